/** What prepares new rows and images for a model that comes without the data it was trained on. */

import { checkOptions, checkShape, showShape, wrong } from "./checks.js";
import { isObject } from "../messages/is-object.js";
import { innerLayers } from "../keras/inner-layers.js";
import { labelsIn } from "../keras/labels.js";
import { MinibatchError } from "../messages/error.js";
import { Preparation } from "./prepared.js";
import { addTexts } from "../messages/en.js";
import { explain as texts } from "../messages/explain.en.js";

addTexts(texts);

/** @typedef {import("./model.js").Model} Model */

/**
 * @typedef {object} BareOptions
 * @property {readonly string[] | string} [classNames] names of what the outputs stand for, also as the text of a
 *   `labels.txt`: one a line; those of the model's file when left out
 * @property {readonly string[]} [columns] names of the numbers that a row has, in the model's order; x1, x2 … when left out
 * @property {readonly [height: number, width: number]} [imageSize] the size in which a model of images of any size gets them;
 *   224 × 224 when left out
 * @property {"0..255" | "0..1" | "-1..1"} [pixels] which numbers the model takes for an image's dark and light; told from its
 *   layers when left out
 */

/** Bytes to numbers. */
const ranges = {
  "0..255": { scale: 1, offset: 0 },
  "0..1": { scale: 1 / 255, offset: 0 },
  "-1..1": { scale: 1 / 127.5, offset: -1 },
};

/** A model that takes more numbers is not asked about by hand. */
const mostColumns = 100_000;

/** Whether a model looks at pictures: its input says so, or the layer that looks at it. @param {any[]} layers @param {(number | null)[]} shape */
function takesImages(layers, shape) {
  const [first] = layers.filter(({ class_name }) => class_name !== "InputLayer");
  if (shape.length === 3) return [1, 3].includes(Number(shape[2]));
  const isFlattened = ["Flatten", "Reshape", "Rescaling"].includes(first?.class_name);
  return shape.length === 2 && isFlattened && Math.min(...shape.map(Number)) > 7;
}

/**
 * MobileNets, as Teachable Machine's, take numbers around 0; a model that scales by itself takes bytes.
 * @param {any[]} layers
 */
function pixelsFor(layers) {
  const has = (/** @type {string} */ name) => layers.some(({ class_name }) => class_name === name);
  if (has("Rescaling") || has("Normalization")) return "0..255";
  return has("DepthwiseConv2D") ? "-1..1" : "0..1";
}

/** @param {any} activation */
const nameOf = (activation) =>
  String(isObject(activation) ? activation.class_name : (activation ?? "linear")).toLowerCase();

/**
 * What the numbers that come out stand for.
 * @param {any[]} layers
 * @param {number} units
 * @param {import("./compile.js").CompileOptions | null} compiled
 */
function taskOf(layers, units, compiled) {
  const last = layers.findLast(
    ({ config, class_name }) => "activation" in config || class_name === "Softmax",
  );
  const ending = last?.class_name === "Softmax" ? "softmax" : nameOf(last?.config.activation);
  const { loss } = compiled ?? {};
  const lossName = isObject(loss)
    ? String(/** @type {any} */ (loss).class_name)
    : String(loss ?? "");
  const isOfClasses = ["softmax", "sigmoid"].includes(ending) || /cross_?entropy/i.test(lossName);
  if (!isOfClasses) return "regression";
  return "classification";
}

/**
 * @param {Model} net
 * @param {BareOptions} [options]
 * @returns {Promise<Preparation>}
 */
export async function barePreparation(net, options = {}) {
  const where = "preparationFor()";
  checkOptions(where, options, ["classNames", "columns", "imageSize", "pixels"]);
  const texts = net.front && (await import("./bare-texts.js")).textStep(net.front.of);
  if (net.front && !texts) {
    throw new MinibatchError("invalid-argument", {
      id: "bare.lookup",
      values: { where, layers: net.front.kinds },
    });
  }
  const { inputs, outputs } = await net.inCore();
  if (inputs.length !== 1 || outputs.length !== 1) {
    throw new MinibatchError("invalid-argument", {
      id: "bare.several",
      values: { inputs: inputs.length, outputs: outputs.length },
    });
  }
  const open = inputs[0].shape;
  const [{ shape: output }] = outputs;
  const layers = innerLayers(net.toJSON());
  const images = !texts && takesImages(layers, open);
  // Lengths that the model leaves open.
  const own = images ? sizeOf(where, options.imageSize) : [options.columns?.length ?? Infinity];
  const shape = open.map((extent, axis) => extent ?? own[axis]);
  const isTable = shape.length === 1 && shape[0] <= mostColumns;
  const [units] = output;
  if (!(images || isTable) || output.length !== 1 || units === null) {
    throw new MinibatchError("invalid-argument", {
      id: "bare.shape",
      values: { input: showShape([null, ...open]), output: showShape([null, ...output]) },
    });
  }
  const task = taskOf(layers, units, net.compileOptions);
  const classes =
    task === "regression" ? [] : classNamesFor(where, options.classNames ?? net.classNames, units);
  const given = options.columns ?? (texts ? [texts.name] : undefined);
  const columns = namesFor(where, given, texts ? 1 : images ? 0 : shape[0]);
  const step = texts?.of(columns[0]);
  return Preparation.fromJSON({
    ...{ encoding: null, scaling: null, images, features: step?.after.names ?? columns },
    inputs: columns.map((name) => ({ name, type: texts ? "category" : "number" })),
    target: {
      ...{ task, class_names: classes, classes },
      columns: task === "regression" ? targetsFor(units, columns) : [],
    },
    ...(images
      ? imageState(shape, pixelsOf(where, options.pixels) ?? pixelsFor(layers))
      : {
          pixels: { channels: [{ scale: 1 / 255, offset: 0 }], standardized: false },
          steps: step ? [step] : [],
        }),
  });
}

/** @param {string} where @param {unknown} size */
function sizeOf(where, size = [224, 224]) {
  const own = checkShape(`${where}: imageSize`, size);
  if (own.length === 2) return own;
  throw wrong(`${where}: imageSize`, { id: "expected.height-and-width" }, size);
}

/**
 * @param {string} where
 * @param {unknown} pixels
 * @returns {keyof typeof ranges | undefined}
 */
function pixelsOf(where, pixels) {
  if (pixels === undefined || (typeof pixels === "string" && Object.hasOwn(ranges, pixels))) {
    return /** @type {any} */ (pixels);
  }
  const choices = Object.keys(ranges);
  throw wrong(`${where}: pixels`, { id: "expected.one-of", values: { choices } }, pixels);
}

/**
 * @param {string} where
 * @param {readonly string[] | string | undefined} given
 * @param {number} units
 */
function classNamesFor(where, given, units) {
  const count = units === 1 ? 2 : units;
  const names = typeof given === "string" ? labelsIn(given) : given;
  if (!names || names.length === 0) return Array.from({ length: count }, (_, i) => String(i));
  checkNames(`${where}: classNames`, names, count);
  return [...names];
}

/**
 * @param {string} where
 * @param {readonly string[] | undefined} given
 * @param {number} count
 */
function namesFor(where, given, count) {
  if (given === undefined) return Array.from({ length: count }, (_, i) => `x${i + 1}`);
  checkNames(`${where}: columns`, given, count);
  return [...given];
}

/** A name that no column has. @param {number} units @param {readonly string[]} columns */
const targetsFor = (units, columns) =>
  Array.from({ length: units }, (_, i) => (units === 1 ? "y" : `y${i + 1}`)).map((name) =>
    columns.includes(name) ? `${name} (predicted)` : name,
  );

/** @param {string} where @param {unknown} names @param {number} count */
function checkNames(where, names, count) {
  const isList = Array.isArray(names) && names.every((name) => typeof name === "string");
  if (!isList) throw wrong(where, { id: "expected.names" }, names);
  if (names.length === count && new Set(names).size === count) return;
  throw new MinibatchError("invalid-argument", {
    id: "bare.names",
    values: { where, expected: count, received: names.length },
  });
}

/**
 * Of images: fitted to the model's size, a square cut of the middle where a MobileNet takes it, as Teachable Machine does.
 * @param {number[]} shape
 * @param {keyof typeof ranges} pixels
 */
function imageState([height, width, channels = 1], pixels) {
  const { scale, offset } = ranges[pixels];
  const size = [height, width, channels];
  const [low, high] = [offset, 255 * scale + offset];
  const at = { classes: [], image: size, test: 0, train: 0 };
  const step = { fitted_on: 0, leaks: false, learned: {} };
  const after = { ...at, pixels: [low, high] };
  return {
    pixels: { channels: [{ scale, offset }], standardized: false },
    steps: [
      {
        ...{
          class_name: "Resizing",
          before: { ...at, pixels: [0, 255] },
          after: { ...at, pixels: [0, 255] },
        },
        config: { height, width, crop_to_aspect_ratio: pixels === "-1..1" },
        ...step,
      },
      {
        ...{ class_name: "Rescaling", before: { ...at, pixels: [0, 255] }, after },
        config: { scale, offset },
        ...step,
      },
    ],
    image: size,
    // What its images' borders were like nobody says: handwriting is light on dark.
    border: { mean: channels === 1 ? 0 : 255, deviation: 255 },
  };
}

/**
 * Where in a picture a model looks, by gradients: Grad-CAM and saliency; occlusion.js covers places of it. Loaded when
 * first asked for.
 *
 * Gradients are those of a class's logit, not of its probability, as in Keras's Grad-CAM example, which removes the last
 * layer's softmax. Of a single output, class 1 is that number itself and class 0 its opposite.
 */

import { asDataset } from "./as-dataset.js";
import { checkOptions, optionalSignal, wholeNumber } from "./checks.js";
import { checkRows } from "./dataset.js";
import { MinibatchError } from "../messages/error.js";
import { sizeOf } from "./numbers.js";
import { addTexts } from "../messages/en.js";
import { explain as texts } from "../messages/explain.en.js";

addTexts(texts);

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("./dataset.js").Dataset} Dataset */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("../wire/protocol.js").FloatArray} FloatArray */

/**
 * @typedef {object} ExplainOptions
 * @property {Iterable<number>} [rows] row numbers from 0, in any order; all rows when left out
 * @property {number} [classIndex] the class whose score is explained; of each row the predicted one when left out
 * @property {AbortSignal} [signal] rejects with the signal's reason
 */

/** @typedef {ExplainOptions & { layer?: string }} GradCamOptions `layer`: the last convolution when left out */

/** @typedef {ExplainOptions & { input?: string }} SaliencyOptions `input` by name: the first of pictures when left out */

/**
 * @typedef {object} Heatmaps
 * @property {FloatArray} heatmap (rows, height, width)
 * @property {number[]} classIndex of each row
 * @property {string} layer whose height and width these are: a convolution, or the input
 */

/** Rows of which activations and gradients are observed at once. */
const batch = 32;
/** @param {Float32Array} data @param {number[]} shape @returns {FloatArray} */
export const floats = (data, shape) => ({ data, shape });

/** @param {string} id @param {Record<string, any>} values */
const refused = (id, values) => new MinibatchError("invalid-argument", { id, values });

/**
 * What every explanation begins with: the rows, and the class of each.
 * @typedef {{ name: string, shape: readonly number[] }} Tensor
 * @typedef {object} Subject
 * @property {Dataset} data
 * @property {number[]} rows
 * @property {number[]} classes
 * @property {number} units of the first output
 * @property {boolean} isSigmoid whether that is a probability of class 1
 * @property {readonly Tensor[]} inputs
 * @property {string} output
 * @property {AbortSignal | undefined} signal
 */

/**
 * @template T
 * @param {Model} net
 * @param {string} where
 * @param {Dataset | Data} x
 * @param {ExplainOptions} options
 * @param {(subject: Subject) => Promise<T>} explain
 */
export async function explained(net, where, x, options, explain) {
  await net.buildFor(where, x);
  const { resource, inputs, outputs } = await net.inCore();
  const signal = optionalSignal(`${where}: signal`, options.signal);
  const [{ name: output, shape }] = outputs;
  const units = sizeOf(shape.map((extent) => extent ?? 1));
  return asDataset(where, resource.engine, x, null, { inputs }, async (data) => {
    const given = options.rows ?? Array(data.rows).keys();
    const rows = [...checkRows(`${where}: rows`, given, data.rows)];
    // In the lengths of the data.
    const known = inputs.map(({ name, shape }, i) => {
      const own = data.inputs.find((input) => input.name === name) ?? data.inputs[i];
      return { name, shape: shape.map((extent, axis) => extent ?? own.shape[axis]) };
    });
    const isSigmoid = endsInSigmoid(net, output);
    const subject = { data, rows, units, isSigmoid, inputs: known, output };
    const classes = await classesOf(net, where, { ...subject, signal }, options.classIndex);
    return explain({ ...subject, classes, signal });
  });
}

/** @param {Model} net @param {string} output */
function endsInSigmoid(net, output) {
  /** @type {any[]} */
  const layers = net.toJSON().config.layers;
  const layer = layers.find(({ config, name }) => [name, config?.name].includes(output));
  const activation = layer?.config?.activation;
  return (activation?.class_name ?? activation) === "sigmoid";
}

/**
 * The class that was asked for, or the predicted one of each row.
 * @param {Model} net
 * @param {string} where
 * @param {Omit<Subject, "classes">} subject
 * @param {number | undefined} classIndex
 * @returns {Promise<number[]>}
 */
async function classesOf(net, where, { data, rows, units, isSigmoid, output, signal }, classIndex) {
  if (classIndex !== undefined) {
    const index = wholeNumber(`${where}: classIndex`, classIndex, 0, Math.max(units, 2) - 1);
    return rows.map(() => index);
  }
  if (units === 1 && !isSigmoid) return rows.map(() => 1);
  const [seen] = await net.observe(data, { layers: [output], rows, signal });
  return rows.map((_, row) => {
    const numbers = seen.output.data.subarray(row * units, (row + 1) * units);
    return units === 1 ? Number(numbers[0] > 0.5) : numbers.indexOf(Math.max(...numbers));
  });
}

/**
 * What a layer gives, and the gradient of each row's score with respect to it.
 * @param {Model} net
 * @param {Subject} subject
 * @param {string} layer
 * @param {(place: number, output: Float32Array, gradient: Float32Array, shape: number[]) => void} use for each row
 */
async function withGradients(net, { data, rows, classes, units, signal }, layer, use) {
  for (const classIndex of new Set(classes)) {
    const places = classes.flatMap((one, place) => (one === classIndex ? [place] : []));
    for (let first = 0; first < places.length; first += batch) {
      const some = places.slice(first, first + batch);
      const seen = await net.observe(data, {
        layers: [layer],
        rows: some.map((place) => rows[place]),
        unit: units === 1 ? 0 : classIndex,
        signal,
      });
      const { output, gradient } = seen[seen.length - 1];
      if (!gradient) throw refused("explain.no-gradient", { layer });
      const sign = units === 1 && classIndex === 0 ? -1 : 1;
      const shape = output.shape.slice(1);
      const size = sizeOf(shape);
      some.forEach((place, i) => {
        const part = [i * size, (i + 1) * size];
        const slope = gradient.data.subarray(...part).map((value) => value * sign);
        use(place, output.data.subarray(...part), slope, shape);
      });
    }
  }
}

/**
 * Grad-CAM (Selvaraju et al. 2017): the feature maps of a convolution, each weighted by the mean of the gradient over
 * it, summed, through a ReLU, and divided by their maximum.
 * @param {Model} net
 * @param {Dataset | Data} x
 * @param {GradCamOptions} [options]
 * @returns {Promise<Heatmaps>}
 */
export async function gradCam(net, x, options = {}) {
  const where = "gradCam()";
  checkOptions(where, options, ["rows", "classIndex", "layer", "signal"]);
  return explained(net, where, x, options, async (subject) => {
    const { name } = await mapsOf(net, subject.output, options.layer);
    let heatmap = new Float32Array();
    let [height, width] = [0, 0];
    await withGradients(net, subject, name, (place, output, gradient, shape) => {
      const channels = shape[2];
      [height, width] = shape;
      if (heatmap.length === 0) heatmap = new Float32Array(subject.rows.length * height * width);
      const means = new Float64Array(channels);
      gradient.forEach((value, i) => (means[i % channels] += value / (height * width)));
      const map = Float64Array.from({ length: height * width }, (_, pixel) => {
        let sum = 0;
        for (let c = 0; c < channels; c++) sum += output[pixel * channels + c] * means[c];
        return Math.max(0, sum);
      });
      const most = map.reduce((a, b) => Math.max(a, b), 0);
      heatmap.set(most > 0 ? map.map((value) => value / most) : map, place * map.length);
    });
    const { rows, classes } = subject;
    return {
      heatmap: floats(heatmap, [rows.length, height, width]),
      classIndex: classes,
      layer: name,
    };
  });
}

/**
 * A layer with feature maps: the one of that name, or the last convolution before the output.
 * @param {Model} net
 * @param {string} output
 * @param {string | undefined} wanted
 */
async function mapsOf(net, output, wanted) {
  const { layers } = await net.describe();
  const hasMaps = layers
    .filter(({ output_shape: shape }) => shape?.length === 4)
    .map(({ name, class_name: type }) => ({ name, type }));
  const found = wanted
    ? hasMaps.find(({ name }) => name === wanted)
    : hasMaps.findLast(({ name, type }) => name !== output && /Conv2D/.test(type));
  if (found) return found;
  if (!wanted) throw refused("explain.no-convolution", {});
  const isThere = layers.some(({ name }) => name === wanted);
  throw refused(isThere ? "explain.no-maps" : "explain.no-layer", { layer: wanted });
}

/**
 * The gradient of the class's score with respect to the pixels: the largest absolute value over the channels (Simonyan
 * et al. 2013).
 * @param {Model} net
 * @param {Dataset | Data} x
 * @param {SaliencyOptions} [options]
 * @returns {Promise<Heatmaps>}
 */
export async function saliency(net, x, options = {}) {
  const where = "saliency()";
  checkOptions(where, options, ["rows", "classIndex", "input", "signal"]);
  return explained(net, where, x, options, async (subject) => {
    const { name, shape } = pictures(subject.inputs, options.input);
    const [height, width, channels] = shape;
    const heatmap = new Float32Array(subject.rows.length * height * width);
    await withGradients(net, subject, name, (place, _, gradient) => {
      const from = place * height * width;
      gradient.forEach((value, i) => {
        const pixel = from + Math.floor(i / channels);
        heatmap[pixel] = Math.max(heatmap[pixel], Math.abs(value));
      });
    });
    const { rows, classes } = subject;
    return {
      heatmap: floats(heatmap, [rows.length, height, width]),
      classIndex: classes,
      layer: name,
    };
  });
}

/**
 * The input of pictures: the one of that name, or the first.
 * @param {readonly Tensor[]} inputs
 * @param {string | undefined} wanted
 */
export function pictures(inputs, wanted) {
  const found = inputs.find(({ name, shape }) =>
    wanted === undefined ? shape.length === 3 : name === wanted && shape.length === 3,
  );
  if (!found) {
    const id = wanted === undefined ? "explain.no-pictures" : "explain.not-pictures";
    throw refused(id, { input: wanted ?? "", inputs: inputs.map(({ name }) => name) });
  }
  return found;
}

/**
 * What ImageDataGenerator does to images while a model is trained on them: random layers at the front of the model, which
 * change images in training only. Its ranges are those of keras.src.legacy.preprocessing.image.ImageDataGenerator.
 */

import { Entry } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {[class_name: string, config: Record<string, any>]} Layer */

/** Arguments that no layer does the same as, and what comes near. @type {Record<string, string>} */
const others = {
  ...{ shear_range: "shear", brightness_range: "brightness", channel_shift_range: "brightness" },
  ...{ featurewise_center: "normalization", featurewise_std_normalization: "normalization" },
  ...{ samplewise_center: "standardization", samplewise_std_normalization: "standardization" },
  ...{ zca_whitening: "", preprocessing_function: "function" },
};

/** @param {any} value */
const isOn = (value) => value !== undefined && value !== null && value !== false && value !== 0;

/** Says which arguments are left out. @param {Evaluator} ev @param {Args} args @param {Syntax} node */
export function leftOutOf(ev, args, node) {
  for (const [argument, instead] of Object.entries(others)) {
    if (!isOn(args.named.get(argument))) continue;
    const place = args.places.get(argument) ?? node;
    const values = { argument, ...(instead && { instead: { id: `instead.${instead}` } }) };
    ev.findings.add(instead ? "generator" : "unsupported-argument", place, {
      ...values,
      class: "ImageDataGenerator",
    });
  }
}

/**
 * Shares of a height or width: a number below 1 is one, others are pixels; of a whole number, one fewer is drawn.
 * @param {any} range
 * @param {any} size pixels
 */
function shareOf(range, size) {
  if (typeof range !== "number" || range < 1) return range;
  return typeof size === "number" ? (Number.isInteger(range) ? range - 1 : range) / size : null;
}

/** zoom_range: a number z stands for [1 - z, 1 + z]. @param {any} range @returns {number[] | null} */
function zoomOf(range) {
  if (typeof range === "number") return [-range, range];
  const isPair = Array.isArray(range) && range.length === 2;
  return isPair && range.every((one) => typeof one === "number")
    ? range.map((one) => Math.round((one - 1) * 1e12) / 1e12)
    : null;
}

/**
 * @param {Evaluator} ev
 * @param {Map<string, any>} named what the generator is told
 * @param {any[]} shape of an image: height and width
 * @param {import("./values.js").Place} place
 * @returns {Entry[]} layers, in the order in which it turns, moves, zooms and flips
 */
export function augmentation(ev, named, [height, width], place) {
  const { fill_mode: mode = "nearest", cval: value = 0 } = Object.fromEntries(named);
  const filled = { fill_mode: mode, ...(mode === "constant" && { fill_value: value }) };
  /** @type {Layer[]} */
  const layers = [];
  const add = (
    /** @type {string} */ name,
    /** @type {string[]} */ given,
    /** @type {any} */ config,
  ) => {
    const isKnown = Object.values(config).every((one) => one !== null && one !== undefined);
    if (isKnown) return void layers.push([name, { ...config, ...filled }]);
    for (const argument of given.filter((one) => isOn(named.get(one))))
      ev.findings.add("unsupported-argument", place, { class: "ImageDataGenerator", argument });
  };
  const [turn, down, across, zoom] = [
    ...["rotation_range", "height_shift_range", "width_shift_range", "zoom_range"],
  ].map((name) => named.get(name));
  const degrees = typeof turn === "number" ? turn / 360 : null;
  if (isOn(turn)) add("RandomRotation", ["rotation_range"], { factor: degrees });
  const [height_factor, width_factor] = [shareOf(down ?? 0, height), shareOf(across ?? 0, width)];
  if (height_factor !== 0 || width_factor !== 0) {
    const config = { height_factor, width_factor };
    add("RandomTranslation", ["height_shift_range", "width_shift_range"], config);
  }
  const range = zoomOf(zoom);
  if (isOn(zoom)) add("RandomZoom", ["zoom_range"], { height_factor: range, width_factor: range });
  const flips = ["horizontal", "vertical"].filter((way) => isOn(named.get(`${way}_flip`)));
  if (flips.length > 0) layers.push(["RandomFlip", { mode: flips.join("_and_") }]);
  if (layers.length > 0) {
    const list = layers.map(([name]) => name).join(", ");
    ev.findings.add("generator-layers", place, { name: "ImageDataGenerator", layers: list });
  }
  return layers.map(([name, config]) => new Entry("layer", name, config, place));
}

/** @param {Entry} entry */
const jsonOf = ({ class_name, config }) => ({ class_name, config: { ...config } });

/** A chain of layers with others behind its input. @param {{ class_name: string, config: Record<string, any> }} json @param {Entry[]} entries */
export function augmentedChain(json, entries) {
  const { layers } = json.config;
  const at = layers[0]?.class_name === "InputLayer" ? 1 : 0;
  const all = [...layers.slice(0, at), ...entries.map(jsonOf), ...layers.slice(at)];
  return entries.length > 0 ? { ...json, config: { ...json.config, layers: all } } : json;
}

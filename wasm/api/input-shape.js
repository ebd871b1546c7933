/** Sequential models without an input: like Keras, they are built when the first data gives a row's shape. */

import { checkShape } from "./checks.js";
import { partsOf } from "./parts.js";
import { unpack } from "./numbers.js";

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("./sequential.js").ModelSpec} ModelSpec */

/** Keys of a first layer's config that may give the input's shape, with or without the batch. */
const shapeKeys = ["batch_shape", "batch_input_shape", "input_shape", "shape", "input_length"];

/**
 * Whether a model's config leaves the shape of its input to the data.
 * @param {ModelSpec} spec
 */
export function lacksInput({ class_name, config }) {
  if (class_name !== "Sequential" || !config || (config.build_input_shape ?? false)) return false;
  const layers = Array.isArray(config) ? config : config.layers;
  if (!Array.isArray(layers) || layers.length === 0) return false;
  const first = layers[0]?.config ?? {};
  if (Array.isArray(first.layers)) return lacksInput(layers[0]);
  return shapeKeys.every((key) => first[key] === undefined || first[key] === null);
}

/**
 * The config with an input of rows of this shape.
 * @param {ModelSpec} spec
 * @param {readonly (number | null)[]} shape
 * @returns {ModelSpec}
 */
export function withInput({ class_name, config }, shape) {
  const { layers, ...rest } = Array.isArray(config) ? { layers: config } : config;
  const entry = { class_name: "InputLayer", config: { shape: [...shape] } };
  return { class_name, config: { ...rest, layers: [entry, ...layers] } };
}

/**
 * The shape of a row of x; in a bare list, each number is a row.
 * @param {string} where
 * @param {Data | import("./dataset.js").Dataset} x
 */
export function rowShapeOf(where, x) {
  if (x && typeof x === "object" && "inputShape" in x) {
    return checkShape(where, x.inputShape);
  }
  const [part] = partsOf(`${where}: x`, x, 1);
  const { shape } = unpack(part?.where ?? `${where}: x`, part?.array);
  const row = shape?.slice(1) ?? [];
  return row.length > 0 ? row : [1];
}

/** A model's config as it is written: what every Keras 3 reads, with layers in Keras's order. */

import { layersOf } from "./layer-order.js";
import { listsOne } from "./older.js";
import { isObject } from "../messages/is-object.js";

/** @import { Spec } from "./types.js" */

/**
 * @param {Spec} spec complete, as the core gives it
 * @param {string} [version] the Keras that is to read it, where it is an older one
 * @returns {Spec}
 */
export function writtenSpec(spec, version) {
  const inputs = spec.config.layers.filter(
    (/** @type {any} */ { class_name: kind }) => kind === "InputLayer",
  );
  const ordered =
    spec.class_name === "Sequential" ? [...inputs, ...layersOf(spec)] : layersOf(spec);
  const layers = ordered.map((entry) => {
    if (Array.isArray(entry.config.layers)) return { ...entry, ...writtenSpec(entry, version) };
    // Keras has the key in the call alone.
    return entry.class_name === "GetItem"
      ? { ...entry, config: { name: entry.config.name } }
      : entry;
  });
  /** @type {Spec["config"]} */
  const config = { ...spec.config, layers };
  for (const key of ["input_layers", "output_layers"]) {
    if (key in config && !listsOne(version)) config[key] = oneAlone(config[key]);
  }
  return withoutNewer({ ...spec, config });
}

/** A tensor alone, as Keras writes it: a list of one would be handed on as a list. @param {unknown} tensors */
const oneAlone = (tensors) =>
  Array.isArray(tensors) && tensors.length === 1 && Array.isArray(tensors[0])
    ? tensors[0]
    : tensors;

/** Arguments that an older Keras 3 refuses; null says what it does anyway. */
const newer = new Set(["input_axes", "output_axes", "quantization_config"]);

/** More of them, with the value that says nothing else. @type {Record<string, Record<string, string>>} */
const newerOf = {
  MultiHeadAttention: { seed: "null" },
  RandomContrast: { value_range: "[0,255]" },
  StringLookup: { oov_method: '"floormod"', salt: "null" },
  IntegerLookup: { oov_method: '"floormod"', salt: "null" },
};

/** Layers whose classes in Keras take no `trainable`. */
const withoutTrainable = /^(InputLayer|SpatialDropout[123]D)$/;

/** @param {any} value @returns {any} */
function withoutNewer(value) {
  if (Array.isArray(value)) return value.map(withoutNewer);
  if (!isObject(value)) return value;
  // Its class has two names, of which older versions know one and newer ones the other; all know this.
  if (value.class_name === "Orthogonal" && value.config?.gain === 1) {
    return value.config.seed === null ? "orthogonal" : value;
  }
  // Keras 3.3 asks whole numbers of Hashing by their name alone.
  if (value.class_name === "DTypePolicy" && value.config?.name) return value.config.name;
  const kept = Object.entries(value).filter(([key, inner]) => inner !== null || !newer.has(key));
  const written = Object.fromEntries(kept.map(([key, inner]) => [key, withoutNewer(inner)]));
  if (withoutTrainable.test(written.class_name)) delete written.config?.trainable;
  for (const [key, same] of Object.entries(newerOf[written.class_name] ?? {}))
    if (JSON.stringify(written.config?.[key]) === same) delete written.config[key];
  return written;
}

/**
 * As an `.h5` has it: it says of models and layers no longer where they are from.
 * @param {any} spec
 * @returns {any}
 */
export function legacySpec({ module: _, registered_name: __, ...spec }) {
  const { layers, ...config } = spec.config;
  if (!Array.isArray(layers)) {
    // Keras 3.15 takes the word for its function keras.ops.dot; it is what is meant without it.
    const { score_mode: mode, ...others } = config;
    return spec.class_name === "Attention" && mode === "dot" ? { ...spec, config: others } : spec;
  }
  return { ...spec, config: { ...spec.config, layers: layers.map(legacySpec) } };
}

/**
 * Without where each class is from, as Keras 2 wrote it.
 * @param {any} value
 * @returns {any}
 */
export function withoutModules(value) {
  if (Array.isArray(value)) return value.map(withoutModules);
  if (!isObject(value)) return value;
  const { module: _, registered_name: __, ...rest } = value;
  const kept = typeof value.class_name === "string" ? rest : value;
  return Object.fromEntries(
    Object.entries(kept).map(([key, inner]) => [key, withoutModules(inner)]),
  );
}

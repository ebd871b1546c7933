/** What is said where a file is no model, or not one for this model. */

import { innerLayers } from "./inner-layers.js";
import { MinibatchError } from "../messages/error.js";
import { isObject } from "../messages/is-object.js";

/**
 * @param {string} path of the file
 * @param {string} id
 * @param {import("../messages/render.js").MessageValues} [values]
 * @returns {never}
 */
export function refuse(path, id, values = {}) {
  throw new MinibatchError("invalid-data", {
    id: "model-file.refused",
    values: { path, why: { id: `model-file.${id}`, values } },
  });
}

/**
 * Where a format's readers have no slices of tensors, as x[:, -1, :] is one.
 * @param {import("./types.js").Spec} spec
 * @param {"h5-slice" | "tfjs-slice"} id
 */
export function refuseSlices(spec, id) {
  const slice = innerLayers(spec).find(({ class_name }) => class_name === "GetItem");
  if (!slice) return;
  const values = { layer: slice.config.name };
  throw new MinibatchError("invalid-argument", { id: `model-file.${id}`, values });
}

/**
 * The longest JSON that is read.
 */
const mostText = 2e8;

/**
 * @param {string} path
 * @param {string} member
 * @param {string} text
 * @returns {any}
 */
export function parseJson(path, member, text) {
  if (text.length > mostText) return refuse(path, "long-text", { name: member, limit: mostText });
  try {
    return JSON.parse(text);
  } catch (cause) {
    return refuse(path, "json", { name: member, cause: String(cause) });
  }
}

/**
 * A class of an author's own, as `keras.saving.register_keras_serializable` names it: "package>Name".
 * @param {{ class_name?: unknown, registered_name?: unknown, config?: any }} layer
 */
const ownClass = ({ class_name, registered_name }) =>
  [registered_name, class_name].find((name) => typeof name === "string" && name.includes(">"));

/**
 * The file's config, which is a model's and names no classes that only its author has.
 * @param {string} path
 * @param {unknown} config
 * @returns {{ class_name: string, config: { layers: any[] } & Record<string, any> } & Record<string, any>}
 */
export function modelConfig(path, config) {
  const isModel = isModelConfig(config);
  /** @type {any[]} */
  const all = isObject(config) ? [config] : [];
  const own = [...all, ...(isModel ? all.flatMap(innerLayers) : [])].find(ownClass);
  if (own) {
    const layer = own.config?.name ?? own.class_name ?? "";
    refuse(path, "own-class", { layer: String(layer), class: String(ownClass(own)) });
  }
  return isModel ? all[0] : refuse(path, "no-config");
}

/** Models in models, at the most. */
const deepest = 100;

/** Whether JSON is a model as Keras writes it, with its layers. @param {unknown} value */
export const isModelConfig = (value) => isLayerConfig(value) && Array.isArray(value.config.layers);

/**
 * @param {unknown} value
 * @param {number} [depth]
 * @returns {value is Record<string, any>}
 */
function isLayerConfig(value, depth = 0) {
  if (!isObject(value) || typeof value.class_name !== "string" || !isObject(value.config)) {
    return false;
  }
  const { layers = [], layer } = value.config;
  const inner = isObject(layer) ? [layer] : [];
  return (
    depth < deepest &&
    Array.isArray(layers) &&
    [...layers, ...inner].every((one) => isLayerConfig(one, depth + 1))
  );
}

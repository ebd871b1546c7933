/** What is said where a file is no model, or not one for this model. */

import { MinibatchError } from "../messages/error.js";

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

/** @param {unknown} value @returns {value is Record<string, any>} */
export const isObject = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value);

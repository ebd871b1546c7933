/** What x, y and sampleWeight may be: one array, a list of arrays, or arrays by name. */

import { wrong } from "./checks.js";
import { isImage } from "./is-image.js";

/** @typedef {import("./arrays.js").ArrayLike} ArrayLike */

/**
 * One array of x, y or sampleWeight.
 * @typedef {object} Part
 * @property {string} where for messages: "fit(): x.left"
 * @property {string} label the same without the call: "x.left"
 * @property {string} name as the caller names it; empty in a list
 * @property {ArrayLike} array
 * @property {boolean} isAlone whether it was given by itself, not in a list
 */

/**
 * Whether a list is of rows, [[1, 2], [3, 4]], and not of arrays for several inputs or outputs.
 * @param {readonly unknown[]} list
 * @param {number} [ends] how many inputs or outputs there are, where that is known
 */
function isOfRows(list, ends) {
  const [first] = list;
  if (ends !== undefined && ends > 1) return false;
  if (Array.isArray(first) || isImage(first)) return true;
  return ends === 1 && list.length > 1 && ArrayBuffer.isView(first);
}

/** Lists and typed arrays, too. @param {unknown} value */
const isReference = (value) => typeof value === "object" && value !== null;

/**
 * @param {string} where ends with the argument's name
 * @param {unknown} value
 * @param {number} [ends] how many inputs or outputs there are, where that is known; Infinity where lists
 *   are of these and never of rows
 * @returns {Part[]}
 */
export function partsOf(where, value, ends) {
  if (value === undefined || value === null) return [];
  const label = where.slice(where.lastIndexOf(" ") + 1);
  /** @param {string} suffix @param {string} name @param {unknown} array @param {boolean} isAlone */
  const part = (suffix, name, array, isAlone = false) => ({
    where: where + suffix,
    label: label + suffix,
    name,
    array: /** @type {ArrayLike} */ (array),
    isAlone,
  });
  if (Array.isArray(value)) {
    const isList = value.length > 0 && isReference(value[0]) && !isOfRows(value, ends);
    return isList
      ? value.map((array, i) => part(`[${i}]`, "", array))
      : [part("", "", value, true)];
  }
  if (isReference(value) && !ArrayBuffer.isView(value) && !("data" in value) && !isImage(value)) {
    const entries = Object.entries(value);
    if (entries.length === 0 || !entries.every(([, array]) => isReference(array))) {
      throw wrong(where, "arrays", value);
    }
    return entries.map(([name, array]) => part(`.${name}`, name, array));
  }
  return [part("", "", value, true)];
}

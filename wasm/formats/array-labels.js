/** Labels of any kind as class numbers with names. */

import { MinibatchError } from "../messages/error.js";
import { decodeText } from "./text.js";

/** @import { Numbers } from "./numbers.js" */
/** @import { Entry } from "./types.js" */

/** @typedef {{ path: string, shape: number[], kind: string, values: Numbers | string[] }} LabelArray one a row */

/** Numbers up to here are taken for class numbers, counted from 0; beyond, the numbers there are make the classes. */
const mostNumbered = 1000;
/** A model with more outputs is too large for a page. */
const mostClasses = 10_000;

/** @param {string} id @param {import("../messages/render.js").MessageValues} values @returns {never} */
function refuse(id, values) {
  throw new MinibatchError("invalid-data", { id, values });
}

/**
 * Labels as one number or text a row: of one-hot rows the place of their 1.
 * @param {LabelArray} array
 * @returns {LabelArray}
 */
export function onePerRow(array) {
  const { path, shape, values } = array;
  const [rows, width = 1, ...rest] = shape;
  const fault = () => refuse("arrays.label-shape", { path, shape });
  if (rest.length > 0) return fault();
  if (width === 1) return { ...array, shape: [rows] };
  if (Array.isArray(values)) return fault();
  const classes = new Int32Array(rows);
  for (let row = 0; row < rows; ++row) {
    const cells = values.subarray(row * width, (row + 1) * width);
    const hot = cells.indexOf(1);
    const isOneHot = hot >= 0 && cells.every((value, i) => value === (i === hot ? 1 : 0));
    if (!isOneHot) return fault();
    classes[row] = hot;
  }
  return { path, shape: [rows], kind: "i", values: classes };
}

/**
 * @param {LabelArray[]} arrays of the parts
 * @returns {{ labels: Int32Array[], classNames: string[], isNumbered: boolean }} isNumbered: whether the names are
 *   the class numbers themselves
 */
export function toLabels(arrays) {
  const parts = arrays.map((array) => {
    const { values, ...rest } = onePerRow(array);
    return { ...rest, values: /** @type {ArrayLike<string | number>} */ (values) };
  });
  const distinct = new Set(parts.flatMap(({ values }) => [...new Set(Array.from(values))]));
  const [{ path, kind }] = parts;
  /** @param {(string | number)[]} classes @param {string[]} names */
  const by = (classes, names) => {
    const codes = new Map(classes.map((value, code) => [value, code]));
    const labels = parts.map(({ values }) =>
      Int32Array.from(Array.from(values), (value) => /** @type {number} */ (codes.get(value))),
    );
    return { labels, classNames: names, isNumbered: false };
  };
  if (distinct.size > mostClasses) {
    return refuse("arrays.classes", { path, classes: distinct.size, limit: mostClasses });
  }
  if (kind === "U" || kind === "S") {
    const names = /** @type {string[]} */ ([...distinct]).sort();
    return by(names, names);
  }
  const numbers = /** @type {number[]} */ ([...distinct]).sort((a, b) => a - b);
  const odd = numbers.find((value) => !Number.isInteger(value));
  if (odd !== undefined || distinct.has(NaN)) {
    return refuse("arrays.label-numbers", { path, value: String(odd ?? NaN) });
  }
  if (kind === "b") return by([0, 1], ["False", "True"]);
  const most = /** @type {number} */ (numbers.at(-1));
  if (numbers[0] < 0 || most >= mostNumbered) return by(numbers, numbers.map(String));
  return {
    labels: parts.map(({ values }) => Int32Array.from(/** @type {ArrayLike<number>} */ (values))),
    classNames: Array.from({ length: most + 1 }, (_, i) => String(i)),
    isNumbered: true,
  };
}

/**
 * The classes' names that files beside the labels list, a line each.
 * @param {string[]} numbers the classes' numbers
 * @param {Entry[]} files
 */
export async function listedNames(numbers, files) {
  if (files.length === 0) return numbers;
  const [file] = files;
  const { text } = decodeText(await file.read(), file.path);
  const names = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return checkNames(names, numbers.length, file.path);
}

/** @param {string[]} names @param {number} classes @param {string} path */
export function checkNames(names, classes, path) {
  if (names.length >= classes) return names;
  return refuse("arrays.class-names", { path, names: names.length, last: classes - 1, classes });
}

/** Whether a value is what an argument of the catalogue takes: core/base/argument_check.cpp, before the core runs. */

import { isObject } from "./plain.js";

/** @typedef {import("../catalog.js").CatalogArgument} CatalogArgument */

/** A shape has at most this many extents besides the batch (core/base/shape.h). */
const mostExtents = 7;

/** @param {CatalogArgument} argument */
function bounds({ minimum, above, maximum, below }) {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  const parts = [
    minimum !== undefined && `of at least ${minimum}`,
    above !== undefined && `greater than ${above}`,
    maximum !== undefined && `of at most ${maximum}`,
    below !== undefined && `less than ${below}`,
  ].filter(Boolean);
  return parts.length === 0 ? "" : ` ${parts.join(" and ")}`;
}

/** @param {readonly string[]} choices */
const quoted = (choices) => choices.map((choice) => `"${choice}"`).join(", ");

/**
 * What a value must be: "a whole number from 1 to 50".
 * @param {CatalogArgument} argument
 */
export function expectation(argument) {
  const { type, kind, choices = [], nullable } = argument;
  const limits = bounds(argument);
  const object = `{ class_name, config } of a ${kind}`;
  /** @type {Record<string, string>} */
  const words = {
    integer: `a whole number${limits}${choices.length > 0 ? ` or ${quoted(choices)}` : ""}`,
    number: `a number${limits}${kind ? `, or ${object}` : ""}`,
    boolean: "true or false",
    string: choices.length > 0 ? `one of ${quoted(choices)}` : "a text",
    integer_pair: `a whole number${limits}, or a list of 2 of them`,
    number_pair: `a number${limits}, or a list of 2 of them`,
    integers: `a whole number${limits}, or a list of them`,
    integer_sides: `a whole number${limits}, a list of 2 of them, or 2 lists of 2, [[top, bottom], [left, right]]`,
    numbers: `a number${limits}, or a list of them`,
    strings: "a list of texts",
    shape: `a list of sizes, each a whole number${limits}`,
    object: `the name of a ${kind}, or ${object}`,
  };
  return (words[type] ?? "a value") + (nullable ? ", or null" : "");
}

/**
 * Whether a value that is not null is one. Entries of the catalogue are checked by entries.js.
 * @param {CatalogArgument} argument
 * @param {any} value
 * @returns {boolean}
 */
export function fits(argument, value) {
  const { type, kind, choices = [] } = argument;
  const inRange = (/** @type {unknown} */ v) =>
    typeof v === "number" &&
    !(v < (argument.minimum ?? -Infinity)) &&
    !(v > (argument.maximum ?? Infinity)) &&
    !(v <= (argument.above ?? -Infinity)) &&
    !(v >= (argument.below ?? Infinity));
  const isWhole = (/** @type {unknown} */ v) => Number.isSafeInteger(v) && inRange(v);
  const areWhole = (/** @type {unknown} */ v) => Array.isArray(v) && v.every(isWhole);
  const isPair = (/** @type {any} */ v) => areWhole(v) && v.length === 2;
  /** @type {(v: unknown, depth?: number) => boolean} */
  const areNumbers = (v, depth = 0) =>
    inRange(v) ||
    (Array.isArray(v) &&
      v.length > 0 &&
      depth <= mostExtents + 1 &&
      v.every((e) => areNumbers(e, depth + 1)));
  switch (/** @type {string} */ (type)) {
    case "integer":
      return isWhole(value) || choices.includes(value);
    case "number":
      return inRange(value) || (kind !== undefined && isObject(value));
    case "boolean":
      return typeof value === "boolean";
    case "string":
      return typeof value === "string" && (choices.length === 0 || choices.includes(value));
    case "integer_pair":
      return isWhole(value) || isPair(value);
    case "number_pair":
      return inRange(value) || (Array.isArray(value) && value.length === 2 && value.every(inRange));
    case "integers":
      return isWhole(value) || areWhole(value);
    case "integer_sides":
      return (
        isWhole(value) ||
        (Array.isArray(value) &&
          value.length === 2 &&
          value.every((side) => isWhole(side) || isPair(side)))
      );
    case "numbers":
      return areNumbers(value);
    case "strings":
      return Array.isArray(value) && value.every((element) => typeof element === "string");
    case "shape":
      return areWhole(value) && value.length <= mostExtents;
    case "object":
      return typeof value === "string" || isObject(value);
    default:
      return true;
  }
}

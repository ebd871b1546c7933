/** Whether a value is what an argument of the catalogue takes: core/base/argument_check.cpp, before the core runs. */

import { say } from "./faults.js";
import { isObject } from "../../messages/is-object.js";

/** @typedef {import("../catalog.js").Argument} CatalogArgument */
/** @typedef {import("./faults.js").Message} Message */

/** A shape has at most this many extents besides the batch (core/base/shape.h). */
const mostExtents = 7;

/**
 * The range of a number, or null where any will do.
 * @param {CatalogArgument} argument
 */
function rangeOf({ minimum, above, maximum, below }) {
  const low = minimum !== undefined ? "at-least" : above !== undefined ? "above" : "";
  const high = maximum !== undefined ? "at-most" : below !== undefined ? "below" : "";
  if (!low && !high) return null;
  const values = Object.entries({ minimum, above, maximum, below }).filter(
    ([, value]) => value !== undefined,
  );
  return say(
    ["range", low, high].filter(Boolean).join("."),
    Object.fromEntries(/** @type {any} */ (values)),
  );
}

/** @param {readonly string[]} choices */
export const oneOf = (choices) =>
  say("expected.one-of", { choices: choices.map((choice) => `"${choice}"`) });

/** Whether null is a value; a shape that must be given may have null extents only. @param {CatalogArgument} argument */
export const takesNull = ({ nullable, required }) => nullable && !required;

/**
 * What a value must be: "a whole number from 1 to 50".
 * @param {CatalogArgument} argument
 * @returns {Message}
 */
export function expectation(argument) {
  const value = withoutNull(argument);
  return takesNull(argument) ? say("expected.or-null", { value }) : value;
}

/** @param {CatalogArgument} argument @returns {Message} */
function withoutNull(argument) {
  const { type, kind, choices = [] } = argument;
  const range = rangeOf(argument);
  /** @param {string} id */
  const number = (id) => (range ? say("number.in-range", { number: say(id), range }) : say(id));
  const whole = number("number.whole");
  const any = number("number.any");
  const object = kind && say(`a.${kind}`);
  switch (/** @type {string} */ (type)) {
    case "integer":
      return choices.length > 0
        ? say("expected.or", { value: whole, other: oneOf(choices) })
        : whole;
    case "number":
      return object ? say("expected.or-entry", { value: any, kind: object }) : any;
    case "boolean":
      return say("expected.boolean");
    case "string":
      return choices.length > 0 ? oneOf(choices) : say("expected.text");
    case "integer_pair":
      return say("expected.or-pair", { number: whole });
    case "number_pair":
      return say("expected.or-pair", { number: any });
    case "integers":
      return say("expected.or-list", { number: whole });
    case "integer_sides":
      return say("expected.or-sides", { number: whole });
    case "numbers":
      return say("expected.or-list", { number: any });
    case "strings":
      return say("expected.texts");
    case "scalar":
      return say("expected.or", { value: any, other: say("expected.text") });
    case "scalars":
      return say("expected.scalars");
    case "replacements":
      return say("expected.scalars-or-pairs");
    case "counts":
      return say("expected.or-counts", {
        number: any,
        choices: choices.map((choice) => `"${choice}"`),
      });
    case "shape":
      return say(argument.nullable ? "expected.extents" : "expected.shape", { number: whole });
    case "object":
      return say("expected.name-or-entry", { kind: object ?? "" });
    default:
      return say("expected.plain");
  }
}

/**
 * Whether a value is how many rows each class gets: `{ yes: 100 }`.
 * @param {unknown} value
 */
function areCounts(value) {
  if (!isObject(value)) return false;
  const counts = Object.values(value);
  return (
    counts.length > 0 && counts.every((count) => Number.isSafeInteger(count) && Number(count) >= 0)
  );
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
  const isScalar = (/** @type {unknown} */ v) => typeof v === "string" || inRange(v);
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
      return (
        Array.isArray(value) && value.length > 0 && value.every((text) => typeof text === "string")
      );
    case "scalar":
      return isScalar(value);
    case "scalars":
    case "replacements":
      if (Array.isArray(value)) return value.length > 0 && value.every(isScalar);
      if (type === "scalars" || !isObject(value)) return isScalar(value);
      return (
        Object.keys(value).length > 0 &&
        Object.values(value).every((v) => v === null || isScalar(v))
      );
    case "counts":
      return choices.includes(value) || inRange(value) || areCounts(value);
    case "shape":
      return (
        Array.isArray(value) &&
        value.length <= mostExtents &&
        value.every((extent) => isWhole(extent) || (argument.nullable && extent === null))
      );
    case "object":
      return typeof value === "string" || isObject(value);
    default:
      return true;
  }
}

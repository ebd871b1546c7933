/** What values may be: the small checks that the schema is made of. */

import { oneOf as choiceOf } from "./arguments.js";
import { say } from "./faults.js";
import { below } from "./plain.js";
import { isObject } from "../../messages/is-object.js";

/** @typedef {import("./faults.js").Faults} Faults */
/** @typedef {import("./faults.js").Message} Message */
/** @typedef {(value: unknown, path: string, faults: Faults) => void} Check */

/**
 * @param {Record<string, unknown>} object
 * @param {readonly string[]} known
 * @param {string} path
 * @param {Faults} faults
 */
export function checkKeys(object, known, path, faults) {
  for (const key of Object.keys(object)) {
    if (!known.includes(key))
      faults.unknown(below(path, key), say("fault.no-such-key"), key, known);
  }
}

/**
 * @param {Message} expected
 * @param {(value: any) => boolean} is
 * @returns {Check}
 */
export const must = (expected, is) => (value, path, faults) => {
  if (!is(value)) faults.wrong(path, expected, value);
};

/**
 * What is made of calls, marked as pure where it stands: a program that checks no experiment ships none of it.
 * @template T
 * @param {() => T} make
 */
export const made = (make) => make();

/** @param {unknown} value */
export const isText = (value) => typeof value === "string";
export const isNumber = Number.isFinite;

/** @param {number} length */
export const text = (length) =>
  must(say("expected.text-of", { most: length }), (v) => isText(v) && v.length <= length);
/**
 * A whole number. Only who goes beyond the largest one is told of it.
 * @param {number} minimum
 * @param {number} [maximum]
 * @returns {Check}
 */
export const whole =
  (minimum, maximum = 2 ** 31 - 1) =>
  (value, path, faults) => {
    const number = Number(value);
    if (Number.isInteger(value) && number >= minimum && number <= maximum) return;
    const range =
      Number.isInteger(value) && number > maximum
        ? say("range.at-least.at-most", { minimum, maximum })
        : say("range.at-least", { minimum });
    faults.wrong(path, say("number.in-range", { number: say("number.whole"), range }), value);
  };
export const yesOrNo = /* @__PURE__ */ made(() =>
  must(say("expected.boolean"), (v) => typeof v === "boolean"),
);
/** @param {readonly string[]} choices */
export const oneOf = (...choices) => must(choiceOf(choices), (v) => choices.includes(v));

/**
 * A list, each element by itself.
 * @param {Message} expected
 * @param {Check} check
 * @returns {Check}
 */
export const listOf = (expected, check) => (value, path, faults) => {
  if (!Array.isArray(value)) return faults.wrong(path, expected, value);
  value.forEach((element, i) => check(element, below(path, i), faults));
};

/**
 * An object of these keys.
 * @param {Message} expected
 * @param {Record<string, Check>} keys
 * @param {readonly string[]} [required]
 * @returns {Check}
 */
export const record =
  (expected, keys, required = []) =>
  (value, path, faults) => {
    if (!isObject(value)) return faults.wrong(path, expected, value);
    checkKeys(value, Object.keys(keys), path, faults);
    for (const [key, check] of Object.entries(keys)) {
      if (Object.hasOwn(value, key)) check(value[key], below(path, key), faults);
      else if (required.includes(key)) faults.add(below(path, key), say("fault.missing"));
    }
  };

/** @param {Check} check @returns {Check} */
export const orNull = (check) => (value, path, faults) => {
  if (value !== null) check(value, path, faults);
};

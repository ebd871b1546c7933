/** Pages of predictions: what is asked for, and what comes. */

import { wrong } from "./checks.js";

/** @typedef {import("./scored.js").Output} Output */

/**
 * @typedef {object} PageOptions
 * @property {Output} [output]
 * @property {"all" | "right" | "wrong" | "suspicious"} [filter] "all" when left out; classes only. "suspicious" are the
 *   rows whose label is likely wrong by confident learning (Northcutt, Jiang, Chuang, 2021)
 * @property {number} [actual] only rows of this class
 * @property {number} [predicted] only rows predicted as this class
 * @property {"descending" | "ascending" | "row"} [order] "descending" when left out: the most confident, or the
 *   largest errors, first
 * @property {"confidence" | "loss" | "suspicion"} [by] the probability of the predicted class, "confidence" when left
 *   out; the loss, which is the larger the less probable the true class is; or how likely the label is wrong. Of
 *   numbers always the absolute error
 * @property {number} [threshold] of two classes: above which probability the second one is predicted
 * @property {number} [from] how many of them to skip; 0 when left out
 * @property {number} [count] how many to return at most; 20 when left out
 */

/**
 * A predicted class beside the true one.
 * @typedef {object} PredictedClass
 * @property {number} row of the data set, from 0
 * @property {number} [position] in the row, where an output has several
 * @property {number} actual
 * @property {number} predicted
 * @property {boolean} right
 * @property {number} confidence the probability of the predicted class
 * @property {Float32Array} probabilities of each class
 * @property {number} [suggested] where label errors are asked for: the class the row is more likely of
 */

/**
 * Predicted numbers beside the true ones; lists where an output has several.
 * @typedef {object} PredictedNumber
 * @property {number} row of the data set, from 0
 * @property {number} [position] in the row, where an output has several
 * @property {number | Float32Array} actual
 * @property {number | Float32Array} predicted
 * @property {number} error the absolute one, summed where there are several numbers
 */

/**
 * `total` is how many rows match the options, on this page or not.
 * @template {PredictedClass | PredictedNumber} Row
 * @typedef {{ total: number, rows: Row[] }} Page
 */

export const filters = ["all", "right", "wrong", "suspicious"];
export const orders = ["descending", "ascending", "row"];
export const keys = ["confidence", "loss", "suspicion"];

/**
 * @template T
 * @param {string} where
 * @param {readonly T[]} choices
 * @param {unknown} value
 */
export function oneOf(where, choices, value) {
  if (choices.includes(/** @type {any} */ (value))) return /** @type {T} */ (value);
  throw wrong(
    where,
    {
      id: "expected.one-of",
      values: { choices: choices.map((choice) => `"${choice}"`) },
    },
    value,
  );
}

/**
 * @param {import("../wire/protocol.js").PredictionsPage} page
 * @param {number} classes 0 of numbers
 * @returns {(PredictedClass | PredictedNumber)[]}
 */
export function rowsOf(page, classes) {
  const { rows, positions, actual, predicted, score, suggested, probabilities } = page;
  const several = positions.some((position) => position > 0);
  const width = classes > 0 ? 1 : actual.length / Math.max(1, rows.length);
  /** @param {Float32Array} numbers @param {number} i */
  const at = (numbers, i) => (width === 1 ? numbers[i] : numbers.slice(i * width, (i + 1) * width));
  return Array.from(rows, (row, i) => {
    const place = several ? { row, position: positions[i] } : { row };
    const values = { ...place, actual: at(actual, i), predicted: at(predicted, i) };
    if (classes === 0) return { ...values, error: score[i] };
    return /** @type {PredictedClass} */ ({
      ...values,
      right: actual[i] === predicted[i],
      confidence: score[i],
      ...(suggested.length > 0 && { suggested: suggested[i] }),
      probabilities: probabilities.slice(i * classes, (i + 1) * classes),
    });
  });
}

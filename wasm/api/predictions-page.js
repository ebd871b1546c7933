/** Pages of predictions: what is asked for, and what comes. */

import { checkOptions, finiteNumber, wholeNumber, wrong } from "./checks.js";
import { optionalNumber } from "./kept-outputs.js";

/** @typedef {import("./scored.js").Output} Output */

/**
 * Which predictions, in which order.
 * @typedef {object} PredictionsChoice
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
 * @property {number} [class] only rows of this class or predicted as it
 * @property {readonly [number, number]} [between] only rows whose confidence or, of numbers, absolute error lies
 *   between these two, which are included
 */

/**
 * @typedef {object} Paging
 * @property {number} [from] how many of them to skip; 0 when left out
 * @property {number} [count] how many to return at most; 20 when left out
 * @typedef {PredictionsChoice & Paging} PageOptions
 */

/**
 * @typedef {object} Selecting
 * @property {ArrayLike<number>} [rows] only these rows, numbered from 0
 * @property {AbortSignal} [signal] rejects with the signal's reason
 * @typedef {PredictionsChoice & Selecting} SelectOptions
 */

/**
 * @typedef {object} AtOptions
 * @property {Output} [output]
 * @property {number} [threshold] of two classes: above which probability the second one is predicted
 * @property {boolean} [suggested] whether to say which class each row is more likely of
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

const filters = ["all", "right", "wrong", "suspicious"];
const orders = ["descending", "ascending", "row"];
const keys = ["confidence", "loss", "suspicion"];

const choiceNames = [
  ...["class", "filter", "actual", "predicted", "between", "order", "by", "threshold"],
];

/** @param {string} where @param {unknown} value */
const optionalClass = (where, value) =>
  value === undefined || value === null ? null : wholeNumber(where, value, 0);

/** @param {string} where @param {any} value */
function optionalRange(where, value) {
  if (value === undefined || value === null) return [null, null];
  if (value.length !== 2)
    throw wrong(where, { id: "expected.list-of", values: { numbers: 2 } }, value);
  return [finiteNumber(where, value[0]), finiteNumber(where, value[1])];
}

/**
 * A query as the core takes it, of all that it lets through.
 * @param {string} where
 * @param {Omit<PredictionsChoice, "output">} options
 * @param {readonly string[]} others that are allowed beside it
 */
export function queryOf(where, options, others) {
  checkOptions(where, options, [...choiceNames, ...others]);
  const { filter = "all", order = "descending", by = "confidence" } = options;
  const [least, most] = optionalRange(`${where}: between`, options.between);
  return {
    filter: oneOf(`${where}: filter`, filters, filter),
    order: oneOf(`${where}: order`, orders, order),
    by: oneOf(`${where}: by`, keys, by),
    threshold: optionalNumber(`${where}: threshold`, options.threshold),
    actual: optionalClass(`${where}: actual`, options.actual),
    predicted: optionalClass(`${where}: predicted`, options.predicted),
    label: optionalClass(`${where}: class`, options.class),
    ...{ least, most, from: 0, count: 0 },
  };
}

/**
 * Numbers of rows or of predictions.
 * @param {string} where
 * @param {any} values
 */
export function rowNumbers(where, values) {
  const numbers = values instanceof Uint32Array ? values : Uint32Array.from(values ?? [Number.NaN]);
  const odd = numbers === values ? -1 : numbers.findIndex((number, i) => number !== values?.[i]);
  if (odd >= 0) wholeNumber(`${where}[${odd}]`, values?.[odd], 0);
  return numbers;
}

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

/** As they lie in the data. */
export const everyRow = {
  ...{ filter: "all", actual: null, predicted: null, label: null, least: null, most: null },
  ...{ order: "row", by: "confidence", threshold: null, from: 0 },
};

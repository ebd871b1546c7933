/** Whether a layer that looks categories up is one that can be computed here. */

import { refuse } from "../refuse.js";

/** @import { Entry } from "./layers.js" */

const isNumber = (/** @type {unknown} */ value) => typeof value === "number";
const isWhole = (/** @type {unknown} */ value) => Number.isInteger(value) && Number(value) >= 0;
const isPositive = (/** @type {unknown} */ value) => isWhole(value) && Number(value) > 0;
/** More categories than any vocabulary has, or any encoding has numbers for. */
const most = 2 ** 24;
const isDepth = (/** @type {unknown} */ value) => isPositive(value) && Number(value) <= most;
/** @param {(value: unknown) => boolean} test @returns {(value: unknown) => boolean} */
const orNone = (test) => (value) => value === null || value === undefined || test(value);
/** @param {...unknown} choices @returns {(value: unknown) => boolean} */
const oneOf =
  (...choices) =>
  (value) =>
    choices.includes(value);
/** @param {(value: unknown) => boolean} test @returns {(value: unknown) => boolean} */
const listOf = (test) => (value) => Array.isArray(value) && value.length > 0 && value.every(test);
const isText = (/** @type {unknown} */ value) => typeof value === "string";
const isSalt = (/** @type {unknown} */ value) =>
  isWhole(value) || (Array.isArray(value) && value.length === 2 && value.every(isWhole));

const dense = { sparse: oneOf(undefined, null, false) };
const vocabulary = {
  ...dense,
  output_mode: oneOf("int", "one_hot", "multi_hot", "count", "tf_idf"),
  idf_weights: orNone(listOf(isNumber)),
  max_tokens: orNone(isDepth),
};
const lookup = {
  ...vocabulary,
  invert: oneOf(undefined, null, false),
  num_oov_indices: orNone((value) => isWhole(value) && Number(value) <= most),
  salt: orNone(isSalt),
};
const encoding = { ...dense, output_mode: oneOf("int", "one_hot", "multi_hot", "count") };

/** What arguments must be, by class. @type {Record<string, Record<string, (value: unknown) => boolean>>} */
const checks = {
  TextVectorization: {
    ...vocabulary,
    vocabulary: listOf(isText),
    standardize: oneOf(null, "lower", "strip_punctuation", "lower_and_strip_punctuation"),
    split: oneOf(null, "whitespace", "character"),
    ngrams: orNone((value) => isPositive(value) || listOf(isPositive)(value)),
    output_sequence_length: orNone(isDepth),
    ragged: oneOf(undefined, null, false),
  },
  StringLookup: { ...lookup, vocabulary: listOf(isText) },
  IntegerLookup: { ...lookup, vocabulary: listOf(Number.isInteger) },
  CategoryEncoding: {
    ...encoding,
    output_mode: oneOf("one_hot", "multi_hot", "count"),
    num_tokens: isDepth,
  },
  Discretization: { ...encoding, bin_boundaries: listOf(isNumber) },
  Hashing: { ...encoding, num_bins: isDepth, salt: orNone(isSalt) },
};

/** @param {string} path of the file @param {Entry} entry */
export function checkLookup(path, { class_name: kind, name, config }) {
  const wrong = Object.entries(checks[kind]).find(([key, holds]) => !holds(config[key]));
  const argument = wrong
    ? wrong[0]
    : config.output_mode === "tf_idf" && !config.idf_weights
      ? "idf_weights"
      : config.pad_to_max_tokens && !isDepth(config.max_tokens)
        ? "max_tokens"
        : null;
  if (argument === null) return;
  const shown = JSON.stringify(config[argument] ?? null).slice(0, 60);
  refuse(path, "lookup", { layer: name, class: kind, argument: `${argument}=${shown}` });
}

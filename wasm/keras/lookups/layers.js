/** Keras's layers that look categories up: what each makes of texts or whole numbers. */

import { MinibatchError } from "../../messages/error.js";
import { encoded, encodedShape } from "./encode.js";
import { farmHash, sipHash } from "./hashes.js";
import { tokensOf } from "./tokens.js";

/** @import { Extents, Values } from "./encode.js" */

/** @typedef {{ name: string, class_name: string, config: Record<string, any> }} Entry of a layer in a model's config */

/**
 * @typedef {object} Lookup
 * @property {(config: Record<string, any>, shape: Extents) => Extents} shape of one row behind it
 * @property {(entry: Entry, values: Values) => Values} apply
 */

/** Of integers of 64 bits, none of which is a category: such tokens are dropped. */
const dropped = Infinity;

const utf8 = new TextEncoder();

/**
 * In which of some bins a text is.
 * @param {string} text
 * @param {number} bins
 * @param {unknown} salt
 */
function binOf(text, bins, salt) {
  const bytes = utf8.encode(text);
  const key = typeof salt === "number" ? [salt, salt] : salt;
  const hash = Array.isArray(key) ? sipHash(bytes, key.map(BigInt)) : farmHash(bytes);
  return Number(hash % BigInt(bins));
}

/** Whole numbers as texts, as TensorFlow writes them. @param {string | number} value */
const textOf = (value) => (typeof value === "string" ? value : String(Math.trunc(value)));

/**
 * The tokens in front of those of a vocabulary: one for padding, and those that stand for unknown ones.
 * @param {Record<string, any>} config
 */
function headOf({ mask_token: mask, output_mode: mode, num_oov_indices: unknown = 1 }) {
  const first = mask !== null && mask !== undefined && mode === "int" ? 1 : 0;
  return { first, start: first + unknown, unknown };
}

/**
 * A vocabulary without its special tokens, whether they were written or not.
 * @param {Record<string, any>} config
 * @returns {(string | number)[]}
 */
function ownTokens(config) {
  const { vocabulary, mask_token: mask, oov_token: oov } = config;
  const { first, start } = headOf(config);
  const special = Array.from({ length: start }, (_, i) => (i < first ? mask : oov));
  const isWhole = special.every((token, i) => token === vocabulary[i]);
  return isWhole ? vocabulary.slice(start) : vocabulary;
}

/** How many numbers there are. @param {Record<string, any>} config */
const depthOf = (config) =>
  config.pad_to_max_tokens ? config.max_tokens : headOf(config).start + ownTokens(config).length;

/** What tokens of `tf_idf` weigh; unknown ones the mean where they are not told. @param {Record<string, any>} config @returns {number[] | undefined} */
function weightsIn(config) {
  if (config.output_mode !== "tf_idf") return undefined;
  const { vocabulary, idf_weights: weights } = config;
  const lacking = headOf(config).start - (vocabulary.length - ownTokens(config).length);
  const mean = weights.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0);
  const all = [...Array(lacking).fill(mean / weights.length), ...weights];
  return Array.from({ length: depthOf(config) }, (_, i) => all[i] ?? 0);
}

/**
 * The number of each token.
 * @param {Entry} entry
 * @returns {(token: string | number) => number}
 */
function finder({ name, config }) {
  const { mask_token: mask, salt = null, oov_method: method = "floormod" } = config;
  const { first, start, unknown } = headOf(config);
  const places = new Map(ownTokens(config).map((token, i) => [token, start + i]));
  const masked = config.output_mode === "int" ? 0 : dropped;
  return (token) => {
    if (token === mask) return masked;
    const place = places.get(token);
    if (place !== undefined) return place;
    if (unknown === 0) {
      throw new MinibatchError("invalid-data", {
        id: "lookup.unknown",
        values: { layer: name, value: String(token) },
      });
    }
    if (unknown === 1) return first;
    const isRest = typeof token === "number" && method !== "farmhash";
    const other = isRest
      ? ((token % unknown) + unknown) % unknown
      : binOf(textOf(token), unknown, salt);
    return first + other;
  };
}

/** @param {Entry} entry @param {Values} values */
function looked(entry, { data, shape }) {
  const { config } = entry;
  const find = finder(entry);
  const places = Array.from(/** @type {ArrayLike<any>} */ (data), find);
  return encoded(config.output_mode, { data: places, shape }, depthOf(config), weightsIn(config));
}

/** What TextVectorization looks its tokens up in. @param {Entry} entry @returns {Entry} */
const withTokens = (entry) => ({
  ...entry,
  config: { ...entry.config, mask_token: "", oov_token: "[UNK]", num_oov_indices: 1 },
});

/**
 * What a TextVectorization learned, with its special tokens, and what each of them weighs.
 * @param {Entry} given
 * @returns {{ vocabulary: string[], idf_weights?: number[] }}
 */
export function learnedTokens(given) {
  const { config } = withTokens(given);
  const { first, start } = headOf(config);
  const head = Array.from({ length: start }, (_, i) => (i < first ? "" : "[UNK]"));
  const vocabulary = [...head, .../** @type {string[]} */ (ownTokens(config))];
  const weights = weightsIn(config);
  return { vocabulary, ...(weights && { idf_weights: weights }) };
}

/** @param {Entry} given @param {Values} values */
function vectorized(given, { data }) {
  const entry = withTokens(given);
  const { config } = entry;
  const find = finder(entry);
  const rows = Array.from(/** @type {readonly string[]} */ (data), (text) =>
    tokensOf(config, text).map(find),
  );
  const longest = rows.reduce((most, { length }) => Math.max(most, length), 0);
  const isInt = config.output_mode === "int";
  const length = isInt ? (config.output_sequence_length ?? longest) : longest;
  const filled = new Float64Array(rows.length * length).fill(isInt ? 0 : dropped);
  rows.forEach((row, i) => filled.set(row.slice(0, length), i * length));
  const places = { data: filled, shape: [rows.length, length] };
  return encoded(config.output_mode, places, depthOf(config), weightsIn(config));
}

/** How many boundaries a number is not below. @param {readonly number[]} boundaries @param {number} value */
function binAmong(boundaries, value) {
  let bin = 0;
  while (bin < boundaries.length && value >= boundaries[bin]) ++bin;
  return bin;
}

/** @param {Entry} entry @param {Values} values */
function hashed({ config }, { data, shape }) {
  const { num_bins: bins, mask_value: mask, salt, output_mode: mode } = config;
  const keeps = mask !== null && mask !== undefined && bins > 1 ? 1 : 0;
  const places = Array.from(/** @type {ArrayLike<string | number>} */ (data), (value) =>
    keeps && value === mask ? 0 : keeps + binOf(textOf(value), bins - keeps, salt),
  );
  return encoded(mode, { data: places, shape }, bins);
}

/** @type {Record<string, Lookup>} */
export const lookups = {
  TextVectorization: {
    shape: (given, shape) => {
      const { config } = withTokens({ name: "", class_name: "", config: given });
      if (config.output_mode !== "int") return [depthOf(config)];
      return [...shape.slice(0, -1), config.output_sequence_length ?? null];
    },
    apply: vectorized,
  },
  ...Object.fromEntries(
    ["StringLookup", "IntegerLookup"].map((kind) => [
      kind,
      {
        shape: (config, shape) =>
          encodedShape(
            config.output_mode,
            shape,
            config.output_mode === "int" ? 0 : depthOf(config),
          ),
        apply: looked,
      },
    ]),
  ),
  CategoryEncoding: {
    shape: (config, shape) => encodedShape(config.output_mode, shape, config.num_tokens),
    apply: ({ config }, values) =>
      encoded(config.output_mode, /** @type {any} */ (values), config.num_tokens),
  },
  Discretization: {
    shape: (config, shape) =>
      encodedShape(config.output_mode, shape, config.bin_boundaries.length + 1),
    apply: ({ config }, { data, shape }) => {
      const { bin_boundaries: boundaries, output_mode: mode } = config;
      const bins = Array.from(/** @type {ArrayLike<number>} */ (data), (value) =>
        binAmong(boundaries, value),
      );
      return encoded(mode, { data: bins, shape }, boundaries.length + 1);
    },
  },
  Hashing: {
    shape: (config, shape) => encodedShape(config.output_mode, shape, config.num_bins),
    apply: hashed,
  },
};

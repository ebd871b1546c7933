/** Arithmetic of tensors with each other, and with numbers: layers that merge, and Rescaling. */

import { activated, rescaled } from "./maker.js";

/** @import { Maker, Operation } from "./maker.js" */

/** A number, or one for each channel; null for any other constant. @param {any} value @returns {number | number[] | null} */
function constant(value) {
  if (typeof value === "number") return value;
  if (!Array.isArray(value)) return null;
  if (value.length === 1) return constant(value[0]);
  return value.length > 0 && value.every((one) => typeof one === "number") ? value : null;
}

/** With a number n: scale and offset. @typedef {(n: number) => [scale: number, offset: number]} Affine */

/**
 * (x - mean) / sqrt(variance) of each channel; null where it takes another sign.
 * @template T
 * @param {Maker<T>} maker
 * @param {T} x
 * @param {number[]} numbers
 * @param {Affine} affine
 * @returns {T | null}
 */
function byChannel(maker, x, numbers, affine) {
  const pairs = numbers.map(affine);
  if (!pairs.every(([scale, offset]) => scale > 0 && Number.isFinite(scale + offset))) return null;
  const mean = pairs.map(([scale, offset]) => -offset / scale + 0);
  const variance = pairs.map(([scale]) => 1 / scale ** 2);
  return maker.layer("Normalization", { axis: -1, mean, variance }, [x]);
}

/**
 * @param {string | null} merge the layer for two tensors
 * @param {Affine} behind x op n
 * @param {Affine | null} before n op x
 * @returns {Operation}
 */
const binary = (merge, behind, before) => (maker, left, right) => {
  if (maker.isTensor(left) && maker.isTensor(right))
    return merge === null ? null : maker.layer(merge, {}, [left, right]);
  const [x, other, affine] = maker.isTensor(left) ? [left, right, behind] : [right, left, before];
  const number = constant(other);
  if (!maker.isTensor(x) || number === null || !affine) return null;
  return typeof number === "number"
    ? rescaled(maker, x, ...affine(number))
    : byChannel(maker, x, number, affine);
};

/**
 * max(x, n) = relu(x - n) + n, and min(x, n) = n - relu(n - x).
 * @param {string} merge
 * @param {1 | -1} sign
 * @returns {Operation}
 */
const extreme = (merge, sign) => (maker, left, right) => {
  if (maker.isTensor(left) && maker.isTensor(right)) return maker.layer(merge, {}, [left, right]);
  const [x, n] = maker.isTensor(left) ? [left, constant(right)] : [right, constant(left)];
  if (typeof n !== "number") return null;
  const isPlain = n === 0 && sign === 1;
  const above = isPlain ? x : rescaled(maker, x, sign, -sign * n + 0);
  if (above === null) return null;
  const kept = activated(maker, above, "relu");
  return isPlain ? kept : rescaled(maker, kept, sign, n);
};

/** As many factors as a layer takes that somebody wrote a power for. */
const mostFactors = 8;

/** @type {Operation} */
const power = (maker, x, exponent) => {
  const isCount = Number.isInteger(exponent) && exponent >= 1 && exponent <= mostFactors;
  if (!maker.isTensor(x) || !isCount) return null;
  const factors = Array.from({ length: exponent }, () => x);
  return exponent === 1
    ? maker.layer("Identity", {}, factors)
    : maker.layer("Multiply", {}, factors);
};

/** @type {Operation} */
const clip = (maker, x, low, high) => {
  if (typeof low !== "number" || typeof high !== "number" || !(low < high)) return null;
  const above = low === 0 ? x : rescaled(maker, x, 1, -low);
  if (above === null) return null;
  const kept = maker.layer("ReLU", { max_value: high - low }, [above]);
  return low === 0 ? kept : rescaled(maker, kept, 1, low);
};

/** @type {Operation} */
const absolute = (maker, x) => {
  const other = rescaled(maker, x, -1);
  return other && maker.layer("Maximum", {}, [x, other]);
};

/** @type {Operation} */
const addAll = (maker, all) =>
  Array.isArray(all) && all.length > 1 && all.every(maker.isTensor)
    ? maker.layer("Add", {}, all)
    : null;

const byNumber = binary(null, (n) => [1 / n, 0], null);

/** @type {Operation} */
const divide = (maker, left, right) => {
  const areTensors = maker.isTensor(left) && maker.isTensor(right);
  const shares = areTensors ? (maker.sharesIn?.(left, right) ?? null) : null;
  if (shares) return maker.layer("Softmax", { axis: shares.axis }, [shares.x]);
  return byNumber(maker, left, right);
};

const two = ["x1|x|a", "x2|y|other|b"];

/** @type {Record<string, [params: string[], make: Operation]>} */
export const arithmetic = {
  add: [
    two,
    binary(
      "Add",
      (n) => [1, n],
      (n) => [1, n],
    ),
  ],
  subtract: [
    two,
    binary(
      "Subtract",
      (n) => [1, -n],
      (n) => [-1, n],
    ),
  ],
  multiply: [
    two,
    binary(
      "Multiply",
      (n) => [n, 0],
      (n) => [n, 0],
    ),
  ],
  true_divide: [two, divide],
  maximum: [two, extreme("Maximum", 1)],
  minimum: [two, extreme("Minimum", -1)],
  bias_add: [
    ["value|x", "bias"],
    binary(
      "Add",
      (n) => [1, n],
      (n) => [1, n],
    ),
  ],
  add_n: [["inputs"], addAll],
  power: [["x1|x|a", "x2|y|a"], power],
  square: [["x"], (maker, x) => power(maker, x, 2)],
  negative: [["x"], (maker, x) => rescaled(maker, x, -1)],
  absolute: [["x"], absolute],
  clip: [["x|t", "x_min|clip_value_min|min_value", "x_max|clip_value_max|max_value"], clip],
};

/** Several operations that are one layer together. */

import { sizesOf } from "./shapes.js";

/** @typedef {import("./values.js").Entry} Entry */
/** @typedef {import("./values.js").Tensor} Tensor */

/** sqrt(maximum(sum(square(x), axis=1, keepdims=True), epsilon)) @param {Tensor} tensor @returns {Tensor | null} x */
export function rowsSquared(tensor) {
  /** @type {Entry[]} */
  const layers = [];
  let one = tensor;
  for (; one.inputs.length === 1; [one] = one.inputs) layers.push(/** @type {Entry} */ (one.layer));
  const [row, same] = one.inputs;
  const isSquare = one.layer.class_name === "Multiply" && one.inputs.length === 2 && row === same;
  const sizes = isSquare ? sizesOf(row) : null;
  if (sizes?.length !== 1) return null;
  // A lower bound next to zero is what keeps a slope finite, which UnitNormalization has of its own.
  const isBound = layers[1]?.class_name === "Activation" && layers[1].config.activation === "relu";
  const offset = layers[0]?.config.offset;
  const isSmall = isBound && offset > 0 && offset < 1e-3 && layers[2].config.offset === -offset;
  if (isBound && !isSmall) return null;
  const [last, ...others] = layers
    .slice(isBound ? 3 : 0)
    .filter(({ class_name }) => class_name !== "Reshape");
  const isSum = last?.class_name === "Rescaling" && last.config.scale === sizes[0];
  const isAll = others.length === 1 && others[0].class_name === "GlobalAveragePooling1D";
  return isSum && last.config.offset === undefined && isAll ? row : null;
}

/** The layers of a chain from one tensor back to another; null where there is none. @param {Tensor} tensor @param {Tensor} from @returns {Entry[] | null} */
function layersBetween(tensor, from) {
  /** @type {Entry[]} */
  const layers = [];
  for (let one = tensor; one !== from; [one] = one.inputs) {
    if (one.inputs.length !== 1) return null;
    layers.push(/** @type {Entry} */ (one.layer));
  }
  return layers;
}

/** Without the largest of a row, which a softmax does not depend on. @param {Tensor} tensor @returns {Tensor} */
function unshifted(tensor) {
  const [x, most] = tensor.inputs;
  if (tensor.layer.class_name !== "Subtract" || !most) return tensor;
  const layers = layersBetween(most, x) ?? [];
  return layers.some(({ class_name }) => /^GlobalMaxPooling/.test(class_name)) ? x : tensor;
}

/** What bounds a sum from 0. */
const tiny = 1e-4;

/**
 * exp(x) / sum(exp(x), axis, keepdims=True): softmax(x, axis)
 * @param {Tensor} left
 * @param {Tensor} right
 * @returns {{ x: Tensor, axis: number } | null}
 */
export function sharesIn(left, right) {
  const { class_name, config } = /** @type {Entry} */ (left.layer);
  if (class_name !== "Activation" || config.activation !== "exponential") return null;
  const [sizes, sums] = [sizesOf(left), sizesOf(right)];
  const layers = layersBetween(right, left);
  if (!layers || !sizes || !sums || sizes.length !== sums.length) return null;
  const axes = sizes.flatMap((size, i) => (size === sums[i] ? [] : [i]));
  const [at] = axes;
  if (axes.length !== 1 || sums[at] !== 1) return null;
  const scales = layers.filter((layer) => layer.class_name === "Rescaling");
  const count = scales.reduce((all, layer) => all * layer.config.scale, 1);
  const isBound = scales.every((layer) => Math.abs(layer.config.offset ?? 0) <= tiny);
  const isSum = layers.some((layer) => /^GlobalAveragePooling/.test(layer.class_name));
  if (!isSum || !isBound || count !== sizes[at]) return null;
  return { x: unshifted(left.inputs[0]), axis: at + 1 };
}

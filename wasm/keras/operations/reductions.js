/** The mean, the sum and the extremes over axes, which pooling over all positions gives. */

import { rescaled } from "./maker.js";

/** @import { Maker, Operation } from "./maker.js" */

const product = (/** @type {number[]} */ all) => all.reduce((one, other) => one * other, 1);

/** Over the axes of steps, of images and of volumes. @type {Record<string, string>} */
const pooled = { 1: "1D", "1,2": "2D", "1,2,3": "3D" };

/**
 * The axes in order, counted from 0 with the batch; null where they are not known, or the batch is one.
 * @param {any} axis
 * @param {(number | null)[] | null} shape
 */
function axesOf(axis, shape) {
  const given = [axis].flat();
  if (!given.every(Number.isInteger)) return null;
  const axes = given.map((one) => (one < 0 && shape ? one + shape.length : one));
  const rank = shape?.length ?? Infinity;
  const areRight = axes.every((one) => one > 0 && one < rank) && new Set(axes).size === axes.length;
  return areRight ? axes.sort((one, other) => one - other) : null;
}

/**
 * @template T
 * @param {Maker<T>} maker
 * @param {"Average" | "Max"} kind
 * @param {T} x
 * @param {(number | null)[] | null} shape
 * @param {number[]} axes
 * @param {boolean} keepdims
 * @returns {T | null}
 */
function pool(maker, kind, x, shape, axes, keepdims) {
  const positions = pooled[String(axes)];
  if (positions && (!shape || shape.length === axes.length + 2)) {
    const config = keepdims ? { keepdims } : {};
    return maker.layer(`Global${kind}Pooling${positions}`, config, [x]);
  }
  const sample = shape?.slice(1);
  if (!sample?.every((size) => size !== null)) return null;
  // (batch, all that is reduced, all that is left), the axes that are reduced first.
  const left = sample.map((_, i) => i + 1).filter((axis) => !axes.includes(axis));
  if (left.length === 0 && !keepdims) return null;
  const order = [...axes, ...left];
  const sizes = (/** @type {number[]} */ some) => some.map((axis) => sample[axis - 1]);
  const isInOrder = order.every((axis, i) => axis === i + 1);
  let y = isInOrder ? x : maker.layer("Permute", { dims: order }, [x]);
  const target = [product(sizes(axes)), product(sizes(left))];
  if (axes.length !== 1 || left.length !== 1)
    y = maker.layer("Reshape", { target_shape: target }, [y]);
  y = maker.layer(`Global${kind}Pooling1D`, {}, [y]);
  const ones = sample.map((size, i) => (axes.includes(i + 1) ? 1 : size));
  const result = keepdims ? ones : sizes(left);
  return result.length === 1 ? y : maker.layer("Reshape", { target_shape: result }, [y]);
}

/** @param {"mean" | "sum" | "max" | "min"} name @returns {Operation} */
const reduced =
  (name) =>
  (maker, x, axis, keepdims = false) => {
    if (!maker.isTensor(x) || typeof keepdims !== "boolean") return null;
    const shape = maker.shapeOf(x);
    const axes = axesOf(axis, shape);
    if (!axes) return null;
    if (name === "min") {
      const other = rescaled(maker, x, -1);
      const most = other && pool(maker, "Max", other, shape, axes, keepdims);
      return most && rescaled(maker, most, -1);
    }
    const counts = axes.map((one) => shape?.[one] ?? null);
    if (name === "sum" && !counts.every((one) => one !== null)) return null;
    const y = pool(maker, name === "max" ? "Max" : "Average", x, shape, axes, keepdims);
    return y && name === "sum" ? rescaled(maker, y, product(/** @type {number[]} */ (counts))) : y;
  };

const params = ["x|input_tensor|a", "axis", "keepdims"];

/** @type {Record<string, [params: string[], make: Operation]>} */
export const reductions = {
  mean: [params, reduced("mean")],
  sum: [params, reduced("sum")],
  max: [params, reduced("max")],
  min: [params, reduced("min")],
};

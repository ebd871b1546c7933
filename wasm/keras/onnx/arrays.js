/** Weights in the order of axes that ONNX takes, and what shapes come to. */

/** @import { FilledWeight } from "../types.js" */
/** @import { Shape } from "./graph.js" */

/** @param {readonly number[]} shape */
export const sizeOf = (shape) => shape.reduce((product, extent) => product * extent, 1);

/**
 * @param {Pick<FilledWeight, "shape" | "data">} weight
 * @param {readonly number[]} order axis by axis, which one of the weight it is
 */
export function transposed({ shape, data }, order) {
  const steps = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
  const extents = order.map((axis) => shape[axis]);
  const out = new Float32Array(data.length);
  const index = order.map(() => 0);
  let from = 0;
  for (let to = 0; to < out.length; ++to) {
    out[to] = data[from];
    for (let axis = order.length - 1; axis >= 0; --axis) {
      from += steps[order[axis]];
      if (++index[axis] < extents[axis]) break;
      from -= steps[order[axis]] * extents[axis];
      index[axis] = 0;
    }
  }
  return { shape: extents, data: out };
}

/** An axis counted from the front. @param {number} axis @param {number} rank */
export const axisOf = (axis, rank) => (axis < 0 ? axis + rank : axis);

/** As Reshape takes it: 0 keeps the extent at its place, so that only one may be found by it. @param {Shape} shape */
export const extentsOf = (shape) => shape.map((extent, axis) => extent ?? (axis === 0 ? -1 : 0));

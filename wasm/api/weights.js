/** Weights as one flat array, in the core's order. */

import { showShape, wrong } from "./checks.js";
import { MinibatchError } from "../messages/error.js";

/**
 * @param {readonly import("../wire/protocol.js").NamedWeight[]} own what the model has
 * @param {readonly { data: Float32Array, shape: readonly number[] }[]} given
 * @param {string} where the call
 * @returns {Float32Array}
 */
export function flattenWeights(own, given, where) {
  if (!Array.isArray(given)) throw wrong(where, "weights", given);
  if (given.length !== own.length) {
    throw new MinibatchError("shape-mismatch", {
      id: "weights.count",
      values: { where, expected: own.length, received: given.length },
    });
  }
  const flat = new Float32Array(own.reduce((sum, { data }) => sum + data.length, 0));
  let offset = 0;
  for (const [i, { name, shape, data }] of own.entries()) {
    const weight = given[i];
    if (!(weight?.data instanceof Float32Array) || !Array.isArray(weight.shape)) {
      throw wrong(`${where}: weight ${i}`, "weight", weight);
    }
    const same =
      weight.shape.length === shape.length &&
      shape.every((extent, axis) => extent === weight.shape[axis]);
    if (!same || weight.data.length !== data.length) {
      throw new MinibatchError("shape-mismatch", {
        id: "weights.shape",
        values: {
          where,
          weight: i,
          name,
          shape: showShape(shape),
          received: showShape(weight.shape),
          numbers: weight.data.length,
        },
      });
    }
    flat.set(weight.data, offset);
    offset += data.length;
  }
  return flat;
}

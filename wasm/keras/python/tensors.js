/** Operators and functions on the tensors of a model: the layers that do the same. */

import { asLayers } from "../operations/index.js";
import { keyOf } from "../operations/slices.js";
import { findEntry } from "./names.js";
import { sizesOf } from "./shapes.js";
import { Dim, Entry, Tensor } from "./values.js";

/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {import("../operations/maker.js").Maker<Tensor>} Maker */

/** @param {Syntax} node @returns {Maker} */
const makerAt = (node) => ({
  layer: (class_name, config, inputs) =>
    new Tensor(new Entry("layer", class_name, config, node), inputs, node),
  isTensor: (value) => value instanceof Tensor,
  shapeOf: (tensor) => {
    const sizes = sizesOf(tensor);
    return sizes && [null, ...sizes.map((size) => (typeof size === "number" ? size : null))];
  },
});

/**
 * @param {string} op
 * @param {any} left
 * @param {any} right
 * @param {Syntax} node
 * @returns {Tensor | null} null where no layer does it
 */
export const tensorsJoined = (op, left, right, node) =>
  /** @type {Tensor | null} */ (asLayers(makerAt(node), op, { list: [left, right], named: {} }));

/** x[:, -1, :] @param {Tensor} tensor @param {any} index @param {Syntax} node @returns {Tensor | null} */
export function sliceOf(tensor, index, node) {
  const items = [index].flat().map((item) => {
    if (item?.ellipsis) return { class_name: "__ellipsis__" };
    return item?.slice ? { start: item.first, stop: item.last, step: item.step } : item;
  });
  const key = keyOf(items);
  return key === null ? null : makerAt(node).layer("GetItem", { key }, [tensor]);
}

/** -x @param {Tensor} tensor @param {Syntax} node */
export const negated = (tensor, node) =>
  /** @type {Tensor} */ (asLayers(makerAt(node), "negative", { list: [tensor], named: {} }));

const modules =
  /^(?:keras\.(?:ops|activations|backend)|tensorflow(?:\.nn|\.math|\.linalg|\.image)?)\.(?:\w+\.)?(\w+)$/;

/** A shape that begins with the number of rows. @param {any} value */
const withoutRows = (value) =>
  Array.isArray(value) && value[0] instanceof Dim ? [null, ...value.slice(1)] : value;

/**
 * A function on a model's tensors: keras.ops.relu(x), tf.concat([a, b], -1).
 * @param {string} path
 * @param {Args} args
 * @param {Syntax} node
 * @returns {Tensor | Tensor[] | null} null where it is none, or no layer does it
 */
export function functionOfTensors(path, args, node) {
  const name = modules.exec(path)?.[1];
  const given = [...args.list, ...args.named.values()].flat();
  if (!name || !given.some((one) => one instanceof Tensor)) return null;
  const named = [...args.named].map(([key, value]) => [key, withoutRows(value)]);
  const made = asLayers(makerAt(node), path, {
    list: args.list.map(withoutRows),
    named: Object.fromEntries(named),
  });
  if (made) return made;
  // An activation of the catalogue that keras.ops has not.
  const [x] = args.list;
  const isActivation = args.list.length === 1 && args.named.size === 0 && x instanceof Tensor;
  return isActivation && findEntry("activation", name)
    ? makerAt(node).layer("Activation", { activation: name }, [x])
    : null;
}

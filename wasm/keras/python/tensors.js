/** Operators and functions on the tensors of a model: the layers that do the same. */

import { asLayers, operationName } from "../operations/index.js";
import { layersFor } from "../operations/refuse.js";
import { keyOf } from "../operations/slices.js";
import { findEntry } from "./names.js";
import { sizesOf } from "./shapes.js";
import { Dim, Entry, Tensor, Unknown, carried } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
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
  squaresIn: rowsSquared,
});

/** sqrt(maximum(sum(square(x), axis=1, keepdims=True), epsilon)) @param {Tensor} tensor @returns {Tensor | null} x */
function rowsSquared(tensor) {
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

/**
 * @param {string} op
 * @param {any} left
 * @param {any} right
 * @param {Syntax} node
 * @returns {Tensor | null} null where no layer does it
 */
export const tensorsJoined = (op, left, right, node) =>
  /** @type {Tensor | null} */ (asLayers(makerAt(node), op, { list: [left, right], named: {} }));

/** What an operation gives that no layer does. @param {Evaluator} ev @param {string} path @param {Syntax} node */
export function withoutLayers(ev, path, node) {
  const call = ev.findings.textOf(node);
  const layers = layersFor(operationName(path));
  return Object.assign(new Unknown(node, call), { operation: { call, layers } });
}

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

/** What a tensor is asked, and what is done to no values of it. */
const asksOnly = /^(?:int_shape|shape|ndim|rank|is_keras_tensor|stop_gradient|print|cast)$/;

/** A shape that begins with the number of rows. @param {any} value */
const withoutRows = (value) =>
  Array.isArray(value) && value[0] instanceof Dim ? [null, ...value.slice(1)] : value;

/**
 * A function on a model's tensors: keras.ops.relu(x), tf.concat([a, b], -1).
 * @param {Evaluator} ev
 * @param {string} path
 * @param {Args} args
 * @param {Syntax} node
 * @returns {Tensor | Tensor[] | Unknown | null} null where it is none
 */
export function functionOfTensors(ev, path, args, node) {
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
  if (isActivation && findEntry("activation", name))
    return makerAt(node).layer("Activation", { activation: name }, [x]);
  if (asksOnly.test(name)) return null;
  return carried(given) ?? withoutLayers(ev, path, node);
}

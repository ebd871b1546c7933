/** Operators and functions on the tensors of a model: the layers that do the same. */

import { asLayers, operationName } from "../operations/index.js";
import { layersFor } from "../operations/refuse.js";
import { keyOf } from "../operations/slices.js";
import { findEntry } from "./names.js";
import { rowsSquared, sharesIn } from "./patterns.js";
import { sizesOf } from "./shapes.js";
import { Dim, Entry, Tensor, Unknown, carried } from "./values.js";
import { hasWeight, ofWeights, viewOf, withTensors } from "./weights.js";

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
  sharesIn,
});

/**
 * @param {Evaluator} ev
 * @param {string} op
 * @param {any} left
 * @param {any} right
 * @param {Syntax} node
 * @returns {Tensor | null} null where no layer does it
 */
export function tensorsJoined(ev, op, left, right, node) {
  const own = ofWeights(op, [left, right], node);
  if (own) return own;
  const tensor = left instanceof Tensor ? left : right;
  const list = [left, right].map((one) => withTensors(ev, one, tensor));
  if (hasWeight(list)) return null;
  return /** @type {Tensor | null} */ (asLayers(makerAt(node), op, { list, named: {} }));
}

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

/** With weights of a layer of the notebook's own among them. @returns {ReturnType<typeof functionOfTensors>} @param {Evaluator} ev @param {string} path @param {Args} args @param {Tensor} tensor @param {Syntax} node */
function functionOfWeights(ev, path, args, tensor, node) {
  const name = operationName(path);
  const own = ofWeights(name, [...args.list, ...args.named.values()], node);
  if (own) return own;
  const list = args.list.map((one) => withTensors(ev, one, tensor));
  const named = new Map();
  for (const [key, one] of args.named) named.set(key, withTensors(ev, one, tensor));
  if (hasWeight([...list, ...named.values()])) return withoutLayers(ev, path, node);
  const given = Object.assign(Object.create(Object.getPrototypeOf(args)), args, { list, named });
  return functionOfTensors(ev, path, given, node);
}

/**
 * A function on a model's tensors: keras.ops.relu(x), tf.concat([a, b], -1).
 * @param {Evaluator} ev
 * @param {string} path
 * @param {Args} args
 * @param {Syntax} node
 * @returns {Tensor | Tensor[] | import("./weights.js").Weight | Unknown | null} null where it is none
 */
export function functionOfTensors(ev, path, args, node) {
  const name = modules.exec(path)?.[1];
  const given = [...args.list, ...args.named.values()].flat();
  const view = name ? viewOf(name, [...args.list, ...args.named.values()]) : null;
  if (view) return view;
  const tensor = given.find((one) => one instanceof Tensor);
  if (!name || !tensor) return null;
  if (hasWeight(given)) return functionOfWeights(ev, path, args, tensor, node);
  const named = [...args.named].map(([key, value]) => [key, withoutRows(value)]);
  const made = asLayers(makerAt(node), path, {
    list: args.list.map(withoutRows),
    named: Object.fromEntries(named),
  });
  const isOlder = operationName(path) === "resize_bilinear";
  if (made && isOlder && !args.named.get("half_pixel_centers"))
    ev.findings.add("stand-in", node, {
      ...{ name: path.replace("tensorflow", "tf"), known: "Resizing" },
      instead: { id: "instead.pixel-centers" },
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

/** Operators and functions on the tensors of a model: the layers that do the same. */

import { findEntry } from "./names.js";
import { Dim, Entry, Tensor } from "./values.js";

/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */

/** @param {string} class_name @param {Record<string, any>} config @param {Tensor[]} inputs @param {Syntax} node */
const layerOn = (class_name, config, inputs, node) =>
  new Tensor(new Entry("layer", class_name, config, node), inputs, node);

/** Functions of two tensors, as operators too. @type {Record<string, string>} */
const merges = {
  ...{ "+": "Add", "-": "Subtract", "*": "Multiply" },
  ...{ add: "Add", subtract: "Subtract", multiply: "Multiply" },
  ...{ maximum: "Maximum", minimum: "Minimum" },
};

/** With a number n: scale and offset. @type {Record<string, (n: number) => [number, number]>} */
const behind = {
  "+": (n) => [1, n],
  "-": (n) => [1, -n],
  "*": (n) => [n, 0],
  "/": (n) => [1 / n, 0],
};
/** @type {typeof behind} */
const before = { "+": (n) => [1, n], "-": (n) => [-1, n], "*": (n) => [n, 0] };

/**
 * @param {string} op
 * @param {any} left
 * @param {any} right
 * @param {Syntax} node
 * @returns {Tensor | null} null where no layer does it
 */
export function tensorsJoined(op, left, right, node) {
  if (left instanceof Tensor && right instanceof Tensor)
    return merges[op] ? layerOn(merges[op], {}, [left, right], node) : null;
  const [tensor, number, table] =
    left instanceof Tensor ? [left, right, behind] : [right, left, before];
  const numbers = typeof number === "number" ? table[op]?.(number) : undefined;
  if (!numbers?.every(Number.isFinite)) return null;
  const [scale, offset] = numbers;
  return layerOn("Rescaling", { scale, ...(offset !== 0 && { offset }) }, [tensor], node);
}

/** An entry of x[:, -1, 1:4] as Python writes it; null where it is not known. @param {any} item */
function itemText(item) {
  if (item === null) return "None";
  if (Number.isInteger(item)) return String(item);
  if (!item?.slice) return null;
  if (item.ellipsis) return "...";
  const ends = [item.first, item.last, item.step];
  if (!ends.every((end) => end === null || Number.isInteger(end))) return null;
  const [first, last, step] = ends.map((end) => end ?? "");
  return `${first}:${last}${step === "" ? "" : `:${step}`}`;
}

/** x[:, -1, :] @param {Tensor} tensor @param {any} index @param {Syntax} node @returns {Tensor | null} */
export function sliceOf(tensor, index, node) {
  const items = [index].flat().map(itemText);
  return items.includes(null)
    ? null
    : layerOn("GetItem", { key: items.join(", ") }, [tensor], node);
}

/** -x @param {Tensor} tensor @param {Syntax} node */
export const negated = (tensor, node) => layerOn("Rescaling", { scale: -1 }, [tensor], node);

const modules = /^(?:keras\.(?:ops|activations|backend)|tensorflow(?:\.nn|\.math)?)\.(\w+)$/;
/** Over the axes of images or of steps. @type {Record<string, string>} */
const pooling = {
  ...{ mean: "GlobalAveragePooling", reduce_mean: "GlobalAveragePooling" },
  ...{ max: "GlobalMaxPooling", reduce_max: "GlobalMaxPooling" },
};

/** @param {any} axis @returns {string} such as "2D"; "" where no layer pools over them */
const axesOf = (axis) => ({ 1: "1D", "1,2": "2D", "1,2,3": "3D" })[String(axis)] ?? "";

/** Activations with numbers of their own: their arguments, and the layer that has them. @type {Record<string, [order: string[], class_name: string]>} */
const withNumbers = {
  relu: [["x", "negative_slope", "max_value", "threshold"], "ReLU"],
  leaky_relu: [["x", "negative_slope"], "LeakyReLU"],
  elu: [["x", "alpha"], "ELU"],
};

/**
 * K.relu(x, max_value=6), tf.nn.leaky_relu(x, 0.1).
 * @param {string} name
 * @param {Args} args
 * @returns {[class_name: string, config: Record<string, number>] | null} null where it has none, or they are not known
 */
function activationWith(name, args) {
  const [order, class_name] = Object.hasOwn(withNumbers, name) ? withNumbers[name] : [];
  if (!order || !class_name) return null;
  const { x: _, features: __, alpha, ...others } = args.bound(order).values;
  // The slope's older name; that of the function is 0.2, and the layer's 0.3.
  const slope = name === "elu" ? "alpha" : "negative_slope";
  const config = {
    ...(name === "leaky_relu" && { negative_slope: 0.2 }),
    ...others,
    ...(alpha !== undefined && { [slope]: alpha }),
  };
  const isKnown = Object.entries(config).every(
    ([key, value]) => order.includes(key) && typeof value === "number",
  );
  return isKnown && Object.keys(config).length > 0 ? [class_name, config] : null;
}

/**
 * A function on a model's tensors: keras.ops.relu(x), tf.concat([a, b], -1).
 * @param {string} path
 * @param {Args} args
 * @param {Syntax} node
 * @returns {Tensor | null} null where it is none, or no layer does it
 */
export function functionOfTensors(path, args, node) {
  const name = modules.exec(path)?.[1];
  const [x = args.named.get("x"), second] = args.list;
  const inputs = [x].flat().filter((one) => one instanceof Tensor);
  if (!name || inputs.length === 0) return null;
  const axis = args.named.get("axis") ?? second;
  if (/^concat(enate)?$/.test(name))
    return layerOn("Concatenate", { axis: typeof axis === "number" ? axis : 0 }, inputs, node);
  if (merges[name] && second !== undefined) {
    const op = { add: "+", subtract: "-", multiply: "*" }[name] ?? name;
    return tensorsJoined(op, x, second, node);
  }
  if (pooling[name] && axesOf(axis)) {
    const keeps = args.named.get("keepdims") === true;
    const config = keeps ? { keepdims: true } : {};
    return layerOn(pooling[name] + axesOf(axis), config, inputs, node);
  }
  if (name === "reshape") {
    const shape = args.named.get("newshape") ?? args.named.get("shape") ?? second;
    const isOfSamples =
      Array.isArray(shape) && (shape[0] === -1 || shape[0] === null || shape[0] instanceof Dim);
    const rest = isOfSamples ? shape.slice(1) : [];
    if (!rest.length || !rest.every((/** @type {any} */ one) => typeof one === "number"))
      return null;
    return layerOn("Reshape", { target_shape: rest }, inputs, node);
  }
  const own = inputs.length === 1 ? activationWith(name, args) : null;
  if (own) return layerOn(own[0], own[1], inputs, node);
  const isActivation = inputs.length === 1 && args.list.length === 1 && args.named.size === 0;
  return isActivation && findEntry("activation", name)
    ? layerOn("Activation", { activation: name }, inputs, node)
    : null;
}

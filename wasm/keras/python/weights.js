/**
 * Weights that a layer of the notebook's own adds for itself. x @ W (+ b) is a Dense. What else is done with one is done
 * with the bias of a Dense that sees nothing but zero: it is trained as the weight is.
 */

import { Dim, Entry, Tensor, Unknown } from "./values.js";
import { findEntry } from "./names.js";
import { sizesOf } from "./shapes.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./args.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */

/** @typedef {Record<string, any>} Settings */

/** What add_weight() gives. */
export class Weight {
  /** @param {any[]} shape @param {Settings} config of a bias or a kernel: `initializer`, `regularizer`, `constraint` @param {Syntax} place */
  constructor(shape, config, place) {
    this.shape = shape;
    this.config = config;
    this.place = place;
    /** The layers that have it, each by the bias that is added behind it. @type {Map<Weight | null, Entry>} */
    this.layers = new Map();
  }

  /** The same values in another shape. @param {any[]} shape */
  as(shape) {
    const view = new Weight(shape, this.config, this.place);
    return Object.assign(view, { layers: this.layers });
  }
}

/** What is given of an argument as a config has it. @param {any} value @param {string} kind */
function entryConfig(value, kind) {
  if (typeof value === "string") return findEntry(kind, value) ? value : null;
  return value instanceof Entry ? { class_name: value.class_name, config: value.config } : null;
}

const described = ["initializer", "regularizer", "constraint"];

/**
 * self.add_weight(shape=…), of Keras 2 with the name in front.
 * @param {string} method
 * @param {Args} args
 * @param {Syntax} node
 * @returns {Weight | Unknown | null} null for other methods
 */
export function weightOf(method, args, node) {
  if (!/^add_(?:weight|variable)$/.test(method)) return null;
  const isNamed = typeof args.list[0] === "string";
  const order = isNamed
    ? ["name", "shape", "dtype", "initializer", "regularizer", "trainable", "constraint"]
    : ["shape", "initializer", "dtype", "trainable"];
  const { values } = args.bound(order);
  const shape = values.shape ?? [];
  if (!Array.isArray(shape)) return new Unknown(node, "add_weight");
  /** @type {Settings} */
  const config = Object.fromEntries(
    described.flatMap((name) => {
      const own = entryConfig(values[name], name);
      return own === null ? [] : [[name, own]];
    }),
  );
  if (values.trainable === false) config.trainable = false;
  return new Weight(shape, config, node);
}

/** A weight's settings as arguments of a layer. @param {"kernel" | "bias"} part @param {Weight} weight */
const settings = (part, { config }) =>
  Object.fromEntries(
    described.filter((name) => name in config).map((name) => [`${part}_${name}`, config[name]]),
  );

/**
 * x @ W, and x @ W + b where a bias is given.
 * @param {Tensor} x
 * @param {Weight} kernel
 * @param {Weight | null} bias
 * @param {Syntax} node
 * @returns {Tensor | null}
 */
function product(x, kernel, bias, node) {
  const units = kernel.shape[1] ?? 1;
  const isCount = Number.isInteger(units) || units instanceof Dim;
  if (kernel.shape.length > 2 || !isCount) return null;
  const known = kernel.layers.get(bias);
  const config = {
    units: units instanceof Dim ? 2 : units,
    ...(bias ? settings("bias", bias) : { use_bias: false }),
    ...settings("kernel", kernel),
  };
  const layer = known ?? new Entry("layer", "Dense", config, node);
  kernel.layers.set(bias, layer);
  const tensor = new Tensor(layer, [x], node);
  if (bias === null) products.set(tensor, { x, kernel });
  return kernel.shape.length === 2 ? tensor : squeezed(tensor, node);
}

/** Products without a bias, and of what. @type {WeakMap<Tensor, { x: Tensor, kernel: Weight }>} */
const products = new WeakMap();

/** Without the last axis, which is of one. @param {Tensor} tensor @param {Syntax} node */
function squeezed(tensor, node) {
  const sizes = sizesOf(tensor)?.slice(0, -1);
  const known = sizes?.every(Number.isInteger) && sizes.length > 0;
  return known
    ? new Tensor(new Entry("layer", "Reshape", { target_shape: sizes }, node), [tensor], node)
    : new Tensor(new Entry("layer", "GetItem", { key: "..., 0" }, node), [tensor], node);
}

/**
 * A weight as a tensor that is the same for every row.
 * @param {Weight} weight
 * @param {Tensor} x of the model
 * @returns {Tensor | null} null where its shape is not known
 */
function asTensor(weight, x) {
  const { place } = weight;
  const rank = sizesOf(x)?.length;
  // One for all rows, as the batch is the first axis.
  const isOfRows = rank !== undefined && weight.shape.length === rank + 1 && weight.shape[0] === 1;
  const shape = isOfRows ? weight.shape.slice(1) : weight.shape;
  if (!rank || !shape.every(Number.isInteger)) return null;
  const units = shape.reduce((a, b) => a * b, 1);
  const known = weight.layers.get(weight);
  // What add_weight() begins with by itself.
  const usual = { kernel_initializer: "zeros", bias_initializer: "glorot_uniform" };
  const config = { units, ...usual, ...settings("bias", weight) };
  const trainable = weight.config.trainable === false ? { trainable: false } : {};
  const layer = known ?? new Entry("layer", "Dense", { ...config, ...trainable }, place);
  weight.layers.set(weight, layer);
  const key = [":", ...Array.from({ length: rank - 1 }, () => "0"), ":1"].join(", ");
  const one = new Tensor(new Entry("layer", "GetItem", { key }, place), [x], place);
  const zero = new Tensor(new Entry("layer", "Rescaling", { scale: 0 }, place), [one], place);
  const values = new Tensor(layer, [zero], place);
  // As NumPy counts axes from the last.
  const target = [...Array.from({ length: rank - shape.length }, () => 1), ...shape];
  if (target.length === 1) return values;
  return new Tensor(
    new Entry("layer", "Reshape", { target_shape: target }, place),
    [values],
    place,
  );
}

/** Says what stands in for a weight. @param {Evaluator} ev @param {Weight} weight */
const say = (ev, { place }) =>
  ev.findings.add("free-weight", place, { what: ev.findings.textOf(place) });

/** @param {any} value @returns {boolean} */
export const hasWeight = (value) =>
  Array.isArray(value) ? value.some(hasWeight) : value instanceof Weight;

/** What is given with tensors in the place of weights. @param {Evaluator} ev @param {any} value @param {Tensor} x @returns {any} */
export function withTensors(ev, value, x) {
  if (Array.isArray(value)) return value.map((one) => withTensors(ev, one, x));
  if (!(value instanceof Weight)) return value;
  const tensor = asTensor(value, x);
  if (tensor) say(ev, value);
  return tensor ?? value;
}

/** Whether the last axis is multiplied by the first of a kernel, as matmul() and dot() do. @param {any} given `axes` @param {Tensor} x */
function areLastAndFirst(given, x) {
  if (given === undefined || given === 1) return true;
  const [last, first] = [given].flat(2);
  return first === 0 && (last === -1 || last === sizesOf(x)?.length);
}

/**
 * x @ W, x + b: what is a layer of its own.
 * @param {string} name of the operation
 * @param {any[]} list
 * @param {Syntax} node
 * @returns {Tensor | null} null for other operations
 */
export function ofWeights(name, [x, weight, axes], node) {
  if (x instanceof Weight && weight instanceof Tensor && /^(?:\+|add)$/.test(name))
    return ofWeights(name, [weight, x], node);
  if (!(x instanceof Tensor && weight instanceof Weight)) return null;
  if (/^(?:@|dot|matmul|tensordot)$/.test(name))
    return areLastAndFirst(axes, x) ? product(x, weight, null, node) : null;
  const made = products.get(x);
  const isBias = weight.shape.length === 1 && weight.shape[0] === made?.kernel.shape[1];
  return /^(?:\+|add|bias_add)$/.test(name) && made && isBias
    ? product(made.x, made.kernel, weight, node)
    : null;
}

/** K.expand_dims(W), K.reshape(W, …): the same weight. @param {string} name @param {any[]} list @returns {Weight | null} */
export function viewOf(name, [weight, given = -1]) {
  if (!(weight instanceof Weight)) return null;
  const { shape } = weight;
  if (name === "expand_dims" && Number.isInteger(given))
    return weight.as(shape.toSpliced(given < 0 ? given + shape.length + 1 : given, 0, 1));
  // The same for each row: tf.broadcast_to(W, [rows, 1, 8]), tf.tile(W, [rows, 1, 1]), tf.repeat(W, rows, axis=0)
  const isForRows = shape[0] === 1 && [given].flat()[0] instanceof Dim;
  const others = Array.isArray(given) ? given.slice(1) : [];
  const keeps = others.every((one, i) => one === 1 || one === shape[i + 1]);
  if (/^(?:broadcast_to|tile|repeat)$/.test(name) && isForRows && keeps) return weight;
  if (name === "squeeze" && Number.isInteger(given)) return weight.as(shape.toSpliced(given, 1));
  const isShape = name === "reshape" && Array.isArray(given) && given.every(Number.isInteger);
  return isShape && !given.includes(-1) ? weight.as(given) : null;
}

/** The rows of an Embedding for 0, 1, 2 …: a weight. @param {Entry} layer @param {any} given @param {Syntax} node @returns {Weight | null} */
export function rowsOfEmbedding(layer, given, node) {
  const isAll =
    layer.class_name === "Embedding" &&
    Array.isArray(given) &&
    given.length > 0 &&
    given.every((one, i) => one === i);
  if (!isAll) return null;
  const { embeddings_initializer: initializer = "uniform", output_dim: size } = layer.config;
  return new Weight([given.length, size], { initializer }, node);
}

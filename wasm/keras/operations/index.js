/**
 * Operations on tensors and the layers that do the same, in one place for programs and for model files: keras.ops and
 * Python's operators, as Keras 3 writes them ("TrueDivide"), and TensorFlow's as Keras 2 does ("math.truediv").
 */

import { snakeCase } from "../snake-case.js";
import { activations } from "./activations.js";
import { arithmetic } from "./arithmetic.js";
import { axes } from "./axes.js";
import { reductions } from "./reductions.js";

/** @import { Maker } from "./maker.js" */

/** What an operation is given, by its place and by its name. @typedef {{ list: any[], named: Record<string, any> }} Given */

/** @type {Record<string, [params: string[], make: (maker: Maker<any>, ...values: any[]) => any]>} */
const operations = { ...arithmetic, ...activations, ...reductions, ...axes };

/** Other names of the same. @type {Record<string, string>} */
const others = {
  ...{ "+": "add", "-": "subtract", "*": "multiply", "/": "true_divide", "**": "power" },
  ...{ "@": "matmul", divide: "true_divide", truediv: "true_divide", realdiv: "true_divide" },
  ...{ mul: "multiply", sub: "subtract", pow: "power", neg: "negative", abs: "absolute" },
  ...{ exp: "exponential", swish: "silu", hard_swish: "hard_silu", re_lu: "relu" },
  ...{ concat: "concatenate", permute_dimensions: "transpose", reverse: "flip" },
  ...{ reduce_mean: "mean", reduce_sum: "sum", reduce_max: "max", reduce_min: "min" },
  ...{ amax: "max", amin: "min", clip_by_value: "clip", l2_normalize: "normalize" },
  // Of one name that differ.
  ...{ "tensorflow.split": "split_sizes", "keras.ops.gelu": "gelu_of_ops" },
};

/** Arguments that are not asked for here, and what they may say. @type {Record<string, RegExp>} */
const idle = { name: /./, epsilon: /./, data_format: /^(channels_last|NHWC)$/ };

/** @param {string} path "keras.ops.mean", "math.reduce_mean", "TrueDivide" or "+" @returns {string} */
export function operationName(path) {
  if (others[path]) return others[path];
  const last = path.split(".").at(-1) ?? "";
  const name = /^\w/.test(last) ? snakeCase(last) : last;
  return others[name] ?? name;
}

/** @param {string} path */
export const isOperation = (path) => operationName(path) in operations;

/**
 * The tensor that the layers give which do as the operation does; a list of them where it gives several.
 * @template T
 * @param {Maker<T>} maker
 * @param {string} path of the operation
 * @param {Given} given
 * @returns {T | T[] | null} null where no layer does it
 */
export function asLayers(maker, path, { list, named }) {
  const found = operations[operationName(path)];
  if (!found) return null;
  const [params, make] = found;
  const names = params.map((param) => param.split("|"));
  /** @type {any[]} */
  const values = names.map((aliases, i) => {
    const alias = aliases.find((name) => Object.hasOwn(named, name));
    return i < list.length ? list[i] : alias && named[alias];
  });
  const known = new Set(names.flat());
  const areKnown = Object.entries(named).every(
    ([name, value]) =>
      known.has(name) || (value ?? false) === false || idle[name]?.test(String(value)),
  );
  if (!areKnown || list.length > params.length) return null;
  return make(maker, ...values.map((value) => (value === null ? undefined : value)));
}

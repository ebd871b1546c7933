/**
 * What an optimizer keeps, in Keras's order and in the core's.
 *
 * Keras: the step, the learning rate unless a schedule gives it, a moving average of each weight, sums of gradients, then its
 * own arrays: those made together weight by weight, others one kind after the other. The core: kind by kind, all weights
 * behind each other, each filled up to a multiple of 16 numbers (core/training/weight_update.h, core/model/model.h).
 */

import { isObject } from "../messages/is-object.js";
import { productFirst } from "./older.js";

/** @import { Place } from "./places.js" */
/** @import { OptimizerVariables } from "./types.js" */

/** Weights begin at multiples of so many numbers: 64 bytes. */
const step = 16;
const padded = (/** @type {number} */ size) => Math.ceil(size / step) * step;
const sizeOf = (/** @type {readonly number[]} */ shape) => shape.reduce((all, n) => all * n, 1);

/**
 * The kinds of arrays, in Keras's order; those of an inner list are made together. The numbers are the core's.
 * @param {string} name of the optimizer
 * @param {Record<string, any>} config
 * @returns {number[][]}
 */
function kindsOf(name, config) {
  switch (name.toLowerCase()) {
    case "adam":
    case "adamw":
      return config.amsgrad ? [[0, 1], [2]] : [[0, 1]];
    case "nadam":
    case "adamax":
    case "adadelta":
    case "ftrl":
      return [[0, 1]];
    case "rmsprop": {
      const centered = config.centered ? 1 : 0;
      const own = [[0]];
      if (config.momentum > 0) own.push([1 + centered]);
      if (centered) own.push([1]);
      return own;
    }
    case "sgd":
      return config.momentum ? [[0]] : [];
    default:
      return [[0]];
  }
}

/** An optimizer as the name and the arguments it is made of. @param {unknown} optimizer */
function partsOf(optimizer) {
  if (!isObject(optimizer)) return { name: String(optimizer ?? "rmsprop"), config: {} };
  return { name: String(optimizer.class_name), config: optimizer.config ?? {} };
}

/**
 * The order of everything that is kept.
 * @param {unknown} optimizer
 * @param {readonly Place[]} places
 */
function layoutOf(optimizer, places) {
  const { name, config } = partsOf(optimizer);
  const trained = places.filter(({ trainable }) => trainable);
  const own = kindsOf(name, config);
  const slots = own.flat().length;
  /** Where the core has each weight within a kind. @type {Map<number, number>} */
  const starts = new Map();
  let size = 0;
  for (const { own: index, shape } of [...trained].sort((one, other) => one.own - other.own)) {
    starts.set(index, size);
    size += padded(sizeOf(shape));
  }
  const average = config.use_ema ? [[slots]] : [];
  const sums = config.gradient_accumulation_steps ? [[slots + average.length]] : [];
  const arrays = [...average, ...sums, ...own].flatMap((kinds) =>
    trained.flatMap((place) => kinds.map((kind) => ({ place, kind }))),
  );
  const hasRate = !isObject(config.learning_rate);
  const kinds = slots + average.length + sums.length;
  return {
    ...{ name, config, arrays, starts, size, hasRate, kinds },
    isNadam: name.toLowerCase() === "nadam",
  };
}

/**
 * The core's state from a file's; null where it is not of this optimizer and these weights, as Keras then goes on without.
 * @param {unknown} optimizer
 * @param {readonly Place[]} places
 * @param {OptimizerVariables} kept
 * @returns {{ state: Float32Array, iteration: number, learningRate: number | null } | null}
 */
export function stateFrom(optimizer, places, { variables, bySlot, hasRate }) {
  const layout = layoutOf(optimizer, places);
  const { arrays, starts, size, kinds, isNadam } = layout;
  // Before Keras 3, no rate was kept; in its `.keras` there are no names to tell.
  const isWithoutRate = variables.length === arrays.length + 1;
  const isRateKept = hasRate ?? (layout.hasRate && !isWithoutRate);
  const first = isRateKept ? 2 : 1;
  const more = variables.length - first - arrays.length;
  if (more !== 0 && !(isNadam && more === 1)) return null;
  const order = bySlot ? [...arrays].sort((one, other) => one.kind - other.kind) : arrays;
  // Until Keras 3.9, Nadam's product stands in front.
  const fits = order.every(({ place }, i) => variables[first + i].length === sizeOf(place.shape));
  const start = more === 1 && !fits ? first + 1 : first;
  const state = new Float32Array(kinds * size);
  for (const [i, { place, kind }] of order.entries()) {
    const values = variables[start + i];
    if (values.length !== sizeOf(place.shape)) return null;
    state.set(values, kind * size + Number(starts.get(place.own)));
  }
  const rate = layout.hasRate && isRateKept ? variables[1][0] : null;
  return { state, iteration: variables[0][0], learningRate: rate };
}

/**
 * A file's variables from the core's state.
 * @param {unknown} optimizer
 * @param {readonly Place[]} places
 * @param {{ state: Float32Array, iteration: number, learningRate: number }} training
 * @param {string} [version] the Keras that is to read them, where it is an older one
 * @returns {{ name: string, shape: readonly number[], values: Float32Array | Int32Array }[] | null} null where the
 *   optimizer keeps what is not known here
 */
export function variablesOf(optimizer, places, { state, iteration, learningRate }, version) {
  const layout = layoutOf(optimizer, places);
  if (state.length !== layout.kinds * layout.size) return null;
  const whole = { name: "iteration", shape: [], values: Int32Array.of(iteration) };
  const rate = { name: "learning_rate", shape: [], values: Float32Array.of(learningRate) };
  const arrays = layout.arrays.map(({ place, kind }) => {
    const from = kind * layout.size + Number(layout.starts.get(place.own));
    const name = `${place.name.replaceAll("/", "_")}_${kind}`;
    return { name, shape: place.shape, values: state.slice(from, from + sizeOf(place.shape)) };
  });
  const head = layout.hasRate ? [whole, rate] : [whole];
  if (!layout.isNadam) return [...head, ...arrays];
  const product = Float32Array.of(nadamProduct(layout.config.beta_1 ?? 0.9, iteration));
  const one = { name: "u_product", shape: [], values: product };
  return productFirst(version) ? [...head, one, ...arrays] : [...head, ...arrays, one];
}

/** The product of Nadam's momenta so far (Dozat, "Incorporating Nesterov Momentum into Adam", 2016). @param {number} beta @param {number} steps */
function nadamProduct(beta, steps) {
  let product = 1;
  for (let t = 1; t <= steps && product > 0; ++t) product *= beta * (1 - 0.5 * 0.96 ** t);
  return product;
}

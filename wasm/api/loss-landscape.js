/**
 * The loss between sets of weights of one model: on the line between two (Goodfellow, Vinyals and Saxe 2015) and on a
 * plane through three, or with random filter-normalized directions in place of the others (Li et al. 2018). Loaded when
 * first asked for.
 */

import { asDataset } from "./as-dataset.js";
import {
  checkOptions,
  finiteNumber,
  largestSeed,
  optionalFunction,
  optionalSignal,
  wholeNumber,
  wrong,
} from "./checks.js";
import { withValidation } from "./fit.js";
import { RandomState } from "./random-state.js";
import { flattenWeights } from "./weights.js";

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("./dataset.js").Dataset} Dataset */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("../wire/protocol.js").NamedWeight} NamedWeight */
/** Weights as `getWeights()` gives them. @typedef {readonly { data: Float32Array, shape: readonly number[] }[]} Weights */

/**
 * @typedef {object} LossAlongOptions
 * @property {Weights} [from] where the line begins, at α = 0; the model's own weights when left out
 * @property {Weights} [to] at α = 1. When left out, the line goes in a random direction, in which every filter (what
 *   leads to one unit or channel of the output) is as long as that of `from`; biases and the like stay
 * @property {readonly number[]} [alphas] 41 from −0.5 to 1.5 when left out
 * @property {number} [randomState] NumPy's seed of random directions, 0 when left out
 * @property {Dataset | readonly [Data, Data] | readonly [Data, Data, Data]} [validationData] other rows, whose losses are
 *   val_loss
 * @property {number} [batchSize] rows at a time, 256 when left out; does not change the result
 * @property {(done: number, total: number) => unknown} [onProgress] how many places are known
 * @property {AbortSignal} [signal] rejects with the signal's reason
 */

/**
 * @typedef {LossAlongOptions & { third?: Weights, betas?: readonly number[] }} LossPlaneOptions `third`: weights at β = 1;
 *   a random direction when left out. Of `alphas` and `betas`, those that are left out are 21 from −0.5 to 1.5, or from −1
 *   to 1 in a random direction
 */

/**
 * @typedef {object} LossAlong
 * @property {number[]} alphas
 * @property {Record<string, number[]>} history `loss`, the metrics and, of the validation rows, `val_loss` …, at each α. NaN
 *   or infinite where the loss is
 */

/**
 * @typedef {object} LossPlane
 * @property {number[]} alphas
 * @property {number[]} betas
 * @property {Record<string, number[]>} history as of a line, for each β at each α: of (betas, alphas)
 */

/** What batches leave in a layer: of negative variances there is no root, so that they stay between what they were. */
const isStatistic = (/** @type {string} */ name) =>
  /(^|[/_])(moving_(mean|variance)|mean|variance|count)$/.test(name);

/**
 * @param {string} where
 * @param {unknown} values
 * @param {readonly [from: number, to: number, count: number]} usual
 * @returns {number[]}
 */
function checkPlaces(where, values, [from, to, count]) {
  if (values === undefined) {
    return Array.from({ length: count }, (_, i) => from + (i * (to - from)) / (count - 1));
  }
  if (!Array.isArray(values) || values.length === 0) throw wrong(where, "numbers", values);
  return values.map((value) => finiteNumber(where, value));
}

/**
 * How a kernel's numbers belong to its filters: each of `count` has so many behind one another. It is the axis of the
 * output's channels: the last one, of (height, width, output, input) the one before, of (height, width, input,
 * multiplier) both, as each input channel has filters of its own.
 * @param {string} layer its class
 * @param {readonly number[]} shape
 */
function filtersOf(layer, shape) {
  const [before, last] = shape.slice(-2);
  if (/^Conv\dDTranspose$/.test(layer)) return { count: before, together: last };
  if (/^DepthwiseConv\dD$/.test(layer)) return { count: before * last, together: 1 };
  return { count: last, together: 1 };
}

/** What is no kernel, whatever its shape: GRU's bias has two rows, PReLU's slopes have the shape of a sample. */
const isKernel = (/** @type {NamedWeight} */ { name, shape }) =>
  shape.length > 1 && /(kernel|embeddings)$/.test(name);

/**
 * Where a random direction ends whose filters are as long as those of the weights it begins at.
 * @param {Map<string, string>} classes of the layers, by their names
 * @param {readonly NamedWeight[]} own
 * @param {Float32Array} first
 * @param {RandomState} random
 */
function randomEnd(classes, own, first, random) {
  const end = Float64Array.from(first);
  let offset = 0;
  for (const weight of own) {
    const { name, shape, data } = weight;
    const from = offset;
    offset += data.length;
    if (!isKernel(weight)) continue;
    const layer = /depthwise_kernel$/.test(name)
      ? "DepthwiseConv2D"
      : (classes.get(name.split("/")[0]) ?? "");
    const { count, together } = filtersOf(layer, shape);
    const filter = (/** @type {number} */ i) => Math.floor(i / together) % count;
    const drawn = Float64Array.from(data, () => random.standardNormal());
    const ownSquares = new Float64Array(count);
    const squares = new Float64Array(count);
    drawn.forEach((value, i) => {
      ownSquares[filter(i)] += first[from + i] ** 2;
      squares[filter(i)] += value ** 2;
    });
    const scales = squares.map((sum, at) => Math.sqrt(ownSquares[at]) / (Math.sqrt(sum) + 1e-10));
    drawn.forEach((value, i) => (end[from + i] += value * scales[filter(i)]));
  }
  return end;
}

/**
 * The weights at a place: those at the beginning, and of each end the share of the way to it.
 * @param {readonly NamedWeight[]} own
 * @param {Float32Array} first
 * @param {readonly ArrayLike<number>[]} ends
 * @param {readonly number[]} shares
 */
function weightsAt(own, first, ends, shares) {
  const clipped = shares.map((share) => Math.min(1, Math.max(0, share)));
  const sum = clipped.reduce((all, share) => all + share, 0);
  const held = clipped.map((share) => share / Math.max(1, sum));
  const result = new Float32Array(first.length);
  let offset = 0;
  for (const { name, data } of own) {
    const used = isStatistic(name) ? held : shares;
    const left = used.reduce((all, share) => all - share, 1);
    for (let i = offset; i < offset + data.length; ++i) {
      // So that an end is met to the bit.
      let value = left === 0 ? 0 : left * first[i];
      for (let at = 0; at < ends.length; ++at) {
        if (used[at] !== 0) value += used[at] * ends[at][i];
      }
      result[i] = value;
    }
    offset += data.length;
  }
  return result;
}

/**
 * The scores at each place.
 * @param {string} where
 * @param {Model} net
 * @param {Dataset | Data} x
 * @param {Data | null | undefined} y
 * @param {LossAlongOptions} options
 * @param {(Weights | undefined)[]} given the ends
 * @param {readonly (readonly number[])[]} places the shares of each
 * @returns {Promise<Record<string, number[]>>}
 */
async function scoresAt(where, net, x, y, options, given, places) {
  const { randomState = 0, batchSize = 256, validationData } = options;
  const seed = wholeNumber(`${where}: randomState`, randomState, 0, 2 ** 32 - 1);
  wholeNumber(`${where}: batchSize`, batchSize, 1, largestSeed);
  const onProgress = optionalFunction(`${where}: onProgress`, options.onProgress);
  const signal = optionalSignal(`${where}: signal`, options.signal);
  const { resource, shapes } = await net.ready(where, x);
  const { engine } = resource;
  const own = await net.getWeights();
  const first = flattenWeights(own, options.from ?? own, where);
  const random = new RandomState(seed);
  const { layers } = await net.describe();
  const classes = new Map(layers.map(({ name, class_name }) => [name, class_name]));
  const ends = given.map((end) =>
    end ? flattenWeights(own, end, where) : randomEnd(classes, own, first, random),
  );
  const twin = await net.twin();
  try {
    const model = (await twin.inCore()).resource.handle;
    return await asDataset(where, engine, x, y, shapes, (rows) =>
      withValidation(`${where}: validationData`, engine, validationData, shapes, async (others) => {
        /** @type {Record<string, number[]>} */
        const history = {};
        for (const [at, shares] of places.entries()) {
          signal?.throwIfAborted();
          const weights = weightsAt(own, first, ends, shares);
          await engine.calls.setWeights({ model, weights });
          for (const [prefix, part] of /** @type {const} */ ([
            ["", rows],
            ["val_", others],
          ])) {
            if (!part) continue;
            const scores = await twin.evaluate(part, { batchSize, ...(signal && { signal }) });
            for (const [name, value] of Object.entries(scores)) {
              (history[prefix + name] ??= []).push(value);
            }
          }
          onProgress?.(at + 1, places.length);
        }
        return history;
      }),
    );
  } finally {
    twin.dispose();
  }
}

const lineOptions = [
  ...["from", "to", "alphas", "randomState", "validationData", "batchSize", "onProgress", "signal"],
];

/**
 * @param {Model} net
 * @param {Dataset | Data} x
 * @param {Data | null | undefined} y
 * @param {LossAlongOptions} [options]
 * @returns {Promise<LossAlong>}
 */
export async function lossAlong(net, x, y, options = {}) {
  const where = "lossAlong()";
  checkOptions(where, options, lineOptions);
  const alphas = checkPlaces(`${where}: alphas`, options.alphas, [-0.5, 1.5, 41]);
  const places = alphas.map((alpha) => [alpha]);
  return { alphas, history: await scoresAt(where, net, x, y, options, [options.to], places) };
}

/**
 * @param {Model} net
 * @param {Dataset | Data} x
 * @param {Data | null | undefined} y
 * @param {LossPlaneOptions} [options]
 * @returns {Promise<LossPlane>}
 */
export async function lossPlane(net, x, y, options = {}) {
  const where = "lossPlane()";
  checkOptions(where, options, [...lineOptions, "third", "betas"]);
  const { to, third } = options;
  const usual = (/** @type {Weights | undefined} */ end) =>
    /** @type {[number, number, number]} */ (end ? [-0.5, 1.5, 21] : [-1, 1, 21]);
  const alphas = checkPlaces(`${where}: alphas`, options.alphas, usual(to));
  const betas = checkPlaces(`${where}: betas`, options.betas, usual(third));
  const places = betas.flatMap((beta) => alphas.map((alpha) => [alpha, beta]));
  const history = await scoresAt(where, net, x, y, options, [to, third], places);
  return { alphas, betas, history };
}

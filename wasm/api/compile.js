/** What compile() takes. */

import { checkKind, checkOptions, largestSeed, wholeNumber, wrong } from "./checks.js";
import { isCustom, mapParts, namedMetric, revive } from "./custom.js";

/** @typedef {import("./builders.js").Named} Named */
/** @typedef {import("../../build/generated/builders.js").Optimizer} Optimizer */
/** @typedef {import("../../build/generated/builders.js").Loss | import("./custom.js").CustomLoss} Loss */
/** @typedef {import("../../build/generated/builders.js").Metric | import("./custom.js").AnyCustomMetric} Metric */
/** @typedef {Metric | null | readonly (Metric | null)[]} OfOneOutput */

/**
 * @typedef {object} CompileOptions
 * @property {Optimizer} [optimizer] "adam", or optimizers.adam({ learningRate: 0.01 }); "rmsprop" when left
 *   out, as in Keras
 * @property {Loss | readonly (Loss | null)[] | Readonly<Record<string, Loss | null>>} loss
 *   "sparse_categorical_crossentropy", losses.…, or customLoss({…}); for several outputs one for all, a list of one per
 *   output, or an object by the outputs' names. An output without a loss has null.
 * @property {number | readonly number[] | Readonly<Record<string, number>>} [lossWeights] how much each
 *   output's loss counts in the sum; 1 when left out
 * @property {readonly OfOneOutput[] | Readonly<Record<string, OfOneOutput>>} [metrics] ["accuracy"], customMetric({…}); for
 *   several outputs a list of one entry per output, each a metric or a list of them, or an object by name
 * @property {readonly OfOneOutput[] | Readonly<Record<string, OfOneOutput>>} [weightedMetrics] likewise,
 *   for metrics that see sample weights and class weights
 * @property {number} [seed] a whole number from which initial weights, shuffling and dropout follow; 0
 *   when left out. The same seed gives the same bits everywhere.
 */

export const defaultSeed = 0;

/** A loss or metric of the page. @typedef {import("./custom.js").CustomLoss | import("./custom.js").CustomMetric} Custom */

/** The parts of a choice for several outputs. @param {unknown} value @returns {unknown[]} */
const listOf = (value) =>
  typeof value === "object" && value !== null && !("class_name" in value) && !isCustom(value)
    ? Object.values(value)
    : [];

/** Messages for a bare function. */
const notFunctions = { optimizer: "no-function-as-optimizer", loss: "no-function-as-loss" };

const names = ["optimizer", "loss", "lossWeights", "metrics", "weightedMetrics", "seed"];

/**
 * @param {CompileOptions} options
 * @param {readonly Custom[]} [known] that options from a checkpoint may name
 */
export function checkCompileOptions(options, known = []) {
  const where = "compile()";
  checkOptions(where, options, names);
  const { optimizer = "rmsprop", lossWeights, seed = defaultSeed } = options;
  for (const name of /** @type {const} */ (["optimizer", "loss"])) {
    const value = { optimizer, loss: options.loss }[name];
    const isFunction = [value, ...listOf(value)].some((part) => typeof part === "function");
    if (isFunction) throw wrong(`${where}: ${name}`, notFunctions[name], value);
    if (value === undefined || value === null)
      throw wrong(where, { id: "expected.given", values: { name } }, value);
  }
  const { metrics = [], weightedMetrics } = options;
  for (const [name, value] of Object.entries({ metrics, weightedMetrics })) {
    if (value !== undefined && (typeof value !== "object" || value === null)) {
      throw wrong(`${where}: ${name}`, "metrics", value);
    }
  }
  wholeNumber(`${where}: seed`, seed, 0, largestSeed);
  checkKind(`${where}: optimizer`, "optimizer", optimizer);
  /** @type {Custom[]} */
  const custom = [];
  /** @param {"loss" | "metric"} kind @param {string} name @returns {(part: unknown) => unknown} */
  const whole = (kind, name) => (part) => {
    checkKind(`${where}: ${name}`, kind, part);
    const revived = revive(namedMetric(part), known);
    if (isCustom(revived)) custom.push(revived);
    return revived;
  };
  /** @param {unknown} part */
  const plain = (part) => (isCustom(part) ? part.config : part);
  const given = {
    ...options,
    loss: mapParts(options.loss, whole("loss", "loss")),
    metrics: mapParts(metrics, whole("metric", "metrics")),
    ...(weightedMetrics !== undefined && {
      weightedMetrics: mapParts(weightedMetrics, whole("metric", "weightedMetrics")),
    }),
  };
  const loss = mapParts(given.loss, plain);
  const plainMetrics = {
    metrics: mapParts(given.metrics, plain),
    ...(weightedMetrics !== undefined && {
      weighted_metrics: mapParts(given.weightedMetrics, plain),
    }),
  };
  return {
    /** With the functions. */
    given,
    custom,
    /** The options without the functions: plain data. @type {CompileOptions} */
    plain: structuredClone({
      ...options,
      loss,
      metrics: plainMetrics.metrics,
      ...(weightedMetrics !== undefined && { weightedMetrics: plainMetrics.weighted_metrics }),
    }),
    config: {
      optimizer,
      loss,
      ...plainMetrics,
      ...(lossWeights !== undefined && { loss_weights: lossWeights }),
    },
    seed,
  };
}

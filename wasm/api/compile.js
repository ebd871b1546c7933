/** What compile() takes. */

import { checkOptions, largestSeed, wholeNumber, wrong } from "./checks.js";

/** @typedef {import("./builders.js").Named} Named */
/** @typedef {import("../../build/generated/builders.js").Optimizer} Optimizer */
/** @typedef {import("../../build/generated/builders.js").Loss} Loss */
/** @typedef {import("../../build/generated/builders.js").Metric} Metric */
/** @typedef {Metric | null | readonly (Metric | null)[]} OfOneOutput */

/**
 * @typedef {object} CompileOptions
 * @property {Optimizer} [optimizer] "adam", or optimizers.adam({ learningRate: 0.01 }); "rmsprop" when left
 *   out, as in Keras
 * @property {Loss | readonly (Loss | null)[] | Readonly<Record<string, Loss | null>>} loss
 *   "sparse_categorical_crossentropy", or losses.…; for several outputs one for all, a list of one per
 *   output, or an object by the outputs' names. An output without a loss has null.
 * @property {number | readonly number[] | Readonly<Record<string, number>>} [lossWeights] how much each
 *   output's loss counts in the sum; 1 when left out
 * @property {readonly OfOneOutput[] | Readonly<Record<string, OfOneOutput>>} [metrics] ["accuracy"]; for
 *   several outputs a list of one entry per output, each a metric or a list of them, or an object by name
 * @property {readonly OfOneOutput[] | Readonly<Record<string, OfOneOutput>>} [weightedMetrics] likewise,
 *   for metrics that see sample weights and class weights
 * @property {number} [seed] a whole number from which initial weights, shuffling and dropout follow; 0
 *   when left out. The same seed gives the same bits everywhere.
 */

export const defaultSeed = 0;

/** The parts of a choice for several outputs. @param {unknown} value @returns {unknown[]} */
const listOf = (value) =>
  typeof value === "object" && value !== null && !("class_name" in value)
    ? Object.values(value)
    : [];

/**
 * @param {CompileOptions} options
 */
export function checkCompileOptions(options) {
  const where = "compile()";
  const names = ["optimizer", "loss", "lossWeights", "metrics", "weightedMetrics", "seed"];
  checkOptions(where, options, names);
  const {
    optimizer = "rmsprop",
    loss,
    lossWeights,
    metrics = [],
    weightedMetrics,
    seed = defaultSeed,
  } = options;
  for (const [name, value] of Object.entries({ optimizer, loss })) {
    const isFunction = [value, ...listOf(value)].some((part) => typeof part === "function");
    if (isFunction) throw wrong(`${where}: ${name}`, "no-function", value);
    if (value === undefined || value === null)
      throw wrong(where, { id: "expected.given", values: { name } }, value);
  }
  for (const [name, value] of Object.entries({ metrics, weightedMetrics })) {
    if (value !== undefined && (typeof value !== "object" || value === null)) {
      throw wrong(`${where}: ${name}`, "metrics", value);
    }
  }
  wholeNumber(`${where}: seed`, seed, 0, largestSeed);
  return {
    config: {
      optimizer,
      loss,
      metrics,
      ...(lossWeights !== undefined && { loss_weights: lossWeights }),
      ...(weightedMetrics !== undefined && { weighted_metrics: weightedMetrics }),
    },
    seed,
  };
}

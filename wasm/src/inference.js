/** evaluate() and predict(): a model in inference mode. */

import { asDataset } from "./as-dataset.js";
import { checkClassWeight, checkOptions, optionalSignal, wholeNumber } from "./checks.js";
import { abortable } from "./job.js";

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("./arrays.js").Known} Known */
/** @typedef {import("./dataset.js").Dataset} Dataset */
/** @typedef {import("./resource.js").Resource} Resource */

/**
 * @typedef {object} PredictOptions
 * @property {number} [batchSize] rows at a time, 32 when left out; does not change the result
 * @property {AbortSignal} [signal] rejects with the signal's reason
 */

/**
 * @typedef {PredictOptions & { sampleWeight?: Data }} EvaluateOptions `sampleWeight` is how much each row
 *   counts in the loss and in weighted metrics: one number a row, for all outputs or as y for each
 */

/**
 * @typedef {object} BatchOptions
 * @property {Data} [sampleWeight] as of fit()
 * @property {Record<number, number>} [classWeight] as of fit(); only for training
 */

/**
 * @param {string} where
 * @param {PredictOptions} [options]
 */
function checkPredictOptions(where, options = {}) {
  checkOptions(where, options, ["batchSize", "signal"]);
  const { batchSize = 32, signal } = options;
  return {
    batchSize: wholeNumber(`${where}: batchSize`, batchSize, 1),
    signal: optionalSignal(`${where}: signal`, signal),
  };
}

/**
 * @param {Resource} model
 * @param {Dataset | Data} x
 * @param {Data | null | undefined} y
 * @param {Known} shapes what the model takes
 * @param {EvaluateOptions} [options]
 * @returns {Promise<Record<string, number>>}
 */
export function runEvaluate({ engine, handle: model }, x, y, shapes, options = {}) {
  const { sampleWeight, ...others } = options;
  const { batchSize, signal } = checkPredictOptions("evaluate()", others);
  return asDataset(
    "evaluate()",
    engine,
    x,
    y,
    shapes,
    ({ handle: dataset }) =>
      abortable(engine, signal, (job) => engine.calls.evaluate({ job, model, dataset, batchSize })),
    sampleWeight,
  );
}

/**
 * @param {Resource} model
 * @param {Dataset | Data} x
 * @param {Known} shapes what the model takes
 * @param {PredictOptions} [options]
 * @returns {Promise<import("../worker/protocol.js").FloatArray[]>} one an output
 */
export function runPredict({ engine, handle: model }, x, shapes, options) {
  const { batchSize, signal } = checkPredictOptions("predict()", options);
  return asDataset("predict()", engine, x, null, shapes, ({ handle: dataset }) =>
    abortable(engine, signal, (job) => engine.calls.predict({ job, model, dataset, batchSize })),
  );
}

/**
 * One step on all rows.
 * @param {Resource} model
 * @param {boolean} training
 * @param {Dataset | Data} x
 * @param {Data | null | undefined} y
 * @param {Known} shapes what the model takes
 * @param {BatchOptions} [options]
 * @returns {Promise<Record<string, number>>}
 */
export function runOnBatch({ engine, handle: model }, training, x, y, shapes, options = {}) {
  const where = training ? "trainOnBatch()" : "testOnBatch()";
  checkOptions(where, options, training ? ["sampleWeight", "classWeight"] : ["sampleWeight"]);
  const classWeight = checkClassWeight(where, options.classWeight) ?? null;
  return asDataset(
    where,
    engine,
    x,
    y,
    shapes,
    ({ handle: dataset }) => engine.calls.runOnBatch({ model, dataset, training, classWeight }),
    options.sampleWeight,
  );
}

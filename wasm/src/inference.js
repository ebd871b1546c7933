/** evaluate() and predict(): a model in inference mode. */

import { asDataset } from "./as-dataset.js";
import { checkOptions, optionalSignal, wholeNumber } from "./checks.js";
import { abortable } from "./job.js";

/** @typedef {import("./arrays.js").ArrayLike} ArrayLike */
/** @typedef {import("./arrays.js").Known} Known */
/** @typedef {import("./dataset.js").Dataset} Dataset */
/** @typedef {import("./resource.js").Resource} Resource */

/**
 * @typedef {object} PredictOptions
 * @property {number} [batchSize] rows at a time, 32 when left out; does not change the result
 * @property {AbortSignal} [signal] rejects with the signal's reason
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
 * @param {Dataset | ArrayLike} x
 * @param {ArrayLike | null | undefined} y
 * @param {Known} shapes what the model takes
 * @param {PredictOptions} [options]
 * @returns {Promise<Record<string, number>>}
 */
export function runEvaluate({ engine, handle: model }, x, y, shapes, options) {
  const { batchSize, signal } = checkPredictOptions("evaluate()", options);
  return asDataset("evaluate()", engine, x, y, shapes, ({ handle: dataset }) =>
    abortable(engine, signal, (job) => engine.calls.evaluate({ job, model, dataset, batchSize })),
  );
}

/**
 * @param {Resource} model
 * @param {Dataset | ArrayLike} x
 * @param {Known} shapes what the model takes
 * @param {PredictOptions} [options]
 * @returns {Promise<import("../worker/protocol.js").FloatArray>}
 */
export function runPredict({ engine, handle: model }, x, shapes, options) {
  const { batchSize, signal } = checkPredictOptions("predict()", options);
  return asDataset("predict()", engine, x, null, shapes, ({ handle: dataset }) =>
    abortable(engine, signal, (job) => engine.calls.predict({ job, model, dataset, batchSize })),
  );
}

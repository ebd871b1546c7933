/** evaluate() and predict(): a model in inference mode. */

import { asDataset } from "./as-dataset.js";
import { CallbackRun, checkCallbacks } from "./callbacks.js";
import { checkClassWeight, checkOptions, optionalSignal, wholeNumber } from "./checks.js";
import { abortable } from "./job.js";
import { checkVerbose, logged } from "./log.js";
import { withItsRow } from "./not-finite.js";

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("./arrays.js").Known} Known */
/** @typedef {import("./callbacks.js").UserCallback} UserCallback */
/** @typedef {import("./builders.js").Named} Named */
/** @typedef {import("./dataset.js").Dataset} Dataset */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./resource.js").Resource} Resource */

/**
 * @typedef {object} PredictOptions
 * @property {number} [batchSize] rows at a time, 32 when left out; does not change the result
 * @property {import("./log.js").Verbose} [verbose] 1 or 2: Keras's line on the console; 0 when left out
 * @property {readonly (import("./builders.js").NamedAs<"callback"> | UserCallback)[]} [callbacks] objects with hooks: see Callback
 * @property {AbortSignal} [signal] rejects with the signal's reason
 */

/**
 * @typedef {PredictOptions & { sampleWeight?: Data }} EvaluateOptions `sampleWeight` is how much each row
 *   counts in the loss and in weighted metrics: one number per row, for all outputs or, like y, for each
 */

/**
 * @typedef {object} BatchOptions
 * @property {Data} [sampleWeight] as of fit()
 * @property {Record<number, number> | "balanced"} [classWeight] as of fit(); only for training
 */

/**
 * @param {string} where
 * @param {PredictOptions} [options]
 */
function checkPredictOptions(where, options = {}) {
  checkOptions(where, options, ["batchSize", "callbacks", "signal", "verbose"]);
  const { batchSize = 32, signal } = options;
  return {
    batchSize: wholeNumber(`${where}: batchSize`, batchSize, 1),
    callbacks: checkCallbacks(where, options.callbacks),
    signal: optionalSignal(`${where}: signal`, signal),
    verbose: checkVerbose(where, options.verbose),
  };
}

/**
 * Runs a job with the page's callbacks.
 * @template T
 * @param {Model} model
 * @param {readonly (Named | UserCallback)[]} callbacks
 * @param {number} steps batches
 * @param {import("./log.js").Verbose} verbose
 * @param {(run: CallbackRun, options: { onEvent: CallbackRun["answer"] }) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withCallbacks(model, callbacks, steps, verbose, work) {
  const run = new CallbackRun(callbacks, model);
  await run.begin({ epochs: 1, steps, verbose: Number(verbose) });
  const asked = () => work(run, { onEvent: (event) => run.answer(event) });
  try {
    return await logged(verbose, steps, asked);
  } catch (error) {
    throw run.failure ? run.failure.error : error;
  }
}

/**
 * @param {Model} owner
 * @param {Resource} model
 * @param {Dataset | Data} x
 * @param {Data | null | undefined} y
 * @param {Known} shapes what the model takes
 * @param {EvaluateOptions} [options]
 * @returns {Promise<Record<string, number>>}
 */
export function runEvaluate(owner, { engine, handle: model }, x, y, shapes, options = {}) {
  const { sampleWeight, ...others } = options;
  const { batchSize, callbacks, signal, verbose } = checkPredictOptions("evaluate()", others);
  return asDataset(
    "evaluate()",
    engine,
    x,
    y,
    shapes,
    ({ handle: dataset, rows }) =>
      withCallbacks(owner, callbacks, Math.ceil(rows / batchSize), verbose, (run, events) =>
        abortable(engine, signal, (job) =>
          engine.calls.evaluate({ job, model, dataset, batchSize, callbacks: run.config }, events),
        ),
      ),
    sampleWeight,
  );
}

/**
 * @param {Model} owner
 * @param {Resource} model
 * @param {Dataset | Data} x
 * @param {Known} shapes what the model takes
 * @param {PredictOptions} [options]
 * @returns {Promise<import("../wire/protocol.js").FloatArray[]>} one per output
 */
export function runPredict(owner, { engine, handle: model }, x, shapes, options) {
  const { batchSize, callbacks, signal, verbose } = checkPredictOptions("predict()", options);
  return asDataset("predict()", engine, x, null, shapes, ({ handle: dataset, rows }) =>
    withCallbacks(owner, callbacks, Math.ceil(rows / batchSize), verbose, (run, events) =>
      abortable(engine, signal, (job) =>
        engine.calls.predict(
          { job, model, dataset, batchSize, callbacks: run.config, trainingSeed: null },
          events,
        ),
      ),
    ),
  );
}

/**
 * One step on all rows.
 * @param {import("./compiled-network.js").Ready} model
 * @param {boolean} training
 * @param {Dataset | Data} x
 * @param {Data | null | undefined} y
 * @param {BatchOptions} [options]
 * @returns {Promise<Record<string, number>>}
 */
export function runOnBatch(
  { resource: { engine, handle: model }, shapes, customs },
  training,
  x,
  y,
  options = {},
) {
  const where = training ? "trainOnBatch()" : "testOnBatch()";
  checkOptions(where, options, training ? ["sampleWeight", "classWeight"] : ["sampleWeight"]);
  const classWeight = checkClassWeight(where, options.classWeight) ?? null;
  return asDataset(
    where,
    engine,
    x,
    y,
    shapes,
    (rows) =>
      abortable(engine, undefined, (job, guarded) =>
        engine.calls.runOnBatch(
          { job, model, dataset: rows.handle, training, classWeight },
          guarded((event) => customs?.answer(event)),
        ),
      ).catch(async (error) => {
        throw await withItsRow(error, rows);
      }),
    options.sampleWeight,
  );
}

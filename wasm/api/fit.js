/** One run of fit(): its options, its events, its end. */

import { asDataset } from "./as-dataset.js";
import {
  checkClassWeight,
  checkOptions,
  finiteNumber,
  optionalFunction,
  optionalSignal,
  wholeNumber,
  wrong,
} from "./checks.js";
import { CallbackRun, checkCallbacks } from "./callbacks.js";
import { snakeCase } from "../keras/snake-case.js";
import { withItsRow } from "./not-finite.js";
import { Dataset } from "./dataset.js";
import { checkVerbose, progbarLogger } from "./log.js";
import { MinibatchError } from "../messages/error.js";

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("./arrays.js").Known} Known */
/** @typedef {import("./builders.js").Named} Named */
/** @typedef {import("../wire/protocol.js").Progress} Progress */

/** @typedef {import("./callbacks.js").Logs} Logs */
/** @typedef {import("./callbacks.js").UserCallback} UserCallback */
/** @typedef {import("./checkpoint.js").Checkpoint} Checkpoint */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("../wire/observation-types.js").LayerStatistics} LayerStatistics */

/**
 * The result of a callback of the core: CSVLogger's `text`, or the model that ModelCheckpoint kept: as `weights` for
 * `setWeights()` with saveWeightsOnly, otherwise as `checkpoint` for `restoreCheckpoint()`.
 * @typedef {Omit<import("../wire/protocol.js").CallbackResult, "state"> & { checkpoint?: Checkpoint }} CallbackResult
 */

/**
 * The result of a run: one number per epoch for every log.
 * @typedef {Omit<import("../wire/protocol.js").FitResult, "callbackResults">
 *   & { callbacks: (CallbackResult | null)[] }} FitResult
 */

/**
 * @typedef {object} FitOptions
 * @property {number} [epochs] passes over the rows, counted from 0 as in Keras; 1 when left out
 * @property {number} [batchSize] rows per step, 32 when left out; the last batch may be smaller
 * @property {number} [validationSplit] share of the rows, from 0 to below 1, that is kept for validation:
 *   the last ones, before shuffling
 * @property {Dataset | readonly [Data, Data] | readonly [Data, Data, Data]} [validationData] rows for
 *   validation instead: x, y and, optionally, sample weights
 * @property {number} [validationBatchSize] batchSize when left out
 * @property {number} [stepsPerEpoch] batches per epoch; the next epoch continues after them. All rows when
 *   left out
 * @property {number} [validationSteps] batches of each validation; all when left out
 * @property {number} [validationFreq] epochs from one validation to the next; 1 when left out
 * @property {import("./log.js").Verbose} [verbose] 1 or 2: Keras's log on the console, a line at the end of
 *   each epoch; 0 when left out
 * @property {boolean} [shuffle] again in each epoch; true when left out
 * @property {Data} [sampleWeight] how much each row counts in the loss and in weighted metrics: one number
 *   per row, for all outputs or, like y, for each. A Dataset has its own.
 * @property {Record<number, number> | "balanced"} [classWeight] how much the rows of each class count, by class
 *   number, 1 for classes left out: { 0: 1, 1: 5 }; "balanced": all classes count equally, as with
 *   scikit-learn's compute_class_weight() for these rows. Only for models of one output, and without sampleWeight.
 * @property {number} [initialEpoch] the number of the first epoch, to continue an earlier run
 * @property {readonly (import("./builders.js").NamedAs<"callback"> | UserCallback)[]} [callbacks] callbacks.earlyStopping({…}), and objects
 *   with hooks: see Callback. The result's `callbacks` has the result of each, in this order.
 * @property {boolean | ((statistics: LayerStatistics) => unknown)} [layerStatistics] looks at one batch of an epoch, and
 *   again when 640 rows were trained on: gradients, weights and dead ReLUs. The result's `layerStatistics` has what was seen, and a
 *   function is told at once. Nothing else changes.
 * @property {(progress: Progress) => unknown} [onProgress] at most 20 times a second
 * @property {(batch: number, logs: Logs) => unknown} [onBatchEnd] at most 20 times a second; the batches
 *   in between are merged. `batch` counts from 0 within the epoch.
 * @property {(epoch: number, logs: Logs) => unknown} [onEpochEnd] training waits for the promise it may
 *   return
 * @property {AbortSignal} [signal] ends the run as `stop()` does: it resolves with the epochs completed so far
 */

const optionNames = [
  "epochs",
  "batchSize",
  "validationSplit",
  "validationData",
  "validationBatchSize",
  "stepsPerEpoch",
  "validationSteps",
  "validationFreq",
  "verbose",
  "shuffle",
  "sampleWeight",
  "classWeight",
  "initialEpoch",
  "callbacks",
  "layerStatistics",
  "onProgress",
  "onBatchEnd",
  "onEpochEnd",
  "signal",
];

/** Counts that are left out where nobody gives them. @param {FitOptions} options */
function counts({ validationBatchSize, stepsPerEpoch, validationSteps, validationFreq }) {
  const given = { validationBatchSize, stepsPerEpoch, validationSteps, validationFreq };
  return Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [snakeCase(name), wholeNumber(`fit(): ${name}`, value, 1)]),
  );
}

/** @param {FitOptions} options */
function checkFitOptions(options) {
  checkOptions("fit()", options, optionNames);
  const { epochs = 1, batchSize = 32, validationSplit = 0, initialEpoch = 0 } = options;
  const { shuffle = true, layerStatistics = false } = options;
  if (typeof shuffle !== "boolean") throw wrong("fit(): shuffle", "boolean", shuffle);
  if (typeof layerStatistics !== "boolean" && typeof layerStatistics !== "function") {
    throw wrong("fit(): layerStatistics", "boolean-or-function", layerStatistics);
  }
  if (validationSplit !== 0 && options.validationData) {
    throw new MinibatchError("invalid-argument", { id: "fit.two-validations" });
  }
  const class_weight = checkClassWeight("fit()", options.classWeight);
  return {
    config: {
      ...(class_weight && { class_weight }),
      epochs: wholeNumber("fit(): epochs", epochs, 1),
      batch_size: wholeNumber("fit(): batchSize", batchSize, 1),
      validation_split: finiteNumber("fit(): validationSplit", validationSplit),
      shuffle,
      initial_epoch: wholeNumber("fit(): initialEpoch", initialEpoch, 0),
      ...counts(options),
      ...(layerStatistics && { layer_statistics: true }),
    },
    onStatistics: typeof layerStatistics === "function" ? layerStatistics : undefined,
    verbose: checkVerbose("fit()", options.verbose),
    callbacks: checkCallbacks("fit()", options.callbacks),
    onProgress: optionalFunction("fit(): onProgress", options.onProgress),
    onBatchEnd: optionalFunction("fit(): onBatchEnd", options.onBatchEnd),
    onEpochEnd: optionalFunction("fit(): onEpochEnd", options.onEpochEnd),
    signal: optionalSignal("fit(): signal", options.signal),
  };
}

/**
 * Runs `use` with the validation rows in the core's memory, or with null.
 * @template T
 * @param {string} where the option
 * @param {import("./engine.js").Engine} engine
 * @param {FitOptions["validationData"]} data
 * @param {Known} shapes
 * @param {(dataset: Dataset | null) => Promise<T>} use
 */
export function withValidation(where, engine, data, shapes, use) {
  if (data === undefined || data === null) return use(null);
  if (data instanceof Dataset) return use(data);
  if (!Array.isArray(data) || data.length < 2 || data.length > 3) {
    throw wrong(where, "validation-data", data);
  }
  return asDataset(where, engine, data[0], data[1], shapes, use, data[2]);
}

/**
 * Rows to train on. @param {number} rows @param {number} split the share for validation
 */
export const trainingRows = (rows, split) => (split > 0 ? Math.floor(rows * (1 - split)) : rows);

/**
 * @param {Model} model
 * @param {import("./resource.js").Resource} resource the model in the core
 * @param {Dataset | Data} x
 * @param {Data | null | undefined} y
 * @param {Known} shapes what the model takes
 * @param {FitOptions} options
 * @param {(job: number | null) => void} running told the job's number, and null at its end
 * @returns {Promise<import("../wire/protocol.js").FitResult>}
 */
export async function runFit(model, resource, x, y, shapes, options, running) {
  const { config, callbacks, verbose, onStatistics, onProgress, onBatchEnd, onEpochEnd, signal } =
    checkFitOptions(options);
  const { engine, handle } = resource;
  const job = engine.newJob();
  const stop = () => engine.calls.control({ job, action: "stop" }).catch(() => {});
  const list = [
    ...callbacks,
    ...(onEpochEnd ? [{ onEpochEnd }] : []),
    ...(verbose ? [progbarLogger({ verbose })] : []),
  ];
  const asked = new CallbackRun(list, model);

  /** Calls a function of the caller, whose error ends the run. @param {() => unknown} call */
  const guarded = async (call) => {
    if (asked.failure) return;
    try {
      await call();
    } catch (error) {
      asked.failure ??= { error };
      stop();
    }
  };
  /** @param {Progress} progress */
  const progressed = (progress) =>
    guarded(async () => {
      await onProgress?.(progress);
      if (progress.phase === "train" && progress.batch > 0) {
        await onBatchEnd?.(progress.batch - 1, progress.logs);
      }
    });
  /** @param {import("../wire/protocol.js").EventOf<"fit">} event */
  const heard = (event) => {
    if (event.type === "progress") return progressed(event.progress);
    if (event.type === "statistics") return guarded(() => onStatistics?.(event.statistics));
    return asked.answer(event);
  };

  // Labels of the validation are among those that are trained on.
  const knownFrom = (/** @type {Dataset} */ { classNames }) =>
    classNames.length > 0 ? { ...shapes, classNames } : shapes;

  /** @param {Dataset} train */
  const run = (train) =>
    withValidation(
      "fit(): validationData",
      engine,
      options.validationData,
      knownFrom(train),
      async (validation) => {
        if (train.classNames.length > 0) model.classNames = train.classNames;
        const split = validation ? 0 : config.validation_split;
        const steps =
          options.stepsPerEpoch ?? Math.ceil(trainingRows(train.rows, split) / config.batch_size);
        model.stopTraining = false;
        await asked.begin({ epochs: config.epochs, steps, verbose: Number(verbose) });
        const result = engine.calls.fit(
          {
            job,
            model: handle,
            train: train.handle,
            validation: validation?.handle ?? null,
            config: { ...config, callbacks: asked.config },
          },
          { onEvent: heard },
        );
        running(job);
        if (signal?.aborted) stop();
        signal?.addEventListener("abort", stop, { once: true });
        try {
          // An error of the caller's own function takes precedence over the engine's.
          const end = await result.catch(async (error) => {
            throw asked.failure ? asked.failure.error : await withItsRow(error, train);
          });
          if (asked.failure) throw asked.failure.error;
          return end;
        } finally {
          signal?.removeEventListener("abort", stop);
          running(null);
        }
      },
    );
  return asDataset("fit()", engine, x, y, shapes, run, options.sampleWeight);
}

/** Runs one experiment, from its files to the scores on its test rows. */

import { Disposable } from "../disposable.js";
import { checkOptions, optionalFunction, optionalSignal } from "../checks.js";
import { trainingRows } from "../fit.js";
import { oneOf } from "../predictions-page.js";
import { init } from "../engine.js";
import { model } from "../sequential.js";
import { checkBeginning, startOf } from "./begin.js";
import { openData } from "./data.js";
import { machineOf } from "./platform.js";
import { withInput } from "./model-spec.js";
import { prepareSource, withRows } from "./prepare.js";
import { compileOptions, fitOptions, runOptions } from "./options.js";
import { requireWholeBatches } from "./stateful.js";
import { completeCompile, completeFit, suggestModel } from "./suggest.js";
import { say } from "./faults.js";
import { MinibatchError } from "../../messages/error.js";

/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */
/** @typedef {import("./types.js").RunExperiment} RunExperiment */
/** @typedef {import("./types.js").RunJson} RunJson */
/** @typedef {import("../model.js").Model} Model */
/** @typedef {import("../prepared.js").Prepared} Prepared */
/** @typedef {import("../prepared.js").Preparation} Preparation */
/** @typedef {import("../../wire/protocol.js").InputFile} InputFile */
/** @typedef {import("../../formats/types.js").Warning} Warning */
/** @typedef {import("../../wire/protocol.js").Progress} Progress */
/** Which rows of a run. @typedef {"train" | "validation" | "test"} Part */

/** @type {readonly Part[]} */
const parts = ["train", "validation", "test"];

/**
 * @typedef {object} RunOptions
 * @property {(progress: Progress | { phase: "read", done: number, total: number }) => unknown} [onProgress] at
 *   most 20 times a second; while files are read, of `total` files or images
 * @property {(batch: number, logs: import("../callbacks.js").Logs) => unknown} [onBatchEnd] as in fit()
 * @property {(epoch: number, logs: import("../callbacks.js").Logs) => unknown} [onEpochEnd] as in fit()
 * @property {readonly import("../callbacks.js").UserCallback[]} [callbacks] besides those of the experiment
 * @property {(model: Model, prepared: Prepared, experiment: RunExperiment, warnings: readonly Warning[]) => unknown}
 *   [onReady] called before training starts, which waits for the promise it may return; with the experiment as it is run,
 *   nothing left out, and what is to be known of the files and their preparation, such as rows that were not read
 * @property {AbortSignal} [signal] before training starts, run() rejects with the signal's reason; after that,
 *   training ends after the current batch, and the run has what was completed
 * @property {import("./platform.js").FetchData} [fetchData] fetches the files of a sample or an address; by
 *   default from the page's own site, and in Node from the package
 * @property {import("../transfer.js").Beginning} [begin] a model whose weights training begins with, in place of fresh ones
 */

/**
 * The result of training. Its model and data stay in the core until `dispose()`.
 */
export class Run extends Disposable {
  #fileRows;

  /**
   * @param {RunJson} json
   * @param {Model} model
   * @param {Prepared | null} prepared
   * @param {Preparation | null} preparation
   * @param {readonly (import("../fit.js").CallbackResult | null)[]} [callbacks]
   * @param {number} [fileRows] how many rows the files have
   * @internal
   */
  constructor(json, model, prepared, preparation, callbacks = [], fileRows = Infinity) {
    super();
    this.#fileRows = fileRows;
    /** The experiment, with everything that was left to the data filled in. */
    this.experiment = json.experiment;
    /** One number per epoch for every log: loss, accuracy, val_loss … */
    this.history = json.history;
    /** The epochs, from 0. */
    this.epoch = json.epoch;
    /** Loss and metrics on the test rows; null where there are none. */
    this.evaluation = json.evaluation;
    /** How long it trained. */
    this.seconds = json.seconds;
    /** Where it ran. */
    this.machine = json.machine;
    /** SHA-256 of its weights; see `fingerprint()` of a model. */
    this.fingerprint = json.fingerprint;
    this.stopReason = json.stopReason;
    this.bestEpoch = json.bestEpoch;
    /**
     * Above which probability predictFiles() says the second of two classes, or each label, as it takes `threshold`;
     * undefined is Keras's half. It may be set, and save() keeps it.
     * @type {import("../thresholds.js").Thresholds | undefined}
     */
    this.threshold = json.threshold;
    /** The trained model. */
    this.model = model;
    /** Its data; null in a run that was loaded. */
    this.prepared = prepared;
    /** Prepares new rows for the model; null in a run that was saved without it. */
    this.preparation = preparation;
    /**
     * The results of the callbacks: those of the experiment, then those of run(). CSVLogger has its text,
     * ModelCheckpoint what it kept. Empty in a run that was loaded.
     * @type {readonly (import("../fit.js").CallbackResult | null)[]}
     */
    this.callbacks = callbacks;
  }

  /** The run without its weights, as plain data. @returns {RunJson} */
  toJSON() {
    const { experiment, history, epoch, evaluation, seconds, machine } = this;
    const { fingerprint, stopReason, bestEpoch, threshold } = this;
    return {
      ...{ experiment, history, epoch, evaluation, seconds, machine },
      ...{ fingerprint, stopReason, bestEpoch },
      ...(threshold !== undefined && { threshold }),
    };
  }

  /**
   * The run with its weights and what its optimizer keeps as a file, `.minibatch`, which `loadRun()` takes: training goes on
   * from it with the same bits.
   * @returns {Promise<Uint8Array>}
   */
  async save() {
    const { projectOf } = await import("./project.js");
    return projectOf(this.toJSON(), this.model, this.preparation?.toJSON() ?? null);
  }

  /**
   * Which rows trained, validated and tested the model, numbered from 0 as in the file. `synthetic` counts those that a
   * step made, as SMOTE does: they are numbered after the file's last one. null in a run that was loaded.
   * @returns {Promise<{ train: Uint32Array, validation: Uint32Array, test: Uint32Array, synthetic: number } | null>}
   */
  async rows() {
    if (!this.prepared) return null;
    const { train, test } = await this.prepared.rows();
    const trained = trainingRows(train.length, this.experiment.fit.validation_split);
    const synthetic = train.filter((row) => row >= this.#fileRows).length;
    return { train: train.slice(0, trained), validation: train.slice(trained), test, synthetic };
  }

  /**
   * What the model predicts for the rows that it was tested with, or that trained or validated it, in the order of
   * `rows()`; see `predictions()` of a model. null where there are no such rows, and in a run that was loaded.
   * @param {{ part?: Part } & import("../predictions.js").PredictionsOptions} [options]
   * @returns {Promise<import("../predictions.js").Predictions | null>} which the caller disposes
   */
  async predictions({ part = "test", ...options } = {}) {
    oneOf("predictions(): part", parts, part);
    if (!this.prepared) return null;
    const { train, test } = this.prepared;
    if (part === "test") return test.rows > 0 ? this.model.predictions(test, options) : null;
    const trained = trainingRows(train.rows, this.experiment.fit.validation_split);
    const [from, to] = part === "train" ? [0, trained] : [trained, train.rows];
    if (from === to) return null;
    const places = new Uint32Array(to - from).map((_, i) => from + i);
    const rows = await train.subset(places);
    try {
      return await this.model.predictions(rows, options);
    } finally {
      rows.dispose();
    }
  }

  /**
   * What the model predicts for files of new rows, or for images: read as the experiment says, and prepared as its rows
   * were, above the run's thresholds unless others are given; see `predictFiles()` of a model.
   * @param {Iterable<InputFile>} files
   * @param {Omit<import("../predict-files.js").PredictFilesOptions, "preparation" | "reading">} [options]
   */
  async predictFiles(files, options = {}) {
    const { preparation, model, experiment, threshold } = this;
    if (!preparation) throw new MinibatchError("invalid-state", say("predict.no-preparation"));
    const { reading } = experiment;
    return model.predictFiles(files, {
      ...(threshold !== undefined && { threshold }),
      ...{ ...options, preparation },
      ...(reading && { reading: /** @type {any} */ (reading) }),
    });
  }

  /**
   * How much worse the run's model is at its test rows where one column's cells are those of other rows; see
   * `permutationImportance()` of a model.
   * @param {import("../data-source.js").DataSource} source its file, read as the experiment says
   * @param {import("../explain-table.js").PermutationOptions} [options]
   */
  async permutationImportance(source, options) {
    return withRows(this, source, options?.signal, (prepared) =>
      this.model.permutationImportance(source, prepared, options),
    );
  }

  /**
   * What the run's model predicts for its test rows where a column has one value in all of them, value by value; see
   * `partialDependence()` of a model.
   * @param {import("../data-source.js").DataSource} source its file, read as the experiment says
   * @param {string} column
   * @param {import("../explain-table.js").DependenceOptions} [options]
   */
  async partialDependence(source, column, options) {
    return withRows(this, source, options?.signal, (prepared) =>
      this.model.partialDependence(source, prepared, column, options),
    );
  }

  /** Frees model and data in the core. May be called again. */
  dispose() {
    this.model.dispose();
    this.preparation?.dispose();
  }
}

/**
 * @param {CompleteExperiment} json
 * @param {Iterable<InputFile> | undefined} given
 * @param {RunOptions} options
 * @returns {Promise<Run>}
 */
export async function runExperiment(json, given, options) {
  const where = "run()";
  checkOptions(where, options, runOptions);
  const onProgress = optionalFunction(`${where}: onProgress`, options.onProgress);
  const onReady = optionalFunction(`${where}: onReady`, options.onReady);
  const fetchData = optionalFunction(`${where}: fetchData`, options.fetchData);
  const signal = optionalSignal(`${where}: signal`, options.signal);
  const begin = checkBeginning(where, options.begin, json.begin);
  const { source, data, reading } = await openData(json, given, {
    ...{ onProgress, signal, fetchData, classNames: begin?.model.classNames },
  });
  try {
    const read = { ...json, reading };
    return await runOn(source, data, read, { ...options, begin, onReady, onProgress, signal });
  } finally {
    source.dispose();
  }
}

/**
 * Runs an experiment on files that were read.
 * @param {import("../data-source.js").DataSource} source
 * @param {CompleteExperiment["data"]} data where they are from
 * @param {CompleteExperiment} given
 * @param {Omit<RunOptions, "onProgress"> & { onProgress?: (progress: Progress) => unknown, isWhole?: boolean }} options
 *   isWhole: rejects with the signal's reason also where training had begun
 * @returns {Promise<Run>}
 */
export async function runOn(source, data, given, options) {
  const { onReady, signal, isWhole = false, begin } = options;
  const start = await startOf(begin);
  const json = await start.experiment(given, source);
  /** What is freed if a later step fails. @type {{ dispose(): void }[]} */
  const made = [];
  try {
    const { prepared, said } = await prepareSource(source, json, signal);
    made.push(prepared);
    const { inputShape } = prepared;
    const fitting = withInput(json.model ?? suggestModel(prepared), inputShape, json.fit ?? {});
    const spec = start.spec(fitting, prepared);
    const compile = /** @type {any} */ (completeCompile(json.compile, prepared, spec));
    const net = model(spec);
    made.push(net);
    requireWholeBatches(spec, prepared.test.rows);
    await net.compile(compileOptions(compile, json.seed));
    await start.fill(net);
    const fit = completeFit(json.fit, prepared, source.description);
    const experiment = { ...json, data, ...said, model: spec, compile, fit };
    const { description } = source;
    const warnings = [...description.warnings, ...prepared.warnings];
    await onReady?.(net, prepared, experiment, warnings);
    signal?.throwIfAborted();
    const { onProgress, onBatchEnd, onEpochEnd, callbacks: more = [] } = options;
    const began = performance.now();
    const { history, epoch, stopReason, bestEpoch, callbacks } = await net.fit(prepared.train, {
      ...fitOptions(fit),
      callbacks: [...fit.callbacks, ...more],
      ...{ onProgress, onBatchEnd, onEpochEnd, signal },
    });
    const seconds = (performance.now() - began) / 1000;
    if (isWhole) signal?.throwIfAborted();
    const evaluation =
      prepared.test.rows > 0
        ? await net.evaluate(prepared.test, isWhole ? { signal } : undefined)
        : null;
    const fingerprint = await net.fingerprint();
    const machine = machineOf(await init());
    const ran = {
      ...{ history, epoch, stopReason, bestEpoch, evaluation, seconds, machine, fingerprint },
    };
    const fileRows = description.kind === "images" ? description.count : description.rows;
    return new Run({ experiment, ...ran }, net, prepared, prepared, callbacks, fileRows);
  } catch (error) {
    for (const object of made) object.dispose();
    throw error;
  }
}

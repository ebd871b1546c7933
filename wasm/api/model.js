/** A model: compile, fit, evaluate, predict, as in Keras. */

import { dataArguments } from "./as-dataset.js";
import { Explainable } from "./explainable.js";
import { MinibatchError } from "../messages/error.js";
import { runFit } from "./fit.js";
import { runEvaluate, runOnBatch, runPredict } from "./inference.js";
import { loadWeightsOf, saveModel } from "./model-files.js";
import { runObserve, runObserveStep } from "./observe.js";
import { runPredictions } from "./predictions.js";
import { runProfile } from "./profile.js";

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("./checkpoint.js").Checkpoint} Checkpoint */
/** @typedef {import("./dataset.js").Dataset} Dataset */
/** @typedef {import("./fit.js").FitOptions} FitOptions */
/** @typedef {import("./inference.js").BatchOptions} BatchOptions */
/** @typedef {import("./inference.js").EvaluateOptions} EvaluateOptions */
/** @typedef {import("./inference.js").PredictOptions} PredictOptions */
/** @typedef {import("./observe.js").ObservedLayer} ObservedLayer */
/** @typedef {import("./observe.js").ObservedStep} ObservedStep */
/** @typedef {import("./observe.js").ObserveOptions} ObserveOptions */
/** @typedef {import("./observe.js").ObserveStepOptions} ObserveStepOptions */
/** @typedef {import("./predictions.js").Predictions} Predictions */
/** @typedef {import("./predictions.js").PredictionsOptions} PredictionsOptions */
/** @typedef {import("./profile.js").Profile} Profile */
/** @typedef {import("./profile.js").ProfileOptions} ProfileOptions */
/** @typedef {import("../wire/protocol.js").FloatArray} FloatArray */
/** @typedef {import("./fit.js").FitResult} FitResult */

export class Model extends Explainable {
  /** The number of the running fit. @type {number | null} */
  #job = null;
  #stopTraining = false;

  /**
   * Trains. `x` and `y` are arrays with their shapes, or `x` is a Dataset with targets. A model of several
   * inputs or outputs takes lists of arrays in its order, or objects of them by its inputs' and outputs'
   * names.
   *
   * Rejects with `not-finite` when the loss becomes NaN or infinite: the model is then back at the weights of
   * the last good epoch, and the error's `history` has the epochs before. A run that is stopped, by `stop()`
   * or its `signal`, resolves with the epochs that were completed.
   * @overload
   * @param {Dataset} data
   * @param {FitOptions} [options]
   * @returns {Promise<FitResult>}
   */
  /**
   * @overload
   * @param {Dataset | Data} x rows first, channels last; a bare array if the model's input shape is known
   * @param {Data | null | undefined} y class numbers for sparse losses, else one-hot or real numbers
   * @param {FitOptions} [options]
   * @returns {Promise<FitResult>}
   */
  /**
   * @param {any} x
   * @param {any} [y]
   * @param {FitOptions} [options]
   */
  async fit(x, y, options) {
    const [data, targets, chosen] = dataArguments(x, y, options);
    const { resource, shapes } = await this.ready("fit()", data);
    try {
      const result = await runFit(this, resource, data, targets, shapes, chosen ?? {}, (job) => {
        this.#job = job;
      });
      return this.#withCallbacks(result, chosen);
    } catch (error) {
      if (error instanceof MinibatchError && error.history && "callbackResults" in error.history) {
        error.history = this.#withCallbacks(/** @type {any} */ (error.history), chosen);
      }
      throw error;
    }
  }

  /**
   * @param {import("../wire/protocol.js").FitResult} run
   * @param {FitOptions} [options]
   * @returns {FitResult}
   */
  #withCallbacks({ callbackResults, ...result }, options) {
    const callbacks = callbackResults.slice(0, options?.callbacks?.length ?? 0).map((given) => {
      if (!given?.state) return given;
      const { state, ...rest } = given;
      return { ...rest, checkpoint: this.checkpointOf(state) };
    });
    return { ...result, callbacks };
  }

  /**
   * Whether the running `fit()` ends after its batch, with its validation, or after its epoch: Keras's
   * `stop_training`, which a callback sets. `stop()` ends it at once.
   */
  get stopTraining() {
    return this.#stopTraining;
  }

  set stopTraining(stop) {
    this.#stopTraining = Boolean(stop);
    if (stop) this.#control("stopTraining");
  }

  /**
   * Loss and metrics over all rows, in inference mode.
   * @param {Dataset | Data} x
   * @param {Data | EvaluateOptions | null} [y] not with a Dataset
   * @param {EvaluateOptions} [options]
   * @returns {Promise<Record<string, number>>} { loss, accuracy … }
   */
  async evaluate(x, y, options) {
    const [data, targets, chosen] = dataArguments(x, y, options);
    const { resource, shapes } = await this.ready("evaluate()", data);
    return runEvaluate(this, resource, data, targets, shapes, chosen);
  }

  /**
   * What `evaluate()` returns, and every prediction with its target, both from one pass over the rows. They
   * stay in the core until `dispose()`.
   * @param {Dataset | Data} x
   * @param {Data | PredictionsOptions | null} [y] not with a Dataset
   * @param {PredictionsOptions} [options]
   * @returns {Promise<Predictions>}
   */
  async predictions(x, y, options) {
    const [data, targets, chosen] = dataArguments(x, y, options);
    return runPredictions(await this.ready("predictions()", data), data, targets, chosen);
  }

  /**
   * The model's outputs, in inference mode. May be called while `fit()` runs, unless layers are stateful.
   * @template {FloatArray | FloatArray[]} [Result=FloatArray]
   * @param {Dataset | Data} x
   * @param {PredictOptions} [options]
   * @returns {Promise<Result>} shape [rows, …output shape]; for a model of several outputs, a list of these in
   *   its order
   */
  async predict(x, options) {
    await this.buildFor("predict()", x);
    const { resource, inputs } = await this.inCore();
    const outputs = await runPredict(this, resource, x, { inputs, front: this.front }, options);
    return /** @type {Result} */ (outputs.length === 1 ? outputs[0] : outputs);
  }

  /**
   * What the model predicts for rows that come one after the other, a batch at a time: `for await (const { data, shape } of
   * net.predictStream(rows))`. A row is what `predict()` takes of one row. The next rows are asked for when the predictions of
   * those before were taken, so no more than a batch of them is kept.
   * @template {FloatArray | FloatArray[]} [Result=FloatArray]
   * @param {import("./predict-stream.js").RowStream} rows an async iterable, a ReadableStream, or any iterable
   * @param {import("./predict-stream.js").PredictStreamOptions} [options]
   * @returns {AsyncGenerator<Result, void, undefined>} what predict() gives for each batch, in order
   */
  async *predictStream(rows, options) {
    const { predictStream } = await import("./predict-stream.js");
    yield* /** @type {AsyncGenerator<Result, void, undefined>} */ (
      predictStream(this, rows, options)
    );
  }

  /**
   * What the model predicts for a file of new rows, or for images, which are read and prepared as those were that a
   * preparation was fitted on. The target may stand among a table's columns or be left out. Rejects with `invalid-data`
   * where a column is missing that the preparation needs.
   * @param {Iterable<import("./data-source.js").InputFile>} files a table; or images, also of folders and in a zip or tar archive
   * @param {import("./predict-files.js").PredictFilesOptions} options
   * @returns {Promise<import("./file-predictions.js").FilePredictions>} which the caller disposes
   */
  async predictFiles(files, options) {
    return (await import("./predict-files.js")).predictFiles(this, files, options);
  }

  /**
   * One training step on all the rows. Resolves with the scores of this batch. Rejects with `not-finite`
   * when the loss is NaN or infinite; the weights are then unchanged.
   * @param {Dataset | Data} x
   * @param {Data | null} [y] not with a Dataset
   * @param {BatchOptions} [options]
   * @returns {Promise<Record<string, number>>} { loss, accuracy … }
   */
  async trainOnBatch(x, y, options) {
    return runOnBatch(await this.ready("trainOnBatch()", x), true, x, y, options);
  }

  /**
   * Like `trainOnBatch()`, but in inference mode and without changing the weights.
   * @param {Dataset | Data} x
   * @param {Data | null} [y]
   * @param {BatchOptions} [options]
   * @returns {Promise<Record<string, number>>}
   */
  async testOnBatch(x, y, options) {
    return runOnBatch(await this.ready("testOnBatch()", x), false, x, y, options);
  }

  /**
   * `predict()` with all rows in one batch.
   * @template {FloatArray | FloatArray[]} [Result=FloatArray]
   * @param {Dataset | Data} x
   * @returns {Promise<Result>}
   */
  async predictOnBatch(x) {
    return this.predict(x, { batchSize: 2 ** 31 - 1 });
  }

  /**
   * Where the time of a training step goes, by layer and pass. It trains for a few steps, measuring each part,
   * and restores weights and optimizer afterwards; only the running means of loss and metrics are reset.
   * Nothing else may use the model in the meantime.
   * @param {Dataset | Data} x
   * @param {Data | ProfileOptions | null} [y] not with a Dataset
   * @param {ProfileOptions} [options]
   * @returns {Promise<Profile>}
   */
  async profile(x, y, options) {
    const [data, targets, chosen] = dataArguments(x, y, options);
    const ready = await this.ready("profile()", data);
    return runProfile(ready, await this.describe(), data, targets, chosen);
  }

  /**
   * What each layer gives for some rows, in inference mode. May be called while `fit()` runs. With a `unit`, a number of
   * the model's first output, also the gradients of that number with respect to what each layer gives; of its logit,
   * where the output ends in an activation.
   * @param {Dataset | Data} x
   * @param {ObserveOptions} [options]
   * @returns {Promise<ObservedLayer[]>} in the order in which the model computes; a layer that is applied several times
   *   stands there as often
   */
  async observe(x, options) {
    await this.buildFor("observe()", x);
    const { resource, inputs } = await this.inCore();
    return runObserve(resource, x, { inputs, front: this.front }, options);
  }

  /**
   * One training step on all the rows, taken apart: what each layer gives, the loss, its gradients, and what the
   * optimizer makes of them. Model and optimizer stay as they are; only the running means of loss and metrics are reset.
   * Nothing else may use the model in the meantime.
   * @param {Dataset | Data} x
   * @param {Data | ObserveStepOptions | null} [y] not with a Dataset
   * @param {ObserveStepOptions} [options]
   * @returns {Promise<ObservedStep>}
   */
  async observeStep(x, y, options) {
    const [data, targets, chosen] = dataArguments(x, y, options);
    return runObserveStep(await this.ready("observeStep()", data), data, targets, chosen);
  }

  /**
   * The model as a file that Keras loads: "keras", the older "h5", or "weights.h5" with weights only; or "tfjs", a zip of
   * TensorFlow.js's layers-model, and "safetensors", with the config in its metadata, both without the optimizer. With what compile()
   * was given, and with what the optimizer keeps, so that training goes on from it; but not with the page's own losses and
   * metrics. "onnx" only predicts, elsewhere: in onnxruntime (opset 17, float32 in and out, any batch size). Rejects with
   * `invalid-argument` where a layer has no form there, as masks.
   * @param {import("./model-files.js").SaveFormat} [format]
   * @param {import("./model-files.js").SaveOptions} [options]
   * @returns {Promise<Uint8Array>}
   */
  async save(format = "keras", options = {}) {
    return saveModel(this, format, options);
  }

  /**
   * Takes the weights from a file of any of these formats. Rejects with `invalid-data`, and changes nothing, where they are
   * not of a model like this one.
   * @param {Uint8Array | ArrayBuffer} bytes
   * @param {{ name?: string }} [options] what the file is called in messages
   * @returns {Promise<void>}
   */
  async loadWeights(bytes, options = {}) {
    return loadWeightsOf(this, bytes, options);
  }

  /** Resets the running means of loss and metrics. */
  async resetMetrics() {
    const { resource } = await this.ready("resetMetrics()");
    await resource.engine.calls.resetMetrics({ model: resource.handle });
  }

  /** Pauses the running `fit()` after its batch. @returns {boolean} whether one is running */
  pause() {
    return this.#control("pause");
  }

  /** Continues a paused `fit()`. @returns {boolean} whether one is running */
  resume() {
    return this.#control("resume");
  }

  /** Ends the running `fit()` after its batch; it resolves. @returns {boolean} whether one is running */
  stop() {
    return this.#control("stop");
  }

  /** @param {import("../wire/protocol.js").JobAction} action */
  #control(action) {
    if (this.#job === null) return false;
    const job = this.#job;
    this.inCore()
      .then(({ resource }) => resource.engine.calls.control({ job, action }))
      .catch(() => {});
    return true;
  }
}

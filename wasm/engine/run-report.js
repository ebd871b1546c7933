/** What a run reports to the page: where it is, how fast it goes, how much time is left. */

import { takeOut } from "./core.js";
import { logsFromCore } from "./jobs.js";
import { namedWeights } from "./named-weights.js";

/** @typedef {import("../wire/protocol.js").Progress} Progress */
/** @typedef {import("../wire/protocol.js").FitResult} FitResult */
/** @typedef {import("../bindings.d.ts").FitJob} FitJob */

export class RunReport {
  #job;
  #model;
  #firstEpoch;
  #asked;
  #whole;
  /** @type {import("../wire/observation-types.js").LayerStatistics[]} */
  #statistics = [];

  /**
   * @param {FitJob} job
   * @param {import("../bindings.d.ts").Model} model
   * @param {import("../wire/protocol.js").FitConfig} config
   * @param {(own: Float32Array) => Float32Array} [whole] makes numbers of the model of those of the part that is trained
   */
  constructor(job, model, config, whole = (own) => own) {
    this.#whole = whole;
    this.#model = model;
    this.#job = job;
    this.#firstEpoch = config.initial_epoch;
    this.#asked = config.layer_statistics ?? false;
  }

  /** What layer_statistics found since the last call. */
  newStatistics() {
    /** @type {import("../wire/observation-types.js").LayerStatistics[]} */
    const found = JSON.parse(this.#job.takeStatistics());
    this.#statistics.push(...found);
    return found;
  }

  /** @returns {FitResult} */
  result() {
    this.newStatistics();
    const { epoch, history, stop_reason, best_epoch } = JSON.parse(this.#job.history());
    return {
      epoch,
      history: Object.fromEntries(
        Object.entries(history).map(([name, values]) => [name, values.map(Number)]),
      ),
      stopReason: stop_reason,
      bestEpoch: best_epoch,
      callbackResults: JSON.parse(this.#job.callbackResults()).map(this.#callbackResult),
      ...(this.#asked && { layerStatistics: this.#statistics }),
    };
  }

  /**
   * @param {any} result
   * @param {number} callback
   * @returns {import("../wire/protocol.js").CallbackResult | null}
   */
  #callbackResult = (result, callback) => {
    const numbers = this.#job.resultValues(callback);
    if (!result || !numbers) {
      numbers?.delete();
      return result;
    }
    const { epoch, batch, weights_only, iteration, learning_rate } = result;
    const best = result.best === null ? null : Number(result.best);
    const values = this.#whole(takeOut(numbers));
    return weights_only
      ? { epoch, batch, best, weights: namedWeights(this.#model, values) }
      : { epoch, batch, best, state: { state: values, iteration, learningRate: learning_rate } };
  };

  /**
   * @param {number} workMs time spent on the run so far, pauses not counted
   * @returns {Progress}
   */
  progress(workMs) {
    const now = JSON.parse(this.#job.progress());
    // Between two epochs the core is at the start of the next; the page gets the end of the last one.
    const between = now.phase === "done" || (now.phase === "train" && now.batch === 0);
    const beginning = { ...now, phase: "train", batch: 0, batches: now.batches ?? 1, logs: {} };
    const position = between ? (this.#endOfLast() ?? beginning) : now;
    const within = position.phase === "train" ? position.batch / position.batches : 1;
    const done = position.epoch - this.#firstEpoch + within;
    const left = now.phase === "done" ? 0 : now.epochs - this.#firstEpoch - done;
    return {
      phase: position.phase,
      epoch: position.epoch,
      epochs: now.epochs,
      batch: position.batch,
      batches: position.batches,
      samples: now.samples,
      samplesPerSecond: workMs > 0 ? (now.samples / workMs) * 1000 : 0,
      remainingMs: done > 0 ? (workMs / done) * left : 0,
      logs: logsFromCore(position.logs),
    };
  }

  #endOfLast() {
    const last = JSON.parse(this.#job.lastEpoch());
    if (!last) return null;
    const { epoch, batches, logs } = last;
    return { phase: "train", epoch, batch: batches, batches, logs };
  }
}

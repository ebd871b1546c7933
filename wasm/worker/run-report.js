/** What a run tells the page: where it is, how fast it goes, how long it still takes. */

/** @typedef {import("./protocol.js").Progress} Progress */
/** @typedef {import("./protocol.js").FitResult} FitResult */
/** @typedef {import("../bindings.d.ts").FitJob} FitJob */

/** @param {Record<string, number[]>} history @returns {Record<string, number>} of the last epoch */
const lastOf = (history) =>
  Object.fromEntries(Object.entries(history).map(([name, values]) => [name, values.at(-1) ?? 0]));

export class RunReport {
  #job;
  #firstEpoch;

  /**
   * @param {FitJob} job
   * @param {number} firstEpoch
   */
  constructor(job, firstEpoch) {
    this.#job = job;
    this.#firstEpoch = firstEpoch;
  }

  /** @returns {FitResult} */
  result() {
    const { epoch, history, stop_reason, best_epoch } = this.#history();
    return { epoch, history, stopReason: stop_reason, bestEpoch: best_epoch };
  }

  /** The epoch that has just ended. */
  lastEpoch() {
    const { epoch, history } = this.#history();
    return { epoch: /** @type {number} */ (epoch.at(-1)), logs: lastOf(history) };
  }

  /**
   * @param {number} workMs time spent on the run so far, pauses not counted
   * @returns {Progress}
   */
  progress(workMs) {
    const now = JSON.parse(this.#job.progress());
    // Between two epochs the core stands at the beginning of the next; what is told is the end of the last.
    const between = now.phase === "done" || (now.phase === "train" && now.batch === 0);
    const position = between ? this.#endOfLast() : now;
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
      logs: position.logs,
    };
  }

  #endOfLast() {
    const { epoch, history, params } = this.#history();
    if (epoch.length === 0) {
      return { phase: "train", epoch: this.#firstEpoch, batch: 0, batches: params.steps, logs: {} };
    }
    const { steps } = params;
    return {
      phase: "train",
      epoch: epoch.at(-1),
      batch: steps,
      batches: steps,
      logs: lastOf(history),
    };
  }

  #history() {
    return JSON.parse(this.#job.history());
  }
}

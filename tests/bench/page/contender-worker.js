/**
 * A contender in a worker of its own, as ours has one: the page tells it what to do one call at a time.
 * Its steps train on one batch again and again: it neither shuffles nor gathers nor scales, as ours does
 * within its time, so the comparison leans to its side.
 */

import { syntheticRows } from "./data.js";

/** @typedef {import("../models.mjs").BenchModel} BenchModel */
/** @typedef {import("./training.js").Session} Session */
/** @typedef {import("./training.js").Timing} Timing */

/**
 * What every contender's worker answers.
 * @typedef {object} ContenderCalls
 * @property {(args: any) => Promise<object>} start what it is: version and the like
 * @property {(args: { name: string, model: BenchModel, batch: number }
 *   & import("./data.js").Rows) => Promise<void>} open
 * @property {(args: { name: string, budgetMs: number, atLeast: number }) => Promise<Timing>} steps
 * @property {(args: { name: string }) => Promise<void>} close
 */

/**
 * @typedef {object} Contender
 * @property {(args: any) => Promise<object> | object} start
 * @property {(args: { model: BenchModel, batch: number }
 *   & import("./data.js").Rows) => Promise<Opened> | Opened} open compiles the model, takes one step: what it
 *   cannot do, it says there
 */
/** @typedef {(contender: Contender) => void} ServeContender */
/**
 * A model that is open: one training step, complete when the promise is.
 * @typedef {{ step: () => Promise<unknown> | unknown, close: () => void }} Opened
 */

/** A worker that does not answer for this long is ended. */
const patienceMs = 45_000;
/** A round: as many steps as fit, but, unless they are long, enough for a mean. */
export const roundBudget = { budgetMs: 400, atLeast: 2 };

class ContenderWorker {
  #worker;

  /** @param {string} script beside this one @param {WorkerOptions} options */
  constructor(script, options) {
    this.#worker = new Worker(new URL(script, import.meta.url), options);
  }

  /**
   * @template {keyof ContenderCalls} M
   * @param {M} method
   * @param {Parameters<ContenderCalls[M]>[0]} args
   * @returns {ReturnType<ContenderCalls[M]>}
   */
  call(method, args) {
    const answer = new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#worker.terminate();
        reject(new Error(`no answer within ${patienceMs / 1000} s`));
      }, patienceMs);
      this.#worker.onmessage = ({ data }) => {
        clearTimeout(timer);
        if ("error" in data) reject(new Error(data.error));
        else resolve(data.value);
      };
      this.#worker.onerror = (event) => {
        clearTimeout(timer);
        reject(new Error(event.message || "its script could not be loaded"));
      };
      this.#worker.postMessage({ method, args });
    });
    return /** @type {ReturnType<ContenderCalls[M]>} */ (answer);
  }

  end() {
    this.#worker.terminate();
  }
}

/**
 * @param {object} contender
 * @param {string} contender.script the worker's
 * @param {"classic" | "module"} [contender.type]
 * @param {object} [contender.start] arguments of its start()
 * @param {boolean} [contender.isSlow] whether one step of a convolutional network takes it minutes
 * @returns {(model: BenchModel, sizes: { batch: number }) => Promise<Session>}
 */
export const openInWorker =
  ({ script, type = "classic", start = {}, isSlow = false }) =>
  async (model, sizes) => {
    const worker = new ContenderWorker(script, { type });
    try {
      const info = await worker.call("start", start);
      /** @param {number} batch */
      const open = async (batch) => {
        const name = `batch of ${batch}`;
        await worker.call("open", { name, model, batch, ...syntheticRows(model, batch) });
        return name;
      };
      if (isSlow && model.slowBatches) {
        return extrapolated(worker, info, open, model.slowBatches, sizes.batch);
      }
      const name = await open(sizes.batch);
      return {
        info,
        round: () => worker.call("steps", { name, ...roundBudget }),
        close: () => worker.end(),
      };
    } catch (error) {
      worker.end();
      throw error;
    }
  };

/**
 * One step of two small batches each, once; the whole batch's step lies on the line through them.
 * @param {ContenderWorker} worker
 * @param {object} info
 * @param {(batch: number) => Promise<string>} open
 * @param {readonly [number, number]} batches
 * @param {number} batch
 * @returns {Session}
 */
function extrapolated(worker, info, open, batches, batch) {
  return {
    info,
    extrapolatedFrom: batches,
    async round() {
      const times = [];
      for (const size of batches) {
        const name = await open(size);
        times.push((await worker.call("steps", { name, budgetMs: 0, atLeast: 1 })).ms);
        await worker.call("close", { name });
      }
      const slope = (times[1] - times[0]) / (batches[1] - batches[0]);
      return { ms: times[1] + slope * (batch - batches[1]), steps: 1 };
    },
    close: () => worker.end(),
  };
}

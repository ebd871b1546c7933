/**
 * TF.js as a contender. Its steps are `trainOnBatch` on one batch that already is a tensor: it neither
 * shuffles nor gathers nor scales, as ours does within its time, so the comparison leans to its side.
 */

import { syntheticRows } from "./data.js";

/** @typedef {import("../models.mjs").BenchModel} BenchModel */
/** @typedef {import("./training.js").Session} Session */
/** @typedef {import("./training.js").Timing} Timing */

/**
 * @typedef {object} TfjsCalls
 * @property {(args: { backend: "wasm" | "cpu" }) => Promise<TfjsInfo>} start
 * @property {(args: { name: string, model: BenchModel, batch: number, bytes: Uint8Array,
 *   labels: Float32Array }) => Promise<void>} open
 * @property {(args: { name: string, budgetMs: number, atLeast: number }) => Promise<Timing>} steps
 * @property {(args: { name: string }) => Promise<void>} close
 */
/** @typedef {{ version: string, backend: string, simd: boolean }} TfjsInfo */

/** A worker that does not answer for this long is ended. */
const patienceMs = 45_000;
/** A round of TF.js: as many steps as fit, but enough for a mean. */
const roundBudget = { budgetMs: 400, atLeast: 2 };

/** A worker with TF.js on one backend. */
class TfjsWorker {
  #worker = new Worker(new URL("./tfjs-worker.js", import.meta.url), { name: "tfjs" });

  /**
   * @template {keyof TfjsCalls} M
   * @param {M} method
   * @param {Parameters<TfjsCalls[M]>[0]} args
   * @returns {ReturnType<TfjsCalls[M]>}
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
    return /** @type {ReturnType<TfjsCalls[M]>} */ (answer);
  }

  end() {
    this.#worker.terminate();
  }
}

/** @param {"wasm" | "cpu"} backend */
async function startWorker(backend) {
  const worker = new TfjsWorker();
  const info = await worker.call("start", { backend });
  return { worker, info };
}

/**
 * @param {"wasm" | "cpu"} backend
 * @returns {(model: BenchModel, sizes: { batch: number }) => Promise<Session>}
 */
export const openTfjs = (backend) => async (model, sizes) => {
  const { worker, info } = await startWorker(backend);
  /** @param {number} batch */
  const open = async (batch) => {
    const name = `batch of ${batch}`;
    await worker.call("open", { name, model, batch, ...dataOf(syntheticRows(model, batch)) });
    return name;
  };
  try {
    // The CPU backend needs minutes for one step of a convolutional network.
    if (backend === "cpu" && model.slowBatches) {
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

/** @param {ReturnType<typeof syntheticRows>} rows */
const dataOf = ({ bytes, labels }) => ({ bytes, labels });

/**
 * One step of two small batches each, once; the whole batch's step lies on the line through them.
 * @param {TfjsWorker} worker
 * @param {TfjsInfo} info
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

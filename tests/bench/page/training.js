/** Training steps of one model, everyone side by side in interleaved rounds. */

import { models } from "../models.mjs";
import { openInWorker } from "./contender-worker.js";
import { openOurs, start } from "./ours.js";
import { openRelaxed } from "./ours-relaxed.js";
import { messageOf, openWithThreads } from "./ours-threads.js";
import { openPyTorch } from "./pytorch.js";
import { measureRoofline } from "./roofline.js";

/** @typedef {import("../models.mjs").BenchModel} BenchModel */
/** @typedef {import("../options.mjs").ContenderName} ContenderName */

/** @typedef {{ ms: number, steps: number }} Timing */
/** What it is: version, threads and the like. @typedef {{ threads?: number }} Info */

/**
 * One contender with one model, warmed up or not.
 * @typedef {object} Session
 * @property {() => Promise<Timing>} round
 * @property {() => void} close
 * @property {Info} [info]
 * @property {readonly number[]} [extrapolatedFrom] batch sizes; such a session has one round only
 */

/** @type {Record<ContenderName, (model: BenchModel, sizes: { batch: number, rows: number }) => Promise<Session>>} */
const openers = {
  ours: openOurs,
  "ours-threads": openWithThreads,
  "ours-relaxed": openRelaxed,
  "tfjs-wasm": openInWorker({ script: "tfjs-worker.js", start: { backend: "wasm" } }),
  "tfjs-cpu": openInWorker({ script: "tfjs-worker.js", start: { backend: "cpu" }, isSlow: true }),
  "jax-js": openInWorker({ script: "jaxjs-worker.js", type: "module" }),
  convnetjs: openInWorker({ script: "convnetjs-worker.js", isSlow: true }),
  pytorch: openPyTorch,
};

/**
 * @typedef {object} ContenderRun
 * @property {string} [error] why it cannot train this model
 * @property {number[]} stepMs of each round; of an extrapolated one a single number
 * @property {readonly number[]} [extrapolatedFrom]
 * @property {Info} [info]
 */

/**
 * @typedef {object} ModelRun
 * @property {number[]} rooflines GFLOP/s, of each round
 * @property {Partial<Record<ContenderName, ContenderRun>>} contenders
 */

/** Whose first step takes this long needs no round to warm up. */
const warmMs = 5_000;

/**
 * @param {object} plan
 * @param {string} plan.model
 * @param {ContenderName[]} plan.contenders
 * @param {number} plan.rounds that count, at most; one before them warms up
 * @param {number} plan.budgetMs no further round begins after this time
 * @param {number} plan.rowShare of the model's rows
 * @returns {Promise<ModelRun>}
 */
export async function measureModel({ model: name, contenders, rounds, budgetMs, rowShare }) {
  await start();
  const begin = performance.now();
  const model = models[name];
  const { batch } = model;
  const rows = Math.max(1, Math.round((model.rows * rowShare) / batch)) * batch;
  /** @type {ModelRun} */
  const result = { rooflines: [], contenders: {} };
  /** @type {{ session: Session, run: ContenderRun, isWarm: boolean }[]} */
  const open = [];
  for (const contender of contenders) {
    /** @type {ContenderRun} */
    const run = { stepMs: [] };
    result.contenders[contender] = run;
    const opening = performance.now();
    try {
      const session = await openers[contender](model, { batch, rows });
      run.info = session.info;
      run.extrapolatedFrom = session.extrapolatedFrom;
      const isWarm = performance.now() - opening > warmMs;
      open.push({ session, run, isWarm });
    } catch (error) {
      run.error = messageOf(error);
    }
  }
  try {
    for (let round = 0; round <= rounds; ++round) {
      if (round > 1 && performance.now() - begin > budgetMs) break;
      const roofline = await measureRoofline();
      if (round > 0) result.rooflines.push(roofline);
      for (const { session, run, isWarm } of open) {
        if (run.error || (session.extrapolatedFrom && round !== 1)) continue;
        if (isWarm && round === 0) continue;
        try {
          const { ms, steps } = await session.round();
          if (round > 0) run.stepMs.push(ms / steps);
        } catch (error) {
          run.error = messageOf(error);
        }
      }
    }
  } finally {
    for (const { session } of open) session.close();
  }
  return result;
}

/** Runs an experiment again and again with other settings and seeds, and says what that did to the scores. */

import { checkOptions, optionalFunction, optionalSignal } from "../checks.js";
import { DataSource } from "../data-source.js";
import { checkBeginning } from "./begin.js";
import { readExperiment } from "./read.js";
import { openData } from "./data.js";
import { runOn } from "./run.js";
import { sweepPoints } from "./sweep-points.js";
import { sweepScores } from "./sweep-scores.js";

/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */
/** @typedef {import("./types.js").RunJson} RunJson */
/** @typedef {import("./sweep-points.js").SweepOptions} SweepOptions */
/** @typedef {import("./sweep-scores.js").SweepPoint} SweepPoint */
/** @typedef {import("../../messages/error.js").ErrorData} ErrorData */

/**
 * One run of a sweep.
 * @typedef {object} SweepRun
 * @property {Record<string, unknown>} values of the settings, by their paths
 * @property {number} seed
 * @property {RunJson | null} run null where it failed
 * @property {{ id: string, values: Record<string, any>, message: string } | null} error why it failed
 */

/**
 * @typedef {object} Sweep
 * @property {{ path: string, values: unknown[] }[]} settings
 * @property {number[]} seeds
 * @property {SweepRun[]} runs those that were finished, or failed
 * @property {SweepPoint[]} points
 * @property {number} planned how many runs there were to be
 * @property {boolean} stopped whether it was cancelled before all were done
 */

/**
 * @typedef {object} SweepRunOptions
 * @property {import("./run.js").RunOptions["onReady"]} [onReady] as in run(), before each of the runs
 * @property {(run: SweepRun, result: import("./run.js").Run | null, done: number, planned: number) => unknown} [onRun]
 *   called after each run, with its model and data until the promise it may return resolves
 * @property {(progress: import("../../wire/protocol.js").Progress, done: number, planned: number) => unknown}
 *   [onProgress] of the run that is training
 * @property {AbortSignal} [signal] ends the sweep within its batch; the runs that are finished are kept
 * @property {import("./platform.js").FetchData} [fetchData] as in run()
 * @property {import("../transfer.js").Beginning} [begin] as in run(): each of the runs begins with it
 */

/** @param {any} error @returns {SweepRun["error"]} */
const errorData = (error) =>
  typeof error?.id === "string"
    ? { id: error.id, values: error.values ?? {}, message: error.message }
    : { id: "text", values: { text: String(error?.message ?? error) }, message: String(error) };

/**
 * @param {CompleteExperiment} json
 * @param {SweepOptions} options
 * @param {Iterable<import("../../wire/protocol.js").InputFile> | DataSource | null | undefined} given
 * @param {SweepRunOptions} [asked]
 * @returns {Promise<Sweep>}
 */
export async function sweepExperiment(json, options, given, asked = {}) {
  const where = "sweep()";
  const { settings, points, seeds, jsonOf } = sweepPoints(json, options);
  checkOptions(where, asked, ["onReady", "onRun", "onProgress", "signal", "fetchData", "begin"]);
  const onReady = optionalFunction(`${where}: onReady`, asked.onReady);
  const onRun = optionalFunction(`${where}: onRun`, asked.onRun);
  const onProgress = optionalFunction(`${where}: onProgress`, asked.onProgress);
  const signal = optionalSignal(`${where}: signal`, asked.signal);
  const fetchData = optionalFunction(`${where}: fetchData`, asked.fetchData);
  const begin = checkBeginning(where, asked.begin, json.begin);
  const plan = points.flatMap((point) =>
    seeds.map((seed) => ({
      seed,
      values: Object.fromEntries(settings.map(({ path }, i) => [path, point[i]])),
      // All are checked before the first is trained.
      experiment: readExperiment(jsonOf(point, seed)),
    })),
  );
  /** @type {SweepRun[]} */
  const runs = [];
  const classNames = begin?.model.classNames;
  const own =
    given instanceof DataSource
      ? null
      : await openData(json, given, { signal, fetchData, classNames });
  const source = own ? own.source : /** @type {DataSource} */ (given);
  const data = own ? own.data : json.data;
  try {
    for (const { seed, values, experiment } of plan) {
      if (signal?.aborted) break;
      /** @type {import("./run.js").Run | null} */
      let run = null;
      /** @type {SweepRun} */
      const done = { values, seed, run: null, error: null };
      try {
        const { reading } = own ?? experiment;
        run = await runOn(
          source,
          data,
          { ...experiment, reading },
          {
            ...{ signal, isWhole: true, begin, onReady },
            onProgress: (progress) => onProgress?.(progress, runs.length, plan.length),
          },
        );
        done.run = run.toJSON();
      } catch (error) {
        if (signal?.aborted) break;
        done.error = errorData(error);
      }
      runs.push(done);
      try {
        await onRun?.(done, run, runs.length, plan.length);
      } finally {
        run?.dispose();
      }
    }
  } finally {
    own?.source.dispose();
  }
  return {
    settings: settings.map(({ path }, i) => ({
      path,
      values: /** @type {any} */ (Object.values(options.set)[i]),
    })),
    seeds,
    runs,
    points: sweepScores(runs),
    planned: plan.length,
    stopped: runs.length < plan.length,
  };
}

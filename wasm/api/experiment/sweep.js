/** Runs an experiment again and again with other settings and seeds, and says what that did to the scores. */

import { checkOptions, optionalFunction, optionalSignal } from "../checks.js";
import { DataSource } from "../data-source.js";
import { readExperiment } from "./read.js";
import { openData, runOn } from "./run.js";
import { sweepPoints } from "./sweep-points.js";

/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */
/** @typedef {import("./types.js").RunJson} RunJson */
/** @typedef {import("./sweep-points.js").SweepOptions} SweepOptions */
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
 * What the runs of one point gave: each score's mean and standard deviation over the seeds, with n − 1 as pandas has
 * it, null for one seed alone. `loss` is of training and `val_loss` of validation, both of the epoch whose weights
 * were kept; `test_loss` is of the test rows.
 * @typedef {object} SweepPoint
 * @property {Record<string, unknown>} values
 * @property {number} runs how many there are
 * @property {Record<string, { mean: number, deviation: number | null }>} scores
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
 * @property {(run: SweepRun, result: import("./run.js").Run | null, done: number, planned: number) => unknown} [onRun]
 *   called after each run, with its model and data until the promise it may return resolves
 * @property {(progress: import("../../wire/protocol.js").Progress, done: number, planned: number) => unknown}
 *   [onProgress] of the run that is training
 * @property {AbortSignal} [signal] ends the sweep within its batch; the runs that are finished are kept
 * @property {import("./platform.js").FetchData} [fetchData] as in run()
 */

/**
 * Training and validation scores of the epoch whose weights the run has.
 * @param {RunJson} run
 */
export function scoresOf({ experiment, epoch, history, bestEpoch, evaluation }) {
  const restores = experiment.fit.callbacks.some(({ config }) => config.restore_best_weights);
  const at = restores && bestEpoch !== null ? epoch.indexOf(bestEpoch) : epoch.length - 1;
  const logged = Object.entries(history).map(([name, values]) => [name, values[at]]);
  const tested = Object.entries(evaluation ?? {}).map(([name, value]) => [`test_${name}`, value]);
  return /** @type {Record<string, number>} */ (Object.fromEntries([...logged, ...tested]));
}

/**
 * @param {readonly Record<string, number>[]} all the scores of each seed
 * @returns {SweepPoint["scores"]}
 */
export function meanScores(all) {
  const names = new Set(all.flatMap(Object.keys));
  return Object.fromEntries(
    [...names].map((name) => {
      const values = all.map((scores) => scores[name]).filter((value) => value !== undefined);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      const deviation = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : null;
      return [name, { mean, deviation }];
    }),
  );
}

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
  checkOptions(where, asked, ["onRun", "onProgress", "signal", "fetchData"]);
  const onRun = optionalFunction(`${where}: onRun`, asked.onRun);
  const onProgress = optionalFunction(`${where}: onProgress`, asked.onProgress);
  const signal = optionalSignal(`${where}: signal`, asked.signal);
  const fetchData = optionalFunction(`${where}: fetchData`, asked.fetchData);
  const plan = points.flatMap((point) =>
    seeds.map((seed) => ({
      point,
      seed,
      values: Object.fromEntries(settings.map(({ path }, i) => [path, point[i]])),
      // All are checked before the first is trained.
      experiment: readExperiment(jsonOf(point, seed)),
    })),
  );
  /** @type {SweepRun[]} */
  const runs = [];
  /** @type {Map<unknown[], { values: Record<string, unknown>, all: Record<string, number>[] }>} */
  const ofPoints = new Map();
  const own =
    given instanceof DataSource ? null : await openData(json, given, { signal, fetchData });
  const source = own ? own.source : /** @type {DataSource} */ (given);
  const data = own ? own.data : json.data;
  try {
    for (const { point, seed, values, experiment } of plan) {
      if (signal?.aborted) break;
      /** @type {import("./run.js").Run | null} */
      let run = null;
      /** @type {SweepRun} */
      const done = { values, seed, run: null, error: null };
      try {
        run = await runOn(source, data, experiment, {
          ...{ signal, isWhole: true },
          onProgress: (progress) => onProgress?.(progress, runs.length, plan.length),
        });
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
      if (!done.run) continue;
      if (!ofPoints.has(point)) ofPoints.set(point, { values, all: [] });
      ofPoints.get(point)?.all.push(scoresOf(done.run));
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
    points: [...ofPoints.values()].map(({ values, all }) => ({
      values,
      runs: all.length,
      scores: meanScores(all),
    })),
    planned: plan.length,
    stopped: runs.length < plan.length,
  };
}

/** The runs as files: CSV for a spreadsheet or pandas, JSON as the design has a run. */

import { changesOf } from "./changes.js";
import { plainRun } from "./plain-run.js";

/** @import { Run } from "./types.js" */
/** @import { Cell } from "../components/csv.js" */

/**
 * What changed against the run before.
 * @param {Run[]} list the newest first
 * @param {Run} run
 */
export function changesBefore(list, run) {
  const before = list.slice(list.indexOf(run) + 1).find(({ baseline }) => !baseline);
  return before && !run.baseline ? changesOf(before.experiment, run.experiment) : null;
}

/**
 * @param {Run[]} list the newest first
 * @param {(run: Run) => { name: string, changes: string }} wordsOf
 * @returns {{ columns: string[], rows: Cell[][] }}
 */
export function runsTable(list, wordsOf) {
  const scores = [...new Set(list.flatMap(({ evaluation }) => Object.keys(evaluation)))];
  const columns = ["run", "name", "changes", ...scores.map((name) => `test_${name}`)].concat([
    ...["epochs", "seconds", "samples_per_second", "seed", "fingerprint", "stop_reason", "note"],
  ]);
  const rows = list.map((run, at) => {
    const { name, changes } = wordsOf(run);
    return [
      ...[list.length - at, name, changes],
      ...scores.map((score) => run.evaluation[score]),
      ...[run.epoch.length, run.seconds, run.samplesPerSecond, run.experiment.seed],
      ...[run.fingerprint, run.stopReason, run.note],
    ];
  });
  return { columns, rows };
}

/**
 * Runs as an array, without what only the page knows.
 * @param {Run[]} list the newest first
 */
export const runsJson = (list) => JSON.stringify(list.map(plainRun), null, 2);

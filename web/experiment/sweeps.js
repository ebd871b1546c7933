/** The sweeps in the list of runs. Each run knows which it is of, so they are there after a reload, too. */

import { sweepScores } from "minibatch";

/** @import { SweepPoint } from "minibatch" */
/** @import { Run } from "./types.js" */

/**
 * @typedef {object} KeptSweep
 * @property {string} id
 * @property {{ path: string, values: unknown[] }[]} settings with the values of the runs that are kept
 * @property {number[]} seeds
 * @property {SweepPoint[]} points
 */

/** What tells values apart, lists too. @param {unknown} value */
const keyOf = (value) => JSON.stringify(value);

/** @param {unknown[]} values */
const distinct = (values) => [...new Map(values.map((value) => [keyOf(value), value])).values()];

/**
 * @param {string} id
 * @param {Run[]} runs of it, the oldest first
 * @returns {KeptSweep}
 */
function sweepOf(id, runs) {
  const all = runs.map((run) => ({ values: run.sweep?.values ?? {}, run }));
  const paths = Object.keys(all[0].values);
  return {
    id,
    settings: paths.map((path) => ({ path, values: distinct(all.map((one) => one.values[path])) })),
    seeds: [...new Set(runs.map(({ experiment }) => experiment.seed ?? 0))],
    points: sweepScores(all),
  };
}

/**
 * @param {Run[]} list the newest first
 * @returns {KeptSweep[]} the newest first
 */
export function sweepsOf(list) {
  const ids = [...new Set(list.flatMap(({ sweep }) => sweep?.id ?? []))];
  return ids.map((id) => {
    const runs = list.filter(({ sweep }) => sweep?.id === id);
    return sweepOf(id, runs.toReversed());
  });
}

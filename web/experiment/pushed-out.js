/** What a sweep pushes out of the list of runs, told before it runs. */

import { keptOf } from "./kept-runs.js";

/** @import { Run } from "./types.js" */

/**
 * What so many new runs push out: earlier runs and earlier runs' weights, and those of the new ones themselves.
 * @param {Run[]} list the newest first
 * @param {number} count
 * @param {...(string | undefined)} used see keptOf()
 */
export function pushedOut(list, count, ...used) {
  const added = Array.from({ length: count }, (_, i) => /** @type {any} */ ({ id: ` ${i}` }));
  const { list: left, forgotten } = keptOf([...added, ...list], ...used);
  const isNew = (/** @type {string} */ id) => id.startsWith(" ");
  const stays = new Set(left.map(({ id }) => id));
  const without = forgotten.filter((id) => stays.has(id));
  return {
    ownRuns: added.filter(({ id }) => !stays.has(id)).length,
    oldRuns: list.filter(({ id }) => !stays.has(id)).length,
    ownWeights: without.filter(isNew).length,
    oldWeights: without.filter((id) => !isNew(id)).length,
  };
}

/** Which runs stay in the list, and which of them with their weights: those of the newest, and what a person marked. */

/** @import { Run } from "./types.js" */

/** Runs that are kept, and of how many of them, the newest, the weights are. */
export const maxRuns = 100;
export const maxWeights = 20;

/** A mark of a person's keeps a run and its weights. @param {Run} run */
const isMarked = ({ isPinned, isStarred }) => Boolean(isPinned || isStarred);

/**
 * Splits a list of runs into what stays and what goes.
 * @param {Run[]} all the newest first
 * @param {...(string | undefined)} used runs that stay with their weights, too: the one on the page, and whose weights the
 *   training begins with
 * @returns {{ list: Run[], forgotten: string[] }} the runs that stay, those without weights marked, and whose weights go
 */
export function keptOf(all, ...used) {
  /** @type {string[]} */
  const forgotten = [];
  let networks = 0;
  const list = all.flatMap((run, at) => {
    const isNetwork = !run.baseline;
    const place = isNetwork ? networks++ : 0;
    const stays = isMarked(run) || used.includes(run.id);
    if (at >= maxRuns && !stays) {
      if (isNetwork) forgotten.push(run.id);
      return [];
    }
    if (!isNetwork || place < maxWeights || stays || run.noWeights) return [run];
    forgotten.push(run.id);
    return [{ ...run, noWeights: /** @type {const} */ ("older") }];
  });
  return { list, forgotten };
}

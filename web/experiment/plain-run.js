/** @import { Run } from "./types.js" */

/**
 * A run as the design has it, without what only the page knows.
 * @param {Run} run
 */
export function plainRun({ isPinned: _, isStarred: __, log: ___, begins: ____, ...run }) {
  return run;
}

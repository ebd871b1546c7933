/** Files that are not read, and why. */

import { warning } from "../messages/error.js";
import { baseName } from "./entry.js";

/** @import { Message } from "../messages/render.js" */
/** @import { ReadContext } from "./reading.js" */
/** @import { Entry, Skipped, Warning } from "./types.js" */

/** What people and Keras's archives put beside data for others to read. */
const noteName = /^(readme|licen[cs]e|copying|notice)(\.[^.]*)?$/i;

/** Whether a file is one that nobody misses among the data. @param {string} path */
export const isNote = (path) => noteName.test(baseName(path));

/** How many skipped files are named; of the others the number is given. */
const listed = 20;

/**
 * @param {readonly { path: string }[]} entries
 * @param {Message | string} why
 * @returns {Skipped[]}
 */
export const asSkipped = (entries, why) =>
  entries.map(({ path }) => ({ path, why, id: "not-read" }));

/**
 * Of several tables the one whose name says that it is to be trained on, or the first; the others are not read.
 * @param {Entry[]} entries
 * @param {Pick<ReadContext, "skip">} context
 * @returns {Entry}
 */
export function oneTableOf(entries, context) {
  const chosen = entries.find(({ path }) => /train/i.test(baseName(path))) ?? entries[0];
  const others = entries.filter((entry) => entry !== chosen);
  context.skip(
    asSkipped(others, { id: "why.other-table", values: { chosen: baseName(chosen.path) } }),
  );
  return chosen;
}

/**
 * Says which files were not read, and why.
 * @param {Skipped[]} skipped
 * @returns {Warning[]}
 */
export function skippedWarnings(skipped) {
  const warnings = skipped.slice(0, listed).map(({ path, why, id }) => warning(id, { path, why }));
  const more = skipped.length - listed;
  if (more > 0) warnings.push(warning("not-read-more", { count: more }));
  return warnings;
}

/** Opens archives and sorts the files in them, and those given as they are, by what they are. */

import { Budget, bytesEntry, checkMemory } from "./entry.js";
import { gunzip } from "./gzip.js";
import { isHidden, sniff } from "./sniff.js";
import { zipEntries } from "./zip.js";

/** @import { Entry, Limits, Warning, WarningCode } from "./types.js" */

/**
 * A file that is not read, and why: "is empty".
 * @typedef {{ path: string, why: string, code: WarningCode }} Skipped
 *
 * @typedef {object} Collection
 * @property {Entry[]} images
 * @property {Entry[]} idx
 * @property {Entry[]} tables
 * @property {Entry[]} classNames files that list the classes' names
 * @property {Skipped[]} skipped
 */

/** Skipped files that are told one by one; of more, the number is told. */
const listed = 20;

/**
 * @param {Entry[]} entries
 * @param {Limits} limits
 * @param {AbortSignal} [signal]
 * @returns {Promise<Collection>}
 */
export async function collect(entries, limits, signal) {
  /** @type {Collection} */
  const found = { images: [], idx: [], tables: [], classNames: [], skipped: [] };
  const budget = new Budget(limits);
  for (const entry of entries) {
    if (!isHidden(entry.path)) await add(entry, found, { budget, depth: 0, signal });
  }
  return found;
}

/**
 * @param {Entry} entry
 * @param {Collection} found
 * @param {{ budget: Budget, depth: number, signal?: AbortSignal }} context depth: in how many archives
 */
async function add(entry, found, context) {
  const { budget, depth, signal } = context;
  signal?.throwIfAborted();
  /** @param {string} why @param {WarningCode} [code] */
  const skip = (why, code = "not-read") => found.skipped.push({ path: entry.path, why, code });

  if (entry.size === 0) return void skip("is empty (0 bytes)");
  switch (await sniff(entry)) {
    case "image":
      return void found.images.push(entry);
    case "idx":
      return void found.idx.push(entry);
    case "table":
      return void found.tables.push(entry);
    case "class-names":
      return void found.classNames.push(entry);
    case "gzip": {
      checkMemory(entry.size, budget.limits, entry.path);
      const bytes = await gunzip(await entry.read(), entry.path, budget.limits);
      budget.take(bytes.length);
      return add(bytesEntry(entry.path.replace(/\.gz$/i, ""), bytes), found, context);
    }
    case "zip": {
      if (depth > 0) return void skip("is an archive in an archive", "nested-archive");
      const members = await zipEntries(entry, budget.limits, (path) => !isHidden(path));
      budget.take(members.reduce((sum, { size }) => sum + size, 0));
      if (members.length === 0) skip("is an archive without files");
      for (const member of members) await add(member, found, { ...context, depth: depth + 1 });
      return;
    }
    case "excel":
      return void skip("is a spreadsheet (save it as CSV in UTF-8)");
    default:
      skip("is of no kind that is read");
  }
}

/**
 * Says which files were not read, and why.
 * @param {Skipped[]} skipped
 * @returns {Warning[]}
 */
export function skippedWarnings(skipped) {
  /** @type {Warning[]} */
  const warnings = skipped.slice(0, listed).map(({ path, why, code }) => ({
    code,
    message: `${path} was not read: it ${why}.`,
    file: path,
  }));
  const more = skipped.length - listed;
  if (more > 0) warnings.push({ code: "not-read", message: `${more} more files were not read.` });
  return warnings;
}

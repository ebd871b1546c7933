/** Opens archives, and sorts all files by their format. */

import { Budget, bytesEntry, checkMemory } from "./entry.js";
import { gunzip } from "./gzip.js";
import { rest } from "./late.js";
import { isHidden, sniff } from "./sniff.js";

/** @import { Message } from "../messages/render.js" */
/** @import { Format } from "./reading.js" */
/** @import { Entry, Limits, Skipped, Turn } from "./types.js" */

/**
 * @typedef {object} Collection
 * @property {Map<Format, Entry[]>} byFormat
 * @property {Entry[]} classNames files that list the classes' names
 * @property {Skipped[]} skipped
 */

/** No person's own files have deeper or longer paths, and comparing those is expensive. */
const mostFolders = 64;
const longestPath = 2048;

/**
 * @param {Entry[]} entries
 * @param {readonly Format[]} formats
 * @param {Limits} limits
 * @param {Turn} turn
 * @returns {Promise<Collection>}
 */
export async function collect(entries, formats, limits, turn) {
  /** @type {Collection} */
  const found = { byFormat: new Map(), classNames: [], skipped: [] };
  const budget = new Budget(limits);
  for (const entry of entries) {
    if (!isHidden(entry.path)) await add(entry, found, { formats, budget, depth: 0, turn });
  }
  return found;
}

/**
 * @param {Entry} entry
 * @param {Collection} found
 * @param {{ formats: readonly Format[], budget: Budget, depth: number, turn: Turn }} context depth: in how many archives
 */
async function add(entry, found, context) {
  const { formats, budget, depth, turn } = context;
  await turn();
  /** @param {Message} why @param {Skipped["id"]} [id] */
  const skip = (why, id = "not-read") => found.skipped.push({ path: entry.path, why, id });

  if (entry.size === 0) return void skip({ id: "why.empty" });
  if (entry.path.length > longestPath || entry.path.split("/").length > mostFolders) {
    return void skip({ id: "why.long-path", values: { folders: mostFolders, limit: longestPath } });
  }
  const kind = await sniff(entry, formats);
  switch (kind) {
    case "class-names":
      return void found.classNames.push(entry);
    case "gzip": {
      checkMemory(entry.size, budget.limits, entry.path);
      const bytes = await gunzip(await entry.read(), entry.path, budget.limits, turn);
      budget.take(bytes.length);
      const path = entry.path.replace(/\.gz$/i, "").replace(/\.tgz$/i, ".tar");
      return add(bytesEntry(path, bytes), found, context);
    }
    case "tar":
    case "zip": {
      if (depth > 0) return void skip({ id: "why.nested-archive" }, "nested-archive");
      const isWanted = (/** @type {string} */ path) => !isHidden(path);
      const { tarEntries, zipEntries } = await rest();
      const open = kind === "zip" ? zipEntries : tarEntries;
      const members = await open(entry, budget.limits, isWanted, turn);
      // What is in a tar is a part of it, and takes no more memory.
      if (kind === "zip") budget.take(members.reduce((sum, { size }) => sum + size, 0));
      if (members.length === 0) skip({ id: "why.empty-archive" });
      for (const member of members) await add(member, found, { ...context, depth: depth + 1 });
      return;
    }
    default: {
      if ("why" in kind) return void skip(kind.why);
      const entries = found.byFormat.get(kind);
      if (entries) entries.push(entry);
      else found.byFormat.set(kind, [entry]);
    }
  }
}

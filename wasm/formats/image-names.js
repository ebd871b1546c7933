/** Classes of images that do not lie in a folder each: in the files' names, or in a table beside them. */

import { readTable } from "./csv-table.js";
import { baseName } from "./entry.js";
import { conflictsSaid } from "./image-conflicts.js";

/** @import { ReadContext } from "./reading.js" */
/** @import { Conflict } from "./image-conflicts.js" */
/** @import { Entry } from "./types.js" */

/** Without its folders and its ending. @param {string} path */
function stemOf(path) {
  const name = baseName(path);
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(0, dot) : name;
}

/**
 * "cat.0", "dog_12", "Abyssinian (3)": the name before a number. By hand, as a pattern would go over long names again
 * and again.
 * @param {string} stem
 */
function beforeNumber(stem) {
  const end = stem.endsWith(")") ? stem.length - 1 : stem.length;
  let at = end;
  while (at > 0 && /\d/.test(stem[at - 1])) --at;
  if (at === end) return undefined;
  while (at > 0 && /[\s._()-]/.test(stem[at - 1])) --at;
  const name = stem.slice(0, at);
  return /\p{L}/u.test(name) ? name : undefined;
}

/**
 * Of files that are called by their class and a number. What has no such name has no class; there are none at all
 * where a name occurs once, as it is then the picture's own.
 * @param {string[]} paths
 * @returns {(string | undefined)[]}
 */
export function classesByName(paths) {
  const names = paths.map((path) => beforeNumber(stemOf(path).normalize("NFC")));
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const name of names) if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.values()].some((count) => count < 2) ? [] : names;
}

/** Numbers are the same however many zeros stand before them. @param {string} name */
const keyOf = (name) =>
  /^\d+$/.test(name) ? name.replace(/^0+(?=\d)/, "") : name.normalize("NFC");

const labelName =
  /^(label|class|category|target|y|breed|species|diagnosis|type)(es|s|_?(id|name))?$/i;
const pageRows = 5000;

/**
 * Classes by path, of the first table that names images in one column.
 * @param {Entry[]} tables
 * @param {string[]} paths
 * @param {ReadContext} context
 * @returns {Promise<{ table: Entry, listed: Map<string, string>, conflicts: Conflict[] } | null>}
 */
export async function classesInTables(tables, paths, context) {
  /** @type {Map<string, string[]>} */
  const byKey = new Map();
  for (const path of paths) {
    for (const key of new Set([path, baseName(path), stemOf(path)].map(keyOf))) {
      byKey.set(key, [...(byKey.get(key) ?? []), path]);
    }
  }
  for (const table of tables) {
    const found = await classesIn(table, byKey, context);
    if (found && new Set(found.listed.values()).size > 1) return { table, ...found };
  }
  return null;
}

/**
 * @param {Entry} table
 * @param {Map<string, string[]>} byKey paths by what a table may call them
 * @param {ReadContext} context
 */
async function classesIn(table, byKey, context) {
  const source = await tableOrNull(table, context);
  if (!source) return null;
  try {
    const { header, rows: first } = source.rows({ from: 0, count: 100 });
    const pathsOf = (/** @type {string} */ cell) =>
      byKey.get(keyOf(cell)) ?? byKey.get(keyOf(baseName(cell.replaceAll("\\", "/"))));
    const isNamed = (/** @type {number} */ column) =>
      first.filter((row) => pathsOf(row[column])).length > first.length / 2;
    const file = header.findIndex((_, column) => isNamed(column));
    const others = header.map((_, column) => column).filter((column) => column !== file);
    const label = others.find((column) => labelName.test(header[column])) ?? others[0];
    if (file < 0) return null;
    /** @type {Map<string, string>} */
    const listed = new Map();
    /** @type {Map<string, Conflict>} */
    const conflicts = new Map();
    const said = conflictsSaid(context);
    const { rows } = source.description;
    for (let from = 0; from < rows; from += pageRows) {
      for (const row of source.rows({ from, count: pageRows }).rows) {
        if (row[label] === "") continue;
        for (const path of pathsOf(row[file]) ?? []) {
          const [one, other] = [listed.get(path), row[label]];
          if (one !== undefined && one !== other && !conflicts.has(path))
            conflicts.set(path, { path, one, other });
          if (one === undefined || said === undefined) listed.set(path, other);
        }
      }
      await context.turn();
    }
    if (said === "drop") for (const path of conflicts.keys()) listed.delete(path);
    return { listed, conflicts: [...conflicts.values()] };
  } finally {
    source.dispose();
  }
}

/** Null where the file is no table. @param {Entry} table @param {ReadContext} context */
async function tableOrNull(table, context) {
  try {
    return await readTable(table, { ...context, warnings: [], onProgress: () => {} });
  } catch (error) {
    const { code } = /** @type {import("../messages/error.js").MinibatchError} */ (error);
    if (code === "invalid-data") return null;
    throw error;
  }
}

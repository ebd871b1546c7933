/** Tables of delimited text: which of several are read, and what each is for. */

import { asSkipped } from "./skipped.js";
import { joinedTables, tableParts } from "./csv-sets.js";
import { readTable } from "./csv-table.js";
import { baseName } from "./entry.js";

/** @import { Format } from "./reading.js" */
/** @import { Entry } from "./types.js" */

const tableName = /\.(csv|tsv|tab|txt|data|dat)$/i;

/** Files that describe data but hold none. */
const noteName = /^(read.?me|licen[cs]e|notes?|about|citation|change.?log|description|sources?)\b/i;

/**
 * Of several the first in order is read: the one to train on (Kaggle's archives hold train.csv, test.csv and more),
 * then tables by their names, then texts, and notes last.
 * @param {Entry} entry
 */
function rankOf({ path }) {
  const name = baseName(path);
  if (noteName.test(name)) return 3;
  if (/train/i.test(name)) return 0;
  return /\.(txt|dat|data)$/i.test(name) ? 2 : 1;
}

/** @type {Format} */
export const csv = {
  name: "CSV",
  reads: "table",
  about:
    "delimited text: any separator, encoding and way to write numbers that people and programs have, as pandas.read_csv() reads it",
  extensions: ["csv", "tsv", "tab", "txt", "data", "dat"],
  takesText: true,
  whyNot: { id: "why.no-table" },
  sniff: (_, name) => tableName.test(name),
  async read(tables, context) {
    const joined = await joinedTables(tables, context);
    const [first] = tables.toSorted((a, b) => rankOf(a) - rankOf(b));
    const { chosen, used, options } = joined ?? (await tableParts(first, tables, context));
    const others = tables.filter((table) => !used.includes(table));
    context.skip(
      asSkipped(others, { id: "why.other-table", values: { chosen: baseName(chosen.path) } }),
    );
    return readTable(chosen, context, options);
  },
};

/** Tables of columns that are numbers and texts already, from files, arrays or steps: they reach the core as they are. */

import { addColumn } from "./add-column.js";
import { editCells } from "./edit-cells.js";
import { checkMemory } from "./entry.js";
import { addSplitColumn } from "./split-column.js";
import { describeColumns, TableSource } from "./table-source.js";

/** @import { ReadContext } from "./reading.js" */
/** @import { Core } from "../engine/core.js" */
/** @import { Table } from "../bindings.d.ts" */
/** @import { Reading, Turn, Warning } from "./types.js" */

/**
 * A column: numbers, NaN where one is missing, or texts, null where one is.
 * @typedef {{ name: string, numbers: Float64Array } | { name: string, texts: ArrayLike<string | null>,
 *   areDates?: boolean }} MadeColumn
 */

/** Texts between two looks at messages. */
const sliceLength = 20_000;

/**
 * Fills a table column by column, so that no more than one is held beside the core.
 * @param {string} name
 * @param {number} rows
 * @param {AsyncIterable<MadeColumn> | Iterable<MadeColumn>} columns of so many cells
 * @param {ReadContext} context
 * @param {{ tests?: number, validations?: number, reading?: Reading }} [options] how many rows, the last ones, are to
 *   test on, and how many before them to validate with; what was said of the rows that are read
 */
export async function readColumns(name, rows, columns, context, options = {}) {
  const { tests = 0, validations = 0, reading } = options;
  const { core, limits, turn, warnings } = context;
  const table = new core.bindings.Table();
  try {
    /** @type {string[]} */
    const names = [];
    /** @type {Set<string>} */
    const dates = new Set();
    let bytes = 0;
    for await (const column of columns) {
      bytes += rows * ("numbers" in column ? 8 : 4);
      checkMemory(bytes, limits, name);
      if ("numbers" in column) await addColumn(core, table, column, turn);
      else {
        await addTexts(table, column, context);
        if (column.areDates) dates.add(column.name);
      }
      names.push(column.name);
      await turn();
    }
    if (tests > 0) await addSplitColumn(core, table, names, { tests, validations }, turn);
    editCells(table, context);
    return await sourceOf(core, table, name, turn, { warnings, dates, reading });
  } catch (error) {
    table.delete();
    throw error;
  }
}

/**
 * @param {Core} core
 * @param {Table} table which becomes the source's, and stays the caller's where that fails
 * @param {string} name
 * @param {Turn} turn
 * @param {{ warnings?: Warning[], dates?: ReadonlySet<string>, reading?: Reading }} [facts] dates: columns of texts
 *   that are dates
 */
export async function sourceOf(core, table, name, turn, facts = {}) {
  const { warnings = [], dates, reading = { class_name: "CSV" } } = facts;
  const columns = (await describeColumns(table, turn)).map((one) =>
    dates?.has(one.name) ? { ...one, type: /** @type {const} */ ("date") } : one,
  );
  return new TableSource(core, table, columns, {
    ...{ name, delimiter: "", encoding: "", warnings, firstLines: [] },
    reading,
    notNumbers: { count: 0, columns: [], first: [] },
  });
}

/**
 * @param {Table} table
 * @param {{ name: string, texts: ArrayLike<string | null> }} column
 * @param {ReadContext} context
 */
export async function addTexts(table, { name, texts }, { core, turn }) {
  /** @type {Map<string, number>} */
  const codes = new Map();
  /** @type {string[]} */
  const words = [];
  const all = new Int32Array(texts.length);
  for (let from = 0; from < texts.length; from += sliceLength) {
    for (let i = from; i < Math.min(from + sliceLength, texts.length); ++i) {
      const text = texts[i];
      if (text === null) {
        all[i] = -1;
        continue;
      }
      let code = codes.get(text);
      if (code === undefined) {
        const clean = text.replaceAll("\0", " ");
        code = codes.get(clean) ?? words.push(clean) - 1;
        codes.set(clean, code).set(text, code);
      }
      all[i] = code;
    }
    await turn();
  }
  await addColumn(core, table, { name, codes: all, texts: words }, turn);
}

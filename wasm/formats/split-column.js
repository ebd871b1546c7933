/** Which rows the files bring to train and to test on stands in a column, where people and PredefinedSplit find it. */

import { addColumn } from "./add-column.js";

/** @import { ColumnDescription } from "./types.js" */
/** @import { Core } from "../engine/core.js" */
/** @import { Table } from "../bindings.d.ts" */

const words = ["train", "test"];

/**
 * @param {Core} core
 * @param {Table} table
 * @param {readonly string[]} names of its columns
 * @param {number} tests how many rows, the last ones, are to test on
 * @param {import("./types.js").Turn} turn
 */
export async function addSplitColumn(core, table, names, tests, turn) {
  let name = "split";
  for (let n = 1; names.includes(name); ++n) name = `split.${n}`;
  const codes = new Int32Array(table.rows()).fill(1, table.rows() - tests);
  await addColumn(core, table, { name, codes, texts: words }, turn);
}

/**
 * The column that says of each row whether it is to train or to test on.
 * @param {ColumnDescription[]} columns
 */
export const splitColumnOf = (columns) =>
  columns.find(
    ({ type, missing, categories = [] }) =>
      type === "category" &&
      missing === 0 &&
      categories.length === words.length &&
      categories.every(({ name }) => words.includes(name)),
  );

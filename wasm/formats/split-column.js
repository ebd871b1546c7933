/** Which rows the files bring to train, to validate and to test on stands in a column, where people and PredefinedSplit find it. */

import { addColumn } from "./add-column.js";

/** @import { ColumnDescription } from "./types.js" */
/** @import { Core } from "../engine/core.js" */
/** @import { Table } from "../bindings.d.ts" */

const words = ["train", "test", "validation"];

/**
 * @param {Core} core
 * @param {Table} table
 * @param {readonly string[]} names of its columns
 * @param {{ tests: number, validations?: number }} counts how many rows, the last ones, are to test on, and how many
 *   before them to validate with
 * @param {import("./types.js").Turn} turn
 */
export async function addSplitColumn(core, table, names, { tests, validations = 0 }, turn) {
  let name = "split";
  for (let n = 1; names.includes(name); ++n) name = `split.${n}`;
  const trains = table.rows() - tests;
  const codes = new Int32Array(table.rows()).fill(1, trains).fill(2, trains - validations, trains);
  await addColumn(
    core,
    table,
    { name, codes, texts: words.slice(0, validations > 0 ? 3 : 2) },
    turn,
  );
}

/**
 * The column that says of each row whether it is to train, to validate or to test on.
 * @param {ColumnDescription[]} columns
 */
export const splitColumnOf = (columns) =>
  columns.find(
    ({ type, missing, categories = [] }) =>
      type === "category" &&
      missing === 0 &&
      categories.length >= 2 &&
      categories.every(({ name }) => words.includes(name)) &&
      ["train", "test"].every((word) => categories.some(({ name }) => name === word)),
  );

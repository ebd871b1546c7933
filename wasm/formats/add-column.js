/** Columns that are numbers and texts already reach the core as they are. */

import { using } from "./using.js";

/** @import { ColumnArrays } from "../wire/table-types.js" */
/** @import { Core } from "../engine/core.js" */
/** @import { Table } from "../bindings.d.ts" */
/** @import { Turn } from "./types.js" */

/** Texts between two looks at messages. */
const sliceLength = 20_000;

/**
 * @param {Core} core
 * @param {Table} table
 * @param {ColumnArrays} column texts by their codes, -1 where one is missing
 * @param {Turn} turn
 */
export async function addColumn(core, table, column, turn) {
  const { name } = column;
  if ("numbers" in column) {
    return using(core.doubles(column.numbers), (values) => table.addNumbers(name, values));
  }
  const texts = new core.bindings.Texts();
  try {
    const encoder = new TextEncoder();
    for (let from = 0; from < column.texts.length; from += sliceLength) {
      const some = column.texts.slice(from, from + sliceLength);
      // A zero byte ends a text.
      const text = some.map((one) => `${one.replaceAll("\0", " ")}\0`).join("");
      using(core.bytes(encoder.encode(text)), (bytes) => texts.add(bytes));
      await turn();
    }
    using(core.classes(column.codes), (codes) => table.addTexts(name, codes, texts));
  } finally {
    texts.delete();
  }
}

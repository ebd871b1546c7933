/** Columns that are numbers and texts already reach the core as they are. */

import { using } from "./using.js";

/** @import { ColumnArrays } from "../wire/table-types.js" */
/** @import { Core } from "../engine/core.js" */
/** @import { Table } from "../bindings.d.ts" */

/**
 * @param {Core} core
 * @param {Table} table
 * @param {ColumnArrays} column texts by their codes, -1 where one is missing
 */
export function addColumn(core, table, column) {
  if ("numbers" in column) {
    using(core.doubles(column.numbers), (values) => table.addNumbers(column.name, values));
  } else {
    const texts = new TextEncoder().encode(column.texts.map((text) => `${text}\0`).join(""));
    addCodes(core, table, column, texts);
  }
}

/**
 * @param {Core} core
 * @param {Table} table
 * @param {{ name: string, codes: Int32Array }} column
 * @param {Uint8Array} texts what the codes stand for, a zero byte behind each
 */
export const addCodes = (core, table, { name, codes }, texts) =>
  using(core.classes(codes), (buffer) =>
    using(core.bytes(texts), (bytes) => table.addTexts(name, buffer, bytes)),
  );

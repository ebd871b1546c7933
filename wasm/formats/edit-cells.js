/** Cells that a person corrected after they were read. */

/** @import { ReadContext } from "./reading.js" */
/** @import { CellReading, NotNumbers } from "./types.js" */
/** @import { Table } from "../bindings.d.ts" */

/** What was said of how a table is read. @param {ReadContext} context @returns {import("./types.js").CsvConfig} */
const configOf = ({ reading }) => (reading?.class_name === "CSV" ? (reading.config ?? {}) : {});

/**
 * @param {Table} table
 * @param {ReadContext} context
 * @param {CellReading | null} cells how they are read
 */
export function editCells(table, context, cells = null) {
  const { cells: edits = [], dtype } = configOf(context);
  if (edits.length > 0) table.editCells(JSON.stringify(edits), JSON.stringify({ ...cells, dtype }));
}

/**
 * The rows of a column without those whose cells were corrected.
 * @param {Uint32Array} rows
 * @param {string} column
 * @param {ReadContext} context
 */
export function rowsLeft(rows, column, context) {
  const { cells: edits = [] } = configOf(context);
  const gone = new Set(edits.flatMap((edit) => (edit.column === column ? [edit.row] : [])));
  return gone.size > 0 ? rows.filter((row) => !gone.has(row)) : rows;
}

/**
 * Cells that are no numbers, without those that were corrected.
 * @param {NotNumbers} notNumbers
 * @param {ReadContext} context
 * @returns {NotNumbers}
 */
export function notNumbersLeft({ count, columns, first }, context) {
  const { cells: edits = [] } = configOf(context);
  const isEdited = (/** @type {{ row: number, column: string }} */ { row, column }) =>
    edits.some((edit) => edit.row === row && edit.column === column);
  const gone = first.filter(isEdited);
  const goneOf = (/** @type {string} */ name) =>
    gone.filter(({ column }) => column === name).length;
  return {
    count: count - gone.length,
    columns: columns
      .map(({ column, count }) => ({ column, count: count - goneOf(column) }))
      .filter(({ count }) => count > 0),
    first: first.filter((cell) => !isEdited(cell)),
  };
}

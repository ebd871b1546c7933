/** The cells of new rows: as a person types them, or as they stand in a table that was read. */

import { MinibatchError } from "../messages/error.js";
import { nearest } from "../messages/nearest.js";

/** @import { PreparationState, Turn } from "./types.js" */
/** @import { RowsQuery } from "../wire/look-types.js" */

/** @typedef {import("../wire/table-types.js").ColumnChange} ColumnChange */
/** A cell that is no number and should be one. @typedef {{ row: number, column: string, text: string }} NotNumber */

/**
 * Cells as a person types them: text of each column that has any.
 * @param {object} row
 * @param {readonly string[]} [commas] columns in which 1.234 is 1234: numbers are written with a comma for them
 */
export function cellsOf(row, commas = []) {
  if (typeof row !== "object" || row === null || row instanceof Blob) {
    throw new MinibatchError("invalid-argument", { id: "row.not-an-object" });
  }
  // Own members only, whatever they are called: a column may be named "constructor".
  const cells = Object.entries(row).filter(([, value]) => value !== null && value !== undefined);
  for (const [name, value] of cells) {
    if (["string", "number", "boolean"].includes(typeof value)) continue;
    throw new MinibatchError("invalid-argument", { id: "row.value", values: { column: name } });
  }
  return Object.fromEntries(
    cells.map(([name, value]) => [
      name,
      typeof value === "number" && commas.includes(name) ? withComma(value) : String(value),
    ]),
  );
}

/** A number with a decimal comma, and without an exponent. @param {number} value */
const withComma = (value) =>
  value
    .toLocaleString("en-US", { useGrouping: false, maximumSignificantDigits: 21 })
    .replace(".", ",");

/**
 * Throws where a name that no column has is near to a column that is left out. Other values, as the target's,
 * may stand in a row.
 * @param {object} row
 * @param {readonly string[]} columns that are wanted
 */
export function requireKnown(row, columns) {
  const missing = columns.filter((column) => !Object.hasOwn(row, column));
  for (const name of Object.keys(row)) {
    if (columns.includes(name) || nearest(name, missing) === null) continue;
    throw new MinibatchError("invalid-argument", {
      id: "row.no-column",
      values: { column: name, known: missing },
    });
  }
}

/**
 * Rows of a table as cells of the columns that a preparation needs.
 * @param {import("./table-source.js").TableSource} source
 * @param {RowsQuery} query
 * @param {{ inputs: PreparationState["inputs"], commas?: readonly string[] }} preparation
 * @param {Turn} turn
 */
export async function newRows(source, query, preparation, turn) {
  return cellsIn(await source.page(query, null, turn), source, preparation);
}

/**
 * Rows of a table by their numbers, likewise, where a column may have other cells.
 * @param {import("./table-source.js").TableSource} source
 * @param {Uint32Array} numbers of the rows, in any order
 * @param {ColumnChange | null} change
 * @param {{ inputs: PreparationState["inputs"], commas?: readonly string[] }} preparation
 * @param {Turn} turn
 */
export async function changedRows(source, numbers, change, preparation, turn) {
  const rowsAt = async (/** @type {Uint32Array} */ wanted) => {
    const page = await source.some(new Uint32Array(new Set(wanted)), turn);
    const rows = cellsIn(page, source, preparation);
    const places = new Map(page.numbers.map((number, place) => [number, place]));
    return Array.from(wanted, (number) => rows[Number(places.get(number))]);
  };
  const rows = await rowsAt(numbers);
  if (!change) return rows;
  const { column } = change;
  const cells =
    "rows" in change
      ? (await rowsAt(change.rows)).map((row) => row[column])
      : cellsOf({ [column]: change.cell }, preparation.commas)[column];
  return rows.map((row, at) => ({
    ...row,
    [column]: typeof cells === "string" ? cells : (cells?.[at] ?? ""),
  }));
}

/**
 * @param {{ header: string[], rows: string[][] }} page
 * @param {import("./table-source.js").TableSource} source
 * @param {{ inputs: PreparationState["inputs"], commas?: readonly string[] }} preparation
 * @returns {Record<string, string>[]}
 */
function cellsIn({ header, rows }, source, { inputs, commas = [] }) {
  const wanted = new Set(inputs.map(({ name }) => name));
  const columns = source.description.columns.filter(({ name }) => wanted.has(name));
  const places = columns.map(({ name, type }) => ({
    ...{ name, place: header.indexOf(name) },
    // What the reader made a number is not in the file as the preparation reads it.
    isNumber: type === "number" && commas.includes(name),
  }));
  return rows.map((row) =>
    Object.fromEntries(
      places.map(({ name, place, isNumber }) => [
        name,
        isNumber && row[place] ? withComma(Number(row[place])) : (row[place] ?? ""),
      ]),
    ),
  );
}

/**
 * Takes cells out, so that they are missing.
 * @param {Record<string, string>[]} rows
 * @param {[row: number, column: string][]} places
 * @param {number} from the number of the first row
 * @returns {NotNumber[]}
 */
export const takeOutCells = (rows, places, from) =>
  places.map(([row, column]) => {
    const text = rows[row][column];
    rows[row][column] = "";
    return { row: from + row, column, text };
  });

/** A table as CSV that is safe to open in a spreadsheet. */

import { csvCell } from "minibatch";

/** @typedef {string | number | null | undefined} Cell */

/** Numbers in full. @param {Cell} value */
const cell = (value) => (typeof value === "string" ? csvCell(value) : String(value ?? ""));

/**
 * @param {Cell[]} columns
 * @param {Cell[][]} rows
 */
export const csvText = (columns, rows) =>
  [columns, ...rows].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");

/** Cells of text as typed columns. The type is one for the whole column, never one for a cell. */

/** @import { TableColumn, Warning } from "./types.js" */

const missingMarkers = new Set(["", "?", "na", "n/a", "nan", "null", "none", "#n/a"]);
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** A code such as 007: as a number it would lose its zeros. */
const leadingZero = /^[+-]?0\d/;

/** @param {string} cell */
export const isMissing = (cell) => missingMarkers.has(cell.toLowerCase());

/** @param {string} cell @returns {number} NaN where it is none */
export const toNumber = (cell) => (decimal.test(cell) ? Number(cell) : NaN);

/**
 * @param {string} name
 * @param {string[]} cells trimmed
 * @param {number[]} lines for the message
 * @param {Warning[]} warnings
 * @returns {TableColumn}
 */
export function toColumn(name, cells, lines, warnings) {
  const values = new Float64Array(cells.length);
  let numbers = 0;
  let firstText = -1;
  for (let row = 0; row < cells.length; ++row) {
    values[row] = isMissing(cells[row]) ? NaN : toNumber(cells[row]);
    const isCode = leadingZero.test(cells[row]);
    if (!Number.isNaN(values[row]) && !isCode) ++numbers;
    else if (firstText < 0 && !isMissing(cells[row])) firstText = row;
  }
  if (firstText < 0) return { name, values };
  const texts = cells.reduce((count, cell) => count + Number(!isMissing(cell)), 0) - numbers;
  if (numbers > texts) {
    warnings.push({
      code: "text-column",
      message:
        `Column "${name}" has mostly numbers, but is read as text because of ${texts} ` +
        `${texts === 1 ? "cell" : "cells"}, the first "${cells[firstText]}" on line ${lines[firstText]}.`,
    });
  }
  return toCategories(name, cells);
}

/**
 * @param {string} name
 * @param {string[]} cells
 * @returns {import("./types.js").CategoryColumn}
 */
function toCategories(name, cells) {
  /** @type {Map<string, number>} */
  const index = new Map();
  const codes = new Int32Array(cells.length);
  for (let row = 0; row < cells.length; ++row) {
    const cell = cells[row];
    if (isMissing(cell)) {
      codes[row] = -1;
      continue;
    }
    let code = index.get(cell);
    if (code === undefined) index.set(cell, (code = index.size));
    codes[row] = code;
  }
  return { name, codes, categories: [...index.keys()] };
}

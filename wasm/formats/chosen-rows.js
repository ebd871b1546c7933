/** Some of a table's rows, where all would need too much memory: the first, or rows at equal distances. */

import { MinibatchError, warning } from "../messages/error.js";
import { readable } from "./entry.js";

/** @import { CsvConfig, Limits, Warning } from "./types.js" */

/** @typedef {Pick<CsvConfig, "nrows" | "step">} ChosenRows */

/** @param {ChosenRows} config @returns {ChosenRows} what is said of the rows */
export const chosenRows = ({ nrows, step }) => ({
  ...(nrows !== undefined && { nrows }),
  ...(step !== undefined && { step }),
});

/**
 * What the reading of a table says of its rows.
 * @param {Pick<import("./reading.js").ReadContext, "reading">} context
 */
export const chosenOf = ({ reading }) =>
  reading?.class_name === "CSV" ? chosenRows(reading.config ?? {}) : {};

/** How many rows are chosen of so many. @param {number} rows @param {ChosenRows} chosen */
export const countChosen = (rows, { nrows = Infinity, step = 1 }) =>
  Math.min(nrows, Math.ceil(rows / step));

/** A count that is easy to say: of 123,456 it is 100,000. @param {number} count */
function rounded(count) {
  const digit = 10 ** Math.floor(Math.log10(count));
  return Math.floor(count / digit) * digit;
}

/**
 * Refuses rows that would need too much memory, before it is taken, and says how many could be read.
 * @param {{ rows: number, memory: number }} table how many rows it has, and the bytes that they would take
 * @param {Limits} limits
 * @param {import("../messages/render.js").MessageValue} what the subject of the message, "train.csv"
 * @param {ChosenRows} [chosen] what was said of the rows
 */
export function checkRows({ rows, memory }, limits, what, { step: before = 1 } = {}) {
  if (memory <= limits.bytes) return;
  // Steps and models need memory, too.
  const nrows = rounded(Math.max(1, limits.bytes / 2 / (memory / rows)));
  const step = before * Math.ceil(rows / nrows);
  throw new MinibatchError("out-of-memory", {
    id: "memory.rows",
    values: {
      ...{ what, needed: readable(memory), limit: readable(limits.bytes), rows: Math.round(rows) },
      ...{ nrows, step, first: `"nrows": ${nrows}`, apart: `"step": ${step}` },
    },
  });
}

/**
 * @param {ChosenRows} chosen
 * @param {number} rows that were read
 * @param {string} path
 * @returns {Warning[]}
 */
export function chosenWarnings({ nrows, step = 1 }, rows, path) {
  const isCut = nrows !== undefined && rows >= nrows;
  if (!isCut && step === 1) return [];
  const id = step === 1 ? "first-rows" : isCut ? "first-rows-apart" : "rows-apart";
  return [warning(id, { path, count: rows, step })];
}

/** Arrays of rows and columns as a table: x and y of parts to train and to test, or one array of both. */

import { warning } from "../messages/error.js";
import { onePerRow } from "./array-labels.js";
import { madeText, readTable } from "./csv.js";
import { bytesEntry, checkMemory } from "./entry.js";
import { joined, quoted } from "./table-text.js";

/** @import { NdArray } from "./npy.js" */
/** @import { ReadContext } from "./reading.js" */

/** @typedef {NdArray & { path: string }} RowsArray of one axis or two */

/** Rows between two looks at messages. */
const sliceRows = 1000;
/** What a number takes as text: 17 digits, a sign, a point, an exponent and a comma. */
const textBytes = 25;

/**
 * Columns x0, x1 … and y, or, where there is no y, c0, c1 … The core's reader takes them as text, in which every
 * number has its shortest spelling, so that it comes out as it was.
 * @param {string} name
 * @param {{ x: RowsArray, y: RowsArray | null }[]} parts rows to train on, then rows to test on where there are any
 * @param {ReadContext} context
 */
export async function readTableArrays(name, parts, context) {
  const { limits, warnings, turn } = context;
  const rows = parts.reduce((sum, { x }) => sum + x.shape[0], 0);
  const width = parts[0].x.shape[1] ?? 1;
  checkMemory(rows * (width + 1) * textBytes, limits, name);
  const isLabelled = parts[0].y !== null;
  const letter = isLabelled ? "x" : "c";
  const header = Array.from({ length: width }, (_, i) => `${letter}${i}`);
  const encoder = new TextEncoder();
  const pieces = [encoder.encode(`${[...header, ...(isLabelled ? ["y"] : [])].join()}\n`)];
  let infinite = 0;
  /** @param {string | number} value */
  const cell = (value) => {
    if (typeof value === "string") return quoted(value);
    if (Number.isNaN(value)) return "";
    if (Number.isFinite(value)) return String(value);
    ++infinite;
    return "";
  };
  for (const { x, y } of parts) {
    const labels = y && onePerRow(y).values;
    for (let from = 0; from < x.shape[0]; from += sliceRows) {
      const lines = [];
      for (let row = from; row < Math.min(from + sliceRows, x.shape[0]); ++row) {
        const cells = [];
        for (let i = row * width; i < (row + 1) * width; ++i) cells.push(cell(x.values[i]));
        if (labels) cells.push(cell(labels[row]));
        lines.push(`${cells.join()}\n`);
      }
      pieces.push(encoder.encode(lines.join("")));
      await turn();
    }
  }
  if (infinite > 0) warnings.push(warning("infinite", { path: name, count: infinite }));
  const tests = parts.length === 2 ? parts[1].x.shape[0] : 0;
  return readTable(bytesEntry(name, joined(pieces)), context, { tests, reading: madeText });
}

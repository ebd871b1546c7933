/** Some of the rows or images, where all would need too much memory: the first, or those at equal distances. */

import { MinibatchError, warning } from "../messages/error.js";
import { bytesEntry, readable } from "./entry.js";

/** @import { CsvConfig, Entry, Limits, Reading, Turn, Warning } from "./types.js" */

/** @typedef {Pick<CsvConfig, "nrows" | "step">} ChosenRows */

/** @param {ChosenRows} config @returns {ChosenRows} what is said of the rows */
export const chosenRows = ({ nrows, step }) => ({
  ...(nrows !== undefined && { nrows }),
  ...(step !== undefined && { step }),
});

/**
 * What the reading says of the rows.
 * @param {Pick<import("./reading.js").ReadContext, "reading">} context
 */
export const chosenOf = ({ reading }) => chosenRows(reading?.config ?? {});

/**
 * The reading that tells which rows: that of NumPy where it tells which arrays, too.
 * @template {Reading} Other
 * @param {Reading | undefined} said
 * @param {Other} other
 */
export const numpyOr = (said, other) =>
  said?.class_name === "NumPy"
    ? { class_name: said.class_name, config: { ...said.config } }
    : other;

/** How many rows are chosen of so many. @param {number} rows @param {ChosenRows} chosen */
export const countChosen = (rows, { nrows = Infinity, step = 1 }) =>
  Math.min(nrows, Math.ceil(rows / step));

/** Bytes between two looks at messages. */
const pieceBytes = 1 << 20;

/**
 * The chosen rows of what lies row by row in a file, one behind the other.
 * @param {Entry} entry
 * @param {{ start: number, rows: number, bytes: number }} place where the rows begin, how many there are, and the
 *   bytes of one
 * @param {ChosenRows} chosen
 * @param {Turn} turn
 */
export async function readChosen(entry, { start, rows, bytes }, chosen, turn) {
  const count = countChosen(rows, chosen);
  const { step = 1 } = chosen;
  if (step === 1) return entry.read(start, start + count * bytes);
  const apart = step * bytes;
  const end = start + rows * bytes;
  const most = Math.max(1, Math.floor(pieceBytes / apart));
  const file = entry.sliced ? entry : bytesEntry(entry.path, await entry.read());
  const out = new Uint8Array(count * bytes);
  for (let row = 0; row < count; row += most) {
    const last = Math.min(row + most, count) - 1;
    const piece = await file.read(start + row * apart, Math.min(end, start + last * apart + bytes));
    for (let i = row; i <= last; ++i) {
      const from = (i - row) * apart;
      out.set(piece.subarray(from, from + bytes), i * bytes);
    }
    await turn();
  }
  return out;
}

/**
 * The chosen rows of an array in memory.
 * @template {{ shape: number[], values: any }} A
 * @param {A} array
 * @param {ChosenRows} chosen
 * @param {Turn} turn
 * @returns {Promise<A>}
 */
export async function chooseRows(array, chosen, turn) {
  const { values } = array;
  const [rows, ...row] = array.shape;
  const size = row.reduce((product, extent) => product * extent, 1);
  const count = countChosen(rows, chosen);
  const { step = 1 } = chosen;
  const shape = [count, ...row];
  if (step === 1) return { ...array, shape, values: values.slice(0, count * size) };
  const most = Math.max(1, Math.floor(pieceBytes / size));
  const kept = Array.isArray(values)
    ? new Array(count * size)
    : new values.constructor(count * size);
  for (let from = 0; from < count; from += most) {
    for (let i = from; i < Math.min(from + most, count); ++i) {
      for (let at = 0; at < size; ++at) kept[i * size + at] = values[i * step * size + at];
    }
    await turn();
  }
  return { ...array, shape, values: kept };
}

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
 * @param {Reading["class_name"]} [reader] that can be told to read fewer
 */
export function checkRows(
  { rows, memory },
  limits,
  what,
  { step: before = 1 } = {},
  reader = "CSV",
) {
  if (memory <= limits.bytes) return;
  // Steps and models need memory, too.
  const nrows = rounded(Math.max(1, limits.bytes / 2 / (memory / rows)));
  const step = before * Math.ceil(rows / nrows);
  throw new MinibatchError("out-of-memory", {
    id: "memory.rows",
    values: {
      ...{ what, needed: readable(memory), limit: readable(limits.bytes), rows: Math.round(rows) },
      ...{ reader, nrows, step, first: `"nrows": ${nrows}`, apart: `"step": ${step}` },
    },
  });
}

/**
 * Refuses images that would need too much memory in the size that they are to have.
 * @param {number} count
 * @param {[height: number, width: number, channels: number]} size
 * @param {Limits} limits
 * @param {ChosenRows} chosen what was said of them
 */
export function checkImages(count, [height, width, channels], limits, { step: before = 1 }) {
  const memory = count * height * width * channels;
  if (memory <= limits.bytes) return;
  const step = before * Math.ceil(memory / (limits.bytes / 2));
  throw new MinibatchError("out-of-memory", {
    id: "memory.images",
    values: {
      ...{ reader: "Images", count, height, width, channels, step },
      ...{ needed: readable(memory), limit: readable(limits.bytes) },
      apart: `"step": ${step}`,
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

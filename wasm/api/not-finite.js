/** Where the data have a number that is none. */

import { MinibatchError } from "../messages/error.js";

/** Rows looked at together. */
const page = 4096;

/**
 * The first row of a data set whose first input has NaN or an infinite number.
 * @param {import("./dataset.js").Dataset} data
 */
async function firstRow(data) {
  for (let from = 0; from < data.rows; from += page) {
    const count = Math.min(page, data.rows - from);
    const { x } = await data.take(Array.from({ length: count }, (_, i) => from + i));
    if (x instanceof Uint8Array) return null;
    const place = x.findIndex((value) => !Number.isFinite(value));
    if (place < 0) continue;
    const each = x.length / count;
    return { row: from + Math.floor(place / each), position: place % each, value: x[place] };
  }
  return null;
}

/**
 * A loss that is not finite is the fault of the row that is not, where there is one, and not of the learning
 * rate.
 * @param {unknown} error what fit() failed with
 * @param {import("./dataset.js").Dataset} data
 * @returns {Promise<unknown>}
 */
export async function withItsRow(error, data) {
  if (!(error instanceof MinibatchError) || error.code !== "not-finite") return error;
  const found = await firstRow(data).catch(() => null);
  if (!found) return error;
  const { row, position, value } = found;
  const named = new MinibatchError(
    "not-finite",
    { id: "fit.row-not-finite", values: { row, position, value: String(value) } },
    { cause: error },
  );
  named.history = error.history;
  return named;
}

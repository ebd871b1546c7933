/** Predictions for rows that come one after the other, without an end in sight. Loaded when they are first asked for. */

import { checkOptions, optionalSignal, wholeNumber, wrong } from "./checks.js";
import { orAborted } from "./job.js";
import { Preparation } from "./prepared.js";
import { rowsOf, windowsOf } from "../messages/sample-names.js";
import { addTexts } from "../messages/en.js";
import { explain as texts } from "../messages/explain.en.js";

addTexts(texts);

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("../wire/protocol.js").FloatArray} FloatArray */

/**
 * Rows as they come. Each is what predict() takes of one row: a list of numbers, a typed array, lists in lists, an image, a
 * number where the model takes one; of a model of several inputs a list of these, or an object by the inputs' names. With a
 * preparation, { column: value }.
 * @typedef {AsyncIterable<unknown> | Iterable<unknown> | ReadableStream<unknown>} RowStream
 */

/**
 * @typedef {object} PredictStreamOptions
 * @property {number} [batchSize] rows that are predicted together, 32 when left out; 1 answers each row at once
 * @property {Preparation} [preparation] fitted on the rows that the model was trained on. Where its samples are windows of a
 *   series, the rows come in the order of time, and those that complete a window have predictions
 * @property {AbortSignal} [signal] rejects with the signal's reason, also while a row is waited for
 */

/** Not every browser iterates over streams. @param {any} rows @returns {AsyncIterator<unknown> | Iterator<unknown>} */
function iteratorOf(rows) {
  if (typeof rows.getReader !== "function") {
    return rows[Symbol.asyncIterator]?.() ?? rows[Symbol.iterator]();
  }
  const reader = rows.getReader();
  return { next: () => reader.read(), return: (reason) => reader.cancel(reason) };
}

/**
 * The rows in batches.
 * @param {RowStream} rows
 * @param {number} batchSize
 * @param {AbortSignal | undefined} signal
 */
async function* batchesOf(rows, batchSize, signal) {
  const iterator = iteratorOf(rows);
  // What throws by itself has ended, too.
  let isOver = false;
  const next = async () => {
    isOver = true;
    const { done, value } = await iterator.next();
    isOver = Boolean(done);
    return value;
  };
  try {
    while (!isOver) {
      const batch = [];
      while (batch.length < batchSize) {
        const row = await orAborted(signal, next);
        if (isOver) break;
        batch.push(row);
      }
      if (batch.length > 0) yield batch;
    }
  } finally {
    // Whoever gives the rows is told that no more are wanted. While a row is waited for, that may take any time.
    const close = async () => void (await iterator.return?.(signal?.reason));
    if (signal?.aborted) close().catch(() => {});
    else if (!isOver) await close();
  }
}

/**
 * @param {readonly any[]} batch
 * @param {number} inputs how many the model has
 */
function stacked(batch, inputs) {
  if (inputs === 1) return batch;
  const names = /** @type {any[]} */ (Object.keys(batch[0] ?? {}));
  const columns = names.map((name) => [name, batch.map((row) => row?.[name])]);
  return Array.isArray(batch[0])
    ? columns.map(([, column]) => column)
    : Object.fromEntries(columns);
}

/**
 * @param {Model} model
 * @param {RowStream} rows
 * @param {PredictStreamOptions} [options]
 * @returns {AsyncGenerator<FloatArray | FloatArray[], void, undefined>}
 */
export async function* predictStream(model, rows, options = {}) {
  const where = "predictStream()";
  checkOptions(where, options, ["batchSize", "preparation", "signal"]);
  const { preparation } = options;
  const batchSize = wholeNumber(`${where}: batchSize`, options.batchSize ?? 32, 1);
  const signal = optionalSignal(`${where}: signal`, options.signal);
  if (preparation !== undefined && !(preparation instanceof Preparation)) {
    throw wrong(`${where}: preparation`, "preparation", preparation);
  }
  const given = /** @type {any} */ (rows);
  const isIterable = [Symbol.asyncIterator, Symbol.iterator, "getReader"].some(
    (name) => typeof given?.[name] === "function",
  );
  if (!isIterable || typeof rows === "string") throw wrong(`${where}: rows`, "row-stream", rows);

  const chosen = { batchSize, ...(signal && { signal }) };
  const windows = preparation && windowsOf(preparation.toJSON());
  // A prediction is of the row with which a window ends, and needs those before.
  const before = windows ? rowsOf(windows) - 1 : 0;
  /** @type {any[]} */
  let kept = [];
  for await (const fresh of batchesOf(rows, batchSize, signal)) {
    if (!preparation) {
      // One that waits for its first data has one input.
      const inputs = model.built ? (await model.inCore()).inputs.length : 1;
      yield await model.predict(/** @type {any} */ (stacked(fresh, inputs)), chosen);
      continue;
    }
    const all = [...kept, ...fresh];
    kept = before > 0 ? all.slice(-before) : [];
    if (all.length <= before) continue;
    const dataset = await preparation.transform(all);
    try {
      yield await model.predict(dataset, chosen);
    } finally {
      dataset.dispose();
    }
  }
}

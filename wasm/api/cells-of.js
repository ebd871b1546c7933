/** Cells of a table by the numbers of their rows. Loaded when first asked for. */

import { checkOptions, optionalSignal } from "./checks.js";
import { checkRows } from "./dataset.js";
import { abortable } from "./job.js";
import { MinibatchError } from "../messages/error.js";
import { addTexts } from "../messages/en.js";
import { explain as texts } from "../messages/explain.en.js";

addTexts(texts);

/** Rows that are asked for at a time. */
const slice = 1000;

/**
 * @param {import("./data-source.js").DataSource} source
 * @param {string} column
 * @param {Iterable<number>} rows
 * @param {import("./look.js").Stoppable} options
 * @returns {Promise<string[]>}
 */
export async function cellsOf(source, column, rows, options) {
  const where = "cells()";
  checkOptions(where, options, ["signal"]);
  const signal = optionalSignal(`${where}: signal`, options.signal);
  const { description, engine, handle } = source;
  if (description.kind !== "table") {
    throw new MinibatchError("invalid-state", { id: "explain.images", values: { where } });
  }
  const known = description.columns.map(({ name }) => name);
  if (!known.includes(column)) {
    throw new MinibatchError("invalid-argument", {
      id: "explain.no-column",
      values: { where, column: String(column), known },
    });
  }
  const wanted = checkRows(`${where}: rows`, rows, description.rows);
  // The engine gives each row once, in the order of the file.
  const inOrder = new Uint32Array(new Set(wanted)).sort();
  /** @type {Map<number, string>} */
  const found = new Map();
  for (let from = 0; from < inOrder.length; from += slice) {
    const some = inOrder.slice(from, from + slice);
    const cells = await abortable(engine, signal, (job) =>
      engine.calls.getCells({ job, source: handle, rows: some, column }),
    );
    some.forEach((row, at) => found.set(row, cells[at]));
  }
  return Array.from(wanted, (row) => found.get(row) ?? "");
}

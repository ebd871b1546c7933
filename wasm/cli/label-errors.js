/** Training rows whose labels are likely wrong, judged by models that were trained without them. */

import { experiment } from "minibatch";
import { csvCell, csvNumber } from "../messages/csv-cell.js";

/**
 * Of the first output that has classes.
 * @param {import("minibatch").Run} run
 * @param {Uint32Array} places of its training rows in the file
 * @param {Pick<import("minibatch").CrossOptions, "signal" | "begin" | "files">} options
 * @returns {Promise<{ count: number, csv: string }>}
 */
export async function labelErrorsOf({ experiment: json, prepared: rows }, places, options) {
  const prepared = /** @type {import("minibatch").Prepared} */ (rows);
  const output = Math.max(
    0,
    prepared.outputs.findIndex(({ task }) => task !== "regression"),
  );
  const across = await experiment(json).crossValPredict(prepared, { output, ...options });
  try {
    const items = await across.select({ filter: "suspicious", by: "suspicion" });
    const found = await across.at(items, { suggested: true });
    const name = (/** @type {number} */ place) => across.classNames[place] ?? String(place);
    const lines = found.map(({ row, actual, suggested = 0, probabilities }) => [
      ...[csvNumber(places[row]), csvCell(name(actual)), csvCell(name(suggested))],
      csvNumber(probabilities[suggested]),
    ]);
    const text = [["row", "label", "suggested", "probability"], ...lines];
    return { count: found.length, csv: text.map((cells) => `${cells.join(",")}\n`).join("") };
  } finally {
    across.dispose();
  }
}

/** Finds the row whose numbers are not finite. */

import { MinibatchError } from "../messages/error.js";

/** What a caller names an input. @param {import("./dataset.js").Dataset} data @param {number} input */
function labelOf({ inputs }, input) {
  const { name } = inputs[input];
  if (name) return `x.${name}`;
  return inputs.length > 1 ? `x[${input}]` : "x";
}

/**
 * If a row of the data is not finite, that row made the loss not finite, and not the learning rate: the error says
 * so.
 * @param {unknown} error what fit() failed with
 * @param {import("./dataset.js").Dataset} data
 * @returns {Promise<unknown>}
 */
export async function withItsRow(error, data) {
  if (!(error instanceof MinibatchError) || error.code !== "not-finite") return error;
  const { engine, handle: dataset } = data;
  const found = await engine.calls.firstNotFinite({ dataset }).catch(() => null);
  if (!found) return error;
  const named = new MinibatchError(
    "not-finite",
    { id: "fit.row-not-finite", values: { ...found, input: labelOf(data, found.input) } },
    { cause: error },
  );
  named.history = error.history;
  return named;
}

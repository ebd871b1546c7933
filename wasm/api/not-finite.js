/** Where the data have a number that is none. */

import { MinibatchError } from "../messages/error.js";

/** What a caller names an input. @param {import("./dataset.js").Dataset} data @param {number} input */
function labelOf({ inputs }, input) {
  const { name } = inputs[input];
  if (name) return `x.${name}`;
  return inputs.length > 1 ? `x[${input}]` : "x";
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

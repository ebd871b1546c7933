/** What the explanations of a table's columns have in common. */

import { MinibatchError } from "../messages/error.js";
import { windowsOf } from "../messages/sample-names.js";

/** @typedef {import("./dataset.js").Dataset} Dataset */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./prepared.js").Preparation} Preparation */

/**
 * Refuses samples that are not single rows of a table.
 * @param {string} where
 * @param {Preparation} prepared
 */
export function checkRowsOfTable(where, prepared) {
  const state = prepared.toJSON();
  if (state.images) {
    throw new MinibatchError("invalid-state", { id: "explain.images", values: { where } });
  }
  if (windowsOf(state)) {
    throw new MinibatchError("invalid-state", { id: "explain.windows", values: { where } });
  }
}

/**
 * What a model of one output gives for rows.
 * @param {string} where
 * @param {Model} model
 * @param {Dataset} dataset
 * @param {AbortSignal} [signal]
 * @returns {Promise<Float32Array>}
 */
export async function predicted(where, model, dataset, signal) {
  const given = await model.predict(dataset, { batchSize: 256, ...(signal && { signal }) });
  if (!Array.isArray(given)) return given.data;
  throw new MinibatchError("invalid-state", { id: "explain.outputs", values: { where } });
}

/**
 * @param {string} where
 * @param {Preparation} prepared
 * @param {unknown} column
 */
export function checkColumn(where, prepared, column) {
  const known = prepared.inputColumns.map(({ name }) => name);
  if (typeof column === "string" && known.includes(column)) return column;
  throw new MinibatchError("invalid-argument", {
    id: "explain.no-column",
    values: { where, column: String(column), known },
  });
}

/**
 * What each output of a model stands for: a class, or a column that is predicted.
 * @param {Preparation} prepared
 * @param {number} width how many there are
 */
export function outputNames({ task, classNames, targetNames }, width) {
  // One output is the probability of the second of two classes.
  if (task !== "regression" && width === 1) return [classNames[1] ?? targetNames[0]];
  const names = task === "regression" ? targetNames : classNames;
  return Array.from({ length: width }, (_, output) => names[output] ?? String(output));
}

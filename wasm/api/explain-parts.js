/** What the explanations of a table's columns have in common. */

import { MinibatchError } from "../messages/error.js";
import { windowsOf } from "../messages/sample-names.js";
import { addTexts } from "../messages/en.js";
import { explain as texts } from "../messages/explain.en.js";

addTexts(texts);

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
 * Which of a model's outputs is explained: its place among them, and what it predicts.
 * @typedef {{ place: number, about: import("./prepared.js").PreparedOutput }} Explained
 */

/**
 * The output that is asked for, or the first.
 * @param {string} where
 * @param {Model} model
 * @param {Preparation} prepared
 * @param {import("./scored.js").Output} [output]
 * @returns {Promise<Explained>}
 */
export async function outputOf(where, model, prepared, output = 0) {
  const { outputs } = await model.inCore();
  const targets = prepared.outputs;
  const [only] = targets;
  // Where a model has one, what it predicts has no name.
  const known = outputs.flatMap(({ name }, place) => {
    const about = outputs.length === 1 ? only : targets.find((target) => target.name === name);
    return about ? [{ name, place, about }] : [];
  });
  const found =
    typeof output === "number" ? known[output] : known.find((one) => one.name === output);
  if (found) return found;
  throw new MinibatchError("invalid-argument", {
    id: "explain.no-output",
    values: { where, output: String(output), known: known.map(({ name }) => name) },
  });
}

/**
 * What one output of a model gives for rows.
 * @param {Model} model
 * @param {number} place of the output
 * @param {Dataset} dataset
 * @param {AbortSignal} [signal]
 * @returns {Promise<Float32Array>}
 */
export async function predicted(model, place, dataset, signal) {
  const given = await model.predict(dataset, { batchSize: 256, ...(signal && { signal }) });
  return (Array.isArray(given) ? given[place] : given).data;
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
 * What each number of an output stands for: a class, or a column that is predicted.
 * @param {Pick<import("./prepared.js").PreparedOutput, "task" | "classNames" | "targetNames">} about
 * @param {number} width how many there are
 */
export function outputNames({ task, classNames, targetNames }, width) {
  // One output is the probability of the second of two classes.
  if (task !== "regression" && width === 1) return [classNames[1] ?? targetNames[0]];
  const names = task === "regression" ? targetNames : classNames;
  return Array.from({ length: width }, (_, output) => names[output] ?? String(output));
}

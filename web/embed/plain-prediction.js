/** What a model predicts for a row, as JSON. */

import { classProbabilities, predictedClass } from "../experiment/results.js";

/** @import { PreparedDescription, State } from "../experiment/types.js" */

/**
 * What one output predicts: a class and each one's probability, a probability of each label, or numbers by their columns.
 * @typedef {{ class: string, probabilities: Record<string, number> } | { probabilities: Record<string, number> } |
 *   { values: Record<string, number> }} Predicted
 */

/**
 * @param {string[]} names
 * @param {ArrayLike<number>} values
 */
const named = (names, values) =>
  Object.fromEntries(Array.from(values, (value, at) => [names[at] ?? String(at), value]));

/**
 * @param {Pick<PreparedDescription, "task" | "classNames" | "targets" | "labels">} output
 * @param {Float32Array} data
 * @param {number | null} threshold
 * @returns {Predicted}
 */
function ofOutput({ task, classNames, targets = [], labels = [] }, data, threshold) {
  if (labels.length > 0) return { probabilities: named(labels, data) };
  if (task === "regression") return { values: named(targets, data) };
  const probabilities = classProbabilities(data);
  const at = predictedClass(probabilities, threshold);
  return { class: classNames[at] ?? String(at), probabilities: named(classNames, probabilities) };
}

/**
 * @param {Pick<State, "data" | "evaluation">} state
 * @param {Record<string, Float32Array>} all the row's by output
 * @returns {Predicted | { outputs: Record<string, Predicted> } | null} null where the data are gone
 */
export function plainPrediction({ data, evaluation }, all) {
  const { outputs = [] } = data.prepared ?? {};
  const [first] = outputs;
  if (!first) return null;
  if (outputs.length === 1) return ofOutput(first, Object.values(all)[0], evaluation.threshold);
  const each = outputs.map((output) => [output.name, ofOutput(output, all[output.name], null)]);
  return { outputs: Object.fromEntries(each) };
}

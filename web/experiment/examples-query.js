/** Which of the tested rows are shown, and in which order. */

import { optionsAt } from "./judging.js";

/** No error is larger: the most that the core's numbers may be. */
const largest = 3.4e38;

/** @import { Predictions, SelectOptions } from "minibatch" */
/** @import { EvaluationState, Task } from "./types.js" */

/** What decides. @typedef {Pick<EvaluationState, "filter" | "cell" | "label" | "between" | "found" | "sort" | "threshold">} ExamplesQuestion */

/**
 * As the package is asked.
 * @param {ExamplesQuestion} question
 * @param {Task} task
 * @returns {SelectOptions}
 */
export function selectOptions({ filter, cell, label, between, found, sort, threshold }, task) {
  const [least, most] = between;
  const isRow = sort.by === "row";
  const options = {
    order: isRow ? "row" : sort.ascending ? "ascending" : "descending",
    ...(!isRow && { by: sort.by }),
    ...(found && { rows: found }),
    ...((least !== null || most !== null) && { between: [least ?? 0, most ?? largest] }),
  };
  if (task === "regression") return /** @type {SelectOptions} */ (options);
  return /** @type {SelectOptions} */ ({
    ...options,
    ...(cell ? { actual: cell.actual, predicted: cell.predicted } : { filter }),
    ...(label !== null && { class: label }),
    ...optionsAt(threshold),
  });
}

/**
 * Some of the rows that are in that order.
 * @param {Predictions} predictions
 * @param {ArrayLike<number>} items as select() gives them
 * @param {Pick<EvaluationState, "sort" | "threshold">} state
 * @returns {Promise<any[]>}
 */
export const examplesAt = (predictions, items, { sort, threshold }) =>
  predictions.at(items, {
    ...optionsAt(threshold),
    ...(sort.by === "suspicion" && { suggested: true }),
  });

/**
 * The order, and the row that is shown large: the one before where it is still there, else the first.
 * @param {Predictions} predictions
 * @param {ExamplesQuestion & Pick<EvaluationState, "selected">} state
 * @param {Task} task
 */
export async function examplesOf(predictions, state, task) {
  const order = await predictions.select(selectOptions(state, task));
  const isThere = state.selected !== null && order.includes(state.selected);
  const selected = isThere ? state.selected : (order[0] ?? null);
  const [chosen = null] = selected === null ? [] : await examplesAt(predictions, [selected], state);
  return { order, selected, chosen };
}

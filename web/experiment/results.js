/** From a model's output to what is shown of it. */

/** @import { Task } from "./types.js" */

/**
 * @typedef {object} Result
 * @property {number} row of the test rows
 * @property {number} actual the class, or the number
 * @property {number} predicted
 * @property {boolean} right
 * @property {number} confidence the predicted class's probability
 * @property {Float32Array} probabilities one a class; for a regression empty
 */

/**
 * Each test row's prediction beside the truth.
 * @param {Float32Array} output rows × width
 * @param {number} width
 * @param {Float32Array} labels
 * @param {Task} task
 * @returns {Result[]}
 */
export function judge(output, width, labels, task) {
  return Array.from(labels, (actual, row) => {
    const values = output.subarray(row * width, (row + 1) * width);
    if (task === "regression") {
      const predicted = values[0];
      const none = new Float32Array(0);
      return { row, actual, predicted, right: true, confidence: 0, probabilities: none };
    }
    const probabilities = classProbabilities(values);
    const predicted = probabilities.indexOf(Math.max(...probabilities));
    const confidence = probabilities[predicted];
    return { row, actual, predicted, right: predicted === actual, confidence, probabilities };
  });
}

/**
 * One probability a class; a single sigmoid output stands for two classes.
 * @param {Float32Array} values
 */
export function classProbabilities(values) {
  return values.length === 1 ? Float32Array.of(1 - values[0], values[0]) : values;
}

/**
 * The results a filter lets through, the surest first; for a regression the farthest off first.
 * @param {Result[]} results
 * @param {Task} task
 * @param {"wrong" | "right" | "all"} filter
 * @param {{ actual: number, predicted: number } | null} cell
 */
export function select(results, task, filter, cell) {
  if (task === "regression") {
    const off = (/** @type {Result} */ row) => Math.abs(row.actual - row.predicted);
    return results.toSorted((a, b) => off(b) - off(a));
  }
  const shown = cell
    ? results.filter((row) => row.actual === cell.actual && row.predicted === cell.predicted)
    : results.filter((row) => filter === "all" || row.right === (filter === "right"));
  return shown.toSorted((a, b) => b.confidence - a.confidence);
}

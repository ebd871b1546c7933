/** A confusion matrix as rows of counts. */

import { MinibatchError } from "../messages/error.js";

/** Its side; the square of more takes too much of a page's memory. */
const maxClasses = 5000;

/**
 * The rows of a matrix of which the core sends the cells that count something.
 * @param {Float64Array} numbers the number of classes, then true class, predicted class and count of each cell
 * @returns {number[][]}
 */
export function matrixRows([classes, ...cells]) {
  if (classes > maxClasses) {
    throw new MinibatchError("invalid-argument", {
      id: "confusion-matrix.too-large",
      values: { classes, numbers: classes * classes, limit: maxClasses },
    });
  }
  const rows = Array.from({ length: classes }, () => new Array(classes).fill(0));
  for (let i = 0; i < cells.length; i += 3) rows[cells[i]][cells[i + 1]] = cells[i + 2];
  return rows;
}

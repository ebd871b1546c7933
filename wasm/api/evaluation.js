/** Scores of predictions. */

import { classNumbers } from "./numbers.js";
import { wholeNumber, wrong } from "./checks.js";
import { matrixRows } from "./confusion-matrix.js";
import { getEngine } from "./engine.js";

/** @typedef {Int32Array | Float32Array | Uint8Array | readonly number[]} ClassNumbers */
/** @typedef {import("../wire/protocol.js").ClassificationReport} ClassificationReport */

/**
 * The predicted class of each row: the most probable one, the first among equals. With one output per row
 * (a sigmoid unit), class 1 above 0.5, as in Keras's BinaryAccuracy.
 * @param {{ data: Float32Array, shape: readonly number[] }} predictions (rows, classes) or (rows, 1)
 * @returns {Int32Array} one class number per row
 */
function predictedClasses(predictions) {
  const { data, shape } = predictions;
  if (!(data instanceof Float32Array) || shape?.length !== 2) {
    throw wrong("evaluation.predictedClasses()", "prediction", {
      data,
      shape,
    });
  }
  const [rows, outputs] = shape;
  const classes = new Int32Array(rows);
  for (let row = 0; row < rows; ++row) {
    if (outputs === 1) {
      classes[row] = data[row] > 0.5 ? 1 : 0;
      continue;
    }
    let best = 0;
    for (let k = 1; k < outputs; ++k) {
      if (data[row * outputs + k] > data[row * outputs + best]) best = k;
    }
    classes[row] = best;
  }
  return classes;
}

/**
 * @param {string} where
 * @param {ClassNumbers} labels
 * @param {ClassNumbers} predictions
 * @param {number | undefined} classes
 */
const checked = (where, labels, predictions, classes) => ({
  labels: classNumbers(`${where}: labels`, labels),
  predictions: classNumbers(`${where}: predictions`, predictions),
  classes: classes === undefined ? 0 : wholeNumber(`${where}: classes`, classes, 1),
});

/**
 * How often each class was predicted for each true class: element [i][j] counts rows of class i that were predicted as
 * class j. As sklearn.metrics.confusion_matrix.
 * @param {ClassNumbers} labels true classes, from 0
 * @param {ClassNumbers} predictions
 * @param {number} [classes] how many there are; left out, those that occur, ascending
 * @returns {Promise<number[][]>}
 */
const confusionMatrix = async (labels, predictions, classes) =>
  matrixRows(
    await getEngine().calls.confusionMatrix(
      checked("evaluation.confusionMatrix()", labels, predictions, classes),
    ),
  );

/**
 * Precision, recall, F1 and support of each class and their averages. As
 * sklearn.metrics.classification_report with zero_division = 0.
 * @param {ClassNumbers} labels true classes, from 0
 * @param {ClassNumbers} predictions
 * @param {number} [classes] how many there are; left out, those that occur are reported, ascending
 * @returns {Promise<ClassificationReport>}
 */
const classificationReport = async (labels, predictions, classes) =>
  getEngine().calls.classificationReport(
    checked("evaluation.classificationReport()", labels, predictions, classes),
  );

export const evaluation = /* @__PURE__ */ Object.freeze({
  predictedClasses,
  confusionMatrix,
  classificationReport,
});

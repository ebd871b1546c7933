/** `metrics`: Keras's, to train with, and scikit-learn's, of true and predicted values. */

import { asking, builtInMetrics } from "./builders.js";
import { wholeNumber, wrong } from "./checks.js";
import { matrixRows } from "./confusion-matrix.js";
import { getEngine } from "./engine.js";
import { classesOf, isLabels } from "./labels.js";
import { classNumbers, toFloats, unpack } from "./numbers.js";
import { indicatorsOf } from "./multilabel.js";
import { Scored } from "./scored.js";

/** Numbers of classes from 0, or their names. @typedef {Int32Array | Float32Array | Uint8Array | readonly number[] | readonly string[]} ClassLabels */
/** @typedef {import("./arrays.js").ArrayLike} ArrayLike */
/** (rows, labels) of 0 and 1. @typedef {import("./multilabel.js").Indicators} Indicators */

/**
 * The predicted class of each row: the most probable one, the first among equals. With one output per row
 * (a sigmoid unit), class 1 above 0.5, as in Keras's BinaryAccuracy.
 * @param {{ data: Float32Array, shape: readonly number[] }} predictions (rows, classes) or (rows, 1)
 * @returns {Int32Array} one class number per row
 */
function predictedClasses(predictions) {
  const { data, shape } = predictions;
  if (!(data instanceof Float32Array) || shape?.length !== 2) {
    throw wrong("metrics.predictedClasses()", "prediction", { data, shape });
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

/** @param {Int32Array} numbers */
const largest = (numbers) => numbers.reduce((most, value) => Math.max(most, value), 0);

/**
 * @template T
 * @param {import("../wire/protocol.js").ArraysToScore} arrays
 * @param {readonly string[]} classNames
 * @param {(scored: Scored) => Promise<T>} use
 */
async function scoring(arrays, classNames, use) {
  const engine = getEngine();
  const scored = new Scored(engine, await engine.calls.predictionsOf(arrays), classNames);
  try {
    return await use(scored);
  } finally {
    scored.dispose();
  }
}

/**
 * @template T
 * @param {string} name
 * @param {ClassLabels} yTrue
 * @param {ClassLabels} yPred
 * @param {number | undefined} classes
 * @param {(scored: Scored, names: readonly string[]) => Promise<T>} use
 */
function ofClasses(name, yTrue, yPred, classes, use) {
  const where = `metrics.${name}()`;
  /** @type {readonly string[]} */
  let names = [];
  let [labels, predictions] = /** @type {any[]} */ ([yTrue, yPred]);
  if (isLabels(yTrue) && isLabels(yPred)) {
    names = classesOf(where, [...yTrue, ...yPred]).classNames;
    labels = classesOf(`${where}: yTrue`, yTrue, names).data;
    predictions = classesOf(`${where}: yPred`, yPred, names).data;
  }
  labels = classNumbers(`${where}: yTrue`, labels);
  predictions = classNumbers(`${where}: yPred`, predictions);
  const count =
    classes === undefined
      ? Math.max(largest(labels), largest(predictions)) + 1
      : wholeNumber(`${where}: classes`, classes, 1);
  return scoring({ labels, predictions, classes: count }, names, (scored) => use(scored, names));
}

/**
 * @template T
 * @param {string} name
 * @param {ClassLabels} yTrue
 * @param {ArrayLike} yScore
 * @param {(scored: Scored) => Promise<T>} use
 */
function ofScores(name, yTrue, yScore, use) {
  const where = `metrics.${name}()`;
  const { data, shape } = unpack(`${where}: yScore`, yScore);
  const width = shape && shape.length > 1 ? shape[shape.length - 1] : 1;
  const labels = isLabels(yTrue) ? classesOf(`${where}: yTrue`, yTrue) : null;
  const numbers = classNumbers(`${where}: yTrue`, labels ? labels.data : yTrue);
  const arrays = {
    targets: Float32Array.from(numbers),
    outputs: toFloats(`${where}: yScore`, data),
    width,
    classes: width === 1 ? 2 : width,
  };
  return scoring(arrays, labels?.classNames ?? [], use);
}

/**
 * How often each class was predicted for each true class: element [i][j] counts rows of class i that were predicted as
 * class j. As sklearn.metrics.confusion_matrix.
 * @param {ClassLabels} yTrue
 * @param {ClassLabels} yPred
 * @param {number} [classes] how many there are; left out, those that occur, ascending
 * @returns {Promise<number[][]>}
 */
const confusionMatrix = (yTrue, yPred, classes) =>
  ofClasses("confusionMatrix", yTrue, yPred, classes, async ({ engine, handle }) =>
    matrixRows(
      await engine.calls.confusionMatrixOf({
        ...{ predictions: handle, output: 0, threshold: null, occurring: classes === undefined },
      }),
    ),
  );

/**
 * sklearn.metrics.classification_report of the classes that occur, to the letter: its text or, with `outputDict`, its
 * numbers. Of rows that may have several labels at once, (rows, labels) of 0 and 1.
 * @template {boolean} [D=false]
 * @param {ClassLabels | Indicators} yTrue
 * @param {ClassLabels | Indicators} yPred
 * @param {import("./report-text.js").ReportOptions<D>} [options]
 * @returns {Promise<import("./report-text.js").Report<D>>}
 */
async function classificationReport(yTrue, yPred, options = {}) {
  const name = "classificationReport";
  const { reportOptions } = await import("./report-text.js");
  reportOptions(`metrics.${name}()`, options);
  const indicators = indicatorsOf(`metrics.${name}()`, yTrue, yPred);
  if (indicators) return scoring(indicators, [], (scored) => scored.classificationReport(options));
  const [labels, predicted] = /** @type {[ClassLabels, ClassLabels]} */ ([yTrue, yPred]);
  return ofClasses(name, labels, predicted, undefined, (scored) =>
    scored.classificationReport(options),
  );
}

/**
 * @template {number | number[][][]} T
 * @param {string} name
 * @param {(scores: import("./label-report.js").MultilabelScores) => T} take
 * @param {(accuracy: number) => T} [otherwise] where a row has one class
 * @returns {(yTrue: ClassLabels | Indicators, yPred: ClassLabels | Indicators) => Promise<T>}
 */
const labelScore = (name, take, otherwise) => async (yTrue, yPred) => {
  const where = `metrics.${name}()`;
  const indicators = indicatorsOf(where, yTrue, yPred, !otherwise);
  if (indicators)
    return scoring(indicators, [], async (scored) => take(await scored.multilabelScores()));
  const [labels, predicted] = /** @type {[ClassLabels, ClassLabels]} */ ([yTrue, yPred]);
  return ofClasses(name, labels, predicted, undefined, async (scored) => {
    const { accuracy } = (await scored.scores()).scores;
    return /** @type {NonNullable<typeof otherwise>} */ (otherwise)(accuracy ?? Number.NaN);
  });
};

/** @typedef {keyof import("../wire/evaluation-types.js").ClassificationScores["scores"]} ScoreName */

/**
 * A score of predicted classes.
 * @param {string} name
 * @param {ScoreName} score
 * @returns {(yTrue: ClassLabels, yPred: ClassLabels) => Promise<number | null>} null where it is undefined
 */
const classScore = (name, score) => (yTrue, yPred) =>
  ofClasses(name, yTrue, yPred, undefined, async (scored) => (await scored.scores()).scores[score]);

/**
 * A score of probabilities: of the second of two classes, or (rows, classes).
 * @param {string} name
 * @param {ScoreName} score
 * @returns {(yTrue: ClassLabels, yScore: ArrayLike) => Promise<number | null>} null where it is undefined
 */
const probabilityScore = (name, score) => (yTrue, yScore) =>
  ofScores(name, yTrue, yScore, async (scored) => (await scored.scores()).scores[score]);

/**
 * sklearn.metrics.top_k_accuracy_score.
 * @param {ClassLabels} yTrue
 * @param {ArrayLike} yScore
 * @param {{ k?: number }} [options] 2 when left out
 * @returns {Promise<number | null>}
 */
const topKAccuracyScore = (yTrue, yScore, { k = 2 } = {}) =>
  ofScores(
    "topKAccuracyScore",
    yTrue,
    yScore,
    async (scored) => (await scored.scores({ k })).scores.topKAccuracy,
  );

/** More points than any curve has. */
const allPoints = 1_000_000;

/**
 * sklearn.metrics.roc_curve: the first threshold is infinite. A rate of no rows is NaN.
 * @param {ClassLabels} yTrue
 * @param {ArrayLike} yScore
 * @returns {Promise<{ fpr: number[], tpr: number[], thresholds: number[] }>}
 */
const rocCurve = (yTrue, yScore) =>
  ofScores("rocCurve", yTrue, yScore, async (scored) => {
    const { x, y, thresholds } = await scored.rocCurve({ points: allPoints });
    const rates = (/** @type {(number | null)[]} */ list) => list.map((rate) => rate ?? Number.NaN);
    return {
      fpr: rates(x),
      tpr: rates(y),
      thresholds: thresholds.map((value) => value ?? Number.POSITIVE_INFINITY),
    };
  });

/**
 * sklearn.metrics.precision_recall_curve: the last point, (1, 0), has no threshold.
 * @param {ClassLabels} yTrue
 * @param {ArrayLike} yScore
 * @returns {Promise<{ precision: number[], recall: number[], thresholds: number[] }>}
 */
const precisionRecallCurve = (yTrue, yScore) =>
  ofScores("precisionRecallCurve", yTrue, yScore, async (scored) => {
    const { x, y, thresholds } = await scored.precisionRecallCurve({ points: allPoints });
    return { precision: y, recall: x, thresholds: thresholds.slice(0, -1) };
  });

/**
 * sklearn.calibration.calibration_curve.
 * @param {ClassLabels} yTrue
 * @param {ArrayLike} yProb
 * @param {{ bins?: number }} [options] 5 when left out
 * @returns {Promise<{ probTrue: number[], probPred: number[] }>}
 */
const calibrationCurve = (yTrue, yProb, { bins = 5 } = {}) =>
  ofScores("calibrationCurve", yTrue, yProb, async (scored) => {
    const { x, y } = await scored.calibrationCurve({ bins });
    return { probTrue: y, probPred: x };
  });

/**
 * How far predicted numbers are off: sklearn.metrics.mean_absolute_error, root_mean_squared_error,
 * mean_absolute_percentage_error, r2_score and so on, of each column.
 * @param {ArrayLike} yTrue
 * @param {ArrayLike} yPred
 * @returns {Promise<import("../wire/protocol.js").RegressionScores[]>}
 */
async function regressionReport(yTrue, yPred) {
  const where = "metrics.regressionReport()";
  const { data, shape } = unpack(`${where}: yPred`, yPred);
  const arrays = {
    targets: toFloats(`${where}: yTrue`, unpack(`${where}: yTrue`, yTrue).data),
    outputs: toFloats(`${where}: yPred`, data),
    width: shape && shape.length > 1 ? shape[shape.length - 1] : 1,
    classes: 0,
  };
  return scoring(arrays, [], (scored) => scored.regressionReport());
}

const scikitLearn = () => ({
  predictedClasses,
  confusionMatrix,
  classificationReport,
  accuracyScore: labelScore(
    "accuracyScore",
    ({ subsetAccuracy }) => subsetAccuracy,
    (accuracy) => accuracy,
  ),
  hammingLoss: labelScore(
    "hammingLoss",
    ({ hammingLoss }) => hammingLoss,
    (accuracy) => 1 - accuracy,
  ),
  multilabelConfusionMatrix: labelScore("multilabelConfusionMatrix", ({ matrices }) => matrices),
  balancedAccuracyScore: classScore("balancedAccuracyScore", "balancedAccuracy"),
  cohenKappaScore: classScore("cohenKappaScore", "cohenKappa"),
  matthewsCorrcoef: classScore("matthewsCorrcoef", "matthewsCorrcoef"),
  logLoss: probabilityScore("logLoss", "logLoss"),
  brierScoreLoss: probabilityScore("brierScoreLoss", "brierScore"),
  rocAucScore: probabilityScore("rocAucScore", "rocAuc"),
  averagePrecisionScore: probabilityScore("averagePrecisionScore", "averagePrecision"),
  topKAccuracyScore,
  rocCurve,
  precisionRecallCurve,
  calibrationCurve,
  regressionReport,
});

const allMetrics = () => asking("metrics", { ...builtInMetrics, ...scikitLearn() });

/**
 * Keras's metrics with arguments other than the defaults, otherwise a name is enough: "accuracy"; and scikit-learn's
 * scores, reports and curves of true and predicted values.
 */
export const metrics = /* @__PURE__ */ allMetrics();

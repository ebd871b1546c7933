/** What evaluating and profiling give, as it crosses from the engine. Types only. */

/** @typedef {{ seconds: number, multiplyAccumulates: number }} PassTimes the latter of one row */
/**
 * Seconds of all steps measured: in the whole, and of their parts; by layer in the model's order.
 * @typedef {{ step: number, gather: number, loss: number, update: number, layers: { forward: PassTimes, backward: PassTimes }[] }} StepTimes
 */

/**
 * Classes of the same rows: the true ones and the predicted ones, both from 0 to classes - 1; 0 `classes` are
 * those that occur.
 * @typedef {{ labels: Int32Array, predictions: Int32Array, classes: number }} LabelledPredictions
 */
/**
 * A confusion matrix: the number of classes, then true class, predicted class and count of each cell that
 * counts something.
 * @typedef {Float64Array} ConfusionCells
 */
/** @typedef {{ precision: number, recall: number, f1: number, support: number }} ClassScores */
/**
 * `labels` are the classes that `classes` are of.
 * @typedef {{ labels: number[], classes: ClassScores[], accuracy: number, macroAverage: ClassScores, weightedAverage: ClassScores }} ClassificationReport
 */
/**
 * How far predictions of a number are off, as scikit-learn measures it.
 * @typedef {{ meanAbsoluteError: number, rootMeanSquaredError: number, r2: number }} RegressionScores
 */

/**
 * Predictions that the engine keeps, of each output that takes targets; 0 `classes` where those are numbers.
 * @typedef {{ handle: number, outputs: { name: string, classes: number }[], metrics: Record<string, number> }} PredictionsInfo
 */
/**
 * Which of them, in which order: see core/evaluation/predictions.h.
 * @typedef {{ filter: string, actual: number | null, predicted: number | null, order: string, from: number, count: number }} PredictionsQuery
 */
/**
 * @typedef {{ total: number, rows: Uint32Array, positions: Uint32Array, actual: Float32Array, predicted: Float32Array, score: Float32Array, probabilities: Float32Array }} PredictionsPage
 */

export {};

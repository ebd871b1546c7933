/** What evaluating and profiling give, as it crosses from the engine. Types only. */

/** @typedef {{ seconds: number, multiplyAccumulates: number }} PassTimes the latter of one row */
/**
 * Seconds of all steps measured: in the whole, and of their parts; by layer in the model's order.
 * @typedef {{ step: number, gather: number, loss: number, update: number, layers: { forward: PassTimes, backward: PassTimes }[] }} StepTimes
 */

/**
 * Class numbers beside the true ones, or outputs of `width` numbers beside class numbers or, with 0 `classes`, numbers.
 * @typedef {{ labels: Int32Array, predictions: Int32Array, classes: number }
 *   | { targets: Float32Array, outputs: Float32Array, width: number, classes: number }} ArraysToScore
 */
/** Which score, and what it takes; see core/evaluation/score.h. @typedef {{ score: string } & Record<string, unknown>} ScoreQuery */
/** @typedef {{ predictions: number, output: number, query: ScoreQuery }} ScoreCall */
/** @typedef {{ predictions: number, output: number, threshold: number | null, occurring: boolean }} ConfusionCall */
/** Some rows, as if they were all there is. @typedef {{ predictions: number, output: number, from: number, count: number }} PartCall */
/** One of several labels, as two classes, of so many rows. @typedef {{ predictions: number, output: number, label: number, count: number }} LabelCall */
/**
 * A confusion matrix: the number of classes, then true class, predicted class and count of each cell that
 * counts something.
 * @typedef {Float64Array} ConfusionCells
 */
/** @typedef {{ precision: number, recall: number, f1: number, support: number }} ClassScores */
/**
 * `labels` are the classes that `classes` are of. Where a row may have several labels at once, those are the classes,
 * `accuracy` is the share of rows of which every label is right, and there are two more averages: over all labels of all
 * rows, and over the rows ("samples").
 * @typedef {{ labels: number[], classes: ClassScores[], accuracy: number, macroAverage: ClassScores,
 *   weightedAverage: ClassScores, microAverage?: ClassScores, samplesAverage?: ClassScores }} ClassificationReport
 */
/** Numbers after each other: see core/evaluation/label_scores.h. @typedef {number[]} LabelCounts */
/**
 * How far predictions of a number are off, as scikit-learn measures it. `meanAbsolutePercentageError` is a share.
 * @typedef {object} RegressionScores
 * @property {number} meanAbsoluteError
 * @property {number} meanSquaredError
 * @property {number} rootMeanSquaredError
 * @property {number} meanAbsolutePercentageError
 * @property {number} medianAbsoluteError
 * @property {number} maxError
 * @property {number} explainedVariance
 * @property {number} r2
 */
/** Why a score is null. @typedef {"one-class" | "missing-class" | "no-probabilities" | "many-classes" | "not-a-number"} WhyUndefined */
/**
 * Single numbers; null where one is undefined, which `undefined` gives the reason of.
 * @typedef {object} ClassificationScores
 * @property {Record<"accuracy" | "balancedAccuracy" | "cohenKappa" | "matthewsCorrcoef" | "logLoss" | "brierScore"
 *   | "topKAccuracy" | "rocAuc" | "averagePrecision", number | null>} scores
 * @property {Record<string, WhyUndefined>} undefined
 */
/**
 * A curve over thresholds; `area` is of the whole curve, of which x and y may be some points: null where there is
 * only one class.
 * @typedef {{ x: number[], y: number[], thresholds: number[], area: number | null, undefined: WhyUndefined | "" }} ScoreCurve
 */
/** Of the bins that have rows: mean probability, share of rows of the class, rows. @typedef {{ x: number[], y: number[], counts: number[], score: number }} CalibrationCurve */
/**
 * What a threshold makes of the rows; null where a share is of no rows.
 * @typedef {Record<"truePositives" | "falsePositives" | "falseNegatives" | "trueNegatives", number>
 *   & Record<"precision" | "recall" | "specificity" | "f1" | "accuracy", number | null>} ThresholdScores
 */

/**
 * Predictions that the engine keeps, of each output that takes targets; 0 `classes` where those are numbers, and
 * `indicators` where each of several numbers is the probability of a label of its own.
 * @typedef {{ handle: number, outputs: { name: string, classes: number, width: number, indicators?: boolean }[], metrics: Record<string, number> }} PredictionsInfo
 */
/**
 * Which of them, in which order: see core/evaluation/predictions.h.
 * @typedef {{ filter: string, actual: number | null, predicted: number | null, label: number | null, least: number | null, most: number | null, order: string, by: string, threshold: number | null, from: number, count: number }} PredictionsQuery
 */
/**
 * @typedef {{ total: number, rows: Uint32Array, positions: Uint32Array, actual: Float32Array, predicted: Float32Array, score: Float32Array, suggested: Int32Array, probabilities: Float32Array }} PredictionsPage
 */
/** @typedef {{ predictions: number, output: number, query: PredictionsQuery }} PageCall */
/** `among`: the rows to choose from; null: all. @typedef {{ predictions: number, output: number, query: PredictionsQuery, among: Uint32Array | null }} SelectCall */
/** @typedef {{ predictions: number, output: number, items: Uint32Array, threshold: number | null, suggest: boolean }} AtCall */

/** Fits a classical model, by its name and config, to the rows of a data set. @typedef {import("./protocol.js").Call<{ job: number, config: object, dataset: number }, { handle: number }, import("./protocol.js").CountEvent>} FitBaseline */
/**
 * What it predicts: as numbers or, with `keep`, behind a handle beside the targets.
 * @typedef {import("./protocol.js").Call<{ job: number, baseline: number, dataset: number, keep: boolean },
 *   { outputs: import("./protocol.js").FloatArray | null, predictions: PredictionsInfo | null },
 *   import("./protocol.js").CountEvent>} PredictBaseline
 */
/** The nodes of a decision tree, whose values have so many numbers; none of another model. @typedef {import("./protocol.js").Call<{ baseline: number }, { data: Float64Array, width: number }>} TreeOf */

export {};

/** What predictions that the core keeps are scored by: numbers, reports, curves, what a plot shows. */

import { checkOptions, finiteNumber, wholeNumber } from "./checks.js";
import { matrixRows } from "./confusion-matrix.js";
import { KeptOutputs } from "./kept-outputs.js";

/** @template {boolean} D @typedef {import("./report-text.js").ReportOptions<D>} ReportOptions */
/** @typedef {import("../wire/protocol.js").ClassificationReport} ClassificationReport */
/** @typedef {import("../wire/protocol.js").RegressionScores} RegressionScores */
/** @typedef {import("../wire/evaluation-types.js").ClassificationScores} ClassificationScores */
/** @typedef {import("../wire/evaluation-types.js").ScoreCurve} ScoreCurve */
/** @typedef {import("../wire/evaluation-types.js").CalibrationCurve} CalibrationCurve */
/** @typedef {import("../wire/evaluation-types.js").ThresholdScores} ThresholdScores */

/** @typedef {import("./kept-outputs.js").Output} Output */

/**
 * @typedef {object} CurveOptions
 * @property {Output} [output]
 * @property {number} [class] the one against all others; 1 when left out
 * @property {number} [points] how many at most; 1000 when left out
 */

/** More of a curve, or of a histogram, than any plot can show. */
const maxPoints = 1_000_000;

/** Loaded when first asked for. */
const labelParts = () => import("./label-report.js");
const reportParts = () => import("./report-text.js");

/** Predictions beside what is true. */
export class Scored extends KeptOutputs {
  /**
   * How often each class was predicted for each true class: element [i][j] counts rows of class i predicted as class j.
   * Rejects with `invalid-state` where numbers are predicted. `threshold`, of two classes: above which probability
   * the second one is predicted.
   * @param {{ output?: Output, threshold?: number }} [options]
   * @returns {Promise<number[][]>}
   */
  async confusionMatrix(options = {}) {
    const { chosen, threshold } = this.thresholded("confusionMatrix()", options, []);
    const call = { ...chosen, threshold, occurring: false };
    return matrixRows(await this.engine.calls.confusionMatrixOf(call));
  }

  /**
   * Every single number that scikit-learn has for classes: accuracy, balancedAccuracy, cohenKappa, matthewsCorrcoef,
   * logLoss, brierScore, topKAccuracy, rocAuc and averagePrecision, the last two of the second of two classes or
   * the means over all classes, each against the others. What is undefined is null, and `undefined` says why.
   * @param {{ output?: Output, threshold?: number, k?: number }} [options] `k` is 5 when left out
   * @returns {Promise<ClassificationScores>}
   */
  async scores(options = {}) {
    const { chosen, threshold } = this.thresholded("scores()", options, ["k"]);
    const k = wholeNumber("scores(): k", options.k ?? 5, 1);
    /** @type {ClassificationScores} */
    const found = await this.score(chosen, { score: "scores", threshold, k });
    // Of probabilities that are NaN, scores are, too.
    for (const [name, value] of Object.entries(found.scores)) {
      if (value === null) found.undefined[name] ??= "not-a-number";
    }
    return found;
  }

  /**
   * Precision, recall, F1 and support of each class that occurs, and their averages: the numbers of
   * sklearn.metrics.classification_report. Where rows may have several labels at once, of each label.
   * @param {{ output?: Output, threshold?: number | Record<string, number>, zeroDivision?: number }} [options] `zeroDivision` is what a score
   *   is whose divisor is zero: 0 when left out, 1 or NaN
   * @returns {Promise<ClassificationReport>}
   */
  async classScores(options = {}) {
    const { chosen, ...at } = this.thresholds("classScores()", options, ["zeroDivision"]);
    const { threshold } = at;
    const { zeroDivision } = (await reportParts()).reportOptions("classScores()", options);
    if (at.labels.length > 0) {
      const { countsOf, labelReport } = await labelParts();
      const counts = await countsOf(this.engine, chosen, at);
      return labelReport(...counts, zeroDivision ?? Number.NaN);
    }
    return this.score(chosen, { score: "report", threshold, zeroDivision, occurring: true });
  }

  /**
   * sklearn.metrics.classification_report to the letter: its text or, with `outputDict`, its numbers by the classes'
   * names. `targetNames` are those of the data set when left out. Where rows may have several labels at once, it is that
   * of scikit-learn's multilabel indicators, with "micro avg" and "samples avg".
   * @template {boolean} [D=false]
   * @param {{ output?: Output, threshold?: number | Record<string, number> } & ReportOptions<D>} [options]
   * @returns {Promise<import("./report-text.js").Report<D>>}
   */
  async classificationReport(options = {}) {
    const where = "classificationReport()";
    const names = ["digits", "targetNames", "zeroDivision", "outputDict", "onWarning"];
    const { chosen, ...at } = this.thresholds(where, options, names);
    const { threshold, labels } = at;
    const { reportAs, reportOptions, undefinedMetrics } = await reportParts();
    const { zeroDivision } = reportOptions(where, options);
    /** @type {ReportOptions<D>} */
    const { digits, outputDict } = options;
    if (labels.length > 0) {
      const { countsOf, labelReport, labelWarnings } = await labelParts();
      const found = await countsOf(this.engine, chosen, at);
      if (options.zeroDivision === undefined)
        labelWarnings(found[0]).forEach((one) => options.onWarning?.(one));
      const report = labelReport(...found, zeroDivision ?? Number.NaN);
      const { targetNames = labels } = options;
      return reportAs(where, report, { digits, outputDict, targetNames });
    }
    const query = { score: "report", threshold, zeroDivision, occurring: true };
    const report = await this.score(chosen, query);
    if (options.onWarning && options.zeroDivision === undefined) {
      const open = await this.score(chosen, { ...query, zeroDivision: null });
      undefinedMetrics(open).forEach((one) => options.onWarning?.(one));
    }
    const { classNames } = this.known(chosen);
    const known = report.labels.map((/** @type {number} */ label) => classNames[label]);
    const targetNames = options.targetNames ?? (known.every(Boolean) ? known : undefined);
    return reportAs(where, report, { digits, outputDict, targetNames });
  }

  /**
   * How good an output is whose rows may have several labels at once, of each label and of the rows as a whole. Rejects
   * with `invalid-argument` where the output has other targets.
   * @param {{ output?: Output, threshold?: number | Record<string, number> }} [options] `threshold` is the probability above
   *   which a label is predicted, or by label; 0.5 when left out
   * @returns {Promise<import("./label-report.js").MultilabelScores>}
   */
  async multilabelScores(options = {}) {
    const where = "multilabelScores()";
    const { chosen, ...at } = this.thresholds(where, options, []);
    const { countsOf, labelPlace, multilabelScores } = await labelParts();
    labelPlace(where, at.labels, 0);
    return multilabelScores(...(await countsOf(this.engine, chosen, at)), at.labels);
  }

  /**
   * How far off each predicted number is, in its own units: sklearn.metrics.mean_absolute_error,
   * root_mean_squared_error, r2_score and so on, one entry per number that the output has. Rejects with
   * `invalid-state` where classes are predicted.
   * @param {{ output?: Output }} [options]
   * @returns {Promise<RegressionScores[]>}
   */
  async regressionReport(options = {}) {
    return this.score(this.chosen("regressionReport()", options), { score: "numbers" });
  }

  /**
   * sklearn.metrics.roc_curve: x is the false positive rate, y the true positive rate of a class against all others,
   * at some points of many; `area` is that of all.
   * @param {CurveOptions} [options]
   * @returns {Promise<ScoreCurve>}
   */
  async rocCurve(options = {}) {
    return this.#curve("rocCurve()", "roc", options);
  }

  /**
   * sklearn.metrics.precision_recall_curve: x is recall, y precision; `area` is the average precision.
   * @param {CurveOptions} [options]
   * @returns {Promise<ScoreCurve>}
   */
  async precisionRecallCurve(options = {}) {
    return this.#curve("precisionRecallCurve()", "precisionRecall", options);
  }

  /**
   * sklearn.calibration.calibration_curve: x is the mean predicted probability of a bin, y the share of its rows that
   * are of the class; `score` is the Brier score.
   * @param {{ output?: Output, class?: number, bins?: number }} [options] 10 bins when left out
   * @returns {Promise<CalibrationCurve>}
   */
  async calibrationCurve(options = {}) {
    const where = "calibrationCurve()";
    const { output, ...others } = options;
    checkOptions(where, others, ["class", "bins"]);
    const bins = wholeNumber(`${where}: bins`, others.bins ?? 10, 1, maxPoints);
    return this.score(this.chosen(where, { output }), {
      ...{ score: "calibration", bins },
      class: wholeNumber(`${where}: class`, others.class ?? 1, 0),
    });
  }

  /**
   * What follows if a class is predicted above a probability of `threshold`: how many rows are found and missed,
   * precision, recall, specificity, F1.
   * @param {{ threshold: number, output?: Output, class?: number }} options
   * @returns {Promise<ThresholdScores>}
   */
  async atThreshold(options) {
    const where = "atThreshold()";
    const { chosen } = this.thresholded(where, options, ["class"]);
    return this.score(chosen, {
      score: "threshold",
      threshold: finiteNumber(`${where}: threshold`, options.threshold),
      class: wholeNumber(`${where}: class`, options.class ?? 1, 0),
    });
  }

  /**
   * How many labels are likely wrong; page({ filter: "suspicious", by: "suspicion" }) lists them.
   * @param {{ output?: Output }} [options]
   * @returns {Promise<number>}
   */
  async countLabelErrors(options = {}) {
    return this.score(this.chosen("countLabelErrors()", options), { score: "labelErrors" });
  }

  /**
   * Some rows, evenly taken, for a plot of predicted against actual numbers.
   * @param {{ output?: Output, number?: number, points?: number }} [options] `number` is which of several; 1000
   *   points when left out
   * @returns {Promise<{ rows: number[], actual: number[], predicted: number[] }>}
   */
  async scatter(options = {}) {
    const where = "scatter()";
    const { output, number = 0, points = 1000, ...rest } = options;
    checkOptions(where, rest, ["output", "number", "points"]);
    return this.score(this.chosen(where, { output }), {
      score: "scatter",
      number: wholeNumber(`${where}: number`, number, 0),
      points: wholeNumber(`${where}: points`, points, 1, maxPoints),
    });
  }

  /**
   * How often each size of error, predicted minus actual, occurs: numpy.histogram.
   * @param {{ output?: Output, number?: number, bins?: number }} [options] 20 bins when left out
   * @returns {Promise<{ from: number, to: number, counts: number[] }>}
   */
  async errorHistogram(options = {}) {
    const where = "errorHistogram()";
    const { output, number = 0, bins = 20, ...rest } = options;
    checkOptions(where, rest, ["output", "number", "bins"]);
    return this.score(this.chosen(where, { output }), {
      score: "errors",
      number: wholeNumber(`${where}: number`, number, 0),
      bins: wholeNumber(`${where}: bins`, bins, 1, maxPoints),
    });
  }

  /**
   * @param {string} where
   * @param {"roc" | "precisionRecall"} score
   * @param {CurveOptions} options
   */
  #curve(where, score, { output, ...options }) {
    checkOptions(where, options, ["class", "points"]);
    return this.score(this.chosen(where, { output }), {
      score,
      class: wholeNumber(`${where}: class`, options.class ?? 1, 0),
      points: wholeNumber(`${where}: points`, options.points ?? 1000, 3, maxPoints),
    });
  }
}

/** scikit-learn's scores of rows that may have several labels at once, each of which is predicted or not. */

import { addTexts } from "../messages/en.js";
import { MinibatchError, warning } from "../messages/error.js";
import { optionalNumber, usualThreshold } from "./kept-outputs.js";
import { everyRow } from "./predictions-page.js";
import { reports } from "../messages/reports.en.js";

addTexts(reports);

/** @typedef {import("../wire/evaluation-types.js").LabelCounts} LabelCounts */
/** @typedef {import("../wire/evaluation-types.js").ClassificationReport} ClassificationReport */
/** @typedef {ClassificationReport["macroAverage"]} ClassScores */

/**
 * @typedef {object} MultilabelScores
 * @property {string[]} labels their names
 * @property {number[][][]} matrices sklearn.metrics.multilabel_confusion_matrix: of each label [[true negatives, false
 *   positives], [false negatives, true positives]]
 * @property {number} subsetAccuracy sklearn.metrics.accuracy_score: the share of rows of which every label is right
 * @property {number} hammingLoss sklearn.metrics.hamming_loss: the share of all labels of all rows that are wrong
 */

/**
 * @param {number} part
 * @param {number} whole
 * @param {number} zeroDivision
 */
const ratio = (part, whole, zeroDivision) => (whole === 0 ? zeroDivision : part / whole);

/** @param {LabelCounts} found */
function read(found) {
  const width = (found.length - 7) / 4;
  const cells = Array.from({ length: width }, (_, label) => {
    const [negatives, wrong, missed, hits] = found.slice(4 * label);
    return { negatives, wrong, missed, hits };
  });
  const [exact, ...ofRows] = found.slice(4 * width);
  return { cells, exact, without: ofRows.slice(0, 3), sums: ofRows.slice(3) };
}

/** @typedef {{ wrong: number, missed: number, hits: number }} Cells */

/** @param {Cells} cells @param {number} zeroDivision @returns {ClassScores} */
const scoresOf = ({ wrong, missed, hits }, zeroDivision) => ({
  precision: ratio(hits, hits + wrong, zeroDivision),
  recall: ratio(hits, hits + missed, zeroDivision),
  f1: ratio(2 * hits, 2 * hits + wrong + missed, zeroDivision),
  support: hits + missed,
});

const names = /** @type {const} */ (["precision", "recall", "f1"]);

/**
 * How often each label is predicted rightly and wrongly, and of how many rows that is.
 * @param {import("./engine.js").Engine} engine
 * @param {{ predictions: number, output: number }} chosen
 * @param {{ threshold: number | null, labels: readonly string[], limits?: Record<string, number> }} at `limits`: above which
 *   probability each label is predicted, where they differ
 * @returns {Promise<[found: LabelCounts, rows: number]>}
 */
export async function countsOf(engine, chosen, { threshold, labels, limits }) {
  if (limits) return countsAbove(engine, chosen, labels, limits);
  const query = { score: "labels", threshold: threshold ?? usualThreshold };
  const found = /** @type {LabelCounts} */ (await engine.calls.scoreOf({ ...chosen, query }));
  return [found, found.slice(0, 4).reduce((sum, count) => sum + count, 0)];
}

/** More rows than there are. */
const allRows = 2 ** 31 - 1;

/**
 * The same of predictions that are 0 or 1, by thresholds that differ.
 * @param {import("./engine.js").Engine} engine
 * @param {{ predictions: number, output: number }} chosen
 * @param {readonly string[]} labels
 * @param {Record<string, number>} limits
 * @returns {Promise<[found: LabelCounts, rows: number]>}
 */
async function countsAbove(engine, chosen, labels, limits) {
  const where = "threshold";
  for (const label of Object.keys(limits)) labelPlace(where, labels, label);
  const each = labels.map(
    (label) => optionalNumber(`${where}: ${label}`, limits[label]) ?? usualThreshold,
  );
  const query = { ...everyRow, count: allRows };
  const { actual, predicted } = await engine.calls.pageOfPredictions({ ...chosen, query });
  const outputs = predicted.map((value, i) => Number(value > each[i % each.length]));
  const made = { targets: actual, outputs, width: labels.length, classes: 0 };
  const { handle } = await engine.calls.predictionsOf(made);
  try {
    const only = { predictions: handle, output: 0 };
    return await countsOf(engine, only, { threshold: usualThreshold, labels });
  } finally {
    engine.release(handle);
  }
}

/**
 * The numbers of sklearn.metrics.classification_report.
 * @param {LabelCounts} found
 * @param {number} rows
 * @param {number} zeroDivision what a score is whose divisor is zero: 0, 1 or NaN, which averages leave out
 * @returns {ClassificationReport}
 */
export function labelReport(found, rows, zeroDivision) {
  const { cells, exact, without, sums } = read(found);
  const classes = cells.map((one) => scoresOf(one, zeroDivision));
  const all = { wrong: 0, missed: 0, hits: 0 };
  for (const { wrong, missed, hits } of cells) {
    all.wrong += wrong;
    all.missed += missed;
    all.hits += hits;
  }
  const microAverage = scoresOf(all, zeroDivision);
  const { support } = microAverage;
  /** @param {(name: typeof names[number], place: number) => number} of @returns {ClassScores} */
  const scored = (of) => ({
    ...{ precision: of("precision", 0), recall: of("recall", 1), f1: of("f1", 2), support },
  });
  /** @param {(scores: ClassScores) => number} weightOf */
  const mean = (weightOf) =>
    scored((name) => {
      const known = classes.filter((scores) => !Number.isNaN(scores[name]));
      const weights = known.reduce((sum, scores) => sum + weightOf(scores), 0);
      const sum = known.reduce((sum, scores) => sum + weightOf(scores) * scores[name], 0);
      return ratio(sum, weights, zeroDivision);
    });
  const isLeftOut = Number.isNaN(zeroDivision);
  return {
    labels: classes.map((_, label) => label),
    classes,
    accuracy: ratio(exact, rows, 0),
    microAverage,
    macroAverage: mean(() => 1),
    weightedAverage: mean((scores) => scores.support),
    samplesAverage: scored((_, place) => {
      const left = without[place];
      return isLeftOut
        ? ratio(sums[place], rows - left, zeroDivision)
        : ratio(sums[place] + left * zeroDivision, rows, zeroDivision);
    }),
  };
}

/**
 * What scikit-learn warns of where `zero_division` is left out, in its order: of labels, of all labels together, of rows.
 * @param {LabelCounts} found
 */
export function labelWarnings(found) {
  const open = labelReport(found, 0, Number.NaN);
  const undefinedIn = (/** @type {ClassScores | undefined} */ scores) =>
    names.map((name) => Number.isNaN(scores?.[name]));
  const ofLabels = names.map((name) => open.classes.some((scores) => Number.isNaN(scores[name])));
  const ofRows = read(found).without.map((count) => count > 0);
  const byLabel = ["report.no-predicted", "report.no-true", "report.no-either"];
  const atAll = ["report.no-predicted-at-all", "report.no-true-at-all", "report.no-either-at-all"];
  const byRow = ["report.no-predicted-labels", "report.no-true-labels", "report.no-either-labels"];
  return [
    ...byLabel.filter((_, i) => ofLabels[i]),
    ...atAll.filter((_, i) => undefinedIn(open.microAverage)[i]),
    ...byRow.filter((_, i) => ofRows[i]),
  ].map((id) => warning(id));
}

/**
 * @param {LabelCounts} found
 * @param {number} rows
 * @param {readonly string[]} labels
 * @returns {MultilabelScores}
 */
export function multilabelScores(found, rows, labels) {
  const { cells, exact } = read(found);
  const wrong = cells.reduce((sum, one) => sum + one.wrong + one.missed, 0);
  return {
    labels: [...labels],
    matrices: cells.map(({ negatives, wrong, missed, hits }) => [
      [negatives, wrong],
      [missed, hits],
    ]),
    subsetAccuracy: ratio(exact, rows, 0),
    hammingLoss: ratio(wrong, rows * cells.length, 0),
  };
}

/**
 * The place of a label among those of an output.
 * @param {string} where
 * @param {readonly string[]} labels none where the output has other targets
 * @param {string | number} label its name, or its index from 0
 */
export function labelPlace(where, labels, label) {
  const place = typeof label === "number" ? label : labels.indexOf(label);
  if (labels[place] !== undefined) return place;
  throw new MinibatchError("invalid-argument", {
    id: labels.length > 0 ? "predictions.no-label" : "predictions.no-labels",
    values: { where, label: JSON.stringify(label), names: labels.map((name) => `"${name}"`) },
  });
}

/** scikit-learn's classification_report, to the letter: its text and its numbers. */

import { optionalFunction, wholeNumber, wrong } from "./checks.js";
import { addTexts } from "../messages/en.js";
import { MinibatchError, warning } from "../messages/error.js";
import { reports } from "../messages/reports.en.js";
import { fixed } from "./fixed.js";

addTexts(reports);

/** @typedef {import("../wire/protocol.js").ClassificationReport} ClassificationReport */
/** @typedef {ClassificationReport["macroAverage"]} ClassScores */

/**
 * @template {boolean} [D=false]
 * @typedef {object} ReportOptions
 * @property {number} [digits] behind the point, 2 when left out
 * @property {readonly string[]} [targetNames] of the classes in the report; their numbers when left out
 * @property {number} [zeroDivision] what a score is whose divisor is zero: 0 when left out, 1 or NaN
 * @property {(warning: import("../formats/types.js").Warning) => unknown} [onWarning] told what scikit-learn warns of
 *   where `zeroDivision` is left out, its UndefinedMetricWarning to the letter, once each: that a class was never
 *   predicted, or that no row is of it
 * @property {D} [outputDict] numbers instead of a text
 */

/**
 * As output_dict=True gives it: an entry for each class by its name, "macro avg" and "weighted avg", and the number
 * "accuracy" or, where a row may have several labels at once, in its place "micro avg" and "samples avg".
 * @typedef {Record<string, Record<"precision" | "recall" | "f1-score" | "support", number>> & { accuracy: number }} ReportDict
 */
/** @template {boolean} D @typedef {D extends true ? ReportDict : string} Report */

/** As Python counts characters. @param {string} text */
const lengthOf = (text) => [...text].length;
/** @param {string} text @param {number} width */
const right = (text, width) => " ".repeat(Math.max(0, width - lengthOf(text))) + text;

/**
 * Checks what a report is asked for.
 * @param {string} where
 * @param {Partial<ReportOptions<boolean>>} options
 * @returns {{ zeroDivision: number | null }} as it crosses, where null is NaN
 */
export function reportOptions(where, options) {
  const { digits, targetNames, zeroDivision = 0, outputDict } = options;
  optionalFunction(`${where}: onWarning`, options.onWarning);
  if (digits !== undefined) wholeNumber(`${where}: digits`, digits, 0, 40);
  const isNames =
    Array.isArray(targetNames) && targetNames.every((name) => typeof name === "string");
  if (targetNames !== undefined && !isNames) {
    throw wrong(`${where}: targetNames`, "names", targetNames);
  }
  if (![0, 1].includes(zeroDivision) && !Number.isNaN(zeroDivision)) {
    const values = { choices: ["0", "1", "NaN"] };
    throw wrong(`${where}: zeroDivision`, { id: "expected.one-of", values }, zeroDivision);
  }
  if (outputDict !== undefined && typeof outputDict !== "boolean") {
    throw wrong(`${where}: outputDict`, { id: "expected.boolean" }, outputDict);
  }
  return { zeroDivision: Number.isNaN(zeroDivision) ? null : zeroDivision };
}

/** What crossed as null is NaN. @param {ClassScores} scores @returns {ClassScores} */
const readable = ({ precision, recall, f1, support }) => ({
  precision: precision ?? Number.NaN,
  recall: recall ?? Number.NaN,
  f1: f1 ?? Number.NaN,
  support,
});

/**
 * What scikit-learn warns of.
 * @param {ClassificationReport} report in which a score without a divisor is null
 */
export function undefinedMetrics({ classes }) {
  const has = (/** @type {"precision" | "recall" | "f1"} */ name) =>
    classes.some((scores) => scores[name] === null);
  return [
    ...(has("precision") ? [warning("report.no-predicted")] : []),
    ...(has("recall") ? [warning("report.no-true")] : []),
  ];
}

/**
 * @template {boolean} D
 * @param {string} where
 * @param {ClassificationReport} report
 * @param {ReportOptions<D>} options
 * @returns {Report<D>}
 */
export function reportAs(where, report, { digits = 2, targetNames, outputDict }) {
  if (targetNames && targetNames.length !== report.labels.length) {
    throw new MinibatchError("invalid-argument", {
      id: "report.names",
      values: { where, classes: report.labels.length, names: targetNames.length },
    });
  }
  const rows = report.labels.map((label, i) => ({
    name: targetNames?.[i] ?? String(label),
    scores: readable(report.classes[i]),
  }));
  const { microAverage, samplesAverage } = report;
  const averages = [
    ...(microAverage ? [{ name: "micro avg", scores: readable(microAverage) }] : []),
    { name: "macro avg", scores: readable(report.macroAverage) },
    { name: "weighted avg", scores: readable(report.weightedAverage) },
    ...(samplesAverage ? [{ name: "samples avg", scores: readable(samplesAverage) }] : []),
  ];
  const accuracy = microAverage ? null : report.accuracy;
  if (!outputDict) return /** @type {any} */ (textOf(rows, accuracy, averages, digits));
  const entries = [...rows, ...averages].map(({ name, scores: { f1, ...others } }) => [
    name,
    { ...others, "f1-score": f1 },
  ]);
  return /** @type {any} */ ({
    ...Object.fromEntries(entries),
    ...(accuracy !== null && { accuracy }),
  });
}

/** @typedef {{ name: string, scores: ClassScores }} ReportRow */

/**
 * @param {readonly ReportRow[]} rows
 * @param {number | null} accuracy null where a row may have several labels
 * @param {readonly ReportRow[]} averages
 * @param {number} digits
 * @returns {string} lines, each of which ends with a line break
 */
function textOf(rows, accuracy, averages, digits) {
  const width = Math.max(...rows.map(({ name }) => lengthOf(name)), "weighted avg".length, digits);
  /** @param {string} name @param {readonly string[]} cells */
  const line = (name, cells) =>
    `${right(name, width)} ${cells.map((cell) => ` ${right(cell, 9)}`).join("")}\n`;
  /** @param {ReportRow} row */
  const scored = ({ name, scores: { precision, recall, f1, support } }) =>
    line(name, [...[precision, recall, f1].map((value) => fixed(value, digits)), String(support)]);
  const support = String(averages[0].scores.support);
  return (
    `${line("", ["precision", "recall", "f1-score", "support"])}\n` +
    `${rows.map(scored).join("")}\n` +
    (accuracy === null ? "" : line("accuracy", ["", "", fixed(accuracy, digits), support])) +
    averages.map(scored).join("")
  );
}

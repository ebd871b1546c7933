/** Two runs on the same test rows: what each predicts, and where they differ. */

import { model } from "minibatch";
import { weightsOf } from "./checkpoint.js";
import { pictureOf } from "./picture.js";
import { same } from "./recipe.js";
import { whileThere } from "./recovery.js";
import { descriptionOf, prepareOptions } from "./rows.js";
import { compileOptions } from "./settings.js";
import { messageOf, PageError } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { Picture, Run } from "./types.js" */

/** Rows that come from the worker at a time, and those that are shown. */
const block = 2000;
const mostShown = 50;

/** @typedef {{ predicted: string | number, sure: number | null }} Guess */
/**
 * @typedef {object} DifferentRow
 * @property {number} row in the file, from 0
 * @property {string | number} actual
 * @property {[Guess, Guess]} guesses
 * @property {Picture} [picture]
 *
 * @typedef {object} Compared what both predict of one column, or of one output
 * @property {string} name of it; "" where images have no column
 * @property {number} rows that both were tested on
 * @property {number} different of those, on which they do not agree; of numbers, all
 * @property {boolean} isNumbers
 * @property {[number, number]} onlyRight rows that only one of them gets right
 * @property {DifferentRow[]} shown the first; of numbers, those that lie farthest apart
 * @property {{ name: string, values: [number | null, number | null] }[]} report
 *
 * @typedef {object} Part what one run predicts of one column
 * @property {string} name
 * @property {boolean} isNumbers
 * @property {[string, number][]} report
 * @property {Map<number, Guess & { actual: string | number, index: number }>} rows by their numbers in the file
 */

/**
 * @param {Playground} playground
 * @param {[string, string]} ids
 */
export async function compare(playground, ids) {
  const { store } = playground;
  /** @param {Partial<import("./types.js").Comparison>} changes */
  const say = (changes) => {
    const before = store.state.runs.comparison;
    if (before && !same(before.ids, ids)) return;
    const comparison = { ids, status: /** @type {const} */ ("running"), error: null, result: null };
    store.patch("runs", { comparison: { ...comparison, ...changes } });
  };
  store.patch("runs", { comparison: null });
  say({});
  try {
    const result = await whileThere(playground, () => compared(playground, ids));
    say({ status: "ready", result });
  } catch (error) {
    say({ status: "failed", error: messageOf(error) });
  }
}

/**
 * @param {Playground} playground
 * @param {[string, string]} ids
 * @returns {Promise<Compared[]>}
 */
async function compared(playground, ids) {
  const { store, handles } = playground;
  const { list } = store.state.runs;
  const runs = ids.map((id) => /** @type {Run} */ (list.find((run) => run.id === id)));
  const { data, reading } = store.state.experiment;
  const isHere = runs.every(
    ({ experiment }) => same(experiment.data, data) && same(experiment.reading, reading),
  );
  if (!isHere || !handles.source) throw new PageError("runs.compareOtherData");
  /** @type {Awaited<ReturnType<typeof tested>>[]} */
  const both = [];
  try {
    for (const run of runs) both.push(await tested(playground, run));
    return await differences(both);
  } finally {
    for (const { dispose } of both) dispose();
  }
}

/**
 * What a run predicts for its test rows, by the rows' numbers in the file.
 * @param {Playground} playground
 * @param {Run} run
 */
async function tested(playground, run) {
  const checkpoint = await weightsOf(playground, run.id);
  if (!checkpoint) {
    const { list } = playground.store.state.runs;
    const number = list.length - list.indexOf(run);
    throw new PageError("runs.compareNoWeights", { number });
  }
  const { experiment } = run;
  /** @type {{ dispose(): void }[]} */
  const made = [];
  const dispose = () => made.forEach((object) => object.dispose());
  try {
    const prepared = await playground.handles.source.prepare(
      prepareOptions(experiment, playground.handles.source.description),
    );
    made.push(prepared);
    const { task, outputs } = descriptionOf(prepared, experiment);
    const net = model(/** @type {any} */ (experiment.model));
    made.push(net);
    await net.compile(compileOptions(experiment, task));
    await net.restoreCheckpoint(checkpoint.state);
    const predictions = await net.predictions(prepared.test, { batchSize: 256 });
    made.push(predictions);
    const numbers = (await prepared.rows()).test;
    /** @type {Part[]} */
    const parts = [];
    for (const [output, { name }] of predictions.outputs.entries()) {
      const own = outputs.find((one) => one.name === name) ?? outputs[0];
      const { classNames, targets = [] } = own;
      parts.push(...(await partsOf(predictions, output, { numbers, classNames, targets })));
    }
    return { prepared, parts, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

/**
 * What an output predicts: a class, or one number or several of them.
 * @param {import("minibatch").Predictions} predictions
 * @param {number} output
 * @param {{ numbers: ArrayLike<number>, classNames: string[], targets: string[] }} of the rows in the file
 * @returns {Promise<Part[]>}
 */
async function partsOf(predictions, output, { numbers, classNames, targets }) {
  const { name, classes } = predictions.outputs[output];
  const isNumbers = classes === 0;
  const reports = isNumbers
    ? (await predictions.regressionReport({ output })).map(numberReport)
    : [classReport(await predictions.classScores({ output }), classNames)];
  const of = predictions.outputs.length > 1 ? name : "";
  /** @type {Part[]} */
  const parts = reports.map((report, at) => ({
    name: [of, of && reports.length === 1 ? "" : targets[at]].filter(Boolean).join(": "),
    ...{ isNumbers, report, rows: new Map() },
  }));
  const named = (/** @type {any} */ value, /** @type {number} */ at) =>
    isNumbers ? (parts.length > 1 ? value[at] : value) : (classNames[value] ?? value);
  for (let from = 0; from < predictions.rows; from += block) {
    const page = await predictions.page({ output, order: "row", from, count: block });
    for (const one of page.rows) {
      for (const [at, { rows }] of parts.entries()) {
        rows.set(numbers[one.row] ?? one.row, {
          predicted: named(one.predicted, at),
          actual: named(one.actual, at),
          sure: isNumbers ? null : one.confidence,
          index: one.row,
        });
      }
    }
  }
  return parts;
}

/** @param {any} report @param {string[]} names @returns {[string, number][]} F1 of each class, as scikit-learn has it */
const classReport = ({ labels, classes, accuracy, macroAverage, weightedAverage }, names) => [
  ["accuracy", accuracy],
  ["macro avg f1-score", macroAverage.f1],
  ["weighted avg f1-score", weightedAverage.f1],
  ...labels.map(
    (/** @type {number} */ label, /** @type {number} */ at) =>
      /** @type {[string, number]} */ ([`f1-score: ${names[label] ?? label}`, classes[at].f1]),
  ),
];

/** @param {import("minibatch").RegressionScores} scores @returns {[string, number][]} */
const numberReport = ({ meanAbsoluteError, rootMeanSquaredError, r2 }) => [
  ["mean_absolute_error", meanAbsoluteError],
  ["root_mean_squared_error", rootMeanSquaredError],
  ["r2_score", r2],
];

/**
 * @param {Awaited<ReturnType<typeof tested>>[]} both
 * @returns {Promise<Compared[]>} one for each column that both predict
 */
async function differences([one, other]) {
  /** @type {Compared[]} */
  const found = [];
  for (const part of one.parts) {
    const same = other.parts.find(
      ({ name, isNumbers }) => name === part.name && isNumbers === part.isNumbers,
    );
    if (same) found.push(await differencesOf(part, same, one.prepared));
  }
  if (found.length === 0) throw new PageError("runs.compareOtherTarget");
  return found;
}

/**
 * @param {Part} one
 * @param {Part} other
 * @param {any} prepared the rows of the first
 * @returns {Promise<Compared>}
 */
async function differencesOf(one, other, prepared) {
  const { name, isNumbers } = one;
  const shared = [...one.rows.keys()].filter((row) => other.rows.has(row));
  const pairs = shared.map((row) => {
    const [first, second] = [one, other].map(({ rows }) => /** @type {any} */ (rows.get(row)));
    return { row, first, second };
  });
  const isRight = (/** @type {any} */ { predicted, actual }) => predicted === actual;
  const different = pairs.filter(({ first, second }) => first.predicted !== second.predicted);
  if (isNumbers) {
    const apart = (/** @type {any} */ { first, second }) =>
      Math.abs(first.predicted - second.predicted);
    different.sort((a, b) => apart(b) - apart(a));
  }
  const shown = different.slice(0, mostShown);
  const pictures = await picturesOf(
    prepared,
    shown.map(({ first }) => first.index),
  );
  const reports = [one, other].map(({ report }) => new Map(report));
  const names = [...new Set(reports.flatMap((report) => [...report.keys()]))];
  return {
    name,
    rows: shared.length,
    different: different.length,
    isNumbers,
    onlyRight: [
      different.filter(({ first }) => isRight(first)).length,
      different.filter(({ second }) => isRight(second)).length,
    ],
    shown: shown.map(({ row, first, second }, at) => ({
      row,
      actual: first.actual,
      guesses: [first, second],
      ...(pictures[at] && { picture: pictures[at] }),
    })),
    report: names.map((name) => ({
      name,
      values: [reports[0].get(name) ?? null, reports[1].get(name) ?? null],
    })),
  };
}

/**
 * @param {any} prepared
 * @param {number[]} indices
 * @returns {Promise<Picture[]>} none of rows of a table
 */
async function picturesOf({ test, inputShape }, indices) {
  if (inputShape.length !== 3 || indices.length === 0) return [];
  const taken = await test.take(indices);
  const shape = taken.inputShape ?? inputShape;
  const size = shape.reduce((/** @type {number} */ a, /** @type {number} */ b) => a * b, 1);
  return indices.map((_, at) => pictureOf(taken.x.subarray(at * size, (at + 1) * size), shape));
}

// How often each class is answered: from a confusion matrix, and from scores where there are too many classes for one.

import { expect, it } from "vitest";
import { MinibatchError } from "../../../wasm/messages/error.js";
import { noBetter } from "../../../web/experiment/diagnosis/scores.js";
import { answersOf, confusionOf } from "../../../web/experiment/judging.js";

/** Predictions of which the package gives no matrix. @param {number[]} labels @param {number[]} predicted @param {number} classes */
function predictionsOf(labels, predicted, classes) {
  const counts = (/** @type {number[]} */ list) => {
    const found = new Array(classes).fill(0);
    for (const label of list) ++found[label];
    return found;
  };
  const right = counts(labels.filter((label, row) => label === predicted[row]));
  const [totals, answers] = [counts(labels), counts(predicted)];
  const occurring = Array.from({ length: classes }, (_, k) => k).filter(
    (k) => totals[k] + answers[k] > 0,
  );
  const share = (/** @type {number} */ part, /** @type {number} */ all) => (all ? part / all : 0);
  return /** @type {any} */ ({
    outputs: [{ classes }],
    confusionMatrix: async () => {
      throw new MinibatchError("invalid-argument", {
        id: "confusion-matrix.too-large",
        values: { classes, numbers: classes * classes, limit: 5000 },
      });
    },
    classScores: async () => ({
      labels: occurring,
      classes: occurring.map((k) => ({
        support: totals[k],
        recall: share(right[k], totals[k]),
        precision: share(right[k], answers[k]),
      })),
    }),
    select: async (/** @type {any} */ { filter, predicted: answer }) =>
      Uint32Array.from(labels.keys()).filter(
        (row) =>
          (filter !== "wrong" || labels[row] !== predicted[row]) &&
          (answer === undefined || predicted[row] === answer),
      ),
    at: async (/** @type {Uint32Array} */ items) =>
      Array.from(items, (row) => ({ predicted: predicted[row] })),
  });
}

it("are counted the same without a matrix, but for those that are never right", async () => {
  const matrix = [
    [5, 1, 0],
    [2, 7, 1],
    [3, 0, 0],
  ];
  const rows = matrix.flatMap((row, label) =>
    row.flatMap((count, answer) => new Array(count).fill([label, answer])),
  );
  const predictions = predictionsOf(
    rows.map(([label]) => label),
    rows.map(([, answer]) => answer),
    3,
  );
  const counted = await answersOf(predictions, matrix);
  expect(counted).toEqual({ totals: [6, 10, 3], answers: [10, 8, 1], right: [5, 7, 0] });
  const scored = await answersOf(predictions, await confusionOf(predictions));
  expect(scored).toEqual({ ...counted, answers: [10, 8, 0] });
});

it("that are never right are counted where one may be the answer for all", async () => {
  const labels = Array.from({ length: 12_000 }, (_, row) => row % 5999);
  // One of a class that no row is of, but for one row in fifty.
  const given = labels.map((label, row) => (row % 50 ? 5999 : label));
  const predictions = predictionsOf(labels, given, 6000);
  const { answers, right } = await answersOf(predictions, await confusionOf(predictions));
  expect(answers[5999]).toBe(11_760);
  expect(right[5999]).toBe(0);
  expect(answers[50]).toBe(given.filter((answer) => answer === 50).length);
});

it("tell of 6,000 classes, too, that one answer for all is as good", async () => {
  const classes = 6000;
  // Every tenth row is of the first class, which is the answer to all.
  const labels = Array.from({ length: 12_000 }, (_, row) => (row % 10 ? row % classes : 0));
  const predictions = predictionsOf(labels, new Array(labels.length).fill(0), classes);
  const answers = await answersOf(predictions, await confusionOf(predictions));
  const classNames = labels.map(String);
  const facts = /** @type {any} */ ({
    ...{ answers, errors: [], history: {}, columns: [], classCounts: [], kind: "table" },
    prepared: { classNames, inputs: [], testRows: labels.length },
    experiment: { preparation: [], model: { config: { layers: [] } }, compile: {}, fit: {} },
  });
  expect(noBetter(facts)).toMatchObject({
    key: "diagnosis.noBetterClass",
    values: { score: 0.1, base: 0.1, rows: labels.length, name: "0" },
  });
});

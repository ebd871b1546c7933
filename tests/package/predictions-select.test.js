// select() and at(): the order of predictions kept in the core, and the rows of some of them.

import { Predictions, layers, sequential } from "minibatch";
import { describe, expect, it } from "vitest";
import { kept } from "./kept.js";

/** @import { PredictedClass, PredictedNumber, SelectOptions } from "minibatch" */

const rows = 1200;
const classes = 4;

/** A small generator of its own, so that a failure can be repeated. @param {number} seed */
const randomFrom = (seed) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

/** Predictions of a model that has learned nothing, so that all kinds of mistakes occur. @param {number} units */
async function classified(units) {
  const random = randomFrom(7);
  // Few different inputs: many rows have equal scores.
  const data = Float32Array.from({ length: 3 * rows }, () => Math.floor(random() * 5) - 2);
  const labels = Array.from({ length: rows }, () => Math.floor(random() * Math.max(2, units)));
  const activation = units === 1 ? "sigmoid" : "softmax";
  const net = kept(sequential([layers.dense({ units, activation, inputShape: [3] })]));
  const loss = units === 1 ? "binary_crossentropy" : "sparse_categorical_crossentropy";
  await net.compile({ optimizer: "sgd", loss, seed: 5 });
  const predictions = kept(await net.predictions({ data, shape: [rows, 3] }, labels));
  const { rows: all } = await predictions.page({ order: "row", count: rows });
  return { predictions, all };
}

/**
 * The same in plain JavaScript.
 * @param {readonly PredictedClass[]} all
 * @param {SelectOptions} options
 */
function reference(all, { filter = "all", actual, predicted, order = "descending", ...others }) {
  const { by = "confidence", class: label, between, rows: among } = others;
  const value = (/** @type {PredictedClass} */ row) =>
    by === "loss" ? -row.probabilities[row.actual] : row.confidence;
  const sign = order === "descending" ? -1 : 1;
  return all
    .filter(
      (row) =>
        (filter === "all" || row.right === (filter === "right")) &&
        (actual === undefined || row.actual === actual) &&
        (predicted === undefined || row.predicted === predicted) &&
        (label === undefined || row.actual === label || row.predicted === label) &&
        (!between || (row.confidence >= between[0] && row.confidence <= between[1])) &&
        (!among || Array.from(among).includes(row.row)),
    )
    .toSorted((a, b) => (order === "row" ? 0 : sign * (value(a) - value(b))) || a.row - b.row)
    .map(({ row }) => row);
}

describe("select()", () => {
  it("filters and orders as plain JavaScript does", async () => {
    const { predictions, all } = await classified(classes);
    const random = randomFrom(3);
    /** @template T @param {readonly T[]} values */
    const any = (values) => values[Math.floor(random() * values.length)];
    const sizes = new Set();
    for (let trial = 0; trial < 200; trial++) {
      /** @type {SelectOptions} */
      const options = {
        filter: any(/** @type {const} */ (["all", "right", "wrong"])),
        order: any(/** @type {const} */ (["descending", "ascending", "row"])),
        by: any(/** @type {const} */ (["confidence", "loss"])),
        ...(random() < 0.3 && { actual: any([0, 1, 2, 3]) }),
        ...(random() < 0.3 && { predicted: any([0, 1, 2, 3]) }),
        ...(random() < 0.3 && { class: any([0, 1, 2, 3]) }),
        ...(random() < 0.3 && {
          between: any([
            [0.3, 0.5],
            [0.5, 1],
            [0.9, 0.1],
          ]),
        }),
        ...(random() < 0.3 && { rows: any([[], [5, 3, 3, 900], all.map(({ row }) => row)]) }),
      };
      const expected = reference(all, options);
      sizes.add(expected.length);
      expect([...(await predictions.select(options))], JSON.stringify(options)).toEqual(expected);
    }
    expect(sizes.size).toBeGreaterThan(20);
  });

  it("follows a threshold of two classes, of one unit and of two", async () => {
    for (const units of [1, 2]) {
      const { predictions, all } = await classified(units);
      const threshold = 0.3;
      const judged = all.map((row) => {
        const predicted = Number(row.probabilities[1] > threshold);
        const confidence = row.probabilities[predicted];
        return { ...row, predicted, confidence, right: predicted === row.actual };
      });
      const wrong = await predictions.select({ filter: "wrong", threshold });
      expect([...wrong]).toEqual(reference(judged, { filter: "wrong" }));
      expect(wrong.length).not.toBe((await predictions.select({ filter: "wrong" })).length);
      const some = wrong.subarray(3, 40);
      expect(await predictions.at(some, { threshold })).toEqual([...some].map((i) => judged[i]));
    }
  });

  it("gives the rows that page() gives, also of label errors", async () => {
    const { predictions } = await classified(classes);
    for (const options of /** @type {const} */ ([
      {},
      { by: "suspicion" },
      { by: "suspicion", order: "ascending" },
      { filter: "suspicious", by: "suspicion" },
    ])) {
      const selected = await predictions.select(options);
      const page = await predictions.page({ ...options, from: 10, count: 25 });
      expect(page.total).toBe(selected.length);
      const suggested = "by" in options;
      const some = await predictions.at(selected.subarray(10, 35), { suggested });
      expect(some).toEqual(page.rows);
      expect(some.every((row) => (row.suggested !== undefined) === suggested)).toBe(true);
    }
  });

  it("orders numbers by their error, what is not a number last", async () => {
    const net = kept(sequential([layers.dense({ units: 1, inputShape: [1] })]));
    await net.compile({ optimizer: "sgd", loss: "mse" });
    await net.setWeights([
      { data: Float32Array.of(1), shape: [1, 1] },
      { data: Float32Array.of(0), shape: [1] },
    ]);
    const x = [3, 1, Number.NaN, 8, 0, 1];
    const y = [0, 1, 0, 0, 1, 0];
    const predictions = kept(await net.predictions({ data: x, shape: [6, 1] }, y));
    expect([...(await predictions.select())]).toEqual([3, 0, 4, 5, 1, 2]);
    expect([...(await predictions.select({ order: "ascending" }))]).toEqual([1, 4, 5, 0, 3, 2]);
    expect([...(await predictions.select({ between: [1, 3] }))]).toEqual([0, 4, 5]);
    /** @type {PredictedNumber[]} */
    const numbers = await predictions.at([3, 1]);
    expect(numbers).toEqual([
      { row: 3, actual: 0, predicted: 8, error: 8 },
      { row: 1, actual: 1, predicted: 1, error: 0 },
    ]);
    await expect(predictions.select({ class: 0 })).rejects.toMatchObject({ code: "invalid-state" });
  });

  it("refuses what it does not take", async () => {
    const { predictions } = await classified(classes);
    const any = /** @type {any} */ (predictions);
    expect(predictions).toBeInstanceOf(Predictions);
    await expect(any.select({ from: 3 })).rejects.toThrow('no option "from"');
    await expect(any.select({ between: [1] })).rejects.toThrow("expected a list of 2 numbers");
    await expect(any.select({ rows: [1, -2] })).rejects.toThrow("select(): rows[1]");
    await expect(any.at([0.5])).rejects.toThrow("at(): items[0]");
    await expect(any.at()).rejects.toThrow("at(): items");
    await expect(predictions.at([0, rows])).rejects.toThrow(
      `There is no prediction ${rows}: they are 0 to ${rows - 1}.`,
    );
    const reason = new Error("enough");
    await expect(predictions.select({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(await predictions.at([])).toEqual([]);
  });
});

it("is over at once where its signal is aborted, whatever the engine is at", async () => {
  const calls = { selectPredictions: () => new Promise(() => {}) };
  const engine = /** @type {any} */ ({ calls, release() {}, forget() {} });
  const info = { handle: 1, outputs: [{ name: "", classes: 2, width: 2 }], metrics: {} };
  const predictions = new Predictions(engine, info, 10, ["a", "b"]);
  const controller = new AbortController();
  const selected = predictions.select({ signal: controller.signal });
  controller.abort(new Error("enough"));
  await expect(selected).rejects.toThrow("enough");
});

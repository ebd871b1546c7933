// scikit-learn's scores, reports and curves, of arrays and of predictions that the core keeps.

import { readFileSync } from "node:fs";
import { Dataset, layers, metrics, readFiles, sequential } from "minibatch";
import { describe, expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";

/** @param {string} name @returns {Record<string, any>[]} */
const golden = (name) =>
  JSON.parse(readFileSync(inRoot(`tests/parity/golden/${name}.json`), "utf8")).cases;

describe("metrics.classificationReport()", () => {
  it.each(golden("reports"))("is scikit-learn's text to the letter: $name", async (item) => {
    const { labels, predicted, text, numbers, digits, target_names: targetNames } = item;
    const zero = item.zero_division;
    const options = {
      ...(digits !== undefined && { digits }),
      ...(targetNames && { targetNames }),
      ...(zero !== undefined && { zeroDivision: zero === "nan" ? Number.NaN : Number(zero) }),
    };
    /** @type {string[]} */
    const warned = [];
    const onWarning = (/** @type {{ message: string }} */ { message }) => warned.push(message);
    const asked = { ...options, onWarning };
    expect(await metrics.classificationReport(labels, predicted, asked)).toBe(text);
    expect(warned).toEqual(item.warnings);
    if (!numbers) return;
    const dict = await metrics.classificationReport(labels, predicted, {
      ...options,
      outputDict: /** @type {const} */ (true),
    });
    expect(Object.keys(dict).sort()).toEqual(Object.keys(numbers).sort());
    expect(/** @type {any} */ (dict).accuracy).toBeCloseTo(numbers.accuracy, 9);
    for (const [name, scores] of Object.entries(numbers)) {
      if (name === "accuracy") continue;
      for (const [key, value] of Object.entries(/** @type {Record<string, number>} */ (scores))) {
        expect(/** @type {any} */ (dict)[name][key]).toBeCloseTo(value, 9);
      }
    }
  });

  it("refuses names that are not as many as the classes", async () => {
    await expect(
      metrics.classificationReport([0, 1], [0, 1], { targetNames: ["a"] }),
    ).rejects.toThrow("as many targetNames as classes");
    await expect(
      metrics.classificationReport([0, 1], [0, 1], { zeroDivision: 2 }),
    ).rejects.toMatchObject({ code: "invalid-argument" });
  });
});

// The examples of scikit-learn's documentation.
describe("metrics", () => {
  const [yTrue, yScore] = [
    [0, 0, 1, 1],
    [0.1, 0.4, 0.35, 0.8],
  ];

  it("has curves and their areas", async () => {
    expect(await metrics.rocAucScore(yTrue, yScore)).toBe(0.75);
    expect(await metrics.averagePrecisionScore(yTrue, yScore)).toBeCloseTo(0.8333333, 7);
    const { fpr, tpr, thresholds } = await metrics.rocCurve(yTrue, yScore);
    expect(fpr).toEqual([0, 0, 0.5, 0.5, 1]);
    expect(tpr).toEqual([0, 0.5, 0.5, 1, 1]);
    expect(thresholds[0]).toBe(Number.POSITIVE_INFINITY);
    const curve = await metrics.precisionRecallCurve(yTrue, yScore);
    expect(curve.recall).toEqual([1, 1, 0.5, 0.5, 0]);
    expect(curve.thresholds).toHaveLength(4);
  });

  it("has scores of classes, of words too, and of numbers", async () => {
    expect(await metrics.accuracyScore(["a", "b"], ["a", "a"])).toBe(0.5);
    expect(await metrics.matthewsCorrcoef([1, 1, 1, 0], [1, 0, 1, 1])).toBeCloseTo(-1 / 3, 12);
    const probabilities = [
      [0.1, 0.9],
      [0.9, 0.1],
      [0.8, 0.2],
      [0.35, 0.65],
    ];
    const loss = await metrics.logLoss(["spam", "ham", "ham", "spam"], probabilities);
    expect(loss).toBeCloseTo(0.21616, 5);
    const [scores] = await metrics.regressionReport([3, -0.5, 2, 7], [2.5, 0, 2, 8]);
    expect(scores.meanAbsoluteError).toBe(0.5);
    expect(scores.r2).toBeCloseTo(0.9486081, 7);
  });

  it.each(golden("scores"))("scores probabilities as scikit-learn does: $name", async (item) => {
    const { labels, classes } = item;
    const data = new Float32Array(
      Uint8Array.from(Buffer.from(item.probabilities.f32, "base64")).buffer,
    );
    const scores = { data, shape: [labels.length, classes] };
    // One class against the others, and the mean of all: multi_class="ovr", average="macro".
    for (const [found, expected] of [
      [await metrics.rocAucScore(labels, scores), item.roc_auc],
      [await metrics.averagePrecisionScore(labels, scores), item.average_precision],
      [await metrics.logLoss(labels, scores), item.log_loss],
      [await metrics.brierScoreLoss(labels, scores), item.brier],
    ]) {
      if (expected === null) expect(found).toBeNull();
      else expect(Math.abs(/** @type {number} */ (found) - expected)).toBeLessThan(1e-9);
    }
  });

  it("says null, not 0, where only one class occurs", async () => {
    expect(await metrics.rocAucScore([1, 1], [0.2, 0.7])).toBeNull();
    expect(await metrics.cohenKappaScore([1, 1], [1, 1])).toBeNull();
  });
});

describe("predictions", () => {
  /** Class 1 where x is large, and a model that says so. */
  async function trained() {
    const x = { data: Float32Array.from({ length: 200 }, (_, i) => i / 100 - 1), shape: [200, 1] };
    const y = Float32Array.from({ length: 200 }, (_, i) => (i < 50 ? 0 : 1));
    const data = await Dataset.fromArrays({ x, y, classNames: ["no", "yes"] });
    const net = sequential([layers.dense({ units: 1, activation: "sigmoid", inputShape: [1] })]);
    await net.compile({ optimizer: "adam", loss: "binary_crossentropy", metrics: ["accuracy"] });
    const predictions = await net.predictions(data);
    return { net, data, predictions };
  }

  it("stand beside what the shares of the classes alone get", async () => {
    const { net, data, predictions } = await trained();
    const prior = await predictions.prior(data);
    const { scores } = await prior.scores();
    expect(scores.accuracy).toBe(0.75);
    expect(scores.rocAuc).toBe(0.5);
    expect(scores.logLoss).toBeCloseTo(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25), 6);
    for (const resource of [prior, predictions, data, net]) resource.dispose();
  });

  it("follow a threshold: counts, matrix, report and rows agree", async () => {
    const { net, data, predictions } = await trained();
    const { rows: all } = await predictions.page({ order: "row", count: 200 });
    // Between two rows.
    const threshold = (all[120].probabilities[1] + all[121].probabilities[1]) / 2;
    const counts = await predictions.atThreshold({ threshold });
    const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts;
    expect(await predictions.confusionMatrix({ threshold })).toEqual([
      [trueNegatives, falsePositives],
      [falseNegatives, truePositives],
    ]);
    const missed = await predictions.page({ threshold, actual: 1, predicted: 0, count: 200 });
    expect(missed.total).toBe(falseNegatives);
    expect(missed.rows.every(({ probabilities }) => probabilities[1] < threshold)).toBe(true);
    const { scores } = await predictions.scores({ threshold });
    expect(scores.accuracy).toBe((truePositives + trueNegatives) / 200);
    for (const resource of [predictions, data, net]) resource.dispose();
  });

  it("find at least 80 % of 5 % wrong labels in the first tenth of the list", async () => {
    const folder = "public/samples/fashion-mnist";
    const files = ["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"].map((name) => ({
      name,
      bytes: new Uint8Array(readFileSync(inRoot(`${folder}/${name}`))),
    }));
    const source = await readFiles(files);
    const prepared = await source.prepare();
    const rows = 2000;
    expect(prepared.train.rows).toBeGreaterThanOrEqual(rows);
    const { x, y, inputShape } = await prepared.train.take(
      Array.from({ length: rows }, (_, i) => i),
    );
    const labels = Float32Array.from(/** @type {Float32Array} */ (y));
    const flipped = new Set(Array.from({ length: rows / 20 }, (_, i) => (i * 20 + 7) % rows));
    for (const row of flipped) labels[row] = (labels[row] + 1 + (row % 9)) % 10;
    const size = inputShape.reduce((a, b) => a * b, 1);
    const pixels = Float32Array.from(x, (byte) => byte / 255);
    /** Half of the rows, judged by a model that learned the other half. @param {number} half */
    const part = (half) => ({
      x: {
        data: pixels.subarray((half * rows * size) / 2, ((half + 1) * rows * size) / 2),
        shape: [rows / 2, size],
      },
      y: labels.subarray((half * rows) / 2, ((half + 1) * rows) / 2),
    });
    let found = 0;
    for (const half of [0, 1]) {
      const net = sequential([
        layers.dense({ units: 10, activation: "softmax", inputShape: [size] }),
      ]);
      await net.compile({ optimizer: "adam", loss: "sparse_categorical_crossentropy", seed: 1 });
      const learned = part(1 - half);
      await net.fit(learned.x, learned.y, { epochs: 15 });
      const judged = part(half);
      const predictions = await net.predictions(judged.x, judged.y);
      const first = await predictions.page({ by: "suspicion", count: rows / 20 });
      found += first.rows.filter(({ row }) => flipped.has(row + (half * rows) / 2)).length;
      expect(await predictions.countLabelErrors()).toBeGreaterThan(rows / 50);
      for (const resource of [predictions, net]) resource.dispose();
    }
    expect(found / flipped.size).toBeGreaterThanOrEqual(0.8);
    for (const resource of [prepared, source]) resource.dispose();
  });
});

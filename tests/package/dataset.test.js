// Data sets, and the judging of predictions.

import { Dataset, layers, metrics, sequential, status } from "minibatch";
import { describe, expect, it } from "vitest";

describe("Dataset", () => {
  const x = { data: Uint8Array.from({ length: 24 }, (_, i) => 10 * i), shape: [6, 2, 2, 1] };

  it("tells its shapes and gives rows back as they were stored", async () => {
    const data = await Dataset.fromArrays({
      x,
      y: [0, 1, 0, 1, 0, 1],
      classNames: ["shirt", "bag"],
    });
    expect(data).toMatchObject({
      rows: 6,
      inputShape: [2, 2, 1],
      targetShape: [],
      hasTargets: true,
      classNames: ["shirt", "bag"],
    });
    const { x: bytes, y } = await data.take([5, 0, 5]);
    expect(bytes).toEqual(Uint8Array.of(200, 210, 220, 230, 0, 10, 20, 30, 200, 210, 220, 230));
    expect(y).toEqual(Float32Array.of(1, 0, 1));
    await expect(data.take([6])).rejects.toThrow("no row 6; the rows are 0 to 5");
    data.dispose();
    await expect(data.take([0])).rejects.toMatchObject({ code: "stale-handle" });
  });

  it("has subsets that share its features, and outlive it", async () => {
    const names = ["shirt", "bag"];
    const data = await Dataset.fromArrays({ x, y: [0, 1, 0, 1, 0, 1], classNames: names });
    const some = await data.subset([4, 1]);
    await expect(data.subset([6])).rejects.toThrow("no row 6; the rows are 0 to 5");
    data.dispose();
    expect(some).toMatchObject({ rows: 2, inputShape: [2, 2, 1], classNames: names });
    const { x: bytes, y } = await some.take([0, 1]);
    expect(bytes).toEqual(Uint8Array.of(160, 170, 180, 190, 40, 50, 60, 70));
    expect(y).toEqual(Float32Array.of(0, 1));
    some.dispose();
  });

  it("keeps numbers as they are", async () => {
    const numbers = Float32Array.of(-1, 0.5, 3e30, NaN);
    const data = await Dataset.fromArrays({ x: numbers, inputShape: [2] });
    expect(await data.take(new Set([1, 0]))).toEqual({
      x: Float32Array.of(3e30, NaN, -1, 0.5),
      y: null,
      inputShape: [2],
    });
    data.dispose();
  });

  it("takes one-hot rows and several targets", async () => {
    const data = await Dataset.fromArrays({ x, y: new Float32Array(18), targetShape: [3] });
    expect(data.targetShape).toEqual([3]);
    data.dispose();
  });

  it("does not touch the caller's arrays, nor keep them", async () => {
    const own = Uint8Array.of(255, 0);
    const data = await Dataset.fromArrays({ x: { data: own, shape: [2, 1] } });
    own.fill(7);
    expect((await data.take([0, 1])).x).toEqual(Uint8Array.of(255, 0));
    expect(own.buffer.byteLength).toBe(2);
    data.dispose();
  });

  it("is trained, tested and predicted on as arrays are", async () => {
    const net = sequential([layers.flatten({ inputShape: [2, 2, 1] }), layers.dense({ units: 1 })]);
    await net.compile({ optimizer: "sgd", loss: "mse" });
    const y = Float32Array.of(0, 1, 2, 3, 4, 5);
    const data = await Dataset.fromArrays({ x, y: { data: y, shape: [6, 1] } });
    expect(await net.evaluate(data)).toEqual(await net.evaluate(x, y));
    expect(await net.predict(data)).toEqual(await net.predict(x));
    const { history } = await net.fit(data, { epochs: 2, validationData: data });
    expect(history.val_loss).toHaveLength(2);
    await expect(net.fit(data, y, {})).rejects.toThrow("has its own targets");
    net.dispose();
    data.dispose();
  });

  it("takes the bytes it has, little more, and gives them back", async () => {
    const bytes = 20e6;
    const before = await status();
    const data = await Dataset.fromArrays({ x: new Uint8Array(bytes), inputShape: [1000] });
    const with_ = await status();
    expect(with_.usedBytes - before.usedBytes).toBeGreaterThanOrEqual(bytes);
    expect(with_.usedBytes - before.usedBytes).toBeLessThan(1.01 * bytes);
    data.dispose();
    data.dispose();
    expect(await status()).toEqual({ ...before, memoryBytes: with_.memoryBytes });
  });
});

describe("metrics", () => {
  it("takes the most probable class, or 1 where one unit says more than a half", () => {
    const data = Float32Array.of(0.1, 0.7, 0.2, 0.4, 0.2, 0.4);
    expect(metrics.predictedClasses({ data, shape: [2, 3] })).toEqual(Int32Array.of(1, 0));
    expect(metrics.predictedClasses({ data, shape: [6, 1] })).toEqual(
      Int32Array.of(0, 1, 0, 0, 0, 0),
    );
    const half = { data: Float32Array.of(0.5, 0.501), shape: [2, 1] };
    expect(metrics.predictedClasses(half)).toEqual(Int32Array.of(0, 1));
  });

  it("counts and scores as scikit-learn does", async () => {
    // The example of sklearn.metrics.classification_report.
    const [labels, predictions] = [
      [0, 1, 2, 2, 2],
      [0, 0, 2, 2, 1],
    ];
    expect(await metrics.confusionMatrix(labels, predictions, 3)).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [0, 1, 2],
    ]);
    const report = await metrics.classificationReport(labels, predictions, { outputDict: true });
    expect(report.accuracy).toBeCloseTo(0.6, 12);
    expect(report[2]).toEqual({ precision: 1, recall: 2 / 3, "f1-score": 0.8, support: 3 });
    expect(report["macro avg"]["f1-score"]).toBeCloseTo((2 / 3 + 0 + 0.8) / 3, 12);
    expect(report["weighted avg"].precision).toBeCloseTo((0.5 + 0 + 3) / 5, 12);
  });
});

// Predictions kept in the core beside their targets.

import { Dataset, Predictions, layers, metrics, sequential, status } from "minibatch";
import { describe, expect, it } from "vitest";

/** Classes 0, 1, 2 by the largest of three features. */
const rows = 500;
const features = Float32Array.from({ length: 3 * rows }, (_, i) => ((i * 7919) % 1000) / 1000);
const labels = Float32Array.from({ length: rows }, (_, row) => {
  const values = [...features.subarray(3 * row, 3 * row + 3)];
  return values.indexOf(Math.max(...values));
});
const classNames = ["red", "green", "blue"];

const classes = () =>
  Dataset.fromArrays({ x: { data: features, shape: [rows, 3] }, y: labels, classNames });

async function classifier() {
  const net = sequential([layers.dense({ units: 3, activation: "softmax", inputShape: [3] })]);
  await net.compile({
    optimizer: "adam",
    loss: "sparse_categorical_crossentropy",
    metrics: ["accuracy"],
  });
  return net;
}

describe("net.predictions()", () => {
  it("gives evaluate()'s numbers and predict()'s outputs from one pass", async () => {
    const net = await classifier();
    const data = await classes();
    const predictions = await net.predictions(data, { batchSize: 64 });
    expect(predictions).toBeInstanceOf(Predictions);
    expect(predictions).toMatchObject({ rows, classNames });
    expect(predictions.metrics).toEqual(await net.evaluate(data, { batchSize: 64 }));

    const { data: outputs, shape } = await net.predict(data);
    const predicted = metrics.predictedClasses({ data: outputs, shape });
    const { total, rows: page } = await predictions.page({ order: "row", count: rows });
    expect(total).toBe(rows);
    expect(page.map((row) => row.predicted)).toEqual([...predicted]);
    expect(page.map((row) => row.actual)).toEqual([...labels]);
    expect(page[7].probabilities).toEqual(outputs.slice(21, 24));
    expect(page[7].confidence).toBe(Math.max(...outputs.slice(21, 24)));

    const names = { classNames, labels: [0, 1, 2] };
    expect(await predictions.confusionMatrix()).toEqual(
      await metrics.confusionMatrix(labels, predicted, 3),
    );
    expect(await predictions.classificationReport()).toBe(
      await metrics.classificationReport(labels, predicted, { targetNames: classNames }),
    );
    expect((await predictions.classScores()).labels).toEqual(names.labels);
    for (const resource of [predictions, data, net]) resource.dispose();
  });

  it("pages through wrong rows, the surest first, or a cell of the matrix", async () => {
    const net = await classifier();
    const data = await classes();
    const predictions = await net.predictions(data);
    const matrix = await predictions.confusionMatrix();
    const right = matrix.reduce((sum, row, i) => sum + row[i], 0);
    const wrong = await predictions.page({ filter: "wrong", count: rows });
    expect(wrong.total).toBe(rows - right);
    expect(wrong.rows.every((row) => !row.right && row.actual !== row.predicted)).toBe(true);
    const sure = wrong.rows.map(({ confidence }) => confidence);
    expect(sure).toEqual(sure.toSorted((a, b) => b - a));
    const second = await predictions.page({ filter: "wrong", from: 20, count: 5 });
    expect(second.rows).toEqual(wrong.rows.slice(20, 25));
    const [actual, predicted] = [wrong.rows[0].actual, wrong.rows[0].predicted];
    expect((await predictions.page({ actual, predicted, count: 0 })).total).toBe(
      matrix[actual][predicted],
    );
    for (const resource of [predictions, data, net]) resource.dispose();
  });

  it("takes some rows as if they were all, and writes them as a CSV", async () => {
    const net = await classifier();
    const data = await classes();
    const predictions = await net.predictions(data);
    const [from, to] = [120, 350];
    const part = await predictions.slice(from, to);
    expect(part).toMatchObject({ rows: to - from, classNames, outputs: predictions.outputs });
    const query = { order: /** @type {const} */ ("row"), count: rows };
    const { rows: all } = await predictions.page(query);
    expect((await part.page(query)).rows).toEqual(
      all.slice(from, to).map((row) => ({ ...row, row: row.row - from })),
    );
    const own = all.slice(from, to);
    expect((await part.scores()).scores.accuracy).toBeCloseTo(
      own.filter(({ right }) => right).length / own.length,
      12,
    );
    for (const [first, last] of [
      [0, rows + 1],
      [rows, rows],
      [5, 5],
    ]) {
      await expect(predictions.slice(first, last)).rejects.toMatchObject({
        code: "invalid-argument",
      });
    }

    let text = "";
    for await (const piece of part.csv({ rows: own.map(({ row }) => row) })) text += piece;
    const [header, ...lines] = text.trimEnd().split("\n");
    expect(header).toBe("row,true,predicted,probability_red,probability_green,probability_blue");
    lines.forEach((line, i) => {
      const [row, actual, predicted, ...shares] = line.split(",");
      expect([Number(row), actual]).toEqual([from + i, classNames[own[i].actual]]);
      expect(predicted).toBe(classNames[own[i].predicted]);
      expect(Float32Array.from(shares, Number)).toEqual(own[i].probabilities);
    });
    expect(lines).toHaveLength(to - from);
    await expect(part.csv({ rows: [1, 2] }).next()).rejects.toThrow(
      "csv(): rows: expected a list of 230 numbers",
    );
    for (const resource of [part, predictions, data, net]) resource.dispose();
  });

  it("keeps one probability of a sigmoid unit, or several numbers, in a part", async () => {
    const sigmoid = sequential([
      layers.dense({ units: 1, activation: "sigmoid", inputShape: [3] }),
    ]);
    await sigmoid.compile({ optimizer: "sgd", loss: "binary_crossentropy" });
    const x = { data: features, shape: [rows, 3] };
    const two = await sigmoid.predictions(
      x,
      labels.map((label) => Number(label > 0)),
    );
    const some = await two.slice(100, 200);
    const { rows: all } = await two.page({ order: "row", from: 100, count: 100 });
    const { rows: part } = await some.page({ order: "row", count: 100 });
    expect(part.map(({ predicted }) => predicted)).toEqual(all.map(({ predicted }) => predicted));
    expect(part.map(({ probabilities }) => probabilities[1])).toEqual(
      all.map(({ probabilities }) => probabilities[1]),
    );

    const linear = sequential([layers.dense({ units: 2, inputShape: [3] })]);
    await linear.compile({ optimizer: "sgd", loss: "mse" });
    const targets = { data: features.slice(0, 2 * rows), shape: [rows, 2] };
    const numbers = await linear.predictions(x, targets);
    const last = await numbers.slice(rows - 2, rows);
    let text = "";
    for await (const piece of last.csv({ targetNames: ["price", "rooms"] })) text += piece;
    const [header, line] = text.split("\n");
    expect(header).toBe("row,true_price,predicted_price,true_rooms,predicted_rooms");
    expect(line.split(",").map(Number)[3]).toBeCloseTo(targets.data[2 * rows - 3], 6);
    for (const one of [two, some, sigmoid, linear, numbers, last]) one.dispose();
  });

  it("ranks numbers by their error", async () => {
    const net = sequential([
      layers.dense({ units: 1, kernelInitializer: "zeros", inputShape: [1] }),
    ]);
    await net.compile({ optimizer: "sgd", loss: "mse" });
    const predictions = await net.predictions({ data: [0, 0, 0], shape: [3, 1] }, [2, -5, 1]);
    /** @type {import("minibatch").Page<import("minibatch").PredictedNumber>} */
    const page = await predictions.page({ count: 2 });
    expect(page).toEqual({
      total: 3,
      rows: [
        { row: 1, actual: -5, predicted: 0, error: 5 },
        { row: 0, actual: 2, predicted: 0, error: 2 },
      ],
    });
    await expect(predictions.confusionMatrix()).rejects.toMatchObject({ code: "invalid-state" });
    predictions.dispose();
    net.dispose();
  });

  it("outlives its model and its data, and is gone when disposed of", async () => {
    const net = await classifier();
    const data = await classes();
    const predictions = await net.predictions(data);
    net.dispose();
    data.dispose();
    expect((await predictions.page()).rows).toHaveLength(20);
    predictions.dispose();
    await expect(predictions.page()).rejects.toMatchObject({ code: "stale-handle" });
  });

  it("reports its progress and can be stopped", async () => {
    const net = await classifier();
    const data = await classes();
    /** @type {[number, number][]} */
    const progress = [];
    const predictions = await net.predictions(data, {
      batchSize: 50,
      onProgress: (done, total) => progress.push([done, total]),
    });
    expect(progress.at(-1)).toEqual([10, 10]);
    const reason = new Error("enough");
    await expect(net.predictions(data, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    for (const resource of [predictions, data, net]) resource.dispose();
  });

  it("refuses what it does not take", async () => {
    const net = await classifier();
    const data = await classes();
    const predictions = /** @type {any} */ (await net.predictions(data));
    const refused = { code: "invalid-argument" };
    await expect(predictions.page({ filter: "bad" })).rejects.toThrow(
      'page(): filter: expected one of "all", "right", "wrong", "suspicious", received "bad".',
    );
    await expect(predictions.page({ order: "up" })).rejects.toMatchObject(refused);
    await expect(predictions.page({ count: -1 })).rejects.toMatchObject(refused);
    await expect(predictions.page({ sort: 1 })).rejects.toThrow('no option "sort"');
    await expect(predictions.confusionMatrix({ output: "other" })).rejects.toThrow(
      'confusionMatrix(): there are no predictions of output "other". The outputs are "dense',
    );
    await expect(net.predictions(data, /** @type {any} */ ({ verbose: 1 }))).rejects.toThrow(
      'no option "verbose"',
    );
    for (const resource of [predictions, data, net]) resource.dispose();
  });
});

describe("the core's memory", () => {
  it("holds outputs and targets of 10,000 × 10 predictions once, until dispose()", async () => {
    const count = 10_000;
    const net = sequential([layers.dense({ units: 10, activation: "softmax", inputShape: [1] })]);
    await net.compile({ optimizer: "sgd", loss: "sparse_categorical_crossentropy" });
    const x = { data: new Float32Array(count), shape: [count, 1] };
    const data = await Dataset.fromArrays({ x, y: new Float32Array(count) });
    (await net.predictions(data, { batchSize: 256 })).dispose(); // takes the executor's memory
    const before = await status();
    const predictions = await net.predictions(data, { batchSize: 256 });
    const during = await status();
    const held = during.usedBytes - before.usedBytes;
    expect(held).toBeGreaterThanOrEqual(count * 11 * 4);
    expect(held).toBeLessThan(count * 11 * 4 + 4096);
    await predictions.page({ count: 100 });
    await predictions.confusionMatrix();
    expect((await status()).usedBytes).toBe(during.usedBytes);
    predictions.dispose();
    expect((await status()).usedBytes).toBe(before.usedBytes);
    expect((await status()).handles).toBe(before.handles);
    for (const resource of [data, net]) resource.dispose();
  });
});

describe("metrics", () => {
  it("counts sparsely: 5000 classes on three rows take no memory of the core", async () => {
    const before = await status();
    const matrix = await metrics.confusionMatrix([0, 1, 4999], [0, 1, 1], 5000);
    expect(matrix).toHaveLength(5000);
    expect(matrix[4999][1]).toBe(1);
    const after = await status();
    expect(after.usedBytes).toBe(before.usedBytes);
    expect(after.memoryBytes - before.memoryBytes).toBeLessThan(2 ** 20);
    await expect(metrics.confusionMatrix([0], [0], 5001)).rejects.toMatchObject({
      code: "invalid-argument",
    });
  });

  it("takes the classes that occur where it is not told how many there are", async () => {
    expect(await metrics.confusionMatrix([7, 3, 3], [7, 3, 9])).toEqual([
      [1, 0, 1],
      [0, 1, 0],
      [0, 0, 0],
    ]);
    const report = await metrics.classificationReport([7, 3, 3], [7, 3, 9], { outputDict: true });
    expect(Object.keys(report).slice(0, 3)).toEqual(["3", "7", "9"]);
    expect(report[3]).toEqual({ precision: 1, recall: 0.5, "f1-score": 2 / 3, support: 2 });
  });
});

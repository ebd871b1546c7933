// Losses and metrics that are functions of the page, compared with Keras's and with the core's own.

import { readFileSync } from "node:fs";

import { CustomLoss, customLoss, customMetric, layers, model, sequential, status } from "minibatch";
import { describe, expect, it } from "vitest";

/** @typedef {import("minibatch").FloatArray} FloatArray */

/** @param {{ shape: number[], f32: string }} array */
const unpack = ({ shape, f32 }) => ({
  shape,
  data: new Float32Array(new Uint8Array(Buffer.from(f32, "base64")).buffer),
});

/** @param {(yTrue: number, yPred: number) => number} of one element @param {FloatArray} yTrue @param {FloatArray} yPred */
const each = (of, yTrue, yPred) => yPred.data.map((value, i) => of(yTrue.data[i], value));

/** Means over the last axis. @param {Float32Array} values @param {number} width */
const byRow = (values, width) =>
  Float32Array.from({ length: values.length / width }, (_, row) =>
    values.subarray(row * width, (row + 1) * width).reduce((sum, value) => sum + value / width, 0),
  );

/** @param {Float32Array} values */
const mean = (values) => values.reduce((sum, value) => sum + value / values.length, 0);

/** @param {number} t @param {number} p */
const pinball = (t, p) => Math.max(0.8 * (t - p), -0.2 * (t - p));
/** @param {number} t @param {number} p */
const pinballSlope = (t, p) => (t > p ? -0.8 : 0.2);

/** Each with the derivative of its value. @type {Record<string, import("minibatch").CustomLossOptions>} */
const losses = {
  pinball: {
    value: (yTrue, yPred) => byRow(each(pinball, yTrue, yPred), 2),
    gradient: (yTrue, yPred) => each(pinballSlope, yTrue, yPred).map((slope) => slope / 2),
  },
  batch_pinball: {
    value: (yTrue, yPred) => mean(each(pinball, yTrue, yPred)),
    gradient: (yTrue, yPred) =>
      each(pinballSlope, yTrue, yPred).map((slope) => slope / yPred.data.length),
  },
};

const distance = customMetric({
  name: "distance",
  value: (yTrue, yPred) =>
    byRow(
      each((t, p) => (t - p) ** 2, yTrue, yPred),
      2,
    ).map((half) => Math.sqrt(2 * half)),
});

/** Goes by its name. @param {FloatArray} yTrue @param {FloatArray} yPred */
const bias = (yTrue, yPred) => mean(each((t, p) => p - t, yTrue, yPred));

const golden = JSON.parse(
  readFileSync(new URL("../parity/golden/custom.json", import.meta.url), "utf8"),
);

describe("as in Keras", () => {
  /** @type {[name: string, one: any][]} */
  const cases = golden.cases.map((/** @type {any} */ one) => [one.name, one]);
  it.each(cases)("%s", async (_, one) => {
    const net = model(one.model);
    const { loss, reduction, optimizer } = one;
    await net.compile({
      optimizer,
      loss: customLoss({ ...losses[loss], reduction }),
      metrics: [distance, bias],
      weightedMetrics: [distance],
    });
    await net.setWeights(one.weights.map(unpack));
    const [x, y] = [unpack(one.x), unpack(one.y)];
    const sampleWeight = one.sample_weight ? unpack(one.sample_weight) : undefined;
    const first = (/** @type {FloatArray} */ { data, shape: [, width] }) => ({
      data: data.slice(0, 5 * width),
      shape: [5, width],
    });
    const { history } = await net.fit(x, y, {
      ...(sampleWeight && { sampleWeight }),
      batchSize: 4,
      epochs: 5,
      shuffle: false,
      validationData: [first(x), first(y)],
    });
    expect(Object.keys(history).sort()).toEqual(Object.keys(one.history).sort());
    for (const [name, values] of Object.entries(history)) {
      values.forEach((value, epoch) => expect(value).toBeCloseTo(one.history[name][epoch], 5));
    }
    const scores = await net.evaluate(x, y, { batchSize: 3, sampleWeight });
    for (const [name, value] of Object.entries(scores)) {
      expect(value, name).toBeCloseTo(one.evaluate[name], 5);
    }
    const after = await net.getWeights();
    one.weights_after
      .map(unpack)
      .forEach((/** @type {any} */ { data }, /** @type {number} */ i) => {
        data.forEach((/** @type {number} */ value, /** @type {number} */ k) =>
          expect(after[i].data[k]).toBeCloseTo(value, 5),
        );
      });
    net.dispose();
  });
});

/** The core's squared error with its derivative. */
const squared = customLoss({
  name: "squared",
  value: (yTrue, yPred) => each((t, p) => Math.fround(t - p) ** 2, yTrue, yPred),
  gradient: (yTrue, yPred) => each((t, p) => 2 * Math.fround(p - t), yTrue, yPred),
});

const x = { data: Float32Array.from({ length: 80 }, (_, i) => Math.sin(i)), shape: [20, 4] };
const y = Float32Array.from({ length: 20 }, (_, i) => Math.cos(i));

/** @param {import("minibatch").CompileOptions["loss"]} loss */
async function compiled(loss) {
  const net = sequential([
    layers.dense({ units: 3, activation: "tanh", inputShape: [4] }),
    layers.dense({ units: 1 }),
  ]);
  await net.compile({ optimizer: "adam", loss, seed: 3 });
  return net;
}

describe("every call that has a loss", () => {
  it("trains to the bits of the core's own loss", async () => {
    const [mine, own] = [await compiled(squared), await compiled("mse")];
    const options = { epochs: 4, batchSize: 8, validationSplit: 0.25 };
    const [a, b] = [await mine.fit(x, y, options), await own.fit(x, y, options)];
    expect(a.history).toEqual(b.history);
    expect(await mine.fingerprint()).toBe(await own.fingerprint());
    expect(await mine.evaluate(x, y)).toEqual(await own.evaluate(x, y));
    expect(await mine.trainOnBatch(x, y)).toEqual(await own.trainOnBatch(x, y));
    expect(await mine.testOnBatch(x, y)).toEqual(await own.testOnBatch(x, y));
    expect(await mine.fingerprint()).toBe(await own.fingerprint());
    const predictions = await mine.predictions(x, y);
    expect(predictions.metrics).toEqual(await own.evaluate(x, y));
    expect((await mine.profile(x, y, { steps: 2 })).steps).toBe(2);
    for (const object of [mine, own, predictions]) object.dispose();
  });

  it("goes on from a checkpoint, which is plain data", async () => {
    const [whole, first, second] = await Promise.all([squared, squared, squared].map(compiled));
    await whole.fit(x, y, { epochs: 4 });
    await first.fit(x, y, { epochs: 2 });
    const checkpoint = structuredClone(await first.saveCheckpoint());
    await second.restoreCheckpoint(checkpoint);
    await second.fit(x, y, { epochs: 4, initialEpoch: 2 });
    expect(await second.fingerprint()).toBe(await whole.fingerprint());

    const other = await compiled("mse");
    await expect(other.restoreCheckpoint(checkpoint)).rejects.toThrow(
      'the custom loss or metric "squared"',
    );
  });

  it("takes an outputs' losses by name, and metrics by output", async () => {
    const net = sequential([layers.dense({ units: 1, inputShape: [4], name: "out" })]);
    const one = () => 1;
    await net.compile({ loss: { out: squared }, metrics: { out: [one, "mae"] } });
    const { history } = await net.fit(x, y);
    expect(Object.keys(history).sort()).toEqual(["loss", "mae", "one"]);
    expect(history.one).toEqual([1]);
  });

  it("hands class numbers to a loss that asks for them", async () => {
    /** @type {number[][]} */
    const shapes = [];
    const net = sequential([layers.dense({ units: 3, activation: "softmax", inputShape: [4] })]);
    const loss = customLoss({
      targetShape: [],
      value: (yTrue, yPred) => {
        shapes.push(yTrue.shape, yPred.shape);
        return [...yTrue.data].map((label, i) => -Math.log(yPred.data[3 * i + label]));
      },
      gradient: (yTrue, yPred) => {
        const gradient = new Float32Array(yPred.data.length);
        yTrue.data.forEach((label, i) => {
          gradient[3 * i + label] = -1 / yPred.data[3 * i + label];
        });
        return gradient;
      },
    });
    const labels = Float32Array.from({ length: 20 }, (_, i) => i % 3);
    const options = { epochs: 3, batchSize: 20 };
    await net.compile({ loss, seed: 1 });
    const { history } = await net.fit(x, labels, options);
    expect(shapes[0]).toEqual([20]);
    expect(shapes[1]).toEqual([20, 3]);
    const own = sequential([layers.dense({ units: 3, activation: "softmax", inputShape: [4] })]);
    await own.compile({ loss: "sparse_categorical_crossentropy", seed: 1 });
    const other = await own.fit(x, labels, options);
    history.loss.forEach((loss, i) => expect(loss).toBeCloseTo(other.history.loss[i], 5));
  });
});

describe("functions that fail", () => {
  const ownError = new Error("the caller's own");

  it("end the fit with their own error; the weights are of the last whole step", async () => {
    let steps = 0;
    const { value, gradient } = squared;
    const loss = customLoss({
      value,
      gradient(yTrue, yPred) {
        if (++steps === 6) throw ownError;
        return gradient(yTrue, yPred);
      },
    });
    const [net, own] = [await compiled(loss), await compiled("mse")];
    await expect(net.fit(x, y, { epochs: 9, batchSize: 4, shuffle: false })).rejects.toBe(ownError);
    await own.fit(x, y, { epochs: 1, batchSize: 4, shuffle: false });
    expect(await net.fingerprint()).toBe(await own.fingerprint());
    // Nothing is left behind: the model goes on.
    expect((await net.fit(x, y)).epoch).toEqual([0]);
  });

  const throws = () => {
    throw ownError;
  };
  it.each([
    ["evaluate", (/** @type {any} */ net) => net.evaluate(x, y)],
    ["predictions", (/** @type {any} */ net) => net.predictions(x, y)],
    ["trainOnBatch", (/** @type {any} */ net) => net.trainOnBatch(x, y)],
    ["testOnBatch", (/** @type {any} */ net) => net.testOnBatch(x, y)],
    ["profile", (/** @type {any} */ net) => net.profile(x, y)],
  ])("reject %s()", async (_, call) => {
    const net = await compiled(customLoss({ value: throws, gradient: throws }));
    const { handles } = await status();
    await expect(call(net)).rejects.toBe(ownError);
    await expect(call(net)).rejects.toBe(ownError);
    expect((await status()).handles).toBe(handles);
    expect(await net.predict(x)).toBeDefined();
  });

  it.each([
    [{ value: () => [1, 2] }, "value: expected it to return a number, or a list of 20, received 2"],
    [{ value: () => "1" }, 'value: expected it to return a number, or a list of 20, received "1"'],
    [
      { value: async () => 1 },
      "value: expected it to return a number, or a list of 20, received a P",
    ],
    [{ gradient: () => 1 }, "gradient: expected it to return a list of 20 numbers, received 1"],
    [{ gradient: () => Array(20).fill(null) }, "gradient[0]: expected a number, received null"],
  ])("are told what is wrong with %o", async (wrong, message) => {
    const { value, gradient } = squared;
    const options = /** @type {any} */ ({ value, gradient, name: "mine", ...wrong });
    const net = await compiled(customLoss(options));
    await expect(net.trainOnBatch(x, y)).rejects.toThrow(`customLoss "mine": ${message}`);
  });

  it("tells what they are when they are made", async () => {
    expect(squared).toBeInstanceOf(CustomLoss);
    const make = (/** @type {any} */ options) => () => customLoss(options);
    expect(make({ value: () => 1 })).toThrow("customLoss(): gradient: expected a function");
    expect(make({ value: 1, gradient: 1 })).toThrow("customLoss(): value: expected a function");
    expect(make({ ...losses.pinball, reduction: "mean" })).toThrow('"sum_over_batch_size"');
    await expect(compiled(/** @type {any} */ (() => 1))).rejects.toThrow("customLoss({ value, g");
    const net = await compiled("mse");
    const nameless = [/** @type {any} */ (() => 1)];
    await expect(net.compile({ loss: "mse", metrics: nameless })).rejects.toThrow("customMetric({");
  });
});

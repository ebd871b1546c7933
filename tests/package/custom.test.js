// Losses and metrics that are functions of the page, compared with the core's own; custom-parity.test.js compares them
// with Keras's.

import {
  CustomLoss,
  callbacks,
  customLoss,
  customMetric,
  input,
  layers,
  model,
  sequential,
  status,
} from "minibatch";
import { describe, expect, it } from "vitest";

/** @typedef {import("minibatch").FloatArray} FloatArray */

/** @param {(yTrue: number, yPred: number) => number} of one element @param {FloatArray} yTrue @param {FloatArray} yPred */
const each = (of, yTrue, yPred) => yPred.data.map((value, i) => of(yTrue.data[i], value));

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

describe("while it trains", () => {
  it("is stopped, paused and asked for predictions as any other", async () => {
    const net = await compiled(squared);
    /** @type {Promise<unknown>[]} */
    const asked = [];
    const run = net.fit(x, y, {
      epochs: 100_000,
      onEpochEnd(epoch) {
        if (epoch === 2) asked.push(net.predict(x));
        if (epoch === 3) net.stop();
      },
    });
    const { stopReason, epoch } = await run;
    expect(stopReason).toBe("stopped");
    expect(epoch).toHaveLength(4);
    expect(await asked[0]).toMatchObject({ shape: [20, 1] });
    net.dispose();
  });

  it("is watched by callbacks, which keep checkpoints of it", async () => {
    const net = await compiled(squared);
    let epochs = 0;
    const worse = customMetric({ name: "worse", value: () => epochs });
    await net.compile({ optimizer: "sgd", loss: squared, metrics: [worse] });
    const run = await net.fit(x, y, {
      epochs: 9,
      onEpochEnd: () => void ++epochs,
      callbacks: [
        callbacks.earlyStopping({ monitor: worse.log, mode: "min", patience: 2 }),
        callbacks.modelCheckpoint({ monitor: worse.log, mode: "min", saveBestOnly: true }),
      ],
    });
    expect(run).toMatchObject({ stopReason: "early-stopping", bestEpoch: 0 });
    const { checkpoint } = /** @type {any} */ (run.callbacks[1]);
    await net.restoreCheckpoint(structuredClone(checkpoint));
    await net.fit(x, y);
    // Which way is better nobody can know.
    const unclear = net.fit(x, y, { callbacks: [callbacks.earlyStopping({ monitor: worse.log })] });
    await expect(unclear).rejects.toThrow('mode "max" or "min"');
    net.dispose();
  });

  it("stands beside the core's own losses, of other outputs and with their weights", async () => {
    const train = async (/** @type {import("minibatch").CompileOptions["loss"]} */ loss) => {
      const features = input({ shape: [4] });
      const outputs = [
        layers.dense({ units: 1, name: "a" })(features),
        layers.dense({ units: 2, name: "b" })(features),
      ];
      const net = model({ inputs: features, outputs });
      const seen = customMetric({ name: "seen", value: (_, yPred) => yPred.shape[1] });
      await net.compile({
        optimizer: "sgd",
        loss,
        lossWeights: [0.5, 2],
        metrics: { b: [seen, "mae"] },
        weightedMetrics: [[seen], null],
        seed: 2,
      });
      const b = { data: Float32Array.from({ length: 40 }, (_, i) => i % 3), shape: [20, 2] };
      const { history } = await net.fit(x, [y, b], { epochs: 2, sampleWeight: y.map(Math.abs) });
      const print = await net.fingerprint();
      net.dispose();
      return { history, print };
    };
    const mine = await train({ a: squared, b: "mae" });
    expect(mine).toEqual(await train(["mse", "mae"]));
    expect(mine.history.b_seen).toEqual([2, 2]);
    expect(mine.history.a_seen).toEqual([1, 1]);
  });

  it("leaves nothing in the core's memory, however often", async () => {
    const net = await compiled(squared);
    await net.fit(x, y, { epochs: 50, batchSize: 2 });
    const before = await status();
    await net.fit(x, y, { epochs: 200, batchSize: 2 });
    const after = await status();
    // What tests before have forgotten may be collected meanwhile.
    expect(after.handles).toBeLessThanOrEqual(before.handles);
    expect(after.usedBytes).toBeLessThan(before.usedBytes + 10_000);
    net.dispose();
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
    expect(make({ value: () => 1, gradient: () => [1], reduction: "mean" })).toThrow(
      '"sum_over_batch_size"',
    );
    await expect(compiled(/** @type {any} */ (() => 1))).rejects.toThrow("customLoss({ value, g");
    const net = await compiled("mse");
    const nameless = [/** @type {any} */ (() => 1)];
    await expect(net.compile({ loss: "mse", metrics: nameless })).rejects.toThrow("customMetric({");
  });
});

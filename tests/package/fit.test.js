// Runs of fit(): callbacks, control from outside, and what a run leaves.

import { callbacks, layers, optimizers, sequential, status } from "minibatch";
import { afterEach, describe, expect, it, vi } from "vitest";
import { stripes } from "./fixtures/data.js";

const { x: bytes, y, shape } = stripes(120);
const x = { data: bytes, shape };

/** @type {import("minibatch").Model[]} */
const made = [];
afterEach(() => made.splice(0).forEach((net) => net.dispose()));

/** @param {import("minibatch").Model extends { compile(o: infer O): any } ? Partial<O> : never} [options] */
async function classifier(options = {}) {
  const net = sequential([
    layers.conv2d({ filters: 4, kernelSize: 3, activation: "relu", inputShape: shape.slice(1) }),
    layers.flatten(),
    layers.dropout({ rate: 0.1 }),
    layers.dense({ units: 3, activation: "softmax" }),
  ]);
  made.push(net);
  const loss = "sparse_categorical_crossentropy";
  await net.compile({ optimizer: "adam", loss, metrics: ["accuracy"], seed: 3, ...options });
  return net;
}

/** @param {import("minibatch").Model} net */
const flat = async (net) => (await net.getWeights()).flatMap(({ data }) => [...data]);

/** Turns in which the engine answers, and a run that neither pauses nor waits would go on. */
async function someTurns() {
  for (let turn = 0; turn < 20; ++turn) {
    await new Promise(setImmediate);
    await status();
  }
}

describe("a run", () => {
  it("learns, and reports every epoch in order", async () => {
    const net = await classifier({ optimizer: optimizers.adam({ learningRate: 0.01 }) });
    /** @type {[number, Record<string, number>][]} */
    const told = [];
    const result = await net.fit(x, y, {
      epochs: 8,
      batchSize: 16,
      validationSplit: 0.25,
      onEpochEnd: (epoch, logs) => told.push([epoch, logs]),
    });
    expect(result.epoch).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(Object.keys(result.history)).toEqual(["accuracy", "loss", "val_accuracy", "val_loss"]);
    expect(result.history.accuracy.at(-1)).toBeGreaterThan(0.8);
    expect(told.map(([epoch]) => epoch)).toEqual(result.epoch);
    for (const [epoch, logs] of told) {
      for (const [name, value] of Object.entries(logs)) {
        expect(value).toBe(result.history[name][epoch]);
      }
    }
  });

  it("waits for what onEpochEnd returns", async () => {
    const net = await classifier();
    let done = 0;
    await net.fit(x, y, {
      epochs: 3,
      onEpochEnd: async (epoch) => {
        expect(done).toBe(epoch);
        await someTurns();
        ++done;
      },
    });
    expect(done).toBe(3);
  });

  it("reports its progress, at most 20 times a second, up to the end", async () => {
    const net = await classifier();
    /** @type {{ at: number, progress: import("minibatch").Progress }[]} */
    const told = [];
    const batches = vi.fn();
    await net.fit(x, y, {
      epochs: 40,
      batchSize: 4,
      onProgress: (progress) => told.push({ at: performance.now(), progress }),
      onBatchEnd: batches,
    });
    const last = told[told.length - 1].progress;
    expect(last).toMatchObject({ phase: "train", epoch: 39, epochs: 40, batch: 30, batches: 30 });
    expect(last.samples).toBe(40 * 120);
    expect(last.remainingMs).toBe(0);
    expect(last.samplesPerSecond).toBeGreaterThan(0);
    expect(Object.keys(last.logs)).toEqual(["accuracy", "loss"]);
    const span = told[told.length - 1].at - told[0].at;
    // The last one comes when it comes.
    expect(told.length).toBeLessThanOrEqual(2 + span / 50);
    expect(batches).toHaveBeenCalledWith(29, last.logs);
  });

  it("trains on the rows before the validation split only", async () => {
    const [split, apart] = [await classifier(), await classifier()];
    const rows = 90;
    const size = bytes.length / 120;
    await split.fit(x, y, { epochs: 2, validationSplit: 0.25 });
    const part = (/** @type {number} */ from, /** @type {number} */ to) => ({
      data: bytes.subarray(from * size, to * size),
      shape: [to - from, ...shape.slice(1)],
    });
    const result = await apart.fit(part(0, rows), y.subarray(0, rows), {
      epochs: 2,
      validationData: [part(rows, 120), y.subarray(rows)],
    });
    expect(await flat(apart)).toEqual(await flat(split));
    expect(result.history.val_loss).toHaveLength(2);
  });

  it("can be begun at a later epoch", async () => {
    const net = await classifier();
    const { epoch } = await net.fit(x, y, { initialEpoch: 2, epochs: 4 });
    expect(epoch).toEqual([2, 3]);
  });

  it("stops early, and gives the best weights back", async () => {
    const net = await classifier({
      optimizer: { class_name: "SGD", config: { learning_rate: 0 } },
    });
    const before = await flat(net);
    const result = await net.fit(x, y, {
      epochs: 20,
      validationSplit: 0.2,
      callbacks: [callbacks.earlyStopping({ patience: 3, restoreBestWeights: true })],
    });
    expect(result).toMatchObject({
      epoch: [0, 1, 2, 3],
      stopReason: "early-stopping",
      bestEpoch: 0,
    });
    expect(await flat(net)).toEqual(before);
  });

  it("that goes to NaN ends with the last good weights and its history", async () => {
    const net = await classifier();
    await net.fit(x, y, { epochs: 1 });
    const good = await flat(net);
    await net.setLearningRate(1e30);
    const error = await net.fit(x, y, { epochs: 5, batchSize: 40 }).catch((reason) => reason);
    expect(error).toMatchObject({ name: "MinibatchError", code: "not-finite" });
    expect(error.message).toMatch(/epoch 1, batch 2/);
    expect(error.history).toMatchObject({ epoch: [], stopReason: "not-finite" });
    expect(await flat(net)).toEqual(good);
  });

  it("ends with the error of a caller's function", async () => {
    const net = await classifier();
    const mine = new Error("mine");
    const run = net.fit(x, y, {
      epochs: 1000,
      onEpochEnd: () => {
        throw mine;
      },
    });
    await expect(run).rejects.toBe(mine);
  });
});

describe("controlling a run", () => {
  it("pauses and resumes", async () => {
    const net = await classifier();
    /** @type {number[]} */
    const epochs = [];
    const run = net.fit(x, y, {
      epochs: 6,
      onEpochEnd(epoch) {
        epochs.push(epoch);
        if (epoch === 1) expect(net.pause()).toBe(true);
      },
    });
    await vi.waitUntil(() => epochs.length >= 2);
    await someTurns();
    expect(epochs).toEqual([0, 1]);
    expect(net.resume()).toBe(true);
    expect((await run).epoch).toEqual([0, 1, 2, 3, 4, 5]);
    expect(net.pause()).toBe(false);
  });

  it("gives the same weights with a pause as without", async () => {
    const [plain, paused] = [await classifier(), await classifier()];
    await plain.fit(x, y, { epochs: 3 });
    await paused.fit(x, y, {
      epochs: 3,
      onEpochEnd() {
        paused.pause();
        someTurns().then(() => paused.resume());
      },
    });
    expect(await flat(paused)).toEqual(await flat(plain));
  });

  it.each(["stop()", "a signal", "a signal while paused"])("stops by %s", async (how) => {
    const net = await classifier();
    const controller = new AbortController();
    const run = net.fit(x, y, {
      epochs: 100_000,
      signal: controller.signal,
      onEpochEnd(epoch) {
        if (epoch !== 2) return;
        if (how === "stop()") expect(net.stop()).toBe(true);
        else if (how === "a signal") controller.abort();
        else {
          net.pause();
          someTurns().then(() => controller.abort());
        }
      },
    });
    expect(await run).toMatchObject({ epoch: [0, 1, 2], stopReason: "stopped" });
    expect(net.stop()).toBe(false);
  });

  it("ends at once with a signal that is already aborted", async () => {
    const net = await classifier();
    const before = await flat(net);
    const run = net.fit(x, y, { epochs: 100, signal: AbortSignal.abort() });
    expect(await run).toMatchObject({ epoch: [], stopReason: "stopped" });
    expect(await flat(net)).toEqual(before);
  });

  it("takes another learning rate at once", async () => {
    const net = await classifier();
    /** @type {number[][]} */
    const weights = [];
    await net.fit(x, y, {
      epochs: 3,
      async onEpochEnd(epoch) {
        weights.push(await flat(net));
        if (epoch === 1) await net.setLearningRate(0);
      },
    });
    expect(weights[1]).not.toEqual(weights[0]);
    expect(weights[2]).toEqual(weights[1]);
  });

  it("is one at a time; predictions may go beside it", async () => {
    const net = await classifier();
    /** @type {Promise<unknown>[]} */
    const beside = [];
    await net.fit(x, y, {
      epochs: 2,
      onEpochEnd(epoch) {
        if (epoch > 0) return;
        beside.push(
          net.predict(x),
          net.fit(x, y).catch(({ code }) => code),
          net.evaluate(x, y).catch(({ code }) => code),
          net.compile({ optimizer: "sgd", loss: "mse" }).catch(({ code }) => code),
        );
      },
    });
    const [predictions, ...codes] = await Promise.all(beside);
    expect(predictions).toMatchObject({ shape: [120, 3] });
    expect(codes).toEqual(["invalid-state", "invalid-state", "invalid-state"]);
  });

  it("ends when its model is disposed of, and leaves no handles", async () => {
    const before = await status();
    const net = await classifier();
    const run = net.fit(x, y, {
      epochs: 100_000,
      onEpochEnd: (epoch) => (epoch === 1 ? net.dispose() : undefined),
    });
    expect(await run).toMatchObject({ stopReason: "stopped" });
    await expect(net.predict(x)).rejects.toMatchObject({ code: "stale-handle" });
    expect((await status()).handles).toBe(before.handles);
  });

  it("ends evaluate and predict with the signal's reason", async () => {
    const net = await classifier();
    const reason = new Error("enough");
    const controller = new AbortController();
    const runs = [
      net.predict(x, { batchSize: 1, signal: controller.signal }),
      net.predict(x, { signal: AbortSignal.abort(reason) }),
      net.evaluate(x, y, { signal: AbortSignal.abort(reason) }),
    ];
    controller.abort(reason);
    for (const run of runs) await expect(run).rejects.toBe(reason);
  });
});

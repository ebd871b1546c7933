import { readFileSync } from "node:fs";
import { Callback, callbacks, layers, optimizers, sequential } from "minibatch";
import { describe, expect, test } from "vitest";

/** @type {any[]} */
const golden = JSON.parse(
  readFileSync(new URL("../parity/golden/callbacks/hooks.json", import.meta.url), "utf8"),
).cases;
const x = { data: Float32Array.from([0, 1, 2, 3, 4], (n) => n / 4), shape: [5, 1] };
const y = { data: x.data.map((value) => value * 3), shape: [5, 1] };
/** @type {any} */
const validationData = [
  { data: x.data.slice(0, 3).map((value) => value + 1), shape: [3, 1] },
  { data: y.data.slice(0, 3).map((value) => value + 3), shape: [3, 1] },
];

async function smallModel() {
  const model = sequential([
    layers.dense({ units: 1, useBias: false, kernelInitializer: "zeros", inputShape: [1] }),
  ]);
  await model.compile({
    optimizer: optimizers.sgd({ learningRate: 0.05 }),
    loss: "mse",
    metrics: ["mae"],
  });
  return model;
}

/** @typedef {[name: string, index: number | null, logs: Record<string, any>]} Call */

/** @param {string} name */
const camel = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

/** Writes down each hook as the golden file has it. */
function recorder() {
  /** @type {Call[]} */
  const calls = [];
  /** @type {string[]} */
  const names = [
    ...new Set(golden.flatMap((item) => item.calls.map((/** @type {Call} */ [name]) => name))),
  ];
  const hooks = names.map((name) => [
    camel(name),
    async (/** @type {any[]} */ ...args) => {
      await null;
      calls.push([name, args.length === 2 ? args[0] : null, { ...args.at(-1) }]);
    },
  ]);
  /** @type {any} */
  const callback = Object.fromEntries(hooks);
  return { calls, callback };
}

/**
 * @param {Call[]} calls
 * @param {Call[]} wanted
 */
function expectCalls(calls, wanted) {
  expect(calls.map(([name, index]) => [name, index])).toEqual(
    wanted.map(([name, index]) => [name, index]),
  );
  for (const [i, [, , logs]] of wanted.entries()) {
    expect(Object.keys(calls[i][2]).sort()).toEqual(Object.keys(logs).sort());
    for (const [name, value] of Object.entries(logs)) {
      const number = Number(value);
      if (!Number.isFinite(number)) expect(calls[i][2][name]).toBe(number);
      else expect(Math.abs(calls[i][2][name] / number - 1)).toBeLessThan(1e-5);
    }
  }
}

/** @type {Record<string, () => any>} */
const before = {
  TerminateOnNaN: () => callbacks.terminateOnNan(),
  "ReduceLROnPlateau before": () => callbacks.reduceLrOnPlateau({ patience: 1, minDelta: 100 }),
  LearningRateScheduler: () =>
    callbacks.learningRateScheduler({ schedule: (epoch, rate) => (epoch ? rate * 0.5 : rate) }),
  "stopped at a batch": () => stopAt("onTrainBatchEnd", 1),
  "stopped at an epoch's begin": () => stopAt("onEpochBegin", 1),
  "stopped at an epoch's end": () => stopAt("onEpochEnd", 0),
};

/**
 * @param {string} hook
 * @param {number} index
 * @returns {any}
 */
const stopAt = (hook, index) => ({
  /** @param {number} at */
  [hook](at) {
    if (at === index) this.model.stopTraining = true;
  },
});

describe("hooks are called as Keras calls them", () => {
  const runs = golden.filter((item) => item.options && item.name !== "no epoch");
  test.each(runs.map((item) => [item.name, item]))("%s", async (name, item) => {
    const model = await smallModel();
    if (item.rate) await model.setLearningRate(item.rate);
    const { calls, callback } = recorder();
    const list = [...(before[name] ? [before[name]()] : []), callback];
    if (name.endsWith("behind")) {
      list.push(callbacks.reduceLrOnPlateau({ patience: 1, minDelta: 100 }));
    }
    const { initial_epoch: initialEpoch = 0, epochs, validated } = item.options;
    const result = await model.fit(x, y, {
      ...{ epochs, initialEpoch, batchSize: 2, shuffle: false, callbacks: list },
      ...(validated ? { validationData } : {}),
    });
    expectCalls(calls, item.calls);
    expect(result.epoch).toEqual(item.epoch);
    expect(Object.keys(result.history).sort()).toEqual(Object.keys(item.history).sort());
    expect(callback.params).toMatchObject(item.params);
    model.dispose();
  });

  test("evaluate() and predict()", async () => {
    const model = await smallModel();
    for (const work of ["evaluate", "predict"]) {
      const { calls, callback } = recorder();
      const options = { batchSize: 2, callbacks: [callback] };
      await (work === "evaluate" ? model.evaluate(x, y, options) : model.predict(x, options));
      expectCalls(calls, golden.find(({ name }) => name === work).calls);
    }
    model.dispose();
  });
});

test("an error in a hook ends the fit with that error, and the model goes on working", async () => {
  const model = await smallModel();
  const error = new TypeError("mine");
  let ended = false;
  const failing = {
    onTrainBatchEnd: async () => Promise.reject(error),
    onTrainEnd: () => void (ended = true),
  };
  await expect(model.fit(x, y, { epochs: 3, callbacks: [failing] })).rejects.toBe(error);
  expect(ended).toBe(false);
  expect((await model.fit(x, y)).epoch).toEqual([0]);
  model.dispose();
});

test("a hook may evaluate between batches' epochs, predict, and change weights", async () => {
  const model = await smallModel();
  /** @type {number[]} */
  const seen = [];
  class Mine extends Callback {
    /**
     * @param {number} epoch
     * @param {Record<string, number>} logs
     */
    async onEpochEnd(epoch, logs) {
      await this.model.setWeights([{ data: Float32Array.of(2), shape: [1, 1] }]);
      seen.push((await this.model.evaluate(x, y)).loss, (await this.model.predict(x)).data[4]);
      logs.mine = epoch + 0.5;
    }

    async onTrainBatchEnd() {
      await expect(this.model.evaluate(x, y)).rejects.toMatchObject({ code: "invalid-state" });
    }
  }
  const { history } = await model.fit(x, y, { epochs: 2, callbacks: [new Mine()] });
  expect(seen).toEqual([0.375, 2, 0.375, 2]);
  expect(history.mine).toEqual([0.5, 1.5]);
  model.dispose();
});

test("ModelCheckpoint's model and CSVLogger's text are in the result", async () => {
  const model = await smallModel();
  const list = [
    callbacks.modelCheckpoint({ monitor: "loss", saveBestOnly: true }),
    callbacks.modelCheckpoint({ saveWeightsOnly: true, saveFreq: 1 }),
    callbacks.csvLogger({ separator: ";" }),
    { onEpochEnd() {} },
  ];
  const result = await model.fit(x, y, { epochs: 2, callbacks: list });
  /** @type {any[]} */
  const [best, last, csv, own] = result.callbacks;
  expect(best).toMatchObject({ epoch: 1, batch: null, best: result.history.loss[1] });
  expect(last).toMatchObject({ epoch: 1, batch: 0 });
  expect(last.weights).toEqual(await model.getWeights());
  expect(csv.text.split("\r\n")[0]).toBe("epoch;loss;mae;val_loss;val_mae");
  expect(own).toBeNull();
  await model.fit(x, y);
  await model.restoreCheckpoint(best.checkpoint);
  expect(await model.getWeights()).toEqual(last.weights);
  model.dispose();
});

test("refuses what is not a callback or does not fit the run", async () => {
  /** @type {any} */
  const untyped = callbacks;
  const model = await smallModel();
  /**
   * @param {any[]} list
   * @param {string} message
   */
  const refused = (list, message, code = "invalid-argument") =>
    expect(model.fit(x, y, { callbacks: list })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  await refused([{}], "objects with hooks");
  await refused([Callback], "objects with hooks");
  await refused([null], "objects with hooks");
  await refused([untyped.reduceLrOnPlateau()], 'no log "val_loss"');
  await refused([untyped.reduceLrOnPlateau({ monitor: "loss", mode: "up" })], '"mode"');
  await refused([untyped.reduceLrOnPlateau({ monitor: "loss", factor: 1 })], '"factor"');
  await refused([untyped.modelCheckpoint({ saveFreq: "batch" })], '"epoch"');
  await refused([untyped.csvLogger({ separator: "" })], '"separator"');
  await refused([untyped.learningRateScheduler({ schedule: () => "fast" })], "return a number");
  expect(() => untyped.learningRateScheduler({})).toThrow("a function");
  expect(() => untyped.lambdaCallback({ onEpoch() {} })).toThrow("no option");
  model.dispose();
});

// Transfer learning: what frozen layers at the front give is computed once per row, and nothing else changes.

import { callbacks, Dataset, input, layers, model, sequential } from "minibatch";
import { describe, expect, it } from "vitest";
import { splitFront } from "../../wasm/engine/frozen-front.js";

const rows = 40;
const x = {
  data: Float32Array.from({ length: rows * 192 }, (_, i) => Math.sin(i * 0.37) + (i % 5) / 5),
  shape: [rows, 8, 8, 3],
};
const y = Float32Array.from({ length: rows }, (_, i) => i % 3);

/** The layers of a model on a base that stays as it is. */
function parts() {
  const photo = input({ shape: [8, 8, 3] });
  const stem = layers.conv2d({ filters: 4, kernelSize: 3, activation: "relu", name: "stem" });
  const inner = model({
    inputs: photo,
    outputs: layers.batchNormalization({ name: "norm" })(stem(photo)),
    name: "inner",
  });
  inner.trainable = false;
  const depth = { kernelSize: 3, activation: "relu", trainable: false, name: "depth" };
  return [
    inner,
    layers.depthwiseConv2d(/** @type {any} */ (depth)),
    layers.globalAveragePooling2d({ name: "pool" }),
    layers.dropout({ rate: 0.3, name: "drop" }),
    layers.dense({ units: 6, activation: "tanh", name: "hidden" }),
    layers.dense({ units: 3, activation: "softmax", name: "head" }),
  ];
}

/** A chain, whose front is computed once. */
function chain() {
  const [first, ...others] = parts();
  return sequential([layers.inputLayer({ shape: [8, 8, 3] }), first, ...others]);
}

/** The same as a graph. */
function graph() {
  const start = input({ shape: [8, 8, 3] });
  const outputs = parts().reduce(
    (tensor, part) => ("call" in part && "save" in part ? part.call(tensor) : part(tensor)),
    /** @type {any} */ (start),
  );
  return model({ inputs: start, outputs });
}

/**
 * A base whose layers stand in the model itself, with a way around some of them, as `Model(base.input, head(base.output))`
 * gives it.
 * @param {boolean} [isFrozen]
 */
function flat(isFrozen = true) {
  const photo = input({ shape: [8, 8, 3] });
  const still = (/** @type {any} */ config) => ({ trainable: !isFrozen, ...config });
  const stem = layers.conv2d(still({ filters: 4, kernelSize: 3, name: "stem" }))(
    layers.rescaling({ scale: 0.5, name: "scale" })(photo),
  );
  const norm = layers.batchNormalization(still({ name: "norm" }))(stem);
  const active = layers.activation({ activation: "relu", name: "active" })(norm);
  const sum = layers.add({ name: "sum" })([stem, active]);
  const pool = layers.globalAveragePooling2d({ name: "pool" })(sum);
  const hidden = layers.dense({ units: 6, activation: "tanh", name: "hidden" })(
    layers.dropout({ rate: 0.3, name: "drop" })(pool),
  );
  const both = layers.concatenate({ name: "both" })([pool, hidden]);
  return model({
    inputs: photo,
    outputs: layers.dense({ units: 3, activation: "softmax", name: "head" })(both),
  });
}

/** Weights of 1, which change nothing but that the whole model is computed in every step. */
const ones = new Float32Array(rows).fill(1);

/** @param {any} net @param {boolean} [isWhole] whether all of it is computed in every step */
async function trained(net, isWhole = false) {
  await net.compile({
    ...{ optimizer: "adam", loss: "sparse_categorical_crossentropy", metrics: ["accuracy"] },
    seed: 5,
  });
  /** @type {any[]} */
  const between = [];
  const options = {
    ...{ epochs: 4, batchSize: 8, validationSplit: 0.2, ...(isWhole && { sampleWeight: ones }) },
    callbacks: [
      callbacks.modelCheckpoint({ monitor: "val_loss", saveBestOnly: true }),
      callbacks.modelCheckpoint({ saveWeightsOnly: true }),
      callbacks.reduceLrOnPlateau({ monitor: "loss", factor: 0.5, patience: 1, minDelta: 10 }),
    ],
    onEpochEnd: async (/** @type {number} */ epoch) => {
      between.push(await net.saveCheckpoint());
      if (epoch === 1) await net.setLearningRate(0.02);
    },
  };
  const { callbacks: kept, ...result } = await net.fit(x, y, options);
  const again = await net.fit(x, y, { epochs: 1, batchSize: 8 });
  const states = [...between, await net.saveCheckpoint(), kept[0].checkpoint];
  const weights = [await net.getWeights(), kept[1].weights];
  const outputs = await net.predict(x);
  net.dispose();
  return {
    result,
    history: again.history,
    states: states.map(({ state, iteration, learningRate }) => ({
      ...{ iteration, learningRate },
      state: [...state],
    })),
    weights: weights.map((all) => all.map((/** @type {any} */ one) => [...one.data])),
    outputs: [...outputs.data],
  };
}

describe("a frozen front", () => {
  it("changes no bit of what is learned, kept and told", async () => {
    for (const make of [chain, graph, flat]) {
      const [one, whole] = [await trained(make()), await trained(make(), true)];
      expect(one.result).toEqual(whole.result);
      expect(one).toEqual(whole);
      const [first, last] = [one.states[0].state, one.states[3].state];
      expect(last).not.toEqual(first);
    }
  });

  it("ends where layers learn, or do not always give the same", async () => {
    const frontOf = async (/** @type {any} */ net) => {
      await net.compile({ loss: "mse" });
      const described = await net.describe();
      const split = splitFront(net.toJSON(), (name) => {
        const { output_shape: shape, parameters } = /** @type {any} */ (
          described.layers.find((/** @type {any} */ layer) => layer.name === name)
        );
        return { shape, parameters };
      });
      net.dispose();
      return (
        split &&
        split.front.config.layers.slice(1).map((/** @type {any} */ { config }) => config.name)
      );
    };
    const fronts = (/** @type {any[]} */ list) =>
      frontOf(sequential([layers.inputLayer({ shape: [8, 8, 3] }), ...list]));
    const frozen = (/** @type {object} */ more = {}) =>
      layers.conv2d(
        /** @type {any} */ ({ filters: 2, kernelSize: 3, name: "a", trainable: false, ...more }),
      );
    const rest = [layers.flatten({ name: "flat" }), layers.dense({ units: 2, name: "out" })];
    expect(await fronts([frozen(), ...rest])).toEqual(["a", "flat"]);
    expect(await fronts([frozen({ trainable: true }), ...rest])).toBe(null);
    expect(await fronts(rest)).toBe(null);
    expect(await fronts([layers.randomFlip({ name: "flip" }), frozen(), ...rest])).toBe(null);
    expect(await fronts([frozen(), layers.dropout({ rate: 0.5, name: "drop" }), ...rest])).toEqual([
      "a",
    ]);
    expect(await fronts([frozen({ kernelRegularizer: "l2" }), ...rest])).toBe(null);
    expect(await frontOf(graph())).toEqual(["inner", "depth", "pool"]);
    // All but the layers behind what two of the others read.
    expect(await frontOf(flat())).toEqual(["scale", "stem", "norm", "active", "sum", "pool"]);
    expect(await frontOf(flat(false))).toBe(null);
  });

  it("passes masks on, and drops at random what a frozen layer drops", async () => {
    const steps = 6;
    const tokens = {
      data: Float32Array.from({ length: rows * steps }, (_, i) =>
        i % steps > 3 ? 0 : 1 + (i % 9),
      ),
      shape: [rows, steps],
    };
    const vectors = {
      data: Float32Array.from({ length: rows * steps * 4 }, (_, i) => Math.sin(i)),
      shape: [rows, steps, 4],
    };
    const words = () => [
      layers.embedding({ inputDim: 10, outputDim: 4, maskZero: true, trainable: false, name: "a" }),
      layers.lstm({ units: 3, name: "b" }),
      layers.dense({ units: 1, activation: "sigmoid", name: "c" }),
    ];
    const attention = () => {
      const start = input({ shape: [steps, 4] });
      const own = layers.multiHeadAttention({ numHeads: 2, keyDim: 3, dropout: 0.5, name: "a" });
      const inner = model({ inputs: start, outputs: own([start, start]), name: "inner" });
      inner.trainable = false;
      const rest = [layers.flatten({ name: "b" }), layers.dense({ units: 1, name: "c" })];
      return [inner, ...rest];
    };
    /** @type {[() => any[], { data: Float32Array, shape: number[] }][]} */
    const cases = [
      [words, tokens],
      [attention, vectors],
    ];
    for (const [make, given] of cases) {
      const shape = given.shape.slice(1);
      const start = input({ shape });
      const outputs = make().reduce(
        (tensor, part) => ("save" in part ? part.call(tensor) : part(tensor)),
        /** @type {any} */ (start),
      );
      const nets = [
        sequential([layers.inputLayer({ shape }), ...make()]),
        model({ inputs: start, outputs }),
      ];
      const learned = [];
      for (const net of nets) {
        await net.compile({ optimizer: "adam", loss: "mse", seed: 3 });
        const { history } = await net.fit(given, y, { epochs: 2, batchSize: 8 });
        learned.push([history, (await net.getWeights()).map(({ data }) => [...data])]);
        net.dispose();
      }
      expect(learned[0]).toEqual(learned[1]);
    }
  });

  const width = 32;
  const wide = (/** @type {number} */ count) => ({
    x: {
      data: Float32Array.from({ length: count * width }, (_, i) => Math.sin(i * 0.7)),
      shape: [count, width],
    },
    y: Float32Array.from({ length: count }, (_, i) => i % 2),
  });
  /** @param {"relu" | "tanh"} activation */
  const deep = async (activation, units = 500) => {
    const frozen = { units, activation, trainable: false };
    const net = sequential([
      layers.inputLayer({ shape: [width] }),
      layers.dense(/** @type {any} */ ({ ...frozen, name: "a" })),
      layers.dense(/** @type {any} */ ({ ...frozen, name: "b" })),
      layers.dense({ units: 1, activation: "sigmoid", name: "c" }),
    ]);
    await net.compile({ optimizer: "sgd", loss: "binary_crossentropy", seed: 3 });
    return net;
  };

  it("is each model's own where two validate with the same rows at once", async () => {
    const [few, many, validationData] = await Promise.all(
      [200, 2000, 200].map((count) => Dataset.fromArrays(wide(count))),
    );
    const runs = /** @type {const} */ ([
      ["relu", few],
      ["tanh", many],
    ]);
    /** @param {import("minibatch").Model} net @param {Dataset} data */
    const learned = async (net, data) => {
      const { history } = await net.fit(data, { epochs: 1, validationData });
      net.dispose();
      return history;
    };
    const alone = [];
    for (const [kind, data] of runs) alone.push(await learned(await deep(kind), data));
    const nets = await Promise.all(runs.map(([kind]) => deep(kind)));
    expect(await Promise.all(nets.map((net, i) => learned(net, runs[i][1])))).toEqual(alone);
    for (const data of [few, many, validationData]) data.dispose();
  });

  it("keeps weights of its own that are set meanwhile", async () => {
    const net = await deep("relu", 20);
    const { x: many, y: answers } = wide(64);
    await net.fit(many, answers, {
      epochs: 2,
      onEpochEnd: async (/** @type {number} */ epoch) => {
        if (epoch > 0) return;
        const [first, ...others] = await net.getWeights();
        await net.setWeights([{ ...first, data: first.data.map(() => 0.25) }, ...others]);
      },
    });
    expect((await net.getWeights())[0].data.every((weight) => weight === 0.25)).toBe(true);
    net.dispose();
  });

  it("hides nothing of what is learned from who looks meanwhile", async () => {
    const net = await deep("relu", 20);
    const last = async () => (await net.getWeights()).at(-1)?.data[0];
    const before = await last();
    const rest = new AbortController();
    let looks = 0;
    let seen = before;
    const { x: many, y: answers } = wide(400);
    const options = {
      ...{ epochs: 1_000_000, batchSize: 8, signal: rest.signal },
      onProgress: async () => {
        const one = await last();
        if (rest.signal.aborted) return;
        seen = one;
        if (seen !== before || ++looks > 5) rest.abort();
      },
    };
    await net.fit(many, answers, options).catch(() => {});
    expect(seen).not.toBe(before);
    net.dispose();
  });
});

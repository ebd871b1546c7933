// Transfer learning: what frozen layers at the front give is computed once per row, and nothing else changes.

import { callbacks, input, layers, model, sequential } from "minibatch";
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

/** The same as a graph, all of which is computed in every step. */
function graph() {
  const start = input({ shape: [8, 8, 3] });
  const outputs = parts().reduce(
    (tensor, part) => ("call" in part && "save" in part ? part.call(tensor) : part(tensor)),
    /** @type {any} */ (start),
  );
  return model({ inputs: start, outputs });
}

/** @param {any} net */
async function trained(net) {
  await net.compile({
    ...{ optimizer: "adam", loss: "sparse_categorical_crossentropy", metrics: ["accuracy"] },
    seed: 5,
  });
  /** @type {any[]} */
  const between = [];
  const options = {
    ...{ epochs: 4, batchSize: 8, validationSplit: 0.2 },
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
    const [one, whole] = [await trained(chain()), await trained(graph())];
    expect(one.result).toEqual(whole.result);
    expect(one).toEqual(whole);
    const [first, last] = [one.states[0].state, one.states[3].state];
    expect(last).not.toEqual(first);
  });

  it("ends where layers learn, or do not always give the same", async () => {
    const fronts = async (/** @type {any[]} */ list) => {
      const net = sequential([layers.inputLayer({ shape: [8, 8, 3] }), ...list]);
      await net.compile({ loss: "mse" });
      const described = await net.describe();
      const split = splitFront(net.toJSON(), (name) => {
        const { output_shape: shape, parameters } = /** @type {any} */ (
          described.layers.find((layer) => layer.name === name)
        );
        return { shape, parameters };
      });
      net.dispose();
      return (
        split &&
        split.front.config.layers.slice(1).map((/** @type {any} */ { config }) => config.name)
      );
    };
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
  });
});

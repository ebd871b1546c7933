// Models in ONNX's format, run by onnxruntime: Keras's own cases of every layer, activations, and whole models.

import { readFileSync } from "node:fs";
import { catalog, input, layers, loadModel, model, sequential } from "minibatch";
import { describe, expect, it } from "vitest";
import { golden, keras, names, plain } from "./golden.js";
import { arrayOf, casesOf, files, specOf } from "./layer-cases.js";
import { runOnnx } from "./onnx.js";

/** @typedef {import("./layer-cases.js").NdArray} NdArray */

/** The largest difference, in parts of the largest number. @param {NdArray} found @param {NdArray} expected */
function difference(found, expected) {
  expect(found.shape).toEqual([...expected.shape]);
  const numbers = [...expected.data];
  const scale = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return Math.max(...numbers.map((value, i) => Math.abs(found.data[i] - value))) / scale;
}

/** Layers that were run. @type {Set<string>} */
const seen = new Set();

describe("each layer gives what Keras gives", () => {
  it.each(files)("%s", async (file) => {
    for (const { item, inputs } of casesOf(file)) {
      const net = model(specOf(item, inputs));
      await net.setWeights(item.weights.map(arrayOf));
      const [found] = await runOnnx(await net.save("onnx"), inputs);
      // What differs while training is computed here.
      const expected = item.training ? await net.predict(plain(inputs)) : arrayOf(item.output);
      expect(difference(found, /** @type {NdArray} */ (expected)), item.name).toBeLessThan(1e-5);
      seen.add(item.class_name);
      net.dispose();
    }
  });

  it("GetItem", async () => {
    const keys = [":, -1", ":, 1:4:2", "..., ::-1", ":, None, 3:0:-2, 1", ":, ..., 0:2"];
    for (const key of keys) {
      const x = input({ shape: [5, 3] });
      const net = model({ inputs: x, outputs: layers.getItem({ key })(x) });
      const rows = { data: Float32Array.from({ length: 30 }, (_, i) => i), shape: [2, 5, 3] };
      const [found] = await runOnnx(await net.save("onnx"), [rows]);
      expect(difference(found, /** @type {NdArray} */ (await net.predict(rows))), key).toBe(0);
      net.dispose();
    }
    seen.add("GetItem");
  });

  it("leaves none out but what only makes a mask", () => {
    const all = catalog.entries.flatMap(({ kind, class_name: name }) =>
      kind === "layer" ? [name] : [],
    );
    const missing = all.filter((name) => !seen.has(name));
    expect(missing).toEqual(["InputLayer", "Masking"]);
  });
});

/** @param {import("minibatch").Model} net @param {NdArray} x */
async function bothWays(net, x) {
  const [found] = await runOnnx(await net.save("onnx"), [x]);
  return difference(found, /** @type {NdArray} */ (await net.predict(x)));
}

it("each activation gives what it gives here", async () => {
  const x = { data: Float32Array.from({ length: 40 }, (_, i) => (i - 20) / 4), shape: [8, 5] };
  for (const { kind, class_name: name } of catalog.entries) {
    if (kind !== "activation") continue;
    const net = sequential([
      layers.activation({ activation: /** @type {any} */ (name), inputShape: [5] }),
    ]);
    expect(await bothWays(net, x), name).toBeLessThan(1e-5);
    net.dispose();
  }
});

describe("steps that do not count", () => {
  const { cases } = JSON.parse(
    readFileSync(new URL("../../parity/golden/masks.json", import.meta.url), "utf8"),
  );
  it.each(cases.map((/** @type {any} */ item) => [item.name, item]))("%s", async (...of) => {
    const [, item] = of;
    const net = model(item.model);
    // Those predictions are of training, in which variances may be anything.
    const trains = item.name.startsWith("BatchNormalization");
    /** @type {NdArray[]} */
    const weights = item.weights.map(arrayOf);
    const positive = weights.map(({ data, shape }) => ({ data: data.map(Math.abs), shape }));
    await net.setWeights(trains ? positive : weights);
    const x = arrayOf(item.input);
    const [found] = await runOnnx(await net.save("onnx"), [x]);
    const expected = trains ? await net.predict(plain([x])) : arrayOf(item.prediction);
    expect(difference(found, /** @type {NdArray} */ (expected))).toBeLessThan(1e-5);
    net.dispose();
  });

  it("leave the states that a layer begins with, and the last ones", async () => {
    const x = input({ shape: [5] });
    const words = layers.embedding({ inputDim: 9, outputDim: 4, maskZero: true })(x);
    const first = [3, 3, 3, 3].map((units) => layers.dense({ units })(x));
    const options = { units: 3, returnState: true };
    const begun = (/** @type {any} */ layer, /** @type {number} */ count) => [
      ...layer([words, ...first.slice(0, count)]),
    ];
    const outputs = [
      begun(layers.lstm({ ...options, returnSequences: true }), 2),
      begun(layers.gru({ ...options, goBackwards: true }), 1),
      begun(layers.simpleRnn({ ...options, activation: "softmax" }), 1),
      begun(layers.lstm(options), 0),
      begun(layers.bidirectional({ layer: layers.lstm(options) }), 4),
    ];
    const net = model({ inputs: x, outputs: outputs.flat() });
    await net.compile({ loss: "mse", seed: 5 });
    const data = Float32Array.of(0, 3, 0, 1, 0, 4, 4, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5);
    const found = await runOnnx(await net.save("onnx"), [{ data, shape: [4, 5] }]);
    const expected = /** @type {NdArray[]} */ (await net.predict({ data, shape: [4, 5] }));
    expect(found.length).toBe(15);
    found.forEach((one, i) => expect(difference(one, expected[i]), `${i}`).toBeLessThan(1e-5));
    net.dispose();
  });
});

it("ConvLSTM2D begins with states and gives the last ones", async () => {
  const x = input({ shape: [3, 6, 5, 2] });
  const frame = layers.getItem({ key: ":, 0" })(x);
  const begin = [0, 1].map(() => layers.conv2d({ filters: 4, kernelSize: 3 })(frame));
  const options = { filters: 4, kernelSize: 3, returnState: true, activation: "relu" };
  const outputs = [
    .../** @type {any} */ (layers.convLstm2d(/** @type {any} */ (options))([x, ...begin])),
  ];
  const net = model({ inputs: x, outputs });
  await net.compile({ loss: "mse", seed: 5 });
  const rows = {
    data: Float32Array.from({ length: 360 }, (_, i) => Math.sin(i)),
    shape: [2, 3, 6, 5, 2],
  };
  const found = await runOnnx(await net.save("onnx"), [rows]);
  const expected = /** @type {NdArray[]} */ (await net.predict(rows));
  expect(found.length).toBe(3);
  found.forEach((one, i) => expect(difference(one, expected[i]), `${i}`).toBeLessThan(1e-5));
  net.dispose();
});

it.each(names)("the model %s predicts what Keras predicts", async (name) => {
  const { x, predictions } = golden(name);
  const net = await loadModel(keras(`${name}.keras`));
  const found = await runOnnx(await net.save("onnx"), x);
  predictions.forEach((/** @type {NdArray} */ expected, /** @type {number} */ i) =>
    expect(difference(found[i], expected)).toBeLessThan(1e-5),
  );
  net.dispose();
});

it("layers are shared, and names are the model's", async () => {
  const start = input({ shape: [6], name: "reshape_1" });
  const shared = layers.dense({ units: 6, activation: "relu", name: "both" });
  const sum = layers.add({ name: "sum" })([shared(shared(start)), start]);
  const net = model({ inputs: start, outputs: [sum, start] });
  const bytes = await net.save("onnx");
  expect(
    Buffer.from(bytes)
      .toString("latin1")
      .match(/both|kernel/g),
  ).toBe(null);
  const x = { data: Float32Array.from({ length: 12 }, (_, i) => Math.sin(i)), shape: [2, 6] };
  const found = await runOnnx(bytes, [x]);
  expect(found.map(({ name }) => name)).toEqual(["sum", "reshape_1_output"]);
  const [first, second] = /** @type {NdArray[]} */ (await net.predict(x));
  expect(difference(found[0], first)).toBeLessThan(1e-5);
  expect(difference(found[1], second)).toBe(0);
  net.dispose();
});

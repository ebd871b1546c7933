// The loss between sets of weights: Keras's at the same places, with NumPy's random directions.

import { readFileSync } from "node:fs";
import { customLoss, layers, sequential } from "minibatch";
import { afterAll, expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";

/** @type {Record<string, any>[]} */
const [item] = JSON.parse(
  readFileSync(inRoot("tests/parity/golden/landscapes.json"), "utf8"),
).cases;

/** @type {{ dispose(): void }[]} */
const made = [];
afterAll(() => made.forEach((one) => one.dispose()));

/** @param {{ shape: number[], f32: string }} array */
const array = ({ f32, shape }) => ({
  data: new Float32Array(Uint8Array.from(Buffer.from(f32, "base64")).buffer),
  shape,
});

const [first, second, third] = [item.first, item.second, item.third].map((one) => one.map(array));
const [x, y] = [array(item.x), array(item.y)];
const { alphas, betas, seed } = item;

async function network() {
  const net = sequential([
    layers.conv2d({ filters: 3, kernelSize: 3, activation: "relu", inputShape: [5, 5, 2] }),
    layers.batchNormalization(),
    layers.flatten(),
    layers.dense({ units: 4, activation: "tanh" }),
    layers.dense({ units: 3, activation: "softmax" }),
  ]);
  made.push(net);
  await net.compile({ loss: "sparse_categorical_crossentropy", metrics: ["accuracy"] });
  await net.setWeights(first);
  return net;
}

/** @param {Record<string, number[]>} found @param {Record<string, number[]>} expected */
function expectClose(found, expected) {
  expect(Object.keys(found).sort()).toEqual(["accuracy", "loss"]);
  for (const [name, values] of Object.entries(expected)) {
    expect(found[name].length).toBe(values.length);
    const apart = values.map((value, i) => Math.abs(value - found[name][i]) / (1 + value));
    expect(Math.max(...apart)).toBeLessThan(2e-6);
  }
}

it("is Keras's on the line between two sets of weights", async () => {
  const net = await network();
  const before = await net.fingerprint();
  /** @type {number[]} */
  const done = [];
  const found = await net.lossAlong(x, y, {
    ...{ from: first, to: second, alphas, batchSize: 7 },
    onProgress: (count, total) => done.push(count / total),
  });
  expect(found.alphas).toEqual(alphas);
  expectClose(found.history, item.line);
  expect(done).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
  expect(await net.fingerprint()).toBe(before);
  // At an end it is what the model there has, to the bit.
  await net.setWeights(second);
  const { loss } = await net.evaluate(x, y, { batchSize: 256 });
  const end = await net.lossAlong(x, y, { from: first, to: second, alphas: [0, 1] });
  expect(end.history.loss[1]).toBe(loss);
});

it("is Keras's in random directions whose filters are as long as the model's", async () => {
  const net = await network();
  const line = await net.lossAlong(x, y, { alphas, randomState: seed });
  expectClose(line.history, item.random_line);
  const plane = await net.lossPlane(x, y, { alphas, betas, randomState: seed });
  expect([plane.alphas, plane.betas]).toEqual([alphas, betas]);
  expectClose(plane.history, item.random_plane);
  const half = await net.lossPlane(x, y, { to: second, alphas, betas, randomState: seed });
  expectClose(half.history, item.half_plane);
  const other = await net.lossAlong(x, y, { alphas, randomState: seed + 1 });
  expect(other.history.loss[4]).not.toBeCloseTo(line.history.loss[4], 4);
});

it.each([
  ["a convolution", [2, 2, 2], 3, layers.conv2d, { filters: 3 }],
  ["a transposed one", [1, 1, 2], 3, layers.conv2dTranspose, { filters: 3 }],
  ["a depthwise one", [2, 2, 2], 4, layers.depthwiseConv2d, { depthMultiplier: 2 }],
])("scales the filters of %s one by one", async (_, inputShape, filters, layer, options) => {
  const size = inputShape.reduce((all, one) => all * one);
  // Each has a single 1, so that the outputs are the kernel's numbers.
  const rows = {
    data: Float32Array.from({ length: size * size }, (__, i) => Number(i % (size + 1) === 0)),
    shape: [size, ...inputShape],
  };
  const net = sequential([layer(/** @type {any} */ ({ kernelSize: 2, inputShape, ...options }))]);
  made.push(net);
  const outputs = await net.predict(rows);
  for (let chosen = 0; chosen < filters; chosen++) {
    // The squares of those that lead to one channel.
    const value = (/** @type {any} */ __, /** @type {{ data: ArrayLike<number> }} */ { data }) =>
      Array.from(data).reduce((sum, one, i) => (i % filters === chosen ? sum + one ** 2 : sum), 0);
    const gradient = () => new Array(outputs.data.length).fill(0);
    await net.compile({ loss: customLoss({ value, gradient }) });
    const line = await net.lossAlong(rows, outputs, { alphas: [-1, 0, 1] });
    const [before, at, after] = line.history.loss;
    expect(at).toBeGreaterThan(0);
    // |w + d|² + |w − d|² = 2 |w|² + 2 |d|²
    expect((before + after) / 2 - at).toBeCloseTo(at, 5);
  }
});

it("is Keras's on the plane through three, also of validation rows", async () => {
  const net = await network();
  const some = { data: x.data.slice(0, 8 * 50), shape: [8, 5, 5, 2] };
  const found = await net.lossPlane(x, y, {
    ...{ from: first, to: second, third, alphas, betas },
    validationData: [some, { data: y.data.slice(0, 8), shape: [8] }],
  });
  const { val_loss, val_accuracy, ...own } = found.history;
  expectClose(own, item.plane);
  expect(val_loss.length).toBe(20);
  expect(val_accuracy.length).toBe(20);
  await net.setWeights(third);
  const { loss } = await net.evaluate(some, { data: y.data.slice(0, 8), shape: [8] });
  // β = 1 and α = 0.
  expect(val_loss[16]).toBeCloseTo(loss, 6);
});

it("takes losses of one's own, and places that are left out", async () => {
  /** @param {{ data: ArrayLike<number> }} truth @param {{ data: ArrayLike<number> }} predicted */
  const errors = ({ data: truth }, { data: predicted }) =>
    Array.from(predicted, (value, i) => value - truth[i]);
  const loss = customLoss({
    value: (truth, predicted) => errors(truth, predicted).map((error) => error * error),
    gradient: (truth, predicted) => errors(truth, predicted).map((error) => 2 * error),
  });
  const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);
  made.push(net);
  await net.compile({ loss });
  await net.setWeights([
    { data: Float32Array.of(1, -1), shape: [2, 1] },
    { data: Float32Array.of(0.5), shape: [1] },
  ]);
  const rows = { data: Float32Array.of(1, 2, 3, 4), shape: [2, 2] };
  const targets = { data: Float32Array.of(1, 0), shape: [2, 1] };
  const line = await net.lossAlong(rows, targets);
  expect(line.alphas.length).toBe(41);
  expect([line.alphas[0], line.alphas[10], line.alphas[30], line.alphas[40]]).toEqual([
    -0.5, 0, 1, 1.5,
  ]);
  // Errors of 1.5 and 0.5.
  expect(line.history.loss[10]).toBeCloseTo((1.5 ** 2 + 0.5 ** 2) / 2, 5);
  const plane = await net.lossPlane(rows, targets);
  expect([plane.alphas[0], plane.alphas[10], plane.alphas[20]]).toEqual([-1, 0, 1]);
  expect(plane.history.loss.length).toBe(441);
});

it("says what does not fit, and stops when it is told to", async () => {
  const net = await network();
  await expect(net.lossAlong(x, y, { to: second.slice(1) })).rejects.toThrow(
    /lossAlong\(\).*weights/,
  );
  await expect(net.lossAlong(x, y, { alphas: [] })).rejects.toThrow(/lossAlong\(\): alphas/);
  await expect(net.lossPlane(x, y, { betas: [0, NaN] })).rejects.toThrow(/lossPlane\(\): betas/);
  const controller = new AbortController();
  const stopped = net.lossPlane(x, y, {
    signal: controller.signal,
    onProgress: () => controller.abort(new Error("enough")),
  });
  await expect(stopped).rejects.toThrow("enough");
});

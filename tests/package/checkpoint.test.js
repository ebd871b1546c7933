// A checkpoint: training goes on with the same bits.

import { layers, model, optimizers, sequential } from "minibatch";
import { expect, it } from "vitest";
import { stripes } from "./fixtures/data.js";

const { x: data, y, shape } = stripes(60);
const x = { data, shape };

const make = () =>
  sequential([
    layers.flatten({ inputShape: shape.slice(1) }),
    layers.dense({ units: 8, activation: "relu" }),
    layers.batchNormalization(),
    layers.dropout({ rate: 0.3 }),
    layers.dense({ units: 3, activation: "softmax" }),
  ]);

/** @type {import("minibatch").CompileOptions} */
const compile = {
  optimizer: optimizers.adam({ learningRate: 0.003 }),
  loss: "sparse_categorical_crossentropy",
  seed: 5,
};

it("continues in another model as the first would have", async () => {
  const first = make();
  await first.compile(compile);
  await first.fit(x, y, { epochs: 2 });
  await first.setLearningRate(0.002);
  const checkpoint = structuredClone(await first.saveCheckpoint());
  expect(checkpoint).toMatchObject({ compile: { seed: 5 }, iteration: 4, learningRate: 0.002 });

  const second = model(checkpoint.spec);
  await second.restoreCheckpoint(checkpoint);
  for (const net of [first, second]) await net.fit(x, y, { initialEpoch: 2, epochs: 4 });
  expect(await second.getWeights()).toEqual(await first.getWeights());

  const other = sequential([layers.dense({ units: 3, inputShape: [2] })]);
  await expect(other.restoreCheckpoint(checkpoint)).rejects.toMatchObject({
    code: "shape-mismatch",
  });
  for (const net of [first, second, other]) net.dispose();
});

it("goes back in the same model", async () => {
  const net = make();
  await net.compile(compile);
  await net.fit(x, y, { epochs: 1 });
  const checkpoint = await net.saveCheckpoint();
  const weights = await net.getWeights();
  await net.fit(x, y, { epochs: 1 });
  expect(await net.getWeights()).not.toEqual(weights);
  await net.restoreCheckpoint(checkpoint);
  expect(await net.getWeights()).toEqual(weights);
  net.dispose();
});

it("builds a model that waits for its first data", async () => {
  const first = sequential([
    layers.dense({ units: 2, activation: "relu" }),
    layers.dense({ units: 3 }),
  ]);
  await first.compile({ ...compile, loss: "mse" });
  const rows = { data, shape: [60, data.length / 60] };
  const targets = { data: Float32Array.from({ length: 180 }, (_, i) => i % 2), shape: [60, 3] };
  await first.fit(rows, targets);
  const checkpoint = structuredClone(await first.saveCheckpoint());

  const second = sequential([
    layers.dense({ units: 2, activation: "relu" }),
    layers.dense({ units: 3 }),
  ]);
  expect(second.built).toBe(false);
  await second.restoreCheckpoint(checkpoint);
  expect(second.built).toBe(true);
  expect(await second.fingerprint()).toBe(await first.fingerprint());
  for (const net of [first, second]) await net.fit(rows, targets, { initialEpoch: 1, epochs: 2 });
  expect(await second.fingerprint()).toBe(await first.fingerprint());

  // Of other layers it is refused, also before there is data.
  const other = sequential([layers.dense({ units: 5 })]);
  await expect(other.restoreCheckpoint(checkpoint)).rejects.toMatchObject({
    code: "shape-mismatch",
  });
  for (const net of [first, second, other]) net.dispose();
});

// Which units a step drops: those that are 0 in the step itself, though what comes in is not.

import { Dataset, input, layers, model, sequential } from "minibatch";
import { afterAll, expect, it } from "vitest";

/** @type {{ dispose(): void }[]} */
const made = [];
afterAll(() => made.forEach((one) => one.dispose()));

/** @param {number[]} shape */
const noise = (...shape) => ({
  data: Float32Array.from(
    { length: shape.reduce((all, one) => all * one, 1) },
    (_, i) => Math.sin(12.9898 * i) + 1.5,
  ),
  shape,
});

const chain = () =>
  sequential([
    layers.conv2d({ filters: 4, kernelSize: 3, activation: "relu", inputShape: [6, 6, 2] }),
    layers.spatialDropout2d({ name: "maps", rate: 0.4 }),
    layers.batchNormalization(),
    layers.flatten(),
    layers.dense({ units: 12, activation: "tanh" }),
    layers.dropout({ name: "first", rate: 0.3 }),
    layers.dense({ units: 8, activation: "relu" }),
    layers.dropout({ name: "own", rate: 0.5, seed: 11 }),
    layers.dense({ units: 6 }),
    layers.dropout({ name: "last", rate: 0.5 }),
    layers.dense({ units: 2, activation: "softmax" }),
  ]);

it.each(["maps", "first", "own", "last"])("are those of the very step: %s", async (name) => {
  const net = chain();
  made.push(net);
  await net.compile({ loss: "sparse_categorical_crossentropy", seed: 5 });
  const x = noise(16, 6, 6, 2);
  const y = { data: Float32Array.from({ length: 16 }, (_, i) => i % 2), shape: [16] };
  for (let step = 0; step < 3; ++step) {
    const found = await net.dropoutMask({ layer: name });
    expect(found.iteration).toBe(step);
    const seen = (await net.observeStep(x, y)).layers;
    const at = seen.findIndex(({ layer }) => layer === name);
    const [before, after] = [seen[at - 1].output.data, seen[at].output.data];
    expect(found.mask.shape).toEqual(seen[at].output.shape);
    let told = 0;
    before.forEach((value, i) => {
      if (value === 0) return;
      told++;
      expect(found.mask.data[i]).toBe(Number(after[i] !== 0));
    });
    expect(told).toBeGreaterThan(16);
    // Some rows of it are the first ones, and another step has others.
    const few = await net.dropoutMask({ layer: name, rows: 3, iteration: step });
    expect(few.mask.data).toEqual(found.mask.data.slice(0, few.mask.data.length));
    const next = await net.dropoutMask({ layer: name, iteration: step + 1 });
    if (name !== "own") expect(next.mask.data).not.toEqual(found.mask.data);
    await net.trainOnBatch(x, y);
  }
});

it("are so in a graph of two inputs, and while it trains", async () => {
  const [one, two] = [input({ shape: [3], name: "one" }), input({ shape: [4], name: "two" })];
  const left = layers.dense({ units: 5, activation: "sigmoid" })(one);
  const right = layers.dropout({ rate: 0.5, name: "right" })(two);
  const both = layers.concatenate()([left, right]);
  const end = layers.dense({ units: 1 })(layers.dropout({ rate: 0.5, name: "both" })(both));
  const net = model({ inputs: [one, two], outputs: end });
  made.push(net);
  await net.compile({ loss: "mse", seed: 9 });
  const rows = await Dataset.fromArrays({ x: [noise(16, 3), noise(16, 4)], y: noise(16, 1) });
  made.push(rows);
  for (const layer of ["right", "both"]) {
    const { mask } = await net.dropoutMask({ layer });
    const seen = (await net.observeStep(rows)).layers;
    const at = seen.findIndex((each) => each.layer === layer);
    const before = layer === "both" ? seen[at - 1].output.data : noise(16, 4).data;
    const after = seen[at].output.data;
    const told = [...before].flatMap((value, i) => (value === 0 ? [] : [i]));
    expect(told.length).toBeGreaterThan(60);
    expect(told.map((i) => mask.data[i])).toEqual(told.map((i) => Number(after[i] !== 0)));
  }
  /** @type {number[]} */
  const iterations = [];
  await net.fit(rows, {
    ...{ epochs: 3, batchSize: 8 },
    callbacks: [
      {
        async onEpochEnd() {
          iterations.push((await net.dropoutMask({ layer: "both" })).iteration);
        },
      },
    ],
  });
  expect(iterations).toEqual([2, 4, 6]);
});

it("are of the data's lengths, where the model leaves them open", async () => {
  const net = sequential([
    layers.conv1d({ filters: 3, kernelSize: 2, inputShape: [null, 2] }),
    layers.dropout({ name: "drops", rate: 0.5 }),
    layers.dense({ units: 1 }),
  ]);
  made.push(net);
  await net.compile({ loss: "mse", seed: 4 });
  const [x, y] = [noise(8, 7, 2), noise(8, 6, 1)];
  const rows = await Dataset.fromArrays({ x, y });
  made.push(rows);
  const seen = (await net.observeStep(rows)).layers.find(({ layer }) => layer === "drops");
  for (const given of [x, rows]) {
    const { mask } = await net.dropoutMask({ layer: "drops", rows: 8, x: given });
    expect(mask.shape).toEqual([8, 6, 3]);
    expect(mask.data).toEqual(
      Uint8Array.from(seen?.output.data ?? [], (value) => Number(value !== 0)),
    );
  }
});

it("says which layers drop", async () => {
  const net = chain();
  made.push(net);
  await net.compile({ loss: "sparse_categorical_crossentropy" });
  await expect(net.dropoutMask({ layer: "flatten" })).rejects.toThrow(/maps.*first.*own.*last/);
});

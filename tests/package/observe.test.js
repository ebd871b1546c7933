// A model seen from inside: what its layers give, one training step, and statistics of a run.

import fs from "node:fs";
import { Dataset, input, layers, model, sequential } from "minibatch";
import { afterEach, describe, expect, it } from "vitest";
import { stripes } from "./fixtures/data.js";

const { x: bytes, y, shape } = stripes(70);
const x = { data: bytes, shape };
const loss = "sparse_categorical_crossentropy";

/** @type {import("minibatch").Model[]} */
const made = [];
afterEach(() => made.splice(0).forEach((net) => net.dispose()));

async function classifier(options = {}) {
  const net = sequential([
    layers.conv2d({ filters: 4, kernelSize: 3, activation: "relu", inputShape: shape.slice(1) }),
    layers.batchNormalization(),
    layers.flatten(),
    layers.dropout({ rate: 0.3 }),
    layers.dense({ units: 3, activation: "softmax" }),
  ]);
  made.push(net);
  await net.compile({ optimizer: "adam", loss, metrics: ["accuracy"], seed: 3, ...options });
  return net;
}

/** A golden array. @param {{ shape: number[], f32?: string, f64?: string }} array */
const numbers = ({ f32, f64, shape: of }) => {
  const buffer = new Uint8Array(Buffer.from(f32 ?? f64 ?? "", "base64")).buffer;
  return { data: f32 ? new Float32Array(buffer) : new Float64Array(buffer), shape: of };
};

describe("observe()", () => {
  it("gives every layer's output, the last one what predict() gives", async () => {
    const net = await classifier();
    const seen = await net.observe(x);
    expect(seen.map(({ layer }) => layer)).toEqual(
      (await net.describe()).layers.map(({ name }) => name),
    );
    expect(seen.at(-1)?.output).toEqual(await net.predict(x));
    const [, height, width] = shape;
    expect(seen[1].output.shape).toEqual([70, height - 2, width - 2, 4]);
    // Where there is an activation, what it is computed from; a product ends in its ReLU at once.
    const { output, preActivation } = seen[5];
    const [p, z] = [output.data, preActivation?.data ?? []];
    expect(Math.log(p[0] / p[2])).toBeCloseTo(z[0] - z[2], 5);
    expect(seen[1].preActivation).toBeNull();
    expect(seen[2].preActivation).toBeNull();
    expect(seen.every(({ gradient }) => gradient === null)).toBe(true);
  });

  it("gives the layers asked for only, and gradients of a unit", async () => {
    const net = await classifier();
    const seen = await net.observe(x, { layers: ["conv2d", "dense"], unit: 2 });
    expect(seen.map(({ layer }) => layer)).toEqual(["conv2d", "dense"]);
    expect(seen[0].gradient?.shape).toEqual(seen[0].output.shape);
    expect(seen[1].gradient).toBeNull();
    expect([...(seen[1].preActivationGradient?.data.slice(0, 6) ?? [])]).toEqual([
      0, 0, 1, 0, 0, 1,
    ]);
  });

  it("takes rows of a Dataset, as they are stored there", async () => {
    const net = await classifier();
    const all = await Dataset.fromArrays({ x, y });
    const seen = await net.observe(all, { layers: ["dense"], rows: [5, 3] });
    const expected = await net.predict(x);
    expect([...seen[0].output.data]).toEqual([
      ...expected.data.slice(15, 18),
      ...expected.data.slice(9, 12),
    ]);
    const step = await net.observeStep(all, { layers: [], rows: [5, 3] });
    expect(step.layers[0].output.shape[0]).toBe(2);
    await expect(net.observe(all, { rows: [70] })).rejects.toThrow("observe(): rows: there is no");
    all.dispose();
  });

  it("sees a layer as often as it is applied", async () => {
    const a = input({ shape: [4], name: "a" });
    const shared = layers.dense({ units: 4, activation: "relu", name: "shared" });
    const net = model({ inputs: a, outputs: shared(shared(a)) });
    made.push(net);
    const rows = { data: Float32Array.of(1, 2, 3, 4), shape: [1, 4] };
    const seen = await net.observe(rows, { layers: ["shared"] });
    expect(seen.map(({ application }) => application)).toEqual([0, 1]);
    expect(seen[1].output).toEqual(await net.predict(rows));
  });

  it("goes on while the model is trained", async () => {
    const net = await classifier();
    let seen = 0;
    await net.fit(x, y, {
      epochs: 2,
      batchSize: 8,
      onEpochEnd: async () => {
        seen += (await net.observe(x, { layers: ["dense"] })).length;
      },
    });
    expect(seen).toBe(2);
  });

  it("refuses what there is not", async () => {
    const net = await classifier();
    await expect(net.observe(x, { layers: ["conv"] })).rejects.toMatchObject({
      code: "unknown-name",
      values: { layer: "conv" },
    });
    await expect(net.observe(x, { unit: 3 })).rejects.toThrow("must be below 3");
    await expect(net.observe(x, { layers: /** @type {any} */ ("dense") })).rejects.toThrow(
      "a list of names",
    );
  });
});

describe("observeStep()", () => {
  it("equals Keras, and takes the step back", async () => {
    const golden = new URL("../parity/golden/observations.json", import.meta.url);
    const { cases } = JSON.parse(fs.readFileSync(golden, "utf8"));
    for (const item of cases) {
      const net = model(item.model);
      made.push(net);
      await net.compile({ optimizer: item.optimizer, loss: item.loss });
      await net.setWeights(item.weights.map(numbers));
      const before = await net.saveCheckpoint();
      const step = await net.observeStep(numbers(item.x), numbers(item.y));
      expect(step.logs.loss).toBeCloseTo(item.step.loss, 6);
      step.weights.forEach(({ name, update, gradient }, i) => {
        const expected = numbers(item.step.weights[i].update);
        expect(update.shape, name).toEqual(expected.shape);
        update.data.forEach((value, k) => {
          expect(Math.abs(value - expected.data[k]), `${item.name}, ${name}`).toBeLessThan(1e-6);
        });
        expect(gradient === null).toBe(item.step.weights[i].gradient === null);
      });
      expect(await net.saveCheckpoint()).toEqual(before);
    }
  });

  it("gives what the optimizer then does", async () => {
    const net = await classifier();
    const rows = { data: bytes.slice(0, bytes.length / 7), shape: [10, ...shape.slice(1)] };
    const labels = y.slice(0, 10);
    const { weights, iteration, learningRate } = await net.observeStep(rows, labels);
    expect({ iteration, learningRate }).toEqual({ iteration: 0, learningRate: 0.001 });
    const before = await net.getWeights();
    expect(weights.map(({ name, value }) => ({ name, ...value }))).toEqual(before);
    await net.trainOnBatch(rows, labels);
    const after = await net.getWeights();
    after.forEach(({ data }, i) => {
      expect(data.map((value, k) => value - before[i].data[k])).toEqual(weights[i].update.data);
    });
  });

  it("needs compile(), and keeps others away meanwhile", async () => {
    const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);
    made.push(net);
    const rows = { data: Float32Array.of(1, 2), shape: [1, 2] };
    await expect(net.observeStep(rows, Float32Array.of(1))).rejects.toMatchObject({
      code: "invalid-state",
    });
    await net.compile({ loss: "mean_squared_error" });
    const data = await Dataset.fromArrays({ x: rows, y: Float32Array.of(1) });
    const both = await Promise.allSettled([net.observeStep(data), net.observeStep(data)]);
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(/** @type {any} */ (both[1]).reason.message).toContain("observeStep() is running");
    data.dispose();
  });
});

describe("fit() with layerStatistics", () => {
  it("tells of one batch of each epoch, and changes no bit", async () => {
    /** @type {import("minibatch").LayerStatistics[]} */
    const told = [];
    const options = { epochs: 12, batchSize: 3, shuffle: true };
    const net = await classifier();
    const result = await net.fit(x, y, {
      ...options,
      layerStatistics: (statistics) => told.push(statistics),
    });
    expect(result.layerStatistics).toEqual(told);
    // 70 rows an epoch; it looks again after 640.
    expect(told.map(({ epoch }) => epoch)).toEqual([0, 10]);
    const [{ weights, relus, iteration }] = told;
    // 24 batches, the last of one row: the one before it.
    expect(iteration).toBe(22);
    expect(weights.map(({ name }) => name)).toEqual(
      (await net.getWeights()).map(({ name }) => name),
    );
    for (const { name, value, gradient } of weights) {
      expect(gradient === null, name).toBe(name.includes("moving"));
      expect(value.histogram).toHaveLength(30);
    }
    expect(relus).toEqual([{ layer: "conv2d", units: 4, dead: expect.any(Number) }]);

    const plain = await classifier();
    const { layerStatistics, history } = await plain.fit(x, y, options);
    expect(layerStatistics).toBeUndefined();
    expect(history).toEqual(result.history);
    expect(await plain.fingerprint()).toBe(await net.fingerprint());
  });

  it("ends with the error that its function throws", async () => {
    const net = await classifier();
    const failing = net.fit(x, y, {
      layerStatistics: () => {
        throw new Error("mine");
      },
    });
    await expect(failing).rejects.toThrow("mine");
  });
});

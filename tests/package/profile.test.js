// Where a training step's time goes, and that measuring it leaves no trace.

import { Dataset, layers, sequential, status } from "minibatch";
import { afterEach, describe, expect, it } from "vitest";
import { stripes } from "./fixtures/data.js";

const { x: bytes, y, shape } = stripes(60);
const x = { data: bytes, shape };

/** @type {import("minibatch").Model[]} */
const made = [];
afterEach(() => made.splice(0).forEach((net) => net.dispose()));

async function classifier() {
  const net = sequential([
    layers.conv2d({ filters: 4, kernelSize: 3, activation: "relu", inputShape: shape.slice(1) }),
    layers.batchNormalization(),
    layers.flatten(),
    layers.dropout({ rate: 0.3 }),
    layers.dense({ units: 3, activation: "softmax" }),
  ]);
  made.push(net);
  const loss = "sparse_categorical_crossentropy";
  await net.compile({ optimizer: "adam", loss, metrics: ["accuracy"], seed: 3 });
  return net;
}

describe("profile()", () => {
  it("has a row for every layer, with what it multiplies", async () => {
    const net = await classifier();
    const result = await net.profile(x, y, { batchSize: 20, steps: 20 });
    expect(result).toMatchObject({ steps: 20, batchSize: 20 });
    const { rows, rest, stepMs } = result;
    const description = (await net.describe()).layers.slice(1);
    expect(
      rows.map(({ name, className, shape, parameters }) => ({
        name,
        class_name: className,
        output_shape: shape,
        parameters,
      })),
    ).toEqual(
      description.map(({ name, class_name, output_shape, parameters }) => ({
        name,
        class_name,
        output_shape,
        parameters,
      })),
    );
    const [, height, width] = shape;
    const pixels = (height - 2) * (width - 2);
    const conv = 2 * 20 * pixels * 4 * 9;
    const dense = 2 * 20 * pixels * 4 * 3;
    expect(rows.map(({ operations }) => operations)).toEqual([
      { forward: conv, backward: conv }, // the images want no gradient
      { forward: 0, backward: 0 },
      { forward: 0, backward: 0 },
      { forward: 0, backward: 0 },
      { forward: dense, backward: 2 * dense },
    ]);
    const times = [
      ...rows.flatMap(({ forwardMs, backwardMs }) => [forwardMs, backwardMs]),
      ...Object.values(rest),
    ];
    for (const ms of times) expect(ms).toBeGreaterThan(0);
    expect(times.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(stepMs * 1.000001);
    const { operations, gflops, forwardMs } = rows[0];
    expect(gflops.forward).toBeCloseTo(operations.forward / forwardMs / 1e6, 9);
    expect(rows[1].gflops).toEqual({ forward: 0, backward: 0 });
  });

  it("leaves the model as it was: what follows has the same bits", async () => {
    /** @param {boolean} profiles */
    const run = async (profiles) => {
      const net = await classifier();
      const seen = [];
      for (let round = 0; round < 2; ++round) {
        if (profiles) {
          const before = await net.saveCheckpoint();
          await net.profile(x, y, { batchSize: 7, steps: 3 });
          expect(await net.saveCheckpoint()).toEqual(before);
        }
        const { history } = await net.fit(x, y, { epochs: 2, batchSize: 16, validationSplit: 0.2 });
        seen.push(history, await net.saveCheckpoint());
      }
      return seen;
    };
    expect(await run(true)).toEqual(await run(false));
  });

  it("takes a Dataset, and no more rows per step than there are", async () => {
    const net = await classifier();
    const data = await Dataset.fromArrays({ x, y });
    /** @type {[number, number][]} */
    const told = [];
    const { batchSize } = await net.profile(data, {
      batchSize: 1000,
      steps: 2,
      onProgress: (done, total) => told.push([done, total]),
    });
    expect(batchSize).toBe(60);
    expect(told.at(-1)).toEqual([5, 5]);
    expect((await net.profile(data)).steps).toBe(10);
    data.dispose();
  });

  it("refuses what it cannot do", async () => {
    const net = await classifier();
    const code = "invalid-argument";
    await expect(net.profile(x, y, { steps: 0 })).rejects.toMatchObject({ code });
    await expect(net.profile(x, y, { batchSize: 1.5 })).rejects.toThrow("profile(): batchSize");
    await expect(net.profile(x, y, { warmUp: -1 })).rejects.toMatchObject({ code });
    // @ts-expect-error there is no such option
    await expect(net.profile(x, y, { epochs: 1 })).rejects.toThrow("epochs");
    await expect(net.profile(x)).rejects.toMatchObject({ code: "invalid-data" });
    const raw = sequential([layers.dense({ units: 1, inputShape: [2] })]);
    made.push(raw);
    await expect(raw.profile([[1, 2]], [1])).rejects.toMatchObject({ code: "invalid-state" });
  });

  it("has the model to itself, and can be aborted", async () => {
    const net = await classifier();
    const before = await net.saveCheckpoint();
    const { handles } = await status();
    const controller = new AbortController();
    const running = net.profile(x, y, { steps: 1e6, signal: controller.signal });
    const failed = expect(running).rejects.toMatchObject({ name: "AbortError" });
    while ((await status()).handles === handles) await new Promise((done) => setTimeout(done, 1));
    const code = "invalid-state";
    for (const other of [
      net.fit(x, y),
      net.predict(x),
      net.evaluate(x, y),
      net.getWeights(),
      net.saveCheckpoint(),
      net.profile(x, y),
    ]) {
      await expect(other).rejects.toMatchObject({ code });
    }
    controller.abort();
    await failed;
    expect(await net.saveCheckpoint()).toEqual(before);
  });
});

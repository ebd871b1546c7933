// The batch's statistics are those that the core's moving ones follow.

import { layers, sequential } from "minibatch";
import { afterAll, expect, it } from "vitest";
import { batchMoments } from "../../web/inspect/batch-moments.js";

/** @type {{ dispose(): void }[]} */
const made = [];
afterAll(() => made.forEach((one) => one.dispose()));

it.each([-1, 1])("of the channels on axis %i", async (axis) => {
  const momentum = 0.9;
  const net = sequential([
    layers.conv2d({ filters: 3, kernelSize: 2, inputShape: [4, 3, 2] }),
    layers.batchNormalization({ axis, momentum, name: "normalize" }),
    layers.flatten(),
    layers.dense({ units: 1 }),
  ]);
  made.push(net);
  await net.compile({ loss: "mse" });
  const data = Float32Array.from({ length: 5 * 24 }, (_, i) => Math.sin(i * i) + (i % 7) / 3);
  const targets = { data: new Float32Array(5), shape: [5, 1] };
  const step = await net.observeStep({ data, shape: [5, 4, 3, 2] }, targets);
  const [, { output }] = step.layers;
  const { mean, variance } = batchMoments(output, axis);
  expect(mean.shape).toEqual([3]);
  for (const [name, batch] of /** @type {const} */ ([
    ["moving_mean", mean],
    ["moving_variance", variance],
  ])) {
    const moving = step.weights.find((weight) => weight.name === `normalize/${name}`);
    const followed = Array.from(moving?.update?.data ?? []);
    expect(followed.length).toBe(3);
    followed.forEach((update, channel) => {
      const was = Number(moving?.value.data[channel]);
      expect((1 - momentum) * (batch.data[channel] - was)).toBeCloseTo(update, 5);
    });
  }
});

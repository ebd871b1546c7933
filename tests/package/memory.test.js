// Memory across the boundary: what is disposed of is gone.

import { Dataset, layers, sequential, status } from "minibatch";
import { expect, it } from "vitest";

const x = { data: Float32Array.from({ length: 16 }, (_, i) => i / 16), shape: [8, 2] };
const y = Uint8Array.of(0, 1, 2, 0, 1, 2, 0, 1);

async function round() {
  const net = sequential([
    layers.dense({ units: 4, activation: "relu", inputShape: [2] }),
    layers.dropout({ rate: 0.5 }),
    layers.dense({ units: 3, activation: "softmax" }),
  ]);
  await net.compile({
    optimizer: "adam",
    loss: "sparse_categorical_crossentropy",
    metrics: ["accuracy"],
  });
  const data = await Dataset.fromArrays({ x, y });
  await net.fit(data, { batchSize: 4, validationData: [x, y] });
  await net.evaluate(data);
  await net.predict(x);
  await net.saveCheckpoint();
  // Errors must leave nothing either.
  await net.fit(x, [9, 9, 9, 9, 9, 9, 9, 9]).catch(() => {});
  data.dispose();
  net.dispose();
}

it("neither handles nor memory grow over a thousand rounds of training", async () => {
  // The first rounds fill what is kept for good.
  for (let i = 0; i < 5; ++i) await round();
  const before = await status();
  for (let i = 0; i < 1000; ++i) await round();
  const after = await status();
  expect(after.handles).toBe(before.handles);
  expect(after.memoryBytes).toBe(before.memoryBytes);
  expect(after.usedBytes).toBe(before.usedBytes);
});

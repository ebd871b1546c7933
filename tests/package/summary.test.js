// After training a summary counts what the optimizer keeps, as Keras's does.

import { readFileSync } from "node:fs";
import { layers, sequential } from "minibatch";
import { expect, it } from "vitest";

const golden = new URL("../parity/golden/summaries.json", import.meta.url);

/** @type {{ cases: { optimizer: any, totals: string[] }[] }} */
const { cases } = JSON.parse(readFileSync(golden, "utf8"));
const named = cases.map((one) => ({ ...one, name: JSON.stringify(one.optimizer) }));

it.each(named)("is Keras's after a step of $name", async (one) => {
  const { dense, batchNormalization } = layers;
  const net = sequential([
    dense({ units: 5, inputShape: [3] }),
    batchNormalization(),
    dense({ units: 2 }),
  ]);
  await net.compile({ optimizer: one.optimizer, loss: "mse" });
  const before = await net.summary();
  expect(before).not.toContain("Optimizer params");
  const x = { data: new Float32Array(12).fill(1), shape: [4, 3] };
  await net.fit(x, { data: new Float32Array(8).fill(1), shape: [4, 2] }, { epochs: 1 });
  const lines = (await net.summary()).split("\n");
  expect(lines.slice(-4).map((line) => line.trim())).toEqual(one.totals);
  await net.compile({ optimizer: one.optimizer, loss: "mse" });
  expect(await net.summary()).toBe(before);
  net.dispose();
});

// Memory across the boundary: what is disposed of is gone.

import { Dataset, layers, sequential, status } from "minibatch";
import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";
import { loadCore } from "./formats/load-core.js";

const x = { data: Float32Array.from({ length: 16 }, (_, i) => i / 16), shape: [8, 2] };
const y = Uint8Array.of(0, 1, 2, 0, 1, 2, 0, 1);

/**
 * The least that an allocation takes. What is kept for good may take a block or two more than
 * before: the allocator hands out a free block whole where its rest would be too small for another.
 */
const smallestBlock = 16;

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
  expect(after.usedBytes - before.usedBytes).toBeLessThan(1000 * smallestBlock);
});

it("what errors leave on the core's stack is given back", async () => {
  const core = await loadCore();
  const end = core.bindings.stackSave();
  for (let i = 0; i < 10; ++i) expect(() => core.model("{}", 1)).toThrow();
  // Some 65,000 of them would use up a megabyte.
  core.unwind();
  expect(core.bindings.stackSave()).toBe(end);
});

it("what a program forgets is freed, once no call uses it", { timeout: 300_000 }, () => {
  const script = inRoot("tests/package/fixtures/forget-models.js");
  const { stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", script], {
    encoding: "utf8",
    timeout: 240_000,
  });
  expect(stderr).toBe("");
  const { before, full, after, epochs } = JSON.parse(stdout);
  expect(before.handles).toBe(0);
  expect(after.handles).toBe(0);
  // Each of the 200 models and 200 data sets would keep a block at least.
  expect(after.usedBytes - before.usedBytes).toBeLessThan(200 * smallestBlock);
  // Node collects by itself, too, but not all of 400 objects before it is asked to.
  expect(full.handles).toBeGreaterThan(0);
  expect(epochs).toBe(300);
});

it("the language's `using` disposes", async () => {
  const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);
  const data = await Dataset.fromArrays({ x, y });
  await net.compile({ optimizer: "adam", loss: "mse" });
  const { handles } = await status();
  const { dispose } = /** @type {any} */ (Symbol);
  for (const object of [net, data]) {
    /** @type {any} */ (object)[dispose]();
    /** @type {any} */ (object)[dispose]();
  }
  expect((await status()).handles).toBe(handles - 2);
});

it("what a frozen front gives is written once, in as many bytes as it has", () => {
  const script = inRoot("tests/package/fixtures/keep-front.js");
  const { stdout, stderr } = spawnSync(process.execPath, [script], { encoding: "utf8" });
  expect(stderr).toBe("");
  const { kept, taken, core } = JSON.parse(stdout);
  expect(kept).toBe(80_000_000);
  expect(core).toBeLessThan(kept * 1.1);
  expect(taken).toBeLessThan(kept * 1.5);
});

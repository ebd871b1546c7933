// Files of Keras 2 with what its optimizers kept: training goes on with the losses that Keras had (fixtures/keras2-h5/write.py).

import { readFileSync, readdirSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { loadModel } from "minibatch";
import { expect, it } from "vitest";
import { largestDifference } from "./golden.js";

const folder = new URL("../fixtures/keras2-h5/", import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(".json", ""));

/** @param {{ shape: number[], f32: string }} kept */
const arrayOf = ({ shape, f32 }) => ({
  data: new Float32Array(Uint8Array.from(Buffer.from(f32, "base64")).buffer),
  shape,
});

it("has optimizers of before 2.11 and after", () => {
  expect(names.filter((name) => name.startsWith("old-")).length).toBeGreaterThanOrEqual(3);
  expect(names.length).toBeGreaterThanOrEqual(8);
});

it.each(names)("%s goes on as Keras did", async (name) => {
  const kept = JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
  const [x, y, predictions] = [kept.x, kept.y, kept.predictions].map(arrayOf);
  const ending = name === "zip" ? "keras" : "h5";
  const file = new Uint8Array(gunzipSync(readFileSync(new URL(`${name}.${ending}.gz`, folder))));
  const net = await loadModel(file);
  expect(largestDifference(await net.predict(x), [predictions])).toBeLessThan(1e-5);
  expect((await net.saveCheckpoint()).iteration).toBe(3);
  // What older Nadam called so made no learning rate smaller.
  const { optimizer } = /** @type {any} */ (net.compileOptions);
  if (name === "old-nadam") expect(optimizer.config).not.toHaveProperty("decay");
  for (const loss of kept.losses) {
    const logs = await net.trainOnBatch(x, y);
    expect(logs.loss).toBeCloseTo(loss, 4);
    await net.resetMetrics();
  }
  net.dispose();
});

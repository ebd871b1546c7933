// Whole models of keras.io's examples and of a first course, as files of many versions. fixtures/whole-models says
// how they are made, and how it was checked that Keras takes back what is written of them.

import { readFileSync, readdirSync } from "node:fs";
import { model } from "minibatch";
import { expect, it } from "vitest";

const folder = new URL("fixtures/whole-models/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

/** @typedef {{ f32: string, shape: number[] }} Packed */

/** @param {Packed} packed */
function unpack({ f32, shape }) {
  const bytes = Uint8Array.from(Buffer.from(f32, "base64"));
  return { data: new Float32Array(bytes.buffer), shape };
}

/** One array, or a list of several. @param {Packed[]} packed @returns {any} */
const given = (packed) => (packed.length === 1 ? unpack(packed[0]) : packed.map(unpack));

/**
 * The largest difference, of each number relative to itself where it is above 1.
 * @param {any} actual
 * @param {Packed[]} expected
 */
function difference(actual, expected) {
  const arrays = expected.length === 1 ? [actual] : Object.values(actual);
  return Math.max(
    ...expected.map((packed, i) => {
      const { data, shape } = unpack(packed);
      expect(arrays[i].shape).toEqual(shape);
      return Math.max(
        ...data.map((v, k) => Math.abs(arrays[i].data[k] - v) / Math.max(1, Math.abs(v))),
      );
    }),
  );
}

it("has twenty models of many versions", () => {
  expect(files.length).toBeGreaterThanOrEqual(20);
});

it.each(files)("%s predicts, trains and is written as it was", async (file) => {
  const made = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  const net = model(made.spec);
  const weights = made.weights.map(unpack);
  await net.setWeights(weights);
  expect(difference(await net.predict(given(made.x)), made.predicted)).toBeLessThan(1e-5);

  const again = model(JSON.stringify(net));
  await again.setWeights(weights);
  expect(difference(await again.predict(given(made.x)), made.predicted)).toBeLessThan(1e-5);
  again.dispose();

  await net.compile(made.compile);
  /** @type {number[]} */
  const losses = [];
  for (let step = 0; step < made.losses.length; ++step) {
    const logs = await net.trainOnBatch(given(made.x), given(made.y));
    losses.push(logs.loss);
  }
  if (made.random) {
    expect(losses.at(-1)).toBeLessThan(losses[0]);
  } else {
    made.losses.forEach((/** @type {number} */ loss, /** @type {number} */ step) =>
      expect(Math.abs(losses[step] - loss) / Math.max(1, Math.abs(loss))).toBeLessThan(1e-5),
    );
    expect(difference(await net.predict(given(made.x)), made.trained)).toBeLessThan(1e-5);
  }
  net.dispose();
});

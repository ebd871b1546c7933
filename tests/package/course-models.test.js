// The models of a first course, to the unit, beside Keras: the summary, ten steps, predictions before and after.

import { readFileSync } from "node:fs";
import { model } from "minibatch";
import { expect, it } from "vitest";

const golden = new URL("../parity/golden/course.json", import.meta.url);

/**
 * @typedef {{ f32: string, shape: number[] }} Packed
 * @typedef {object} Case as tests/parity/cases/course.py writes it
 * @property {string} name
 * @property {any} model
 * @property {string} summary
 * @property {(number | null)[]} scales of the weights' formula
 * @property {Packed} target
 * @property {number} batch_size
 * @property {any} compile
 * @property {Record<string, number>[]} logs of each step, in float32
 * @property {number[]} losses_float64 of each step
 * @property {number[]} float32_distances how far Keras in float32 is from that
 * @property {Packed} predicted
 * @property {Packed} trained
 */

/** @type {{ cases: Case[] }} */
const { cases } = JSON.parse(readFileSync(golden, "utf8"));

/**
 * Uniform in ±scale / 2, plus an offset: what course.py computes, too.
 * @param {number[]} shape
 * @param {number} stream
 * @param {number} scale
 */
function formula(shape, stream, scale, offset = 0) {
  const data = new Float32Array(shape.reduce((size, extent) => size * extent, 1));
  for (let i = 0; i < data.length; ++i) {
    let h = (Math.imul(i, 2654435761) + Math.imul(stream, 40503)) >>> 0;
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
    h = (h ^ (h >>> 15)) >>> 0;
    data[i] = Math.fround(((h >>> 8) * 2 ** -24 - 0.5) * scale) + offset;
  }
  return { data, shape };
}

/** @param {Packed} packed */
function unpack({ f32, shape }) {
  const bytes = Uint8Array.from(Buffer.from(f32, "base64"));
  return { data: new Float32Array(bytes.buffer), shape };
}

/**
 * Rows first … first + count - 1.
 * @param {{ data: Float32Array, shape: number[] }} array
 * @param {number} first
 * @param {number} count
 */
function rowsOf({ data, shape: [rows, ...sample] }, first, count) {
  const size = data.length / rows;
  return { data: data.slice(first * size, (first + count) * size), shape: [count, ...sample] };
}

/**
 * The largest difference, relative to the largest value.
 * @param {any} actual
 * @param {Packed} packed
 */
function difference(actual, packed) {
  const { data, shape } = unpack(packed);
  expect(actual.shape).toEqual(shape);
  const largest = Math.max(...data.map(Math.abs));
  return Math.max(...data.map((value, i) => Math.abs(actual.data[i] - value))) / largest;
}

it("has the models of every page of notes", () => {
  expect(cases.map(({ name }) => name.slice(0, 3))).toEqual(
    expect.arrayContaining(["000", "001", "002", "003", "004"]),
  );
});

it.each(cases)("$name: summary, losses, metrics and predictions are Keras's", async (one) => {
  const net = model(one.model);
  try {
    expect(`${await net.summary()}\n`).toBe(one.summary);

    const weights = await net.getWeights();
    await net.setWeights(
      weights.map((/** @type {any} */ weight, /** @type {number} */ i) => {
        const scale = one.scales[i];
        return scale === null ? weight : formula(weight.shape, i + 1, scale);
      }),
    );
    const target = unpack(one.target);
    const [rows] = target.shape;
    const layers = one.model.config.layers;
    const x = formula([rows, ...layers[0].config.batch_shape.slice(1)], 80, 1, 0.5);
    expect(difference(await net.predict(x), one.predicted)).toBeLessThan(1e-6);

    await net.compile(one.compile);
    // The yardstick of tests/parity/runs: how far Keras in float32 has come from Keras in float64. That is far where
    // there are three BatchNormalizations: a start that differs in last bits is 0.02 of a loss away after two steps.
    // A 3x3 convolution by F(4x4, 3x3) rounds about twice as much as a sum in order.
    let distance = 0;
    for (const [step, expected] of one.logs.entries()) {
      const exact = one.losses_float64[step];
      distance = Math.max(distance, one.float32_distances[step]);
      const isFar = distance > 1e-4;
      const first = (step * one.batch_size) % rows;
      const logs = await net.trainOnBatch(
        rowsOf(x, first, one.batch_size),
        rowsOf(target, first, one.batch_size),
      );
      expect(Object.keys(logs).sort()).toEqual(Object.keys(expected).sort());
      expect(Math.abs(logs.loss - exact), `loss of step ${step}`).toBeLessThan(
        4 * distance + 2 * 2 ** -23 * exact,
      );
      const { loss: _, ...metrics } = expected;
      for (const [name, value] of Object.entries(isFar ? {} : metrics)) {
        expect(logs[name], `${name} of step ${step}`).toBeCloseTo(value, 6);
      }
    }
    const after = difference(await net.predict(x), one.trained);
    expect(after).toBeLessThan(8 * distance + 1e-6);
  } finally {
    net.dispose();
  }
});

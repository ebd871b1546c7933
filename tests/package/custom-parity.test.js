// Losses and metrics that are functions of the page, compared with those of Keras.

import { readFileSync } from "node:fs";

import { customLoss, customMetric, model } from "minibatch";
import { describe, expect, it } from "vitest";

/** @typedef {import("minibatch").FloatArray} FloatArray */

/** @param {{ shape: number[], f32: string }} array */
const unpack = ({ shape, f32 }) => ({
  shape,
  data: new Float32Array(new Uint8Array(Buffer.from(f32, "base64")).buffer),
});

/** @param {(yTrue: number, yPred: number) => number} of one element @param {FloatArray} yTrue @param {FloatArray} yPred */
const each = (of, yTrue, yPred) => yPred.data.map((value, i) => of(yTrue.data[i], value));

/** Means over the last axis. @param {Float32Array} values @param {number} width */
const byRow = (values, width) =>
  Float32Array.from({ length: values.length / width }, (_, row) =>
    values.subarray(row * width, (row + 1) * width).reduce((sum, value) => sum + value / width, 0),
  );

/** @param {Float32Array} values */
const mean = (values) => values.reduce((sum, value) => sum + value / values.length, 0);

/** @param {number} t @param {number} p */
const pinball = (t, p) => Math.max(0.8 * (t - p), -0.2 * (t - p));
/** @param {number} t @param {number} p */
const pinballSlope = (t, p) => (t > p ? -0.8 : 0.2);

/** Each with the derivative of its value. @type {Record<string, import("minibatch").CustomLossOptions>} */
const losses = {
  pinball: {
    value: (yTrue, yPred) => byRow(each(pinball, yTrue, yPred), 2),
    gradient: (yTrue, yPred) => each(pinballSlope, yTrue, yPred).map((slope) => slope / 2),
  },
  batch_pinball: {
    value: (yTrue, yPred) => mean(each(pinball, yTrue, yPred)),
    gradient: (yTrue, yPred) =>
      each(pinballSlope, yTrue, yPred).map((slope) => slope / yPred.data.length),
  },
};

const distance = customMetric({
  name: "distance",
  value: (yTrue, yPred) =>
    byRow(
      each((t, p) => (t - p) ** 2, yTrue, yPred),
      2,
    ).map((half) => Math.sqrt(2 * half)),
});

/** Goes by its name. @param {FloatArray} yTrue @param {FloatArray} yPred */
const bias = (yTrue, yPred) => mean(each((t, p) => p - t, yTrue, yPred));

const golden = JSON.parse(
  readFileSync(new URL("../parity/golden/custom.json", import.meta.url), "utf8"),
);

describe("as in Keras", () => {
  /** @type {[name: string, one: any][]} */
  const cases = golden.cases.map((/** @type {any} */ one) => [one.name, one]);
  it.each(cases)("%s", async (_, one) => {
    const net = model(one.model);
    const { loss, reduction, optimizer } = one;
    await net.compile({
      optimizer,
      loss: customLoss({ ...losses[loss], reduction }),
      metrics: [distance, bias],
      weightedMetrics: [distance],
    });
    await net.setWeights(one.weights.map(unpack));
    const [x, y] = [unpack(one.x), unpack(one.y)];
    const sampleWeight = one.sample_weight ? unpack(one.sample_weight) : undefined;
    const first = (/** @type {FloatArray} */ { data, shape: [, width] }) => ({
      data: data.slice(0, 5 * width),
      shape: [5, width],
    });
    const { history } = await net.fit(x, y, {
      ...(sampleWeight && { sampleWeight }),
      batchSize: 4,
      epochs: 5,
      shuffle: false,
      validationData: [first(x), first(y)],
    });
    expect(Object.keys(history).sort()).toEqual(Object.keys(one.history).sort());
    for (const [name, values] of Object.entries(history)) {
      values.forEach((value, epoch) => expect(value).toBeCloseTo(one.history[name][epoch], 5));
    }
    const scores = await net.evaluate(x, y, { batchSize: 3, sampleWeight });
    for (const [name, value] of Object.entries(scores)) {
      expect(value, name).toBeCloseTo(one.evaluate[name], 5);
    }
    const after = await net.getWeights();
    one.weights_after
      .map(unpack)
      .forEach((/** @type {any} */ { data }, /** @type {number} */ i) => {
        data.forEach((/** @type {number} */ value, /** @type {number} */ k) =>
          expect(after[i].data[k]).toBeCloseTo(value, 5),
        );
      });
    net.dispose();
  });
});

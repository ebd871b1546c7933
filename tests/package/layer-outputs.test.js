// A layer's outputs in two dimensions as scikit-learn's PCA has them, what its activation is of, and activations' slopes.

import { readFileSync } from "node:fs";
import { activationCurve, layers, sequential } from "minibatch";
import { afterAll, describe, expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";

/** @type {Record<string, any>[]} */
const cases = JSON.parse(
  readFileSync(inRoot("tests/parity/golden/projections.json"), "utf8"),
).cases;

/** @param {{ shape: number[], f32?: string, f64?: string }} array */
const numbers = ({ f32, f64, shape }) => {
  const { buffer } = new Uint8Array(Buffer.from(f32 ?? f64 ?? "", "base64"));
  return { data: f32 ? new Float32Array(buffer) : new Float64Array(buffer), shape };
};

/** @type {{ dispose(): void }[]} */
const made = [];
afterAll(() => made.forEach((one) => one.dispose()));

/** @param {ArrayLike<number>} found @param {ArrayLike<number>} expected */
function farthest(found, expected) {
  expect(found.length).toBe(expected.length);
  return Math.max(...Array.from(found, (value, i) => Math.abs(value - expected[i])));
}

/** @param {Record<string, any>} item */
async function netOf({ activation, kernel, bias }) {
  const net = sequential([
    layers.dense({ name: "hidden", units: 6, activation, inputShape: [5] }),
    layers.dense({ name: "last", units: 2, activation: "softmax" }),
  ]);
  made.push(net);
  const last = [
    { data: new Float32Array(12).fill(0.5), shape: [6, 2] },
    { data: new Float32Array(2), shape: [2] },
  ];
  await net.setWeights(/** @type {any} */ ([numbers(kernel), numbers(bias), ...last]));
  return net;
}

describe.each(cases)("$name", (item) => {
  it("are scikit-learn's principal components, of the rows that NumPy draws", async () => {
    const net = await netOf(item);
    const { x, most, seed, rows, points, ratios } = item;
    const found = await net.projection(numbers(x), {
      ...{ layer: "hidden", maxRows: most, randomState: seed },
    });
    expect(found.rows).toEqual(rows);
    expect(found.points.shape).toEqual([rows.length, 2]);
    expect(farthest(found.points.data, numbers(points).data)).toBeLessThan(1e-5);
    expect(farthest(found.explainedVarianceRatio, ratios)).toBeLessThan(1e-6);
  });

  it("come from what the product gives, also where a ReLU is part of it", async () => {
    const net = await netOf(item);
    const found = await net.preActivations(numbers(item.x), { layer: "hidden" });
    expect(found.shape).toEqual([item.x.shape[0], 6]);
    expect(farthest(found.data, numbers(item.before).data)).toBeLessThan(1e-5);
    const some = await net.preActivations(numbers(item.x), { layer: "hidden", rows: [3, 1] });
    expect([...some.data]).toEqual([...found.data.slice(18, 24), ...found.data.slice(6, 12)]);
  });
});

it("says which layer is too wide, and which is none", async () => {
  const net = sequential([layers.dense({ name: "wide", units: 1025, inputShape: [2] })]);
  made.push(net);
  const x = { data: new Float32Array(8), shape: [4, 2] };
  await expect(net.projection(x, { layer: "wide" })).rejects.toThrow(/"wide" gives 1,?025 numbers/);
  await expect(net.projection(x, { layer: "none" })).rejects.toMatchObject({
    code: "unknown-name",
  });
  await expect(net.projection(x, /** @type {any} */ ({}))).rejects.toThrow(/projection\(\): layer/);
});

/** @param {number} z */
const sigmoid = (z) => 1 / (1 + Math.exp(-z));

/** Activations in closed form, with their derivatives. @type {Record<string, [(z: number) => number, (z: number) => number]>} */
const closed = {
  sigmoid: [sigmoid, (z) => sigmoid(z) * (1 - sigmoid(z))],
  tanh: [Math.tanh, (z) => 1 - Math.tanh(z) ** 2],
  relu: [(z) => Math.max(0, z), (z) => Number(z > 0)],
  softplus: [(z) => Math.log1p(Math.exp(z)), sigmoid],
  elu: [(z) => (z > 0 ? z : Math.expm1(z)), (z) => (z > 0 ? 1 : Math.exp(z))],
  silu: [(z) => z * sigmoid(z), (z) => sigmoid(z) * (1 + z * (1 - sigmoid(z)))],
  linear: [(z) => z, () => 1],
};

it.each(Object.entries(closed))("%s and its slope are those of the formula", async (name, of) => {
  const x = Array.from({ length: 60 }, (_, i) => -8.87 + i * 0.3);
  const { y, slope } = await activationCurve(name, x);
  expect(farthest(y, x.map(of[0]))).toBeLessThan(2e-6);
  expect(farthest(slope, x.map(of[1]))).toBeLessThan(2e-6);
});

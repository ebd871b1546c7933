// The formulas of "One batch, step by step": every layer, activation, loss and optimizer has one, and what they say is
// what the core computes.

import { activationCurve, catalog, model } from "minibatch";
import { expect, it } from "vitest";
import { activationFormulas } from "../../web/inspect/activation-formulas.js";
import { layerFormulas, lossFormula } from "../../web/inspect/formulas.js";
import { optimizerFormulas } from "../../web/inspect/update-formulas.js";

const { entries } = catalog;
/** @param {string} kind */
const named = (kind) => entries.filter((entry) => entry.kind === kind);

/** Arguments that have no default. */
const config = { ...{ factor: 0.1, height_factor: 0.2, width_factor: 0.2 }, dims: [2, 1, 3] };
const facts = { config, inputs: [[4, 4, 2]], output: [4, 4, 2] };

it("has a formula of every entry, and of its gradient", () => {
  expect(named("layer").length).toBeGreaterThan(60);
  for (const { class_name: name } of named("layer")) {
    const { forward, backward } = layerFormulas(name, facts);
    expect(forward, name).not.toEqual([]);
    if (name !== "InputLayer") expect(backward, name).not.toEqual([]);
    for (const line of [...forward, ...backward])
      expect(line, name).not.toMatch(/undefined|NaN|null|\n|\[object/);
  }
  for (const { class_name: name } of named("activation"))
    expect(activationFormulas(name), name).toMatchObject({ of: expect.stringMatching(/./) });
  for (const { class_name: name } of named("loss")) expect(lossFormula(name), name).not.toBe("");
  for (const { class_name: name } of named("optimizer"))
    expect(optimizerFormulas({ class_name: name }), name).not.toEqual([]);
});

it("counts the inputs of a layer that joins some", () => {
  const three = { config: {}, inputs: [[2], [2], [2]], output: [2] };
  expect(layerFormulas("Multiply", three)).toEqual({
    forward: ["a = x₁ ⊙ x₂ ⊙ x₃"],
    backward: ["∂L/∂x₁ = ∂L/∂a ⊙ x₂ ⊙ x₃", "∂L/∂x₂ = ∂L/∂a ⊙ x₁ ⊙ x₃", "∂L/∂x₃ = ∂L/∂a ⊙ x₁ ⊙ x₂"],
  });
  expect(layerFormulas("Average", three).forward).toEqual(["a = (x₁ + x₂ + x₃) / 3"]);
});

it("tells the settings in numbers", () => {
  const of = (/** @type {string} */ name, /** @type {object} */ config) =>
    layerFormulas(name, { config, inputs: [[12, 12, 3]], output: [6, 6, 4] }).forward;
  expect(of("Dropout", { rate: 0.2 })).toEqual(["a = x · mask / (1 − 0.2)", "P(mask = 0) = 0.2"]);
  expect(of("Dense", { units: 4, activation: "relu", use_bias: false })).toEqual([
    "z = x · W",
    "a = relu(z) = max(z, 0)",
  ]);
  expect(of("Flatten", {})).toEqual(["a[(i · 12 + j) · 3 + k] = x[i, j, k]"]);
  expect(of("Conv2D", { kernel_size: [3, 3], strides: [2, 2], padding: "same" })[0]).toBe(
    "a[i, j, f] = Σ x[2i + m, 2j + n, c] · W[m, n, c, f] + b[f]",
  );
  expect(of("Bidirectional", { layer: { class_name: "LSTM", config: { units: 3 } } })).toContain(
    "cₜ = f ⊙ cₜ₋₁ + i ⊙ c̃",
  );
});

/** An expression in JavaScript. @param {string} text */
const code = (text) =>
  text
    .replaceAll("−", "-")
    .replaceAll("·", "*")
    .replaceAll("tanh²", "squaredTanh")
    .replaceAll("²", "**2")
    .replaceAll("√(", "sqrt(")
    .replace(/\|z\|/g, "abs(z)")
    .replace(/\[(.*?) < z < (.*?)\]/g, "($1 < z && z < $2)")
    .replace(/\[(.*?)\]/g, "($1)");

const functions = {
  ...{ exp: Math.exp, ln: Math.log, tanh: Math.tanh, sqrt: Math.sqrt, abs: Math.abs },
  ...{ min: Math.min, max: Math.max, sign: Math.sign },
  squaredTanh: (/** @type {number} */ z) => Math.tanh(z) ** 2,
  σ: (/** @type {number} */ z) => 1 / (1 + Math.exp(-z)),
  φ: (/** @type {number} */ z) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI),
  /** Simpson's rule. @param {number} z */
  Φ(z) {
    const steps = 200;
    let sum = 0;
    for (let i = 0; i <= steps; i++) {
      const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
      sum += weight * functions.φ((z * i) / steps);
    }
    return 0.5 + (sum * z) / steps / 3;
  },
};

/** @param {string} text @param {Record<string, number>} values @returns {number} */
function valueOf(text, values) {
  const [said, s] = text.split(", s = ");
  const all = { ...functions, ...values, ...(s && { s: valueOf(s, values) }) };
  const names = Object.keys(all);
  return Number(new Function(...names, `return ${code(said)}`)(...Object.values(all)));
}

it("has the activations and slopes that the core computes", async () => {
  const x = [-7, -2.75, -1.4, -0.8, -0.3, 0.2, 0.7, 1.3, 2.7, 6.5];
  for (const { class_name: name } of named("activation")) {
    const { of, slope, isVector } = activationFormulas(name);
    if (isVector) continue;
    const curve = await activationCurve(name, x);
    x.forEach((z, i) => {
      const a = valueOf(of, { z });
      expect(Math.abs(a - curve.y[i]), `${name}(${z}) = ${curve.y[i]}`).toBeLessThan(1e-4);
      const found = valueOf(slope, { z, a });
      const off = Math.abs(found - curve.slope[i]);
      expect(off, `${name}′(${z}) = ${curve.slope[i]}, not ${found}`).toBeLessThan(1e-4);
    });
  }
});

/** Numbers that no two places share. @param {number} count */
const numbers = (count) => Float32Array.from({ length: count }, (_, i) => Math.sin(i * 1.7) + 0.1);

/** A place such as "2i + m − 1, f" in an array, 0 outside of it. @param {number[]} shape @param {string} places */
function placeOf(shape, places) {
  const parts = places.split(", ").map((part) =>
    code(part)
      .replace(/(\d)([a-z])/g, "$1*$2")
      .replace(/⌊(.*?)⌋/g, "floor($1)"),
  );
  const names = ["floor", ..."tijmncfk"];
  const all = new Function(...names, `return [${parts.join(", ")}]`);
  return (/** @type {Record<string, number>} */ at) => {
    const place = all(Math.floor, ...names.slice(1).map((name) => at[name] ?? 0));
    let index = 0;
    for (const [axis, length] of shape.entries()) {
      if (place[axis] < 0 || place[axis] >= length) return -1;
      index = index * length + place[axis];
    }
    return index;
  };
}

/** Each place in an array, by the letters of its axes. @param {string[]} letters @param {number[]} shape */
function* placesIn(letters, shape) {
  const size = shape.reduce((all, one) => all * one, 1);
  for (let index = 0; index < size; index++) {
    /** @type {Record<string, number>} */
    const at = {};
    let rest = index;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      at[letters[axis]] = rest % shape[axis];
      rest = Math.floor(rest / shape[axis]);
    }
    yield { at, index };
  }
}

/** @type {[string, number[], object][]} */
const windows = [
  ["Conv2D", [7, 6, 2], { filters: 3, kernel_size: [3, 2], strides: [2, 1] }],
  ["Conv2D", [7, 6, 4], { filters: 4, kernel_size: 3, padding: "same", groups: 2 }],
  ["Conv2D", [8, 7, 1], { filters: 2, kernel_size: 3, padding: "same", dilation_rate: 2 }],
  ["Conv2D", [8, 7, 1], { filters: 2, kernel_size: 2, padding: "same", strides: 2 }],
  ["Conv1D", [9, 2], { filters: 3, kernel_size: 3, padding: "causal", dilation_rate: 2 }],
  ["Conv2DTranspose", [3, 4, 2], { filters: 3, kernel_size: 3, strides: 2 }],
  ["Conv2DTranspose", [3, 4, 2], { filters: 3, kernel_size: 3, strides: 2, padding: "same" }],
  ["Conv1DTranspose", [5, 2], { filters: 2, kernel_size: 4, strides: 3, padding: "same" }],
  ["MaxPooling2D", [7, 6, 2], { pool_size: 3, strides: 2, padding: "same" }],
  ["AveragePooling1D", [7, 2], { pool_size: 3 }],
  [
    "ZeroPadding2D",
    [3, 4, 2],
    {
      padding: [
        [1, 2],
        [3, 0],
      ],
    },
  ],
  ["Cropping1D", [7, 2], { cropping: [2, 1] }],
  ["UpSampling2D", [3, 2, 2], { size: [2, 3] }],
];

it.each(windows)("%s of %j, %j: its places are the core's", async (class_name, shape, config) => {
  const input = { class_name: "InputLayer", config: { batch_shape: [null, ...shape] } };
  const layer = { class_name, config: { ...config, name: "layer", use_bias: false } };
  if (!/Conv/.test(class_name)) delete (/** @type {any} */ (layer.config).use_bias);
  const net = model({ class_name: "Sequential", config: { layers: [input, layer] } });
  const weights = (await net.getWeights()).map((one) => ({
    ...one,
    data: numbers(one.data.length).map((value) => -value / 2),
  }));
  if (weights.length > 0) await net.setWeights(weights);
  const x = numbers(shape.reduce((all, one) => all * one, 1));
  const { data: expected, shape: given } = await net.predict({ data: x, shape: [1, ...shape] });
  net.dispose();

  const { forward } = layerFormulas(class_name, {
    config,
    inputs: [shape],
    output: given.slice(1),
  });
  const [, to, plus, right] = /** @type {RegExpExecArray} */ (
    /^[az]\[(.*?)\] (\+?)= (.*)$/.exec(forward[0])
  );
  const from = /** @type {RegExpExecArray} */ (/x\[([^\]]*)\]/.exec(right))[1];
  const kernel = /W\[(.*?)\]/.exec(right)?.[1];
  const sizes = (forward.find((line) => /^0 ≤/.test(line)) ?? "").matchAll(/0 ≤ (\w) < (\d+)/g);
  const inner = [...sizes].map(([, letter, size]) => ({ letter, size: Number(size) }));

  // Over each place of the shorter side, the window, and the channels that are summed.
  const long = plus ? from : to;
  const outer = long.split(", ");
  const summed = kernel ? [plus ? "f" : "c"] : [];
  const width = kernel ? weights[0].shape.at(-2) : 0;
  const letters = [...outer, ...inner.map(({ letter }) => letter), ...summed];
  const extent = [
    ...(plus ? shape : given.slice(1)),
    ...inner.map(({ size }) => size),
    ...summed.map(() => Number(width)),
  ];
  const xAt = placeOf(shape, from);
  const aAt = placeOf(given.slice(1), to);
  const wAt = kernel ? placeOf(weights[0].shape, kernel) : null;
  const isMax = /max_/.test(right);
  const found = new Float64Array(expected.length).fill(isMax ? -Infinity : 0);
  for (const { at } of placesIn(letters, extent)) {
    const [a, b] = [aAt(at), xAt(at)];
    if (a < 0 || (isMax && b < 0)) continue;
    const value = (b < 0 ? 0 : x[b]) * (wAt ? weights[0].data[wAt(at)] : 1);
    found[a] = isMax ? Math.max(found[a], value) : found[a] + value;
  }
  const count = /mean_/.test(right) ? inner.reduce((all, { size }) => all * size, 1) : 1;
  expected.forEach((value, i) => expect(found[i] / count, `at ${i}`).toBeCloseTo(value, 4));
});

// Models in ONNX's format, run by onnxruntime: Keras's own cases of every layer, activations, and whole models.

import { catalog, input, layers, loadModel, model, sequential } from "minibatch";
import { describe, expect, it } from "vitest";
import { golden, keras, names, plain } from "./golden.js";
import { arrayOf, casesOf, files, specOf } from "./layer-cases.js";
import { runOnnx } from "./onnx.js";

/** @typedef {import("./layer-cases.js").NdArray} NdArray */

/** The largest difference, in parts of the largest number. @param {NdArray} found @param {NdArray} expected */
function difference(found, expected) {
  expect(found.shape).toEqual([...expected.shape]);
  const numbers = [...expected.data];
  const scale = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return Math.max(...numbers.map((value, i) => Math.abs(found.data[i] - value))) / scale;
}

/** What ONNX's whole recurrent layers do not have. */
const refused = /activation=("softmax"|\{"class_name":"(ReLU|Softmax)")/;
const isRecurrent = /^(SimpleRNN|GRU|LSTM)$/;
/** Of which ONNX has nothing. */
const hasNoForm = "ConvLSTM2D";

/** Layers that were run. @type {Set<string>} */
const seen = new Set();

describe("each layer gives what Keras gives", () => {
  it.each(files)("%s", async (file) => {
    for (const { item, inputs } of casesOf(file)) {
      const net = model(specOf(item, inputs));
      await net.setWeights(item.weights.map(arrayOf));
      const saved = await net.save("onnx").catch((error) => error);
      if (item.class_name === hasNoForm) {
        expect(saved.message).toContain("ONNX has no form of the layer");
      } else if (saved instanceof Error) {
        expect(item.class_name).toMatch(isRecurrent);
        expect(saved.message).toMatch(refused);
      } else {
        const [found] = await runOnnx(saved, inputs);
        // What differs while training is computed here.
        const expected = item.training ? await net.predict(plain(inputs)) : arrayOf(item.output);
        expect(difference(found, /** @type {NdArray} */ (expected)), item.name).toBeLessThan(1e-5);
        seen.add(item.class_name);
      }
      net.dispose();
    }
  });

  it("GetItem", async () => {
    const keys = [":, -1", ":, 1:4:2", "..., ::-1", ":, None, 3:0:-2, 1", ":, ..., 0:2"];
    for (const key of keys) {
      const x = input({ shape: [5, 3] });
      const net = model({ inputs: x, outputs: layers.getItem({ key })(x) });
      const rows = { data: Float32Array.from({ length: 30 }, (_, i) => i), shape: [2, 5, 3] };
      const [found] = await runOnnx(await net.save("onnx"), [rows]);
      expect(difference(found, /** @type {NdArray} */ (await net.predict(rows))), key).toBe(0);
      net.dispose();
    }
    seen.add("GetItem");
  });

  it("leaves none out but what makes a mask and what ONNX has nothing of", () => {
    const all = catalog.entries.flatMap(({ kind, class_name: name }) =>
      kind === "layer" ? [name] : [],
    );
    const missing = all.filter((name) => !seen.has(name));
    expect(missing).toEqual(["InputLayer", "Masking", hasNoForm]);
  });
});

/** @param {import("minibatch").Model} net @param {NdArray} x */
async function bothWays(net, x) {
  const [found] = await runOnnx(await net.save("onnx"), [x]);
  return difference(found, /** @type {NdArray} */ (await net.predict(x)));
}

it("each activation gives what it gives here", async () => {
  const x = { data: Float32Array.from({ length: 40 }, (_, i) => (i - 20) / 4), shape: [8, 5] };
  for (const { kind, class_name: name } of catalog.entries) {
    if (kind !== "activation") continue;
    const net = sequential([
      layers.activation({ activation: /** @type {any} */ (name), inputShape: [5] }),
    ]);
    if (name === "sparsemax") {
      await expect(net.save("onnx")).rejects.toThrow(/no form of .* with activation="sparsemax"/);
    } else expect(await bothWays(net, x), name).toBeLessThan(1e-5);
    net.dispose();
  }
});

/** What of a model ONNX has no form of. @type {Record<string, RegExp>} */
const withoutForm = {
  forecast: /ONNX has no form of the layer "masking" \(Masking\)/,
  masked: /ONNX has no form of the layer "embedding" \(Embedding\) with mask_zero=true/,
  translator: /ONNX has no form of the layer "reading" \(LSTM\) with return_state=true/,
};

it.each(names)("the model %s predicts what Keras predicts", async (name) => {
  const { x, predictions } = golden(name);
  const net = await loadModel(keras(`${name}.keras`));
  if (withoutForm[name]) {
    await expect(net.save("onnx")).rejects.toThrow(withoutForm[name]);
    return net.dispose();
  }
  const found = await runOnnx(await net.save("onnx"), x);
  predictions.forEach((/** @type {NdArray} */ expected, /** @type {number} */ i) =>
    expect(difference(found[i], expected)).toBeLessThan(1e-5),
  );
  net.dispose();
});

it("layers are shared, masks are refused, and names are the model's", async () => {
  const start = input({ shape: [6], name: "reshape_1" });
  const shared = layers.dense({ units: 6, activation: "relu", name: "both" });
  const sum = layers.add({ name: "sum" })([shared(shared(start)), start]);
  const net = model({ inputs: start, outputs: [sum, start] });
  const bytes = await net.save("onnx");
  expect(
    Buffer.from(bytes)
      .toString("latin1")
      .match(/both|kernel/g),
  ).toBe(null);
  const x = { data: Float32Array.from({ length: 12 }, (_, i) => Math.sin(i)), shape: [2, 6] };
  const found = await runOnnx(bytes, [x]);
  expect(found.map(({ name }) => name)).toEqual(["sum", "reshape_1_output"]);
  const [first, second] = /** @type {NdArray[]} */ (await net.predict(x));
  expect(difference(found[0], first)).toBeLessThan(1e-5);
  expect(difference(found[1], second)).toBe(0);
  net.dispose();

  const words = sequential([
    layers.embedding({ inputDim: 9, outputDim: 2, maskZero: true, inputShape: [4] }),
    layers.lstm({ units: 2 }),
  ]);
  await expect(words.save("onnx")).rejects.toMatchObject({
    code: "invalid-argument",
    message: 'ONNX has no form of the layer "embedding" (Embedding) with mask_zero=true.',
  });
  const masked = sequential([layers.masking({ inputShape: [4, 2] }), layers.gru({ units: 2 })]);
  await expect(masked.save("onnx")).rejects.toThrow(
    /no form of the layer "masking" \(Masking\)\.$/,
  );
  words.dispose();
  masked.dispose();
});

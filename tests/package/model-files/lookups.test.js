// Models that begin with texts and categories, and each layer of theirs, against Keras (tests/parity/cases/lookups.py).

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { layers as kinds, loadModel, Preparation, preparationFor, sequential } from "minibatch";
import { describe, expect, it } from "vitest";
import { textStep } from "../../../wasm/api/bare-texts.js";
import { checkLookup } from "../../../wasm/keras/lookups/check.js";
import { lookups } from "../../../wasm/keras/lookups/layers.js";
import { keras } from "./golden.js";
import { kerasVersion, resultsOf } from "./keras-here.js";

const folder = new URL("../../parity/golden/lookups/", import.meta.url);
const golden = JSON.parse(readFileSync(new URL("lookups.json", folder), "utf8"));

const fileOf = (/** @type {string} */ name) => keras(`../lookups/${name}.keras`);

/** @param {{ f32: string }} golden */
const numbersOf = ({ f32 }) => new Float32Array(Uint8Array.from(Buffer.from(f32, "base64")).buffer);

/** The largest difference. @param {ArrayLike<number>} found @param {Float32Array} expected */
const apart = (found, expected) => {
  expect(found.length).toBe(expected.length);
  return Math.max(...expected.map((value, i) => Math.abs(value - found[i])));
};

/** @type {[string, any][]} */
const layers = golden.layers.map((/** @type {any} */ one) => [
  `${one.layer.name}, ${one.layer.config.output_mode ?? "int"}`,
  one,
]);

describe("a layer that looks up", () => {
  it.each(layers)("%s gives what Keras gives", (_, { layer, x, y }) => {
    checkLookup("m.keras", layer);
    const given = { data: x.flat(), shape: [x.length, x[0].length] };
    const { data, shape } = lookups[layer.class_name].apply(layer, given);
    const isColumn = layer.class_name === "TextVectorization" && layer.config.split === null;
    expect(shape).toEqual(isColumn ? [x.length, 1] : y.shape);
    expect(apart(/** @type {Float32Array} */ (data), numbersOf(y))).toBeLessThan(1e-6);
    const row = lookups[layer.class_name].shape(layer.config, [x[0].length]);
    expect(row.map((n, axis) => n ?? shape[axis + 1])).toEqual(shape.slice(1));
  });
});

describe("TextVectorization as a step", () => {
  const texts = layers.filter(([, { layer }]) => layer.class_name === "TextVectorization");
  const taken = (/** @type {any} */ { ngrams, output_mode: mode, ...config }) =>
    !Array.isArray(ngrams) &&
    (mode === "int" ? config.output_sequence_length > 0 : !config.pad_to_max_tokens);
  it.each(texts)("%s gives what Keras gives, or is none", async (_, { layer, x, y }) => {
    const input = { class_name: "InputLayer", config: { name: "note", dtype: "string" } };
    const { name } = layer;
    const step = textStep({
      ...{ layers: [input, layer], sources: { [name]: "note" }, ends: null },
      ...{ inputs: ["note"], outputs: [name] },
    })?.of("note");
    expect(step !== undefined).toBe(taken(layer.config));
    if (!step) return;
    const preparation = await Preparation.fromJSON({
      ...{ encoding: null, scaling: null, images: false, features: step.after.names },
      inputs: [{ name: "note", type: "category" }],
      target: { task: "regression", class_names: [], classes: [], columns: ["y"] },
      pixels: { channels: [{ scale: 1, offset: 0 }], standardized: false },
      steps: [step],
    });
    const rows = await preparation.transform(x.map((/** @type {string[]} */ [note]) => ({ note })));
    const width = step.after.columns;
    const same = sequential([kinds.activation({ activation: "linear", inputShape: [width] })]);
    const { data } = /** @type {any} */ (await same.predict(rows));
    expect(apart(data, numbersOf(y))).toBeLessThan(1e-6);
    for (const one of [rows, same, preparation]) one.dispose();
  });

  it("predicts a file's texts", async () => {
    const { x, before } = golden.models.chain;
    const net = await loadModel(fileOf("chain"));
    const preparation = await preparationFor(net, { classNames: ["bad", "good"] });
    const lines = x.text.map((/** @type {string[]} */ [text]) => `"${text}"`);
    const file = {
      name: "texts.csv",
      bytes: new TextEncoder().encode(`text\n${lines.join("\n")}`),
    };
    const predictions = await net.predictFiles([file], { preparation });
    expect(apart(predictions.byOutput[""], numbersOf(before))).toBeLessThan(1e-6);
    for (const one of [predictions, preparation, net]) one.dispose();
  });
});

/** @type {[string, any][]} */
const models = Object.entries(golden.models);

describe("a model of texts and categories", () => {
  it.each(models)("%s predicts, trains and is saved as in Keras", async (name, given) => {
    const columns = Object.values(given.x);
    const x = columns.length > 1 ? given.x : columns[0];
    let net = await loadModel(fileOf(name), { name: `${name}.keras` });
    const before = /** @type {any} */ (await net.predict(x));
    expect(apart(before.data, numbersOf(given.before))).toBeLessThan(1e-6);
    if (columns.length > 1) expect(await net.predict(columns)).toEqual(before);
    const { history } = await net.fit(x, given.y, { epochs: 3, batchSize: 5, shuffle: false });
    expect(apart(history.loss, Float32Array.from(given.losses))).toBeLessThan(1e-5);
    const after = /** @type {any} */ (await net.predict(x));
    expect(apart(after.data, numbersOf(given.after))).toBeLessThan(1e-5);
    for (const format of /** @type {const} */ (["keras", "h5", "safetensors"])) {
      const again = await loadModel(await net.save(format));
      net.dispose();
      net = again;
      expect(await net.predict(x)).toEqual(after);
    }
    net.dispose();
  });

  it("tells what it is given, and which formats do not hold it", async () => {
    const net = await loadModel(fileOf("reviews"));
    const { text, colour, size, age } = golden.models.reviews.x;
    await expect(net.predict([text, colour])).rejects.toThrow(
      "nothing for the input size. Give a list of text, colour, size, age, or an object of them by name",
    );
    await expect(net.predict({ text: size, colour, size, age })).rejects.toThrow(
      'x.text: expected texts, such as ["a good film"',
    );
    await expect(net.predict({ text, colour, size: colour, age })).rejects.toThrow(
      "x.size: expected numbers, but received texts",
    );
    for (const format of /** @type {const} */ (["tfjs", "onnx"])) {
      await expect(net.save(format)).rejects.toThrow(/no form of the layer .* Save the model as/);
    }
    net.dispose();
  });

  it.skipIf(!kerasVersion)("is loaded by Keras", { timeout: 600_000 }, async () => {
    const place = mkdtempSync(join(tmpdir(), "minibatch-lookups-"));
    try {
      for (const [name, given] of models) {
        const net = await loadModel(fileOf(name));
        writeFileSync(join(place, `${name}.json`), JSON.stringify(given));
        for (const format of /** @type {const} */ (["keras", "h5"]))
          writeFileSync(join(place, `${name}.${format}`), await net.save(format, { kerasVersion }));
        net.dispose();
      }
      const results = resultsOf("load_lookups", place);
      expect(results.length).toBe(2 * models.length);
      expect(results.filter(({ error, difference }) => error || !(difference < 1e-5))).toEqual([]);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });
});

// Files of Keras whose models have operations on tensors between their layers: they predict and train here as they did there, and
// what is saved is read again (fixtures/operations/write.py).

import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describeModel, loadModel, model } from "minibatch";
import { describe, expect, it } from "vitest";
import { largestDifference, plain } from "./golden.js";
import { kerasVersion, resultsOf } from "./keras-here.js";

const folder = new URL("../fixtures/operations/", import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(".json", ""));

/** @param {{ shape: number[], f32: string }} kept */
const arrayOf = ({ shape, f32 }) => ({
  data: new Float32Array(Uint8Array.from(Buffer.from(f32, "base64")).buffer),
  shape,
});

/** @param {string} name */
function kept(name) {
  const all = JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
  const ending = name.startsWith("keras-2") ? "h5" : "keras";
  const file = new Uint8Array(gunzipSync(readFileSync(new URL(`${name}.${ending}.gz`, folder))));
  const { x, y, predictions, losses } = all;
  return {
    ...{ all, file, losses },
    x: plain(x.map(arrayOf)),
    y: y && arrayOf(y),
    predictions: predictions.map(arrayOf),
  };
}

it("has files of Keras 2, of an early Keras 3 and of today's", () => {
  for (const version of ["2.15.0", "3.3.3", "3.15.1"])
    expect(names.filter((name) => name.includes(version)).length).toBeGreaterThanOrEqual(7);
});

// What TimeDistributed has as a model is no part of this table.
const inJson = names.filter((name) => !/^keras-2|-stepped$/.test(name));
it.each(inJson)("the config of %s is a model also as JSON", async (name) => {
  const { file, x, predictions } = kept(name);
  const config = strFromU8(unzipSync(file)["config.json"]);
  const net = model(config);
  const described = await describeModel(config);
  expect(described.layers.filter(({ error }) => error)).toEqual([]);
  const read = await loadModel(file);
  await net.setWeights(await read.getWeights());
  expect(largestDifference(await net.predict(x), predictions)).toBeLessThan(1e-5);
  expect(net.toJSON().config.layers.length).toBe(read.toJSON().config.layers.length);
  net.dispose();
  read.dispose();
});

it("an operation that no layer does is told by its name and place, also in JSON", async () => {
  const config = unzipSync(kept("keras-3.15.1-arithmetic").file)["config.json"];
  const odd = strFromU8(config).replaceAll('"class_name": "Multiply"', '"class_name": "Einsum"');
  expect(odd).not.toBe(strFromU8(config));
  await expect(model(odd).countParams()).rejects.toThrow(
    /at config\.layers\[\d+\] computes .*einsum/i,
  );
});

describe.each(names)("%s", (name) => {
  it("predicts and trains as it did there, also when it was saved here", async () => {
    const { file, x, y, predictions, losses } = kept(name);
    const net = await loadModel(file);
    expect(largestDifference(await net.predict(x), predictions)).toBeLessThan(1e-5);
    const again = await loadModel(await net.save("keras"));
    expect(largestDifference(await again.predict(x), predictions)).toBeLessThan(1e-5);
    again.dispose();
    for (const loss of losses ?? []) {
      const logs = await net.trainOnBatch(x, y);
      expect(logs.loss).toBeCloseTo(loss, 5);
      await net.resetMetrics();
    }
    net.dispose();
  });
});

/** A model of operations with one of them changed. @param {string} name @param {(layer: any) => void} change */
function changed(name, change) {
  const members = unzipSync(kept("keras-3.15.1-arithmetic").file);
  const config = JSON.parse(strFromU8(members["config.json"]));
  change(config.config.layers.find((/** @type {any} */ layer) => layer.name === name));
  return zipSync({ ...members, "config.json": strToU8(JSON.stringify(config)) });
}

it.each([
  [
    "square",
    (/** @type {any} */ layer) => void (layer.class_name = "Sqrt"),
    /square at config\.layers\[\d+\] computes keras\.ops\.sqrt\(input_layer\), which no layer does here\. Build that part of the model with layers\.UnitNormalization/,
  ],
  [
    "square",
    (/** @type {any} */ layer) => void (layer.class_name = "Arctan2"),
    /computes keras\.ops\.arctan2\(input_layer\), .*Leave it out of the model, or compute it while preparing the data/,
  ],
  [
    "true_divide",
    ({ inbound_nodes: [node] }) => void (node.args[1] = node.args[0]),
    /true_divide at .*keras\.ops\.true_divide\(input_layer, input_layer\), .*layers\.Rescaling/,
  ],
  [
    "clip",
    (/** @type {any} */ layer) => void (layer.inbound_nodes = {}),
    /its config is not that of a model/,
  ],
  [
    "clip",
    (/** @type {any} */ { config }) => void (config.x_max = -2),
    /keras\.ops\.clip\(input_layer, x_min=-0\.5, x_max=-2\)/,
  ],
])("an operation that no layer does is told: %s", async (name, change, message) => {
  await expect(loadModel(changed(name, change), { name: "m.keras" })).rejects.toThrow(message);
});

it.skipIf(!kerasVersion)("Keras loads what is saved of them", { timeout: 600_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "minibatch-operations-"));
  try {
    for (const name of names) {
      const { file, all } = kept(name);
      const net = await loadModel(file);
      // Up to the dot: how load_files.py finds what belongs to a file.
      const path = join(folder, name.replaceAll(".", "-"));
      writeFileSync(`${path}.keras`, await net.save("keras", { kerasVersion }));
      const golden = { losses: null, ...all, y: [all.y ?? all.predictions[0]] };
      writeFileSync(`${path}.json`, JSON.stringify(golden));
      net.dispose();
    }
    const results = resultsOf("load_files", folder);
    expect(results.length).toBe(names.length);
    const isFault = (/** @type {any} */ { error, difference, optimizer }) =>
      error || !(difference < 1e-5) || (optimizer ?? 0) >= 1e-4;
    expect(results.filter(isFault)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

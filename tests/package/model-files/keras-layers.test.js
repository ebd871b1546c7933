// Keras loads every layer that is saved here, and gives what it gives; what Keras saves of it is loaded again. Skipped where there
// is no Keras.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalog, loadModel, model } from "minibatch";
import { expect, it } from "vitest";
import { plain } from "./golden.js";
import { kerasVersion, resultsOf } from "./keras-here.js";
import { arrayOf, casesOf, files, specOf } from "./layer-cases.js";

/** @param {import("./layer-cases.js").NdArray} array */
const textOf = ({ data, shape }) => ({
  f32: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("base64"),
  shape,
});

/** Has no numbers of its own: it passes on what it gets. */
const masking = {
  item: { class_name: "Masking", config: { name: "masking", mask_value: 0 }, weights: [] },
  inputs: [{ data: Float32Array.of(1, 2, 0, 0, 3, 0), shape: [1, 3, 2] }],
};

const slice = {
  item: { class_name: "GetItem", config: { name: "get_item", key: ":, -1, ::2" }, weights: [] },
  inputs: [{ data: Float32Array.from({ length: 12 }, (_, i) => i), shape: [1, 3, 4] }],
};

/**
 * Keras says that RandomCrop crops the middle of what is predicted, and gives it as it is: the same only where nothing is cut.
 * @param {any} item
 * @param {{ shape: readonly number[] }} input
 */
const isCropped = ({ class_name, config: { height, width } }, { shape }) =>
  class_name === "RandomCrop" && (height !== shape[1] || width !== shape[2]);

it.skipIf(!kerasVersion)("Keras loads every layer", { timeout: 900_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "minibatch-layers-"));
  const kinds = new Set(["InputLayer"]);
  /** @type {Map<string, { inputs: any[], expected: any }>} */
  const all = new Map();
  try {
    for (const { item, inputs } of [masking, slice, ...files.flatMap(casesOf)]) {
      // Keras's own numbers check every case (onnx.test.js, layers_test.cpp): of a file, one of each kind says enough.
      if (kinds.has(item.class_name) || isCropped(item, inputs[0])) continue;
      const net = model(specOf(item, inputs));
      await net.setWeights(item.weights.map(arrayOf));
      const expected = /** @type {any} */ (await net.predict(plain(inputs)));
      const name = `${all.size}-${item.class_name}`;
      writeFileSync(join(folder, `${name}.keras`), await net.save("keras", { kerasVersion }));
      const kept = { inputs: inputs.map(textOf), output: textOf(expected) };
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(kept));
      all.set(name, { inputs, expected });
      kinds.add(item.class_name);
      net.dispose();
    }
    const results = resultsOf("load_layers", folder);
    expect(results.length).toBe(all.size);
    expect(results.filter(({ error, difference }) => error || !(difference < 1e-5))).toEqual([]);
    for (const { file, absent } of results) {
      if (absent) continue;
      const name = file.replace(".keras", "");
      const { inputs, expected } = /** @type {any} */ (all.get(name));
      const net = await loadModel(readFileSync(join(folder, `${name}.again.keras`)));
      expect(await net.predict(plain(inputs)), name).toEqual(expected);
      net.dispose();
    }
    const layers = catalog.entries.filter(({ kind }) => kind === "layer");
    expect(layers.map(({ class_name: name }) => name).filter((name) => !kinds.has(name))).toEqual(
      [],
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

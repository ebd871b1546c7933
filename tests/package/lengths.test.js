// Models that leave the length of an axis open, at several lengths, against Keras (tests/parity/cases/lengths.py).

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { layers, loadModel, model, sequential } from "minibatch";
import { describe, expect, it } from "vitest";
import { kerasVersion, resultsOf } from "./model-files/keras-here.js";

const { cases } = JSON.parse(
  readFileSync(new URL("../parity/golden/lengths.json", import.meta.url), "utf8"),
);

/** @typedef {{ f32: string, shape: number[] }} Packed */

/** @param {Packed} packed */
const unpack = ({ f32, shape }) => ({
  data: new Float32Array(Uint8Array.from(Buffer.from(f32, "base64")).buffer),
  shape,
});
/** @param {Packed[]} packed @returns {any} */
const given = (packed) => (packed.length === 1 ? unpack(packed[0]) : packed.map(unpack));

/** @param {any} net @param {any} made */
async function expectPredictions(net, made) {
  for (const { x, prediction } of made.lengths) {
    const { data, shape } = unpack(prediction);
    const own = await net.predict(given(x));
    expect(own.shape).toEqual(shape);
    data.forEach((value, i) => expect(own.data[i]).toBeCloseTo(value, 5));
  }
}

/** @type {[string, any][]} */
const names = cases.map((/** @type {any} */ made) => [made.model.config.name, made]);

describe.each(names)("%s", (name, made) => {
  it("says what Keras's summary says", async () => {
    const net = model(made.model);
    const lines = (/** @type {string} */ text) =>
      text
        .trimEnd()
        .split("\n")
        .map((line) => line.trimEnd());
    expect(lines(await net.summary())).toEqual(lines(made.summary));
    net.dispose();
  });

  it("predicts and trains at each length", async () => {
    const net = model(made.model);
    await net.setWeights(made.weights.map(unpack));
    await expectPredictions(net, made);
    const optimizer = { class_name: "SGD", config: { learning_rate: 0.05, momentum: 0.9 } };
    await net.compile({ optimizer, loss: made.loss });
    for (const { batch, loss } of made.losses) {
      const { x, y } = made.lengths[batch];
      const logs = await net.trainOnBatch(given(x), unpack(y));
      expect(Math.abs(logs.loss - loss) / Math.max(1, loss)).toBeLessThan(1e-4);
    }
    net.dispose();
  });

  it("keeps null in what is saved", async () => {
    const net = model(made.model);
    const spec = JSON.parse(JSON.stringify(net));
    const shapes = (/** @type {any} */ { config }) =>
      config.layers.map((/** @type {any} */ layer) => layer.config.batch_shape ?? null);
    expect(shapes(spec)).toEqual(shapes(made.model));
    await net.setWeights(made.weights.map(unpack));
    // TensorFlow.js has no such GRU.
    const others = name === "tagger" ? [] : /** @type {const} */ (["tfjs"]);
    for (const format of /** @type {const} */ (["keras", "h5", ...others])) {
      const again = await loadModel(await net.save(format));
      expect(shapes(JSON.parse(JSON.stringify(again)))).toEqual(shapes(made.model));
      await expectPredictions(again, made);
      again.dispose();
    }
    net.dispose();
  });

  it.runIf(made.keras)("opens Keras's files", async () => {
    for (const file of [made.keras, made.h5]) {
      const net = await loadModel(new Uint8Array(Buffer.from(file, "base64")));
      await expectPredictions(net, made);
      net.dispose();
    }
  });
});

it.skipIf(!kerasVersion)("Keras opens what is saved", { timeout: 600_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "minibatch-lengths-"));
  try {
    for (const [name, made] of names) {
      const net = model(made.model);
      await net.setWeights(made.weights.map(unpack));
      for (const [place, { x, y, prediction }] of made.lengths.entries()) {
        const file = join(folder, `${name}${place}`);
        writeFileSync(`${file}.keras`, await net.save("keras", { kerasVersion }));
        writeFileSync(`${file}.h5`, await net.save("h5", { kerasVersion }));
        writeFileSync(
          `${file}.json`,
          JSON.stringify({ x, y: [y], predictions: [prediction], losses: [] }),
        );
      }
      net.dispose();
    }
    const results = resultsOf("load_files", folder);
    expect(results.length).toBe(2 * 3 * names.length);
    for (const { error, difference } of results) {
      expect(error).toBeUndefined();
      expect(difference).toBeLessThan(1e-5);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it("fits and validates on sequences of other lengths, with the bits of a model of one length", async () => {
  const chain = (/** @type {number | null} */ steps) =>
    sequential([
      layers.conv1d({ filters: 3, kernelSize: 3, padding: "same", inputShape: [steps, 2] }),
      layers.dropout({ rate: 0.25 }),
      layers.gru({ units: 4 }),
      layers.dense({ units: 1 }),
    ]);
  const rows = (/** @type {number} */ steps) => ({
    data: Float32Array.from({ length: 12 * steps * 2 }, (_, i) => ((i * 7) % 13) / 13),
    shape: [12, steps, 2],
  });
  const y = { data: Float32Array.from({ length: 12 }, (_, i) => i % 3), shape: [12, 1] };
  const fingerprints = [];
  for (const steps of [null, 6]) {
    const net = chain(steps);
    await net.compile({ optimizer: "adam", loss: "mse", seed: 5 });
    await net.fit(rows(6), y, { epochs: 2, batchSize: 5 });
    fingerprints.push(await net.fingerprint());
    if (steps === null) {
      const { history } = await net.fit(rows(6), y, { epochs: 1, validationData: [rows(11), y] });
      const logs = await net.evaluate(rows(11), y);
      expect(history.val_loss[0]).toBeCloseTo(logs.loss, 6);
      expect((await net.predict(rows(30))).shape).toEqual([12, 1]);
    }
    net.dispose();
  }
  expect(fingerprints[0]).toBe(fingerprints[1]);
});

it("says which layer needs a length, and that bare numbers need a shape", async () => {
  const flat = sequential([
    layers.inputLayer({ shape: [null, 3] }),
    layers.flatten(),
    layers.dense({ units: 2 }),
  ]);
  const { layers: described } = await flat.describe();
  expect(described.map((one) => one.output_shape)).toEqual([[null, null, 3], [null, null], null]);
  await expect(flat.predict([[[1, 2, 3]]])).rejects.toThrow(
    'Layer "dense" (Dense) cannot have its weight "kernel" of shape (None, 2)',
  );
  const sums = sequential([layers.inputLayer({ shape: [null, 3] }), layers.globalMaxPooling1d()]);
  await expect(sums.predict(new Float32Array(6))).rejects.toThrow("shape");
  await expect(sums.predict([[[1, 2]]])).rejects.toThrow(/\(None, None, 3\).*\(None, 1, 2\)/s);
  expect((await sums.predict([[[1, 5, 3]], [[2, 1, 7]]])).data).toEqual(
    Float32Array.from([1, 5, 3, 2, 1, 7]),
  );
  flat.dispose();
  sums.dispose();
});

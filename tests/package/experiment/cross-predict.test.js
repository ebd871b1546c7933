// Rows that a model is trained on, judged by models that were trained without them.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { experiment, readFiles } from "minibatch";
import { expect, it } from "vitest";
import { inRoot } from "../../../tools/paths.mjs";
import { foldsOf } from "../../../wasm/api/experiment/cross-predict.js";

// scikit-learn 1.9.1: StratifiedKFold(3) and KFold(3).
it("deals rows into folds as scikit-learn does", () => {
  const labels = [2, 2, 0, 1, 0, 0, 1, 2, 0, 0, 1, 0, 0, 2, 0, 1, 0];
  expect([...foldsOf(labels, 3, true)]).toEqual([
    0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2,
  ]);
  expect([...foldsOf(Array(11).fill(0), 3, false)]).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2]);
  const uneven = [0, 1, 1, 1, 0, 1, 1, 2, 1, 1, 2, 0, 1];
  expect([...foldsOf(uneven, 2, true)]).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1]);
});

/** The first images of a sample, and their labels. @param {number} rows */
function fashion(rows) {
  const read = (/** @type {string} */ name) =>
    gunzipSync(readFileSync(inRoot(`public/samples/fashion-mnist/${name}`)));
  const [images, labels] = ["images-idx3", "labels-idx1"].map((kind) =>
    Uint8Array.from(read(`train-${kind}-ubyte.gz`)),
  );
  const size = (images.length - 16) / new DataView(images.buffer).getUint32(4);
  const cut = (/** @type {Uint8Array} */ bytes, /** @type {number} */ head, width = 1) => {
    const some = bytes.slice(0, head + rows * width);
    new DataView(some.buffer).setUint32(4, rows);
    return some;
  };
  return { images: cut(images, 16, size), labels: cut(labels, 8) };
}

it("finds labels that are wrong, of Fashion-MNIST, where the model itself has learned them", async () => {
  const rows = 3600;
  const { images, labels } = fashion(rows);
  const flipped = new Set(Array.from({ length: rows / 20 }, (_, i) => (i * 20 + 7) % rows));
  for (const row of flipped) labels[8 + row] = (labels[8 + row] + 1 + (row % 9)) % 10;
  const source = await readFiles([
    { name: "train-images-idx3-ubyte", bytes: images },
    { name: "train-labels-idx1-ubyte", bytes: labels },
  ]);
  const dense = (/** @type {any} */ config) => ({ class_name: "Dense", config });
  const json = experiment({
    minibatch: 1,
    preparation: [{ class_name: "Rescaling", config: { scale: 1 / 255 } }],
    model: {
      class_name: "Sequential",
      config: {
        layers: [
          { class_name: "Flatten", config: {} },
          dense({ units: 10, activation: "softmax" }),
        ],
      },
    },
    fit: { epochs: 15, batch_size: 32, validation_split: 0.1 },
    seed: 4,
  });
  const { preparation } = json.json;
  const prepared = await source.prepare({ preparation: /** @type {any} */ (preparation) });
  const trained = Math.floor(rows * 0.9);
  const wrong = [...flipped].filter((row) => row < trained);
  const { train: places } = await prepared.rows();
  const found = async (/** @type {import("minibatch").Predictions} */ predictions) => {
    const tenth = await predictions.select({ by: "suspicion" });
    const first = new Set([...tenth.subarray(0, trained / 10)].map((row) => places[row]));
    return wrong.filter((row) => first.has(row)).length / wrong.length;
  };
  /** @type {number[]} */
  const said = [];
  const across = await json.crossValPredict(prepared, {
    cv: 3,
    onProgress: (done) => said.push(done),
  });
  expect(across.rows).toBe(trained);
  expect(said.at(-1)).toBe(1);
  expect(said.every((done, at) => at === 0 || done >= said[at - 1])).toBe(true);
  expect(await found(across)).toBeGreaterThanOrEqual(0.8);
  expect((await across.scores()).scores.accuracy).toBeGreaterThan(0.7);
  // They are what each fold's model says: the same again, to the bit.
  const again = await json.crossValPredict(prepared, { cv: 3 });
  const [one, other] = await Promise.all([across, again].map((of) => of.at([0, 500, trained - 1])));
  expect(one).toEqual(other);

  const controller = new AbortController();
  const stopped = json.crossValPredict(prepared, {
    signal: controller.signal,
    onProgress: () => controller.abort(new Error("enough")),
  });
  await expect(stopped).rejects.toThrow("enough");
  await expect(json.crossValPredict(prepared, { cv: 1 })).rejects.toThrow(/cv/);
  for (const resource of [across, again, prepared, source]) resource.dispose();
});

it("judges numbers, and two classes by one probability", async () => {
  const file = { name: "iris.csv", bytes: readFileSync(inRoot("public/samples/iris.csv")) };
  const source = await readFiles([file]);
  const fit = { epochs: 30, batch_size: 16, validation_split: 0 };
  for (const target of [
    { columns: ["petal_width"], task: /** @type {const} */ ("regression") },
    { columns: ["species"] },
  ]) {
    const prepared = await source.prepare({ target });
    const json = experiment({ minibatch: 1, target, fit, seed: 1 });
    const across = await json.crossValPredict(prepared);
    expect(across.rows).toBe(prepared.train.rows);
    if (target.task) {
      const [report] = await across.regressionReport();
      expect(report.r2).toBeGreaterThan(0.7);
    } else {
      expect((await across.scores()).scores.accuracy).toBeGreaterThan(0.8);
      expect(across.classNames).toEqual(prepared.classNames);
    }
    for (const resource of [across, prepared]) resource.dispose();
  }
  source.dispose();
});

// Steps that prepare images, from the files to what a model takes, in training and for a new image.

import { Dataset, Preparation, experiment, preparation, readFiles } from "minibatch";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { idx } from "./formats/make-files.js";

/** @type {{ cases: any[] }} */
const golden = JSON.parse(
  readFileSync(new URL("../parity/golden/images.json", import.meta.url), "utf8"),
);

/** Grey images, half of each class; light ones on dark. */
const count = 40;
const size = 8;
const pixels = Uint8Array.from({ length: count * size * size }, (_, i) => {
  const [row, y, x] = [Math.floor(i / 64), Math.floor(i / 8) % 8, i % 8];
  const inside = y > 1 && y < 6 && x > 1 && x < 6;
  return inside ? 150 + ((row * 7 + i) % 90) : row % 5;
});
const files = [
  { name: "train-images-idx3-ubyte", bytes: idx([count, size, size], pixels) },
  {
    name: "train-labels-idx1-ubyte",
    bytes: idx(
      [count],
      Array.from({ length: count }, (_, i) => i % 2),
    ),
  },
];

/** @param {import("minibatch").Prepared} prepared */
const all = async (prepared) => {
  const { train } = prepared;
  return train.take([...Array(train.rows).keys()]);
};

describe("a step for images", () => {
  it("learns from the training images alone, and is saved with what it learned", async () => {
    const source = await readFiles(files);
    const prepared = await source.prepare({
      preparation: [
        preparation.normalization({ axis: -1 }),
        preparation.trainTestSplit({ testSize: 10, shuffle: false }),
      ],
    });
    const { learned, fitted_on: fittedOn } = /** @type {any} */ (prepared.steps[0]);
    expect(fittedOn).toBe(30);
    const training = pixels.subarray(0, 30 * 64);
    const mean = training.reduce((sum, byte) => sum + byte, 0) / training.length;
    const variance = training.reduce((sum, byte) => sum + (byte - mean) ** 2, 0) / training.length;
    expect(learned.channels).toHaveLength(1);
    expect(learned.channels?.[0].mean).toBeCloseTo(mean, 9);
    expect(learned.channels?.[0].variance).toBeCloseTo(variance, 6);
    const restored = await Preparation.fromJSON(JSON.parse(JSON.stringify(prepared)));
    expect(restored.toJSON().pixels).toEqual(prepared.toJSON().pixels);
    for (const resource of [restored, prepared, source]) resource.dispose();
  });

  it("that changes sizes is the way of all images to the model", async () => {
    const source = await readFiles(files);
    const prepared = await source.prepare({
      preparation: [
        preparation.centerCrop({ height: 6, width: 6 }),
        preparation.resizing({ height: 3, width: 4 }),
        preparation.grayscaleToRgb(),
        preparation.rescaling(),
      ],
    });
    expect(prepared.inputShape).toEqual([3, 4, 3]);
    const { x } = await all(prepared);
    expect(x).toHaveLength(count * 36);
    prepared.dispose();
    source.dispose();
  });

  it("learns anew behind one that changes the training rows", async () => {
    const source = await readFiles(files);
    const prepared = await source.prepare({
      preparation: [
        preparation.normalization(),
        preparation.trainTestSplit({ testSize: 7, shuffle: false }),
        preparation.randomOverSampler(),
        preparation.normalization(),
      ],
    });
    expect(prepared.train.rows).toBe(34);
    expect(prepared.steps.map((step) => step?.fitted_on)).toEqual([33, 40, 33, 34]);
    const { x } = await featuresOf(prepared.train);
    const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
    expect(mean).toBeCloseTo(0, 5);
    prepared.dispose();
    source.dispose();
  });

  it("of an experiment that told the reader is a step now", () => {
    const { json } = experiment({
      minibatch: 1,
      reading: /** @type {any} */ ({
        class_name: "Images",
        config: { image_size: [14, 12], color_mode: "grayscale" },
      }),
      preparation: [{ class_name: "Rescaling", config: {} }],
    });
    expect(json.reading).toBe(null);
    expect(json.preparation).toEqual([
      { class_name: "Grayscale", config: {} },
      { class_name: "Resizing", config: { height: 14, width: 12 } },
      { class_name: "Rescaling", config: {} },
    ]);
  });
});

describe("golden numbers", () => {
  // The core's own test has them all; here, the way through files and the page's thread.
  const chosen = golden.cases.filter(
    ({ step, shape, steps }) =>
      ["Normalization", "Invert", "PerImageStandardization"].includes(step) &&
      shape[3] === 1 &&
      steps.every((/** @type {any} */ { config }) => config.fit_on === undefined) &&
      shape[0] === 5,
  );
  it.each(chosen)("$step: $name", async ({ shape, images, steps, training_rows, transformed }) => {
    const [rows, height, width] = shape;
    const source = await readFiles([
      { name: "train-images-idx3-ubyte", bytes: idx([rows, height, width], images) },
      { name: "train-labels-idx1-ubyte", bytes: idx([rows], [0, 1, 0, 1, 0]) },
    ]);
    const prepared = await source.prepare({
      preparation: [
        preparation.trainTestSplit({ testSize: rows - training_rows, shuffle: false }),
        ...steps,
      ],
    });
    const { x } = await featuresOf(prepared.train);
    x.forEach((value, i) => expect(value).toBeCloseTo(transformed[i], 4));
    prepared.dispose();
    source.dispose();
  });
});

/** Bytes as the model sees them: through a model that changes nothing. @param {import("minibatch").Dataset} data */
async function featuresOf(data) {
  const { sequential, layers } = await import("minibatch");
  const net = sequential([layers.flatten({ inputShape: data.inputShape })]);
  const { data: x } = await net.predict(data);
  net.dispose();
  return { x };
}

/** An image's bytes. @param {number} inside @param {number} border */
const bytesOf = (inside, border) =>
  Uint8Array.from({ length: 64 }, (_, i) => {
    const [y, x] = [Math.floor(i / 8), i % 8];
    return y > 1 && y < 6 && x > 1 && x < 6 ? inside : border;
  });

it.each([
  [200, 4, false],
  [20, 250, true],
  [20, 40, false],
  [250, 128, false],
])("an image of %d on %d is a negative of the others: %s", async (inside, border, expected) => {
  const source = await readFiles(files);
  const prepared = await source.prepare();
  const row = await Dataset.fromArrays({
    x: { data: bytesOf(inside, border), shape: [1, 8, 8, 1] },
    scale: 1 / 255,
  });
  expect(await prepared.looksInverted(row)).toBe(expected);
  for (const resource of [row, prepared, source]) resource.dispose();
});

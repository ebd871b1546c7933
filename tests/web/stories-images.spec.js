// What a course's notebooks do to their images, by clicks alone, whatever files they come in.

import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import {
  csv,
  expect,
  field,
  idx,
  open,
  openSection,
  png,
  step,
  tab,
  test,
  train,
  upload,
} from "./playground.js";
import { card, useSteps } from "./steps.js";

/** @typedef {import("./playground.js").Page} Page */

/** @param {Page} page */
const summary = (page) => step(page, "Data").locator(".summary");
/** The names and the counts of the classes. @param {Page} page */
const classes = (page) => page.locator("mb-image-view tbody tr");

/** @param {string} name @param {Uint8Array} bytes */
const file = (name, bytes) => ({ name, mimeType: "", buffer: Buffer.from(bytes) });

/** The files of a tar archive, by name. @param {Uint8Array} bytes */
function untar(bytes) {
  const files = [];
  for (let at = 0; bytes[at];) {
    const text = (/** @type {number} */ from, /** @type {number} */ length) =>
      Buffer.from(bytes.subarray(at + from, at + from + length)).toString();
    const path = text(0, 100).replace(/\0.*$/s, "");
    const size = Number.parseInt(text(124, 11), 8);
    files.push(file(path.slice(path.lastIndexOf("/") + 1), bytes.slice(at + 512, at + 512 + size)));
    at += 512 * (1 + Math.ceil(size / 512));
  }
  return files;
}

test("Fashion-MNIST's four files: divided by 255, one-hot, with a split of their own", async ({
  page,
}) => {
  const images = (/** @type {number} */ count) =>
    idx(
      [count, 8, 8],
      Uint8Array.from({ length: 64 * count }, (_, i) => (i * 37) % 256),
    );
  const labels = (/** @type {number} */ count) =>
    idx(
      [count],
      Uint8Array.from({ length: count }, (_, i) => i % 10),
    );
  await open(page);
  await upload(page, [
    file("train-images-idx3-ubyte.gz", gzipSync(images(80))),
    file("train-labels-idx1-ubyte.gz", gzipSync(labels(80))),
    file("t10k-images-idx3-ubyte.gz", gzipSync(images(20))),
    file("t10k-labels-idx1-ubyte.gz", gzipSync(labels(20))),
  ]);
  await expect(summary(page)).toHaveText(/100 images · 8.×.8.×.1 · 10 classes/);
  await openSection(page, "Prepare");
  await expect(card(page, "Rescaling")).toContainText("Pixels from 0 to 255 became 0 to 1.");
  await page.getByText("What is predicted").click();
  await page.getByLabel("Target encoding").selectOption("one-hot");
  await expect(field(page, "Loss")).toHaveValue("categorical_crossentropy");
  await train(page, 1);
  await expect(await tab(page, "Test")).toContainText(/20 test rows/);
});

test("CIFAR-10 as pickles and as binary batches: each colour scaled by itself", async ({
  page,
}) => {
  await open(page);
  const archive = new URL("../package/fixtures/cifar/cifar-10-python.tar.gz", import.meta.url);
  const pickles = untar(gunzipSync(readFileSync(archive)));
  await upload(page, pickles);
  await expect(summary(page)).toHaveText(/10 images · 32.×.32.×.3 · 10 classes/);
  await expect(classes(page).first()).toContainText("airplane");

  // A label, then all of red, of green and of blue: the channels have ranges of their own.
  const batch = (/** @type {number} */ start) =>
    Uint8Array.from({ length: 4 * 3073 }, (_, i) => {
      const [image, place] = [Math.floor(i / 3073), (i % 3073) - 1];
      if (place < 0) return start + image;
      return [10 + (place % 191), place % 101, 50 + (place % 201)][Math.floor(place / 1024)];
    });
  await upload(page, [
    file("data_batch_1.bin", batch(0)),
    file("data_batch_2.bin", batch(4)),
    file("test_batch.bin", batch(6)),
    file(
      "batches.meta.txt",
      Buffer.from("airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n"),
    ),
  ]);
  await expect(summary(page)).toHaveText(/12 images · 32.×.32.×.3 · 10 classes/);
  await useSteps(page, ["Normalization"]);
  const scaler = card(page, "Normalization");
  await scaler.getByLabel("method").selectOption("min-max");
  await expect(scaler).toContainText("Fitted on 8 training rows.");
  await scaler.getByText("Fitted values").click();
  for (const [name, range] of [
    ["red", "max 200 · min 10"],
    ["green", "max 100 · min 0"],
    ["blue", "max 250 · min 50"],
  ])
    await expect(scaler.locator("dl")).toContainText(new RegExp(`${name}\\s+${range}`));
  await train(page, 1);
});

test("letters in a folder each, and digits in the rows of a table", async ({ page }) => {
  await open(page);
  /** @type {Record<string, Uint8Array>} */
  const letters = { "notMNIST_small/README.txt": Buffer.from("A to J") };
  for (const [at, letter] of [..."ABCDEFGHIJ"].entries()) {
    for (let i = 0; i < 5; ++i) {
      letters[`notMNIST_small/${letter}/${i}.png`] = png(14, [20 * at, 30 * i, 0], at);
    }
  }
  await upload(page, file("notMNIST_small.zip", zipSync(letters)));
  await expect(summary(page)).toHaveText(/50 images · 14.×.14.×.3 · 10 classes/);
  await expect(classes(page).locator("th")).toHaveText([..."ABCDEFGHIJ"]);
  await useSteps(page, ["TrainTestSplit", "Grayscale", "Rescaling"]);
  await expect(card(page, "TrainTestSplit")).toContainText("40 training rows, 10 test rows.");
  await expect(summary(page)).toHaveText(/50 images · 14.×.14.×.1 · 10 classes/);
  await train(page, 1);

  const names = Array.from({ length: 36 }, (_, i) => `pixel${i}`);
  const rows = Array.from({ length: 60 }, (_, row) => [
    row % 3,
    ...names.map((_, i) => (i % 3 === row % 3 ? 255 : row)),
  ]);
  await upload(page, csv("train.csv", [["label", ...names], ...rows].join("\n")));
  await expect(summary(page)).toHaveText(/60 images · 6.×.6.×.1 · 3 classes/);
  await openSection(page, "Prepare");
  await expect(card(page, "TrainTestSplit")).toContainText("48 training rows, 12 test rows.");
  await expect(card(page, "Rescaling")).toContainText("Pixels from 0 to 255 became 0 to 1.");
  await train(page, 1);
});

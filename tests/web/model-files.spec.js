// A model's file that is brought becomes the experiment's model: it predicts without data, and is fine-tuned with them.

import { readFileSync } from "node:fs";
import { strToU8, zipSync } from "fflate";
import { layers, loadModel, sequential } from "minibatch";
import {
  button,
  expect,
  field,
  kept,
  layerClasses,
  open,
  png,
  shapesZip,
  step,
  tab,
  test,
  upload,
} from "./playground.js";

/** As Teachable Machine makes them: chains in a chain, depthwise convolutions, numbers from -1 to 1. */
async function teachable() {
  const base = sequential([
    layers.depthwiseConv2d({ kernelSize: 3, strides: 2, inputShape: [20, 20, 3] }),
    layers.globalAveragePooling2d(),
  ]);
  const head = sequential([layers.dense({ units: 2, activation: "softmax" })]);
  await head.build({ inputShape: [3] });
  const net = sequential([base, head]);
  await net.compile({ optimizer: "adam", loss: "categorical_crossentropy", seed: 3 });
  const weights = await net.getWeights();
  weights[2].data.forEach((value, i, all) => (all[i] = 4 * value));
  await net.setWeights(weights);
  return net;
}

/** @param {import("./playground.js").Page} page */
const probabilities = (page) => page.locator("mb-predict-pane mb-bars");

test("a Teachable Machine zip predicts at once, is fine-tuned and saved", async ({ page }) => {
  const net = await teachable();
  const h5 = await net.save("h5");
  const labels = strToU8("0 Corner\n1 Middle\n");
  const zip = zipSync({ "keras_model.h5": h5, "labels.txt": labels }, { level: 0 });
  const pixels = (/** @type {number} */ value) => value / 127.5 - 1;
  const data = Float32Array.from({ length: 1200 }, (_, i) => pixels([10, 200, 60][i % 3]));
  const [, second] = /** @type {any} */ (await net.predict({ data, shape: [1, 20, 20, 3] })).data;
  const percent = `${Math.round(100 * second)}%`;
  const before = await net.getWeights();
  net.dispose();

  await open(page, "./#1!data:(sample:iris),fit:(epochs:4)");
  await upload(page, {
    name: "converted_keras.zip",
    mimeType: "application/zip",
    buffer: Buffer.from(zip),
  });
  const data1 = page.locator("mb-data-pane");
  await expect(data1).toContainText("converted_keras.zip is open without data");
  await expect(step(page, "Prepare").locator(".summary")).toHaveText("none");
  // Its chains are one, each layer of which can be seen.
  await expect(layerClasses(page)).toHaveText([
    "DepthwiseConv2D",
    "GlobalAveragePooling2D",
    "Dense",
  ]);
  await expect(button(page, "Train")).toHaveAttribute("aria-disabled", "true");
  await expect(page.locator("mb-file-predictions")).toContainText("Or drop several images");
  const photo = { name: "photo.png", mimeType: "image/png", buffer: png(20, [10, 200, 60], 30) };
  const panel = page.getByRole("tabpanel");
  await panel.locator("input[type=file]").first().setInputFiles(photo);
  await expect(probabilities(page)).toContainText("Middle");
  await expect(probabilities(page)).toContainText(percent);

  // Nothing is lost: undo brings the sample back, redo the model.
  await button(page, "Undo").click();
  await expect(button(page, "Train")).toBeEnabled();
  await expect(layerClasses(page).first()).toHaveText("Dense");
  await button(page, "Redo").click();
  await expect(data1).toContainText("is open without data");
  await kept(page, ({ training, experiment }) => training?.hasWeights && experiment.data === null);
  await page.reload();
  await expect(data1).toContainText("is open without data");
  await tab(page, "Predict");
  await panel.locator("input[type=file]").first().setInputFiles(photo);
  await expect(probabilities(page)).toContainText(percent);

  // With data its training goes on: the images get its size and its numbers.
  await upload(page, shapesZip());
  await expect(button(page, "Train")).toBeEnabled();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await page.getByRole("button", { name: "Freeze all but the head" }).click();
  await expect(page.locator("mb-model-beginning")).toContainText("the layers before the head are");
  await field(page, "Epochs").fill("3");
  await button(page, "Train").click();
  await tab(page, "Curves");
  await expect(page.locator("mb-history-table tbody tr")).toHaveCount(3);
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  const runs = await tab(page, "Runs");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    runs.getByRole("button", { name: "Model as .keras" }).click(),
  ]);
  const [onnx] = await Promise.all([
    page.waitForEvent("download"),
    runs.getByRole("button", { name: "Model as .onnx" }).click(),
  ]);
  expect(onnx.suggestedFilename()).toMatch(/\.onnx$/);
  const text = readFileSync(await onnx.path()).toString("latin1");
  expect(text).toContain("Minibatch");
  expect(text).toContain("ReduceMean");
  const saved = await loadModel(readFileSync(await download.path()));
  const after = await saved.getWeights();
  const numbers = (/** @type {{ data: Float32Array }} */ weight) => [...weight.data];
  expect(numbers(after[0])).toEqual(numbers(before[0]));
  expect(numbers(after[2])).not.toEqual(numbers(before[2]));
  saved.dispose();
});

test("a dense model has a form; what cannot be read changes nothing", async ({ page }) => {
  const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);
  await net.compile({ loss: "mse" });
  await net.setWeights([
    { data: Float32Array.of(10, 1), shape: [2, 1] },
    { data: Float32Array.of(0.5), shape: [1] },
  ]);
  const keras = await net.save();
  net.dispose();
  const file = (/** @type {Uint8Array} */ bytes) => ({
    name: "line.keras",
    mimeType: "application/octet-stream",
    buffer: Buffer.from(bytes),
  });
  await open(page, "./#1!data:(sample:iris),fit:(epochs:4)");
  const before = await layerClasses(page).allTextContents();
  await upload(page, file(keras.slice(0, 900)));
  await expect(page.getByRole("alert")).toContainText("line.keras");
  await upload(page, file(strToU8("not a model")));
  await expect(page.getByRole("alert")).toContainText("neither a zip nor HDF5");
  const torch = zipSync({ "archive/data.pkl": strToU8("cos\nsystem\n") });
  await upload(page, { ...file(torch), name: "net.pt" });
  await expect(page.getByRole("alert")).toContainText("a pickle, as PyTorch saves models");
  expect(await layerClasses(page).allTextContents()).toEqual(before);
  await expect(button(page, "Undo")).toHaveAttribute("aria-disabled", "true");

  await upload(page, file(keras));
  await field(page, "x1").fill("2");
  await field(page, "x2").fill("3");
  await expect(page.getByRole("tabpanel").locator("output")).toHaveText("23.500");
  // Chosen where rows to predict are chosen, a model is opened, too.
  const rows = page.locator("mb-predict-pane input[type=file]").first();
  await rows.setInputFiles({ ...file(keras), name: "other.keras" });
  await expect(page.locator("mb-data-pane")).toContainText("other.keras is open without data");

  // New weights are asked for: that is kept, too.
  await kept(page, ({ experiment }) => experiment.begin?.file.name === "other.keras");
  await button(page, "Use new weights").press("Enter");
  await kept(page, ({ experiment }) => !experiment.begin);
  await expect(page.locator("mb-model-pane :focus")).not.toHaveCount(0);
});

test("models of other programs are opened, and weights alone are for the model on the page", async ({
  page,
}) => {
  const net = sequential([
    layers.dense({ units: 2, activation: "relu", inputShape: [2] }),
    layers.dense({ units: 1 }),
  ]);
  await net.compile({ loss: "mse" });
  const files = Object.fromEntries(
    await Promise.all(
      /** @type {const} */ (["tfjs", "safetensors"]).map(async (format) => [
        format,
        await net.save(format),
      ]),
    ),
  );
  const data = Float32Array.of(2, 3);
  const predicted = async () =>
    /** @type {any} */ (await net.predict({ data, shape: [1, 2] })).data[0];
  const first = await predicted();
  const others = (await net.getWeights()).map(({ data, shape }, i) => ({
    shape,
    data: data.map((_, k) => 0.25 * (i + 1) + 0.125 * k),
  }));
  await net.setWeights(others);
  const second = await predicted();
  expect(second).not.toBe(first);
  net.dispose();
  const npz = zipSync(
    Object.fromEntries(others.map(({ shape, data }, i) => [`arr_${i}.npy`, npy(shape, data)])),
  );

  await open(page, "./#1!data:(sample:iris),fit:(epochs:4)");
  /** @param {string} name @param {Uint8Array} bytes */
  const bring = (name, bytes) =>
    upload(page, { name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
  /** @param {string} name @param {number} result */
  const gives = async (name, result) => {
    await expect(page.locator("mb-data-pane")).toContainText(`${name} is open without data`);
    await field(page, "x1").fill("2");
    await field(page, "x2").fill("3");
    const output = page.getByRole("tabpanel").locator("output");
    await expect.poll(async () => Number(await output.textContent())).toBeCloseTo(result, 2);
  };
  for (const [name, format] of [
    ["net.zip", "tfjs"],
    ["net.safetensors", "safetensors"],
  ]) {
    await bring(name, files[format]);
    await gives(name, first);
  }
  await bring("weights.npz", npz);
  await gives("weights.npz", second);
});

/** A file of NumPy. @param {readonly number[]} shape @param {Float32Array} data */
function npy(shape, data) {
  const tuple = shape.map((extent) => `${extent},`).join("");
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${tuple}), }`;
  const header = `${text.padEnd(64 * Math.ceil((text.length + 11) / 64) - 11)}\n`;
  const start = [0x93, ...strToU8("NUMPY"), 1, 0, header.length & 255, header.length >> 8];
  return new Uint8Array([...start, ...strToU8(header), ...new Uint8Array(data.buffer)]);
}

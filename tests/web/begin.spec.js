// A model's file and data, in any order and at once: classes go by their names, nothing is scrambled or lost.

import { zipSync } from "fflate";
import { readFileSync } from "node:fs";
import { layers, loadModel, sequential } from "minibatch";
import { button, expect, field, kept, open, png, tab, test, train, upload } from "./playground.js";

const colours = /** @type {const} */ ({
  red: [220, 20, 30],
  green: [20, 220, 30],
  blue: [20, 30, 220],
});

/**
 * Tells colours; its outputs are blue, red and green.
 * @param {string} [name]
 * @param {number} [sign] -1: it is always wrong
 */
async function model(name = "colours.keras", sign = 1) {
  const net = sequential([
    layers.inputLayer({ shape: [12, 12, 3] }),
    layers.globalAveragePooling2d({ name: "pool" }),
    layers.dense({ units: 3, activation: "softmax", name: "colour" }),
  ]);
  await net.compile({ optimizer: "adam", loss: "sparse_categorical_crossentropy" });
  await net.setWeights([
    { data: Float32Array.of(0, 9, 0, 0, 0, 9, 9, 0, 0).map((one) => sign * one), shape: [3, 3] },
    { data: new Float32Array(3), shape: [3] },
  ]);
  const buffer = Buffer.from(await net.save());
  net.dispose();
  return { name, mimeType: "application/octet-stream", buffer };
}

const labels = {
  name: "labels.txt",
  mimeType: "text/plain",
  buffer: Buffer.from("0 Blue\n1 Red\n2 Green\n"),
};

/** A zip of a folder for each class. @param {Record<string, keyof typeof colours>} folders @param {string} [name] */
function photos(folders, name = "photos.zip") {
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  for (const [folder, colour] of Object.entries(folders)) {
    for (let i = 0; i < 12; ++i)
      files[`photos/${folder}/${i}.png`] = png(12, [...colours[colour]], i % 7);
  }
  return { name, mimeType: "application/zip", buffer: Buffer.from(zipSync(files)) };
}

const own = photos({ red: "red", green: "green", blue: "blue" });

/** @param {import("./playground.js").Page} page */
const beginning = (page) => page.locator("mb-model-beginning");
/** @param {import("./playground.js").Page} page */
const accuracy = (page) => page.getByLabel("Test accuracy");

test("a model, its labels and data in one drop; other names ask for the last layer", async ({
  page,
}) => {
  await open(page, "./#1!data:(sample:iris),fit:(epochs:2)");
  await upload(page, [own, labels, await model()]);
  await expect(beginning(page)).toContainText("Training begins with the weights of colours.keras.");
  await expect(accuracy(page)).toHaveText("1.0000");
  await expect(beginning(page)).not.toContainText("classes");

  await upload(page, photos({ apple: "red", leaf: "green", sea: "blue" }, "fruit.zip"));
  await expect(beginning(page)).toContainText(
    "Its classes are Blue, Red, Green; the data's are apple, leaf, sea. Its last layer begins anew for them.",
  );
  // What its weights give for classes that it does not know would say nothing.
  await expect(accuracy(page)).toHaveCount(0);
  await button(page, "Keep its last layer").click();
  await expect(beginning(page)).toContainText("take their outputs in this order");
  await button(page, "Replace the last layer").click();
  await field(page, "Epochs").fill("1");
  await train(page, 1);
  await expect(accuracy(page)).toBeVisible();

  // What was trained can be saved after a reload, also before its data are read again.
  await kept(page, ({ training }) => training?.epoch.length === 1 && training.hasWeights);
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ rest) {
      if (message.method !== "readFiles") postMessage.call(this, message, rest);
    };
  });
  await page.reload();
  const runs = await tab(page, "Runs");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    runs.getByRole("button", { name: "Model as .keras" }).click(),
  ]);
  const saved = await loadModel(readFileSync(await download.path()));
  expect((await saved.describe()).layers.at(-1)).toMatchObject({ name: "colour" });
  saved.dispose();
});

/**
 * Holds what is read until it is let go: a model's bytes in the page, data in the worker.
 * @param {import("./playground.js").Page} page
 * @param {"model" | "data"} what
 */
async function hold(page, what) {
  await page.evaluate((which) => {
    const held = Promise.withResolvers();
    const { arrayBuffer } = Blob.prototype;
    const { postMessage } = Worker.prototype;
    Object.assign(window, {
      letGo: () => {
        Blob.prototype.arrayBuffer = arrayBuffer;
        Worker.prototype.postMessage = postMessage;
        held.resolve(null);
      },
    });
    if (which === "model") {
      Blob.prototype.arrayBuffer = async function () {
        if (this instanceof File && this.name.endsWith(".keras")) await held.promise;
        return arrayBuffer.call(this);
      };
    } else {
      Worker.prototype.postMessage = function (
        /** @type {any} */ message,
        /** @type {any} */ rest,
      ) {
        const send = () => postMessage.call(this, message, rest);
        if (message.method === "readFiles") void held.promise.then(send);
        else send();
      };
    }
  }, what);
  return () => page.evaluate(() => /** @type {any} */ (window).letGo());
}

test("data and models wait for each other, and can be given up", async ({ page }) => {
  await open(page, "./#1!data:(sample:iris),fit:(epochs:2)");
  const pane = page.locator("mb-data-pane");
  const reading = pane.locator("mb-drop-zone p[role=status]");

  // Given up while its bytes are read: nothing has changed.
  const letGo = await hold(page, "model");
  await upload(page, [await model(), labels]);
  await expect(reading).toContainText("colours.keras");
  await reading.getByRole("button", { name: "Cancel" }).click();
  await expect(reading).toHaveCount(0);
  await letGo();

  // A model while data are read.
  const readOn = await hold(page, "data");
  await upload(page, own);
  await expect(reading).toContainText("photos.zip");
  await upload(page, [await model(), labels]);
  await expect(reading).toContainText("colours.keras");
  await expect(button(page, "Undo")).toHaveAttribute("aria-disabled", "true");
  await readOn();
  await expect(beginning(page)).toContainText("colours.keras");
  await expect(accuracy(page)).toHaveText("1.0000");
  await expect(pane).toContainText("photos.zip");

  // Data while a model is read, and another model behind it: the last one is the model, with the data.
  const openOn = await hold(page, "model");
  await upload(page, [await model("first.keras"), labels]);
  await upload(page, photos({ green: "green", red: "red", blue: "blue" }, "more.zip"));
  await upload(page, [await model("second.keras"), labels]);
  await openOn();
  await expect(beginning(page)).toContainText("second.keras");
  await expect(pane).toContainText("more.zip");
  await expect(accuracy(page)).toHaveText("1.0000");
  const runs = await tab(page, "Runs");
  await expect(runs.getByRole("row", { name: /first\.keras/ }).first()).toBeVisible();

  // A model while the data of the last session are read again.
  await kept(page, ({ experiment }) => experiment.begin?.file.name === "second.keras");
  await page.addInitScript(() => {
    const held = Promise.withResolvers();
    const { postMessage } = Worker.prototype;
    Object.assign(window, { letGo: () => held.resolve(null) });
    Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ rest) {
      const send = () => postMessage.call(this, message, rest);
      if (message.method === "readFiles") void held.promise.then(send);
      else send();
    };
  });
  await page.reload();
  await expect(reading).toBeVisible();
  await upload(page, [await model("third.keras"), labels]);
  await expect(reading).toContainText("third.keras");
  await page.evaluate(() => /** @type {any} */ (window).letGo());
  await expect(beginning(page)).toContainText("third.keras");
  await expect(pane).toContainText("more.zip");
  await expect(accuracy(page)).toHaveText("1.0000");
});

test("the experiment names its file: undo, a reload and a link come back to it", async ({
  page,
  context,
}) => {
  await open(page, "./#1!data:(sample:iris),fit:(epochs:2)");
  await upload(page, [own, labels, await model()]);
  await expect(accuracy(page)).toHaveText("1.0000");
  await upload(page, [await model("wrong.keras", -1), labels]);
  await expect(beginning(page)).toContainText("wrong.keras");
  await expect(accuracy(page)).toHaveText("0.0000");
  await button(page, "Undo").click();
  await expect(beginning(page)).toContainText("colours.keras");
  await expect(accuracy(page)).toHaveText("1.0000");
  await button(page, "Redo").click();
  await expect(accuracy(page)).toHaveText("0.0000");
  await button(page, "Use new weights").click();
  await expect(beginning(page)).toBeHidden();
  await button(page, "Undo").click();
  await expect(beginning(page)).toContainText("wrong.keras");
  await button(page, "Undo").click();
  await expect(accuracy(page)).toHaveText("1.0000");
  await kept(page, ({ experiment, training }) => {
    const { name } = experiment.begin?.file ?? {};
    return name === "colours.keras" && training?.experiment.begin?.file.name === name;
  });
  await page.reload();
  await expect(beginning(page)).toContainText("colours.keras");
  await expect(accuracy(page)).toHaveText("1.0000");
  await expect(page).toHaveURL(/colours\.keras|#1~/);

  // Who opens the link is asked for the file, and not given another.
  const other = await context.newPage();
  await other.goto(page.url());
  await upload(other, own);
  await expect(beginning(other)).toContainText("colours.keras, which is not open here");
  await expect(button(other, "Train")).toHaveAttribute("aria-disabled", "true");
  await upload(other, [await model("colours.keras", -1), labels]);
  await expect(other.getByRole("alert")).toContainText("colours.keras: not the file");
  await upload(other, [await model(), labels]);
  await expect(beginning(other)).toContainText(
    "Training begins with the weights of colours.keras.",
  );
  await expect(accuracy(other)).toHaveText("1.0000");
  await field(other, "Epochs").fill("1");
  await train(other, 1);
  const runs = await tab(other, "Runs");
  const [download] = await Promise.all([
    other.waitForEvent("download"),
    runs.getByRole("button", { name: "Save as JSON" }).click(),
  ]);
  const [{ experiment }] = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(experiment.begin.file).toMatchObject({ name: "colours.keras" });
});

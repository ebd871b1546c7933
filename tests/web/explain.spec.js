// Why the model says so: heat maps over a picture, a hidden layer in two dimensions, activations with what they are of.

import { experiment } from "minibatch";
import { axeFaults } from "./axe.js";
import { button, expect, focused, kept, open, tab, tabTo, test } from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

const pane = "mb-inspect-pane";

/** @param {string} class_name @param {object} config */
const layer = (class_name, config = {}) => ({ class_name, config });

/** @param {object} data @param {object[]} layers @param {object} [parts] */
const link = (data, layers, parts) => {
  const model = { class_name: "Sequential", config: { layers } };
  return `./${experiment(/** @type {any} */ ({ minibatch: 1, data, model, ...parts })).toLink()}`;
};

const picture = layer("InputLayer", { shape: [8, 8, 1], name: "input" });
const last = layer("Dense", { name: "last", units: 10, activation: "softmax" });
const fit = { epochs: 1, batch_size: 64 };

const digits = link(
  { sample: "digits" },
  [
    picture,
    layer("Conv2D", { name: "conv", filters: 4, kernel_size: 3, activation: "relu" }),
    layer("Flatten", { name: "flatten" }),
    layer("Dense", { name: "hidden", units: 8, activation: "sigmoid" }),
    last,
  ],
  { fit },
);

const withoutConvolution = link(
  { sample: "digits" },
  [picture, layer("Flatten", { name: "flatten" }), last],
  { fit },
);

const table = link(
  { sample: "pima" },
  [
    layer("InputLayer", { shape: [8], name: "input" }),
    layer("Dense", { name: "hidden", units: 6, activation: "sigmoid" }),
    layer("Dense", { name: "last", units: 1, activation: "sigmoid" }),
  ],
  { compile: { loss: "binary_crossentropy" }, fit },
);

/** Trains, and opens a section of the tab alone. @param {Page} page @param {string} url @param {string} id */
async function shown(page, url, id) {
  await open(page, url);
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await tab(page, "Inspect");
  const section = page.locator(`${pane} #${id}`);
  await section.locator("> summary").click();
  return section;
}

/** A picture's pixels. @param {import("@playwright/test").Locator} pixels */
const drawn = (pixels) =>
  pixels
    .locator("canvas")
    .evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());

/** @param {Page} page */
const isWide = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test("heat maps say where a class is seen", async ({ page }) => {
  const explain = await shown(page, digits, "explain");
  await expect(explain).toContainText(/Predicted: \d, \d+\s?%\. True class: \d\./);
  const frames = explain.locator("mb-chart-frame");
  await expect(frames).toHaveCount(4);
  const cam = frames.filter({ hasText: "Grad-CAM of conv" }).locator("mb-pixels");
  const first = await drawn(cam);
  expect(await drawn(frames.first().locator("mb-pixels"))).not.toBe(first);

  // Another class is seen elsewhere.
  await explain.getByLabel("Class").selectOption("3");
  await expect(explain.getByRole("heading", { name: "Grad-CAM of conv: 3" })).toBeVisible();
  await expect(explain.getByRole("heading", { name: "Input gradient: 3" })).toBeVisible();
  await explain.getByLabel("Class").selectOption("The predicted one");
  await expect.poll(() => drawn(cam)).toBe(first);

  // The picture is covered once it is asked for, and again for another row.
  const covered = frames.filter({ hasText: "Occlusion" });
  await explain.getByLabel("Patch").fill("3");
  await explain.getByLabel("Patch").press("Enter");
  await button(page, "Cover place by place").click();
  await expect(covered).toContainText(/fall of the probability, orange is/);
  await covered.locator("#as-table").click();
  await expect(covered.locator("tbody tr")).toHaveCount(64);
  await button(page, "Next row").click();
  await expect(explain.getByRole("heading", { name: "Test row 2" })).toBeVisible();
  await expect(covered).not.toContainText("fall of the probability");

  await page.setViewportSize({ width: 360, height: 740 });
  expect(await isWide(page)).toBe(false);
  expect(await axeFaults(page, { within: ["mb-results", pane] })).toEqual([]);
});

test("a training that begins while the last one is explained ends as any other", async ({
  page,
}) => {
  const explain = await shown(page, digits, "explain");
  const next = button(page, "Next row");
  await expect(explain.getByRole("heading", { name: "Test row 1" })).toBeVisible();
  for (let turn = 0; turn < 4; turn++) {
    // Both in one task: the questions about the old model are on their way when it is given up.
    const begin = await button(page, "Train").elementHandle();
    await next.evaluate((element, other) => {
      /** @type {HTMLElement} */ (element).click();
      queueMicrotask(() => /** @type {HTMLElement} */ (other).click());
    }, begin);
    await kept(page, ({ runs, training }) => runs.length === turn + 2 && !training.wasTraining);
    await expect(page.getByLabel("Test accuracy")).toBeVisible();
    await expect(explain.getByRole("heading", { name: `Test row ${turn + 2}` })).toBeVisible();
    await expect(page.getByText("This could not be computed")).toBeHidden();
  }
});

test("a model that cannot be explained so says why", async ({ page }) => {
  const explain = await shown(page, withoutConvolution, "explain");
  await expect(explain).toContainText("the model has no convolution before its output");
  await expect(explain.getByRole("heading", { name: /^Input gradient/ })).toBeVisible();
});

test("a table has no pictures to explain", async ({ page }) => {
  await open(page, table);
  await tab(page, "Inspect");
  const explain = page.locator(`${pane} #explain`);
  await explain.locator("> summary").click();
  await expect(explain).toContainText("It has no weights yet: train it.");
  await button(page, "Train").click();
  await expect(explain).toContainText("Heat maps are of pictures, and this model takes none.");
});

test("heat maps by the keyboard alone, in Korean", async ({ page }) => {
  await shown(page, digits, "explain");
  await page
    .locator("mb-bar")
    .getByRole("combobox", { name: /Language/ })
    .selectOption("한국어");
  const explain = page.locator(`${pane} #explain`);
  await expect(explain).toContainText("실제 클래스:");
  await explain.locator("> summary").focus();
  await tabTo(page, /^다음 행$/);
  await page.keyboard.press("Enter");
  await expect(explain.getByRole("heading", { name: "테스트 데이터의 2번 행" })).toBeVisible();
  await tabTo(page, /^한 곳씩 가려 보기$/);
  await page.keyboard.press("Enter");
  await expect(explain).toContainText("확률이 떨어진 정도");
  expect(await focused(page)).toMatch(/^한 곳씩 가려 보기$/);
  expect(await explain.innerText()).not.toMatch(/inspect\.|Grad-CAM of|Occlusion/);
});

// A layer at work on all test rows: its outputs in two dimensions, and its activation's slope where it is fed.

import { experiment } from "minibatch";
import { button, expect, focused, open, step, tab, tabTo, test } from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

const pane = "mb-inspect-pane";

/** @param {string} class_name @param {object} config */
const layer = (class_name, config = {}) => ({ class_name, config });

/** @param {object} data @param {object[]} layers @param {object} [parts] */
const link = (data, layers, parts) => {
  const model = { class_name: "Sequential", config: { layers } };
  return `./${experiment(/** @type {any} */ ({ minibatch: 1, data, model, ...parts })).toLink()}`;
};

const fit = { epochs: 2, batch_size: 64 };

const digits = link(
  { sample: "digits" },
  [
    layer("InputLayer", { shape: [8, 8, 1], name: "input" }),
    layer("Flatten", { name: "flatten" }),
    layer("Dense", { name: "hidden", units: 16, activation: "relu" }),
    layer("Dense", { name: "last", units: 10, activation: "softmax" }),
  ],
  { fit },
);

/** Seed 001's vanishing gradient: sigmoids on each other. */
const stack = link(
  { sample: "iris" },
  [
    layer("InputLayer", { shape: [4], name: "input" }),
    ...[1, 2, 3, 4].map((i) =>
      layer("Dense", {
        ...{ name: `hidden_${i}`, units: 12, activation: "sigmoid" },
        kernel_initializer: { class_name: "RandomNormal", config: { stddev: 6, seed: 3 } },
      }),
    ),
    layer("Dense", { name: "last", units: 3, activation: "softmax" }),
  ],
  { fit: { epochs: 5, batch_size: 32 } },
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

/** A chart's numbers. @param {import("@playwright/test").Locator} frame */
async function numbers(frame) {
  await frame.locator("#as-table").click();
  const texts = await frame
    .locator("tbody tr")
    .evaluateAll((lines) =>
      lines.map((line) => [...line.children].map((cell) => cell.textContent ?? "")),
    );
  return texts.map((line) => line.map((text) => Number(text.replace("−", "-"))));
}

test("points of a class lie together, and one that is chosen shows its picture", async ({
  page,
}) => {
  const section = await shown(page, digits, "projection");
  await expect(section.getByRole("heading", { name: "Outputs of hidden in two" })).toBeVisible();
  await expect(section).toContainText(/\d+ test rows/);
  await expect(section).toContainText(/The two components hold \d+(\.\d+)?\s?% of the variance/);
  const points = section.locator("mb-scatter-plot path.points");
  await expect(points).not.toHaveCount(0);
  const picker = section.getByRole("slider");
  await picker.focus();
  await page.keyboard.press("ArrowRight");
  await expect(section.locator(".example")).toContainText(/Test row \d+\s*True class: \d/);
  await expect(section.locator(".example mb-pixels")).toBeVisible();
  const first = await section.locator(".example p").first().innerText();
  await page.keyboard.press("End");
  await expect(section.locator(".example p").first()).not.toHaveText(first);

  // The other sections look at the same row.
  const row = /\d+/.exec(await section.locator(".example p").first().innerText())?.[0] ?? "";
  await page.locator(`${pane} #seen > summary`).click();
  await expect(page.locator(`${pane} #seen`).getByLabel("Test row", { exact: true })).toHaveValue(
    row,
  );

  await section.getByRole("combobox", { name: /^Layer/ }).selectOption("last");
  await expect(section.getByRole("heading", { name: "Outputs of last in two" })).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(scrollWidth).toBeLessThanOrEqual(360);

  // While another run of fewer classes is on its way, the points of this one stay as they are.
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.evaluate((url) => (location.hash = url), stack.replace("./", ""));
  await expect(step(page, "Data").locator(".summary")).toHaveText(/150 rows/);
  await button(page, "Train").click();
  await expect(section).toContainText("30 test rows");
});

test("sigmoid's vanishing slope is seen where the layer feeds it", async ({ page }) => {
  const section = await shown(page, stack, "slopes");
  const curve = section.locator("mb-chart-frame").first();
  await expect(curve.getByRole("heading", { name: "sigmoid and its slope" })).toBeVisible();
  const lines = await numbers(curve);
  expect(lines.length).toBeGreaterThan(90);
  for (const [z, y, slope] of lines) {
    const sigmoid = 1 / (1 + Math.exp(-z));
    expect(Math.abs(y - sigmoid)).toBeLessThan(2e-3);
    expect(Math.abs(slope - sigmoid * (1 - sigmoid))).toBeLessThan(2e-3);
  }
  // Such large weights saturate it: at a good part of what it is fed the slope is nothing, and nowhere above a quarter.
  const said = section.getByText(/At \d+(\.\d+)?\s?% of these numbers the slope is below 0\.01/);
  await expect(said).toBeVisible();
  const text = await said.innerText();
  expect(Number(/At (\d+)/.exec(text)?.[1])).toBeGreaterThan(30);
  expect(Number(/the steepest is ([\d.]*\d)/.exec(text)?.[1])).toBeLessThanOrEqual(0.25);
  const counts = await numbers(section.locator("mb-chart-frame").last());
  expect(counts.reduce((sum, [, , count]) => sum + count, 0)).toBe(12 * 30);
  await section.getByRole("combobox").selectOption("hidden_3");
  await expect(section).toContainText("What hidden_3 gives its activation, z");
});

test("both by the keyboard alone, in Korean", async ({ page }) => {
  const section = await shown(page, stack, "slopes");
  await page
    .locator("mb-bar")
    .getByRole("combobox", { name: /Language/ })
    .selectOption("한국어");
  await expect(section).toContainText(/이 값의 \d+(\.\d+)?%에서 기울기가 0\.01보다 작습니다/);
  await expect(section).not.toContainText(/inspect\.|slope|Slope/);
  const projection = page.locator(`${pane} #projection`);
  await projection.locator("> summary").focus();
  await page.keyboard.press("Enter");
  await expect(projection).toContainText("2차원으로 본 hidden_4 층의 출력");
  await tabTo(page, /2차원으로 본 hidden_4 층의 출력.*점/);
  await page.keyboard.press("ArrowRight");
  await expect(projection.locator(".example")).toContainText("실제 클래스:");
  expect(await focused(page)).toMatch(/2차원으로 본/);
  await expect(projection).not.toContainText(/inspect\.|Component|variance/);
});

test("of a layer of one unit there is neither a plane nor a slope, and it is said", async ({
  page,
}) => {
  const json = { minibatch: 1, data: { sample: "auto-mpg" }, target: { columns: ["mpg"] } };
  const layers = [{ class_name: "Dense", config: { units: 1, name: "only" } }];
  const model = { class_name: "Sequential", config: { layers } };
  const linear = /** @type {any} */ ({ ...json, model, fit: { epochs: 1 } });
  await open(page, `./${experiment(linear).toLink()}`);
  await button(page, "Train").click();
  await expect(page.getByLabel("Test loss")).toBeVisible();
  const inspect = await tab(page, "Inspect");
  for (const [id, said] of [
    ["projection", "Each layer of this model gives one number"],
    ["slopes", "No layer of this model has an activation"],
  ]) {
    const section = page.locator(`${pane} #${id}`);
    await section.locator("> summary").click();
    await expect(section).toContainText(said);
    await expect(section.getByRole("button", { name: "Train now" })).toHaveCount(0);
  }
  await expect(inspect).not.toContainText("could not be computed");
});

// The decision boundary over two columns: beside the curves where a row is a point of a plane, else in Inspect.

import { readFileSync } from "node:fs";
import { experiment, readFiles } from "minibatch";
import { button, expect, focused, open, tab, tabTo, test } from "./playground.js";

/** @typedef {import("@playwright/test").Locator} Locator */

/** @param {string} name @param {number} epochs */
function toy(name, epochs) {
  const text = readFileSync(`public/samples/experiments/${name}.json`, "utf8");
  const json = JSON.parse(text);
  return { ...json, fit: { ...json.fit, epochs } };
}

/** @param {any} json */
const link = (json) => `./${experiment(json).toLink()}`;

/** The numbers of a chart's table. @param {Locator} frame */
async function numbers(frame) {
  await frame.locator("#as-table").click();
  const texts = await frame
    .locator("tbody tr")
    .evaluateAll((lines) =>
      lines.map((line) => [...line.children].map((cell) => cell.textContent ?? "")),
    );
  return texts.map((line) => line.map((text) => Number(text.replace("−", "-"))));
}

/** What is painted, as a sum that any change changes. @param {Locator} canvas */
const painted = (canvas) =>
  canvas.evaluate((element) => {
    const { width, height } = /** @type {HTMLCanvasElement} */ (element);
    const context = /** @type {HTMLCanvasElement} */ (element).getContext("2d");
    const data = context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
    return data.reduce((sum, value, at) => (sum * 31 + value * (at % 97)) % 1_000_003, 0);
  });

test("a toy's boundary stands beside its curves and is that of the package", async ({ page }) => {
  const json = toy("circle", 8);
  await open(page, link(json));
  const section = page.locator("mb-boundary-section");
  await expect(section).toContainText("The rows as they are.");
  await expect(section.locator("path.points.trained").first()).toBeVisible();
  const before = await section.boundingBox();
  await button(page, "Train").click();
  await expect(section).toContainText(/Training: \d+ of \d+ rows drawn are wrong\./);
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  // It stays where it is.
  const after = await section.boundingBox();
  expect([after?.x, after?.width]).toEqual([before?.x, before?.width]);

  const file = { name: "circle.csv", bytes: readFileSync("public/samples/toys/circle.csv") };
  const run = await experiment(json).run([file]);
  const source = await readFiles([file]);
  const grid = await /** @type {any} */ (run.preparation).grid(source);
  const { x, y, values } = await run.model.decisionBoundary(grid);
  const rows = await numbers(section.locator("mb-chart-frame"));
  expect(rows.length).toBe(100);
  const places = Array.from({ length: 10 }, (_, i) => Math.round((i * 49) / 9));
  const expected = places.flatMap((up) =>
    places.map((across) => [x[across], y[up], values.data[up * 50 + across]]),
  );
  const apart = rows.flatMap((row, at) => row.map((one, i) => Math.abs(one - expected[at][i])));
  expect(Math.max(...apart)).toBeLessThan(2e-3);
  for (const one of [run, source, grid]) one.dispose();
});

test("it follows the training", async ({ page }) => {
  await open(page, link(toy("spiral", 4000)));
  const canvas = page.locator("mb-boundary-section canvas");
  await button(page, "Train").click();
  await expect.poll(() => painted(canvas)).not.toBe(0);
  const seen = new Set();
  await expect
    .poll(async () => seen.add(await painted(canvas)).size, { intervals: [50] })
    .toBeGreaterThan(4);
  await button(page, "Pause").click();
  await expect(button(page, "Resume")).toBeVisible();
  await button(page, "Stop").click();
});

test("two of several columns, chosen by the keyboard, in Korean", async ({ page }) => {
  const json = { minibatch: 1, data: { sample: "iris" }, fit: { epochs: 3, batch_size: 16 } };
  await open(page, link(json));
  await expect(page.locator("mb-boundary-section")).toHaveCount(0);
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await tab(page, "Inspect");
  const section = page.locator("mb-inspect-pane #boundary");
  await section.locator("> summary").click();
  await expect(
    section.getByRole("heading", {
      name: "What the model decides over sepal_length and sepal_width",
    }),
  ).toBeVisible();
  await expect(section).toContainText("The other columns are held: petal_length = 4.35");
  // A column that stands on the other axis changes places.
  await section.getByRole("combobox", { name: "Across" }).selectOption("petal_width");
  await section.getByRole("combobox", { name: "Up" }).selectOption("petal_width");
  await expect(
    section.getByRole("heading", { name: "over sepal_width and petal_width" }),
  ).toBeVisible();
  await expect(section).toContainText(/Test: \d+ of 30 rows drawn are wrong/);
  await section.getByRole("combobox", { name: "Grid" }).selectOption("25");
  const slider = section.getByRole("slider");
  await slider.focus();
  await page.keyboard.press("End");
  await expect(slider).toHaveAttribute("aria-valuetext", /row \d+: setosa, predicted \w+ \(/);
  await expect(section.locator(".readout")).toContainText("setosa");

  await page
    .locator("mb-bar")
    .getByRole("combobox", { name: /Language/ })
    .selectOption("한국어");
  await expect(section).toContainText("sepal_width, petal_width에 따른 모델의 결정");
  await expect(section).toContainText(/테스트 데이터: 그린 30행 가운데 \d+행을 잘못 예측했습니다/);
  await expect(section).not.toContainText(/inspect\.|boundary|Training|held/);
  await section.locator("> summary").focus();
  await tabTo(page, /sepal_width, petal_width에 따른 모델의 결정.*점/);
  expect(await focused(page)).toMatch(/결정/);
  await page.setViewportSize({ width: 360, height: 740 });
  const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(scrollWidth).toBeLessThanOrEqual(360);
});

test("a number is a shade, in its own units, and is saved as a picture", async ({ page }) => {
  await open(page, link(toy("plane", 5)));
  const section = page.locator("mb-boundary-section");
  await button(page, "Train").click();
  await expect(section).toContainText(/Test: \d+ rows drawn, off by [\d.]+ on average/);
  await expect(section.locator(".shades .ticks span").first()).toBeVisible();
  const frame = section.locator("mb-chart-frame");
  await frame.locator("#save").click();
  const saving = page.waitForEvent("download");
  await frame.getByRole("button", { name: "SVG" }).click();
  const path = await (await saving).path();
  const svg = readFileSync(path, "utf8");
  expect(svg).toContain("data:image/png;base64,");
  expect(svg.match(/<path/g)?.length).toBeGreaterThan(10);
});

test("what cannot be drawn is said", async ({ page }) => {
  const json = { minibatch: 1, data: { sample: "digits" }, fit: { epochs: 1, batch_size: 64 } };
  await open(page, link(json));
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await tab(page, "Inspect");
  const section = page.locator("mb-inspect-pane #boundary");
  await section.locator("> summary").click();
  await expect(section).toContainText("This is drawn over two columns of numbers");
});

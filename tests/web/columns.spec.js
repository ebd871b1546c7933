// What the columns of a table do: permutation importance and partial dependence, measured, cancelled, drawn and read.

import { experiment } from "minibatch";
import { axeFaults } from "./axe.js";
import {
  button,
  csv,
  expect,
  field,
  focused,
  open,
  step,
  tab,
  tabTo,
  test,
  train,
  upload,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** Rows whose class the size tells, and in part the colour; the noise says nothing. */
const rows = Array.from({ length: 300 }, (_, i) => {
  const size = (i * 37) % 100;
  const colour = size > 70 ? "blue" : i % 2 ? "red" : "green";
  return `${size},${(i * 7) % 30},${colour},${["small", "middle", "large"][Math.min(2, Math.floor(size / 33))]}`;
});
const table = csv("sizes.csv", ["size,noise,colour,kind", ...rows].join("\n"));

/** The section, of a model that was trained on the table. @param {Page} page */
async function trained(page) {
  await open(page);
  await upload(page, table);
  await expect(step(page, "Data")).toContainText("sizes.csv");
  await expect(button(page, "Train")).toBeEnabled();
  await field(page, "Learning rate").fill("0.05");
  await train(page, 30);
  await tab(page, "Inspect");
  const section = page.locator("mb-inspect-pane #columns");
  await section.locator("> summary").click();
  return section;
}

/** @param {import("@playwright/test").Locator} frame */
const cells = async (frame) => {
  await frame.locator("#as-table").click();
  return frame
    .locator("tbody tr")
    .evaluateAll((lines) =>
      lines.map((line) => [...line.children].map((cell) => cell.textContent ?? "")),
    );
};

/** A number as the page writes it. @param {string} text */
const number = (text) => Number(text.replace("−", "-"));

test("the column that tells the class counts most, and the curve rises where the class begins", async ({
  page,
}) => {
  const section = await trained(page);
  await button(page, "Measure").click();
  await expect(section).toContainText(
    /Shuffling “size” lowers it by 0\.\d+: no column counts more\./,
  );
  await expect(section).toContainText(/Without a fall that is more than chance: .*noise/);
  const bars = section.locator("mb-effect-bars").first();
  await expect(bars.locator(".name").first()).toHaveText("size");
  const importance = section.locator("mb-chart-frame").first();
  await expect(importance).toContainText("mean ± deviation, 60 test rows");
  const lines = await cells(importance);
  expect(lines).toHaveLength(3);
  // Mean and deviation are those of the five repeats.
  const [, mean, std, ...repeats] = lines[0].map(number);
  expect(repeats).toHaveLength(5);
  const average = repeats.reduce((sum, value) => sum + value, 0) / 5;
  expect(mean).toBeCloseTo(average, 3);
  const squares = repeats.reduce((sum, value) => sum + (value - average) ** 2, 0);
  expect(std).toBeCloseTo(Math.sqrt(squares / 5), 3);

  // Another seed has other shuffles, and what was measured is gone until it is measured again.
  await section.getByLabel("Seed").fill("7");
  await section.getByLabel("Seed").press("Enter");
  await expect(bars).toBeHidden();
  await button(page, "Measure").click();
  await expect(bars.locator(".name").first()).toHaveText("size");

  await button(page, "Draw").click();
  const plots = section.locator("mb-dependence-plots");
  await expect(plots.getByRole("heading", { name: "Partial dependence on size" })).toBeVisible();
  await expect(plots).toContainText(/The mean probability of “\w+” goes from 0?\.?\d/);
  await section.getByRole("combobox", { name: /^Column/ }).selectOption("colour");
  await expect(plots.getByRole("heading", { name: "Partial dependence on colour" })).toBeVisible();
  await expect(plots.locator("mb-effect-bars").first().locator(".name")).toHaveText([
    ...["blue", "green", "red"],
  ]);
  await section.getByRole("combobox", { name: /^Column/ }).selectOption("All columns");
  await expect(plots.locator("mb-chart-frame")).toHaveCount(3);
  await section.getByRole("combobox", { name: /^Class/ }).selectOption("large");
  const written = await cells(plots.locator("mb-chart-frame").first());
  // As every probability of the page, not with six figures.
  for (const [, value] of written) expect(value).toMatch(/^\d\.\d{4}$|E/);
  const dependence = written.map((line) => line.map(number));
  expect(dependence[0]).toHaveLength(2);
  expect(dependence.length).toBeGreaterThan(20);
  expect(dependence.at(-1)?.[1]).toBeGreaterThan(dependence[0][1] + 0.3);

  await page.setViewportSize({ width: 360, height: 740 });
  const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(scrollWidth).toBeLessThanOrEqual(360);
  expect(await axeFaults(page, { within: ["mb-results", "mb-inspect-pane"] })).toEqual([]);
});

test("measuring is cancelled, and a new training takes what was measured away", async ({
  page,
}) => {
  const section = await trained(page);
  await section.getByLabel("Repeats").fill("100");
  await section.getByLabel("Repeats").press("Enter");
  await button(page, "Measure").click();
  await section.getByRole("button", { name: "Cancel" }).click();
  await expect(button(page, "Measure")).toBeVisible();
  await expect(section.locator("mb-effect-bars")).toHaveCount(0);
  await expect(page.getByText("This could not be computed")).toBeHidden();

  await section.getByLabel("Repeats").fill("2");
  await section.getByLabel("Repeats").press("Enter");
  await button(page, "Measure").click();
  await expect(section.locator("mb-effect-bars")).toBeVisible();
  await button(page, "Train").click();
  await expect(section.locator("mb-effect-bars")).toHaveCount(0);
});

test("pictures have no columns", async ({ page }) => {
  const layers = [
    { class_name: "InputLayer", config: { shape: [8, 8, 1] } },
    { class_name: "Flatten", config: {} },
    { class_name: "Dense", config: { units: 10, activation: "softmax" } },
  ];
  const digits = /** @type {any} */ ({
    ...{ minibatch: 1, data: { sample: "digits" }, fit: { epochs: 1 } },
    model: { class_name: "Sequential", config: { layers } },
  });
  await open(page, `./${experiment(digits).toLink()}`);
  await tab(page, "Inspect");
  const section = page.locator("mb-inspect-pane #columns");
  await section.locator("> summary").click();
  await expect(section).toContainText("It has no weights yet: train it.");
  await button(page, "Train").click();
  await expect(section).toContainText("here there are pictures, or windows of a series");
});

test("columns by the keyboard alone, in Korean", async ({ page }) => {
  const section = await trained(page);
  await page
    .locator("mb-bar")
    .getByRole("combobox", { name: /Language/ })
    .selectOption("한국어");
  await section.locator("> summary").focus();
  await tabTo(page, /^측정$/);
  await page.keyboard.press("Enter");
  await expect(section).toContainText("“size” 열을 뒤섞으면");
  expect(await focused(page)).toMatch(/^측정$/);
  await tabTo(page, /^그리기$/);
  await page.keyboard.press("Enter");
  await expect(section).toContainText("size 열에 대한 부분 의존도");
  await expect(section).toContainText("확률의 평균, 테스트 행 60개");
  await expect(section).not.toContainText(/inspect\.|Permutation|Partial|accuracy/);
});

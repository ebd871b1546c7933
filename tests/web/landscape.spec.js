// The loss on the way between two runs, and on a plane around them.

import { readFileSync } from "node:fs";
import { experiment } from "minibatch";
import { button, expect, field, open, openSection, tab, test } from "./playground.js";

const text = readFileSync("public/samples/experiments/circle.json", "utf8");
const json = { ...JSON.parse(text), fit: { epochs: 6, batch_size: 10, validation_split: 0.25 } };

/** @param {any} of */
const link = (of) => `./${experiment(of).toLink()}`;

/** The numbers of a chart's table. @param {import("@playwright/test").Locator} frame */
async function numbers(frame) {
  const lines = frame.locator("tbody tr");
  if ((await lines.count()) === 0) await frame.locator("#as-table").click();
  await expect(lines).not.toHaveCount(0);
  const texts = await lines.evaluateAll((rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")),
  );
  return texts.map((row) => row.map((one) => Number(one.replace("−", "-"))));
}

/** @param {import("@playwright/test").Page} page */
async function opened(page) {
  await open(page, link(json));
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await tab(page, "Inspect");
  const section = page.locator("mb-inspect-pane #landscape");
  await section.locator("> summary").click();
  return section;
}

test("from the weights before the training to those after it", async ({ page }) => {
  const section = await opened(page);
  await section.getByRole("button", { name: "Measure" }).click();
  await expect(section).toContainText(/The loss between|rows trained on; Validation: \d+ rows/);
  await expect(section).toContainText(/no barrier lies between the two|a barrier lies between/);
  const rows = await numbers(section.locator("mb-chart-frame"));
  expect(rows.length).toBe(41);
  expect([rows[0][0], rows[10][0], rows[30][0], rows[40][0]]).toEqual([-0.5, 0, 1, 1.5]);
  // At its end it is what the package gives for the rows that were trained on.
  const file = { name: "circle.csv", bytes: readFileSync("public/samples/toys/circle.csv") };
  const run = await experiment(json).run([file]);
  const { train } = /** @type {any} */ (run.prepared);
  const trained = await train.subset(Array(Math.floor(train.rows * 0.75)).keys());
  const { loss } = await run.model.evaluate(trained);
  const own = rows[30].filter((value) => Math.abs(value - loss) < 1e-3);
  expect(own.length).toBeGreaterThan(0);
  for (const one of [trained, run]) one.dispose();
});

test("between two runs, on a plane, cancelled, and in Korean", async ({ page }) => {
  const section = await opened(page);
  await openSection(page, "Fit");
  await field(page, "Seed").first().fill("7");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await expect(section.getByRole("combobox", { name: "From" })).toContainText("run 1");
  await section.getByRole("combobox", { name: "From" }).selectOption({ label: "run 1" });
  await section.getByRole("combobox", { name: "Measured on" }).selectOption("plane");
  await section.getByRole("combobox", { name: "Grid" }).selectOption("11");
  await section.getByRole("button", { name: "Measure" }).click();
  await expect(section).toContainText(/The training loss is least at α = /);
  await expect(section).toContainText("1: run 1, 2: the weights as trained");
  const rows = await numbers(section.locator("mb-chart-frame"));
  expect(rows.length).toBe(100);
  const saving = page.waitForEvent("download");
  await section.locator("#save").click();
  await section.getByRole("button", { name: "CSV" }).click();
  const csv = readFileSync(await (await saving).path(), "utf8")
    .trim()
    .split(/\r?\n/);
  expect(csv.length).toBe(1 + 121);

  // Another seed is another direction: what was measured is gone. It can be cancelled.
  await section.getByRole("spinbutton", { name: "Seed" }).fill("3");
  await section.getByRole("combobox", { name: "Grid" }).selectOption("31");
  await expect(section).not.toContainText(/least at α/);
  await section.getByRole("button", { name: "Measure" }).click();
  await section.getByRole("button", { name: "Cancel" }).click();
  await expect(section.getByRole("button", { name: "Measure" })).toBeVisible();
  await expect(section).not.toContainText(/least at α/);

  await page
    .locator("mb-bar")
    .getByRole("combobox", { name: /Language/ })
    .selectOption("한국어");
  await section.getByRole("combobox", { name: "격자" }).selectOption("11");
  await section.getByRole("button", { name: "측정", exact: true }).click();
  await expect(section).toContainText(/훈련 손실은 α = .*가장 작습니다/);
  await expect(section).not.toContainText(/inspect\.|landscape|loss is/);
  await page.setViewportSize({ width: 360, height: 740 });
  const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(scrollWidth).toBeLessThanOrEqual(360);
});

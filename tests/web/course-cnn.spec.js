// The third notebook of the course, by clicks alone: other dropouts and batch sizes, and what they did to accuracy and
// time, as one table.

import { readFileSync } from "node:fs";
import { trainRun } from "./course.js";
import { button, chooseFromList, expect, field, layerRows, open, tab, test } from "./playground.js";

test("dropouts and batch sizes: what changed, the accuracy and the seconds", async ({ page }) => {
  await open(page);
  await chooseFromList(page, "Digits 8×8");
  await field(page, "Epochs").fill("1");
  await button(page, "Add layer").click();
  await page.getByRole("dialog").getByRole("searchbox").fill("dropout");
  await page.keyboard.press("Enter");
  await expect(layerRows(page).filter({ hasText: "Dropout" })).toHaveCount(1);
  const rate = page.getByLabel("rate", { exact: true });
  await rate.fill("0.25");
  await trainRun(page, 1);
  await rate.fill("0.2");
  await trainRun(page, 2);
  await rate.fill("0.3");
  await field(page, "Epochs").fill("2");
  await trainRun(page, 3);
  await rate.fill("0.1");
  await field(page, "Batch size").fill("256");
  await trainRun(page, 4);

  const panel = await tab(page, "Runs");
  const rows = page.locator("mb-runs-table tbody tr");
  await expect(rows.locator(".changes")).toHaveText([
    /dropout 0\.3 → 0\.1, batch_size \d+ → 256/,
    /dropout 0\.2 → 0\.3, epochs 1 → 2/,
    /dropout 0\.25 → 0\.2/,
  ]);
  const heads = (await panel.getByRole("columnheader").allInnerTexts()).map((text) => text.trim());
  const cells = await rows.first().locator("th, td").allInnerTexts();
  const of = (/** @type {string} */ name) => cells[heads.indexOf(name)];
  expect(Number(of("Test accuracy"))).toBeGreaterThan(0.1);
  expect(of("Time")).toMatch(/^[\d.]+\s?s$/);
  // The best one first.
  await panel.getByRole("button", { name: "Test accuracy" }).click();
  const at = heads.indexOf("Test accuracy");
  const sorted = await rows.evaluateAll(
    (all, at) => all.map((row) => Number(row.querySelectorAll("th, td")[at].textContent)),
    at,
  );
  expect(sorted).toEqual(sorted.toSorted((a, b) => b - a));

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    panel.getByRole("button", { name: "Save as CSV" }).click(),
  ]);
  const lines = readFileSync(await file.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines).toHaveLength(5);
  expect(lines[0]).toContain("test_accuracy");
});

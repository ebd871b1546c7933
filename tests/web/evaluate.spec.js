// The Test tab: scores beside what always predicting the same gets, the report, the matrix by shares.

import { readFileSync } from "node:fs";
import {
  button,
  clouds,
  csv,
  expect,
  field,
  open,
  tab,
  test,
  train,
  upload,
} from "./playground.js";

const houses = readFileSync(new URL("../package/fixtures/houses.csv", import.meta.url), "utf8");

/** Students of whom one in twenty fails, which nothing about them tells. */
function passes() {
  const lines = ["hours,sleep,result"];
  for (let row = 0; row < 400; row++) {
    lines.push(`${(row * 7) % 23},${(row * 5) % 9},${row % 20 === 0 ? "fail" : "pass"}`);
  }
  return csv("passes.csv", lines.join("\n"));
}

/**
 * Brings a file and waits until what is suggested for it is there: it would change the fields that are filled next.
 * @param {import("./playground.js").Page} page
 * @param {ReturnType<typeof csv>} file
 * @param {string} target
 */
async function bring(page, file, target) {
  await upload(page, file);
  await expect(page.getByLabel("Target column")).toHaveValue(target);
}

/**
 * A score: of the model, and of always predicting the same.
 * @param {import("./playground.js").Page} page
 * @param {string} name
 */
async function score(page, name) {
  const row = page.locator("mb-score-table tbody tr").filter({
    has: page.getByRole("button", { name: `${name}: what is it?`, exact: true }),
  });
  const texts = await row.locator("td").allInnerTexts();
  return texts.map((text) => Number(text.replaceAll(",", "")));
}

test("a model that always says pass is no better than always saying so", async ({ page }) => {
  await open(page);
  await bring(page, passes(), "result");
  await train(page, 3);
  await tab(page, "Test");
  const table = page.locator("mb-score-table");
  await expect(table.locator("thead")).toContainText("Always “pass”");
  const [model, always] = await score(page, "Accuracy");
  expect(always).toBeGreaterThan(0.9);
  expect(Math.abs(model - always)).toBeLessThan(0.05);
  expect((await score(page, "Balanced accuracy"))[1]).toBe(0.5);
  expect((await score(page, "AUC"))[1]).toBe(0.5);
  expect((await score(page, "Matthews correlation"))[1]).toBe(0);
  // Of two classes the more probable one is the predicted one.
  await expect(table).not.toContainText("Top-k accuracy");
});

test("a class that no test row is of leaves scores undefined, and says so", async ({ page }) => {
  await open(page);
  await bring(
    page,
    csv("clouds.csv", clouds(100).replace("colour\n", "colour\n1,1,green\n")),
    "colour",
  );
  await train(page, 1);
  await tab(page, "Test");
  await expect(page.locator("mb-score-table")).toContainText(
    "Undefined, because these rows lack a class: Average precision, AUC.",
  );
  expect((await score(page, "AUC")).map(String)).toEqual(["NaN", "NaN"]);
});

test("a class that no training row is of is named", async ({ page }) => {
  await open(page);
  // One of the rows that train_test_split() with a random_state of 42 takes for the test.
  const rows = clouds(102).split("\n");
  rows[1 + 30] = "9,9,green";
  await bring(page, csv("clouds.csv", rows.join("\n")), "colour");
  await train(page, 1);
  await tab(page, "Test");
  await expect(page.locator("mb-score-table")).toContainText(
    "1 row is “green”, a class that no training row is of: the model could not learn it.",
  );
});

test("the calibration curve counts every row, and its score is the table's", async ({ page }) => {
  await open(page);
  await bring(page, csv("clouds.csv", clouds(400)), "colour");
  await train(page, 2);
  const panel = await tab(page, "Test");
  await panel.getByText("Curves and threshold").click();
  const [brier] = await score(page, "Brier score");
  const chart = panel.locator("mb-chart-frame").filter({ hasText: "Calibration curve" });
  await expect(chart).toContainText(`Brier score ${brier.toFixed(4)}`);
  await chart.getByRole("button", { name: "Numbers of “Calibration curve”" }).click();
  const cells = await chart.locator("tbody tr").allInnerTexts();
  const bins = cells.map((row) => row.split("\t").map(Number));
  expect(bins.reduce((sum, [, , count]) => sum + count, 0)).toBe(80);
  // Half of the rows are of the class.
  expect(bins.reduce((sum, [, share, count]) => sum + share * count, 0)).toBeCloseTo(40, 2);
});

test("the report is scikit-learn's, and the matrix shows shares", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await bring(page, csv("clouds.csv", clouds(200)), "colour");
  await train(page, 20);
  const panel = await tab(page, "Test");
  await panel.getByText("Classification report").click();
  const report = panel.getByRole("region", { name: "Classification report" });
  await expect(report.locator("tbody th")).toHaveText([
    "blue",
    "red",
    "Accuracy",
    "Macro average",
    "Weighted average",
  ]);
  await button(page, "Copy as text").click();
  const text = await panel.getByLabel("The report as scikit-learn writes it").innerText();
  expect(text).toMatch(/^ +precision +recall +f1-score +support\n\n +blue( +[01]\.\d\d){3} +\d+\n/);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);

  const matrix = panel.locator("mb-confusion-matrix");
  const counts = (await matrix.locator("td").allInnerTexts()).map((count) => Number(count || 0));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
  const cells = panel.getByLabel("Cells");
  await cells.selectOption("shares of the true class");
  const shares = (await matrix.locator("td").allInnerTexts()).map(
    (share) => parseFloat(share) || 0,
  );
  expect(shares[0] + shares[1]).toBe(100);
  expect(shares[2] + shares[3]).toBe(100);
  expect(shares[0]).toBe(Math.round((100 * counts[0]) / (counts[0] + counts[1])));
  await cells.selectOption("shares of all rows");
  await expect(matrix.locator("td").first()).toHaveText(`${Math.round((100 * counts[0]) / 40)}%`);
});

test("numbers are scored in their own units beside the mean", async ({ page }) => {
  await open(page);
  await bring(page, csv("houses.csv", houses), "price");
  await field(page, "Epochs").fill("60");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test mean absolute error")).toBeVisible({ timeout: 60_000 });
  await tab(page, "Test");
  await expect(page.locator("mb-score-table thead")).toContainText("Always the mean");
  const [model, mean] = await score(page, "Mean absolute error");
  expect(mean).toBeGreaterThan(10_000);
  expect(model).toBeLessThan(mean);
  const [explained, nothing] = await score(page, "R²");
  expect(explained).toBeGreaterThan(nothing);
  expect(nothing).toBeLessThan(0.01);
});

test("k of top-k is chosen from one to all classes", async ({ page }) => {
  await open(page);
  const lines = ["position,kind"];
  for (let row = 0; row < 400; row++) lines.push(`${(row % 8) + ((row * 7) % 13) / 4},k${row % 8}`);
  await bring(page, csv("kinds.csv", lines.join("\n")), "kind");
  await train(page, 5);
  const panel = await tab(page, "Test");
  const k = panel.getByLabel("k", { exact: true });
  await expect(k).toHaveValue("5");
  const [accuracy, always] = await score(page, "Accuracy");
  /** @param {number} value */
  const top = async (value) => {
    const before = await score(page, "Top-k accuracy");
    await k.fill(String(value));
    await k.press("Enter");
    await expect.poll(() => score(page, "Top-k accuracy")).not.toEqual(before);
    return score(page, "Top-k accuracy");
  };
  // As sklearn.metrics.top_k_accuracy_score: with k = 1 the accuracy, with all classes always right.
  expect(await top(1)).toEqual([accuracy, always]);
  const [two, alwaysTwo] = await top(2);
  expect(two).toBeGreaterThan(accuracy);
  expect(alwaysTwo).toBeGreaterThan(always);
  expect(await top(8)).toEqual([1, 1]);
  await k.fill("9");
  await k.press("Enter");
  await expect(k).toHaveValue("8");
  // It stays for other rows.
  await top(2);
  await panel.getByRole("button", { name: /^Training/ }).click();
  await expect(k).toHaveValue("2");
  await k.fill("1");
  await k.press("Enter");
  const [trained] = await score(page, "Accuracy");
  await expect.poll(async () => (await score(page, "Top-k accuracy"))[0]).toBe(trained);
  await panel.getByRole("button", { name: /^Test \d/ }).click();
  await expect(k).toHaveValue("1");
  await expect.poll(() => score(page, "Top-k accuracy")).toEqual([accuracy, always]);
});

// The fourth notebook of the course, by clicks alone: RMSE, MAE and MAPE, the learning curve, predicted beside actual.

import { score, trainRun } from "./course.js";
import { chooseFromList, expect, field, open, tab, test } from "./playground.js";

test("miles per gallon: errors in their own units, the curve, predicted beside actual", async ({
  page,
}) => {
  await open(page);
  await chooseFromList(page, "Auto MPG");
  await field(page, "Epochs").fill("20");
  await trainRun(page, 1);
  // The learning curve: training beside validation, at every epoch.
  const panel = await tab(page, "Curves");
  await expect(page.locator("mb-history-table tbody tr")).toHaveCount(20);
  const heads = (await page.locator("mb-history-table thead th").allInnerTexts()).join();
  expect(heads).toContain("Loss");
  expect(heads).toContain("Validation loss");

  await tab(page, "Test");
  const [rmse, rmseOfMean] = await score(page, "Root mean squared error");
  const [mae, maeOfMean] = await score(page, "Mean absolute error");
  const [mape] = await score(page, "Mean absolute percentage error");
  expect(mae).toBeLessThan(maeOfMean);
  expect(rmse).toBeLessThan(rmseOfMean);
  expect(rmse).toBeGreaterThanOrEqual(mae);
  expect(mape).toBeLessThan(1);
  expect(mape).toBeGreaterThan(0.01);
  await tab(page, "Examples");
  const rows = page.locator("mb-row-results tbody tr");
  await expect(rows.first()).toBeVisible();
  const [, actual, predicted, error] = (await rows.first().innerText()).split("\t").map(Number);
  expect(error).toBeCloseTo(predicted - actual, 2);
  await expect(panel).toBeVisible();
});

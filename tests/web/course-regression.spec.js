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
  const median = (await score(page, "Median absolute error"))[0];
  expect(median).toBeLessThanOrEqual(mae * 2);
  expect((await score(page, "Mean squared error"))[0]).toBeCloseTo(rmse * rmse, 0);
  expect((await score(page, "R²"))[1]).toBeLessThan(0.01);

  // Predicted against actual with the diagonal: each point says its row, true and predicted number, and error.
  const against = panel.getByRole("slider", {
    name: "Choose a point of “Predicted against true”",
  });
  await against.focus();
  await expect(against).toHaveAttribute("aria-valuetext", "no point chosen");
  await page.keyboard.press("End");
  const said = /^Row ([\d,]+): true ([\d.]+), predicted ([\d.]+), error (-?[\d.]+)$/;
  await expect(against).toHaveAttribute("aria-valuetext", said);
  const text = (await against.getAttribute("aria-valuetext")) ?? "";
  const [, , mostTrue, itsPredicted, itsError] = (said.exec(text) ?? []).map(Number);
  expect(mostTrue).toBeGreaterThan(30);
  expect(itsError).toBeCloseTo(itsPredicted - mostTrue, 2);
  // The same row is marked among the errors, where it says the same.
  const residuals = panel.getByRole("slider", {
    name: "Choose a point of “Errors against predicted”",
  });
  await expect(residuals).toHaveAttribute("aria-valuetext", text);
  await page.keyboard.press("ArrowLeft");
  await expect(against).not.toHaveAttribute("aria-valuetext", text);
  const other = (await against.getAttribute("aria-valuetext")) ?? "";
  await expect(residuals).toHaveAttribute("aria-valuetext", other);
  // A click on a point chooses it, one beside all points none.
  const box = /** @type {{ width: number, height: number }} */ (await against.boundingBox());
  await against.click({ position: { x: 2, y: 2 } });
  await expect(against).toHaveAttribute("aria-valuetext", "no point chosen");
  await against.click({ position: { x: box.width / 2, y: box.height / 2 } });
  await expect(against).toHaveAttribute("aria-valuetext", said);
  // The histogram counts every test row once.
  const histogram = panel.locator("mb-chart-frame", { has: page.locator("mb-histogram") });
  await histogram.getByRole("button", { name: "Numbers of “Histogram of errors”" }).click();
  const counts = await histogram.locator("tbody td:last-child").allInnerTexts();
  expect(counts).toHaveLength(20);
  await expect(panel.locator("mb-part-switch").getByRole("status")).toContainText(
    `${counts.reduce((sum, count) => sum + Number(count), 0)} test rows,`,
  );

  await tab(page, "Examples");
  const rows = page.locator("mb-example-list").getByRole("option");
  await expect(rows.first()).toBeVisible();
  const [, actual, predicted, error] = (await rows.first().locator("span").allInnerTexts()).map(
    Number,
  );
  expect(error).toBeCloseTo(predicted - actual, 2);
  await expect(panel).toBeVisible();
});

// A table of one feature: what is measured beside the loss, a run whose end nobody can tell, and a label that is wrong.

import { button, csv, expect, field, open, tab, test, upload } from "./playground.js";

/** Sizes whose kind is told by their half; one of 95 is said to be short. */
const sizes = Array.from({ length: 200 }, (_, i) => {
  const size = (i * 37) % 100;
  return `${size},${size >= 50 === (i !== 35) ? "long" : "short"}`;
});

/** @param {import("./playground.js").Page} page @param {string} name */
async function addMetric(page, name) {
  const list = page.locator("mb-metric-list");
  await list.getByText("Add a metric", { exact: true }).click();
  await list.getByRole("button", { name: new RegExp(`^${name}\\b`) }).click();
}

test("metrics are chosen, early stopping foretells no end, and a wrong label is a click away", async ({
  page,
}) => {
  await open(page);
  await upload(page, csv("sizes.csv", ["size,kind", ...sizes].join("\n")));
  await expect(page.getByLabel("Target column")).toHaveValue("kind");
  await page.locator("mb-metric-list > details > summary").click();
  for (const name of ["AUC", "Recall"]) await addMetric(page, name);

  // Of 100,000 epochs the end is foretold, but not where a callback may end them.
  const bar = page.locator("mb-run-bar .progress");
  await field(page, "Learning rate").fill("0.05");
  await field(page, "Epochs").fill("100000");
  await button(page, "Train").click();
  await expect(bar).toContainText("left");
  await button(page, "Stop").click();
  for (const name of ["auc", "recall"]) {
    await expect(page.getByLabel(`Test ${name}`)).toHaveText(/^[01]\.\d{4}$/);
  }
  await page.getByLabel("Stop early").check();
  await page.getByLabel("patience").fill("99999");
  await button(page, "Train").click();
  await expect(bar).toContainText("rows/s");
  await expect(bar).not.toContainText("left");
  await button(page, "Stop").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();

  const panel = await tab(page, "Examples");
  await panel.getByRole("button", { name: "All 40" }).click();
  await panel.getByLabel("Order").selectOption("Label most likely wrong first");
  const first = panel.getByRole("listbox").getByRole("option").first();
  await expect(first).toContainText(/short.*long/);
  await first.click();
  const cells = panel.getByRole("region", { name: "The row in the file" });
  await expect(cells.getByRole("row", { name: /^size/ })).toContainText("95");

  await tab(page, "Predict");
  await expect(panel.locator(".field > label")).toHaveText(["size"]);
  await field(page, "Slider of size").fill("5");
  await expect(panel.locator(".result h3")).toHaveText(/: short,/);

  // And a number of one number.
  const lines = Array.from({ length: 60 }, (_, i) => `${i},${100 + 3 * i}`);
  await upload(page, csv("prices.csv", ["size,price", ...lines].join("\n")));
  await expect(page.getByLabel("Target column")).toHaveValue("price");
  await addMetric(page, "MeanAbsolutePercentageError");
  // What was asked of the classes is gone.
  await expect(page.locator("mb-metric-list h3")).toHaveText([
    "MeanAbsoluteError",
    "MeanAbsolutePercentageError",
  ]);
  await page.getByLabel("Stop early").uncheck();
  await field(page, "Epochs").fill("2");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test mean_absolute_percentage_error")).toHaveText(/^[\d.]+/);
});

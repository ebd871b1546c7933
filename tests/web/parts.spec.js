// The Test tab on training, validation and test rows: each is judged when it is asked for.

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

/** @typedef {import("./playground.js").Page} Page */

/** How many rows the confusion matrix counts. @param {Page} page */
async function counted(page) {
  const cells = await page.locator("mb-confusion-matrix td").allInnerTexts();
  return cells.reduce((sum, count) => sum + Number(count || 0), 0);
}

/** What the switch says. @param {import("@playwright/test").Locator} panel */
const said = (panel) => panel.locator("mb-part-switch").getByRole("status");

test("training, validation and test rows are judged when asked for", async ({ page }) => {
  await open(page);
  await upload(page, csv("clouds.csv", clouds(203)));
  await expect(page.getByLabel("Target column")).toHaveValue("colour");
  await field(page, "Validation split").fill("0.25");
  await train(page, 3);
  const history = page.locator("mb-history-table");
  const heads = await history.locator("thead th").allInnerTexts();
  const last = await history.locator("tbody tr").first().locator("td").allInnerTexts();
  const ended = (/** @type {string} */ name) => last[heads.indexOf(name)];
  const strip = await page.locator("mb-score-strip").innerText();

  const panel = await tab(page, "Test");
  const parts = panel.getByRole("group", { name: "Which rows the model is judged on" });
  // Of 203 rows 41 test the model; of the other 162 the last quarter validates it, rounded up as Keras does.
  await expect(parts.getByRole("button")).toHaveText(["Training 121", "Validation 41", "Test 41"]);
  await expect(button(page, "Test 41")).toHaveAttribute("aria-pressed", "true");
  await expect(said(panel)).toContainText("41 test rows, held out of the training");
  const testCells = await page.locator("mb-confusion-matrix td").allInnerTexts();

  await button(page, "Validation 41").click();
  await expect(said(panel)).toContainText("41 validation rows, watched while");
  // What Keras's fit() measured on them after the last epoch.
  await expect(said(panel)).toContainText(`Loss ${ended("Validation loss")}`);
  await expect(said(panel)).toContainText(`Accuracy ${ended("Validation accuracy")}`);
  expect(await counted(page)).toBe(41);

  await button(page, "Training 121").click();
  await expect(said(panel)).toContainText("121 training rows, which the model");
  expect(await counted(page)).toBe(121);
  await panel.getByText("Classification report").click();
  await expect(panel.getByLabel("The report as scikit-learn writes it")).toContainText(
    /weighted avg .* 121\n/,
  );
  // The run's scores are still those of the test.
  expect(await page.locator("mb-score-strip").innerText()).toBe(strip);
  const examples = await tab(page, "Examples");
  await expect(button(page, "All 121")).toBeVisible();
  await examples.getByRole("button", { name: "Test 41" }).click();
  await expect(button(page, "All 41")).toBeVisible();

  await tab(page, "Test");
  await expect(panel.getByLabel("The report as scikit-learn writes it")).toContainText(
    /weighted avg .* 41\n/,
  );
  expect(await page.locator("mb-confusion-matrix td").allInnerTexts()).toEqual(testCells);
  // Another model begins with the test rows.
  await button(page, "Training 121").click();
  await train(page, 1);
  await expect(button(page, "Test 41")).toHaveAttribute("aria-pressed", "true");
});

test("rows judged on another part follow the threshold, and it their answers", async ({ page }) => {
  await open(page);
  await upload(page, csv("clouds.csv", clouds(203)));
  await expect(page.getByLabel("Target column")).toHaveValue("colour");
  await train(page, 1);
  const panel = await tab(page, "Test");
  await panel.getByText("Curves and threshold").click();
  await button(page, "Training 145").click();
  await expect(said(panel)).toContainText("145 training rows");
  const slider = panel.getByLabel("Threshold", { exact: true });
  await slider.fill("1");
  await slider.dispatchEvent("change");
  // Nothing is more probable than that: every row is predicted as the first class.
  const nothing = panel.getByRole("table", { name: "At the threshold" });
  await expect(nothing.getByRole("row", { name: /^True positives/ })).toContainText(/\s0\s*$/);
  await button(page, "Test 41").click();
  await expect(
    panel.locator("mb-confusion-matrix tbody tr").first().locator("td").nth(1),
  ).toHaveText("0");
  await expect(panel.locator("output[for=threshold]")).toHaveText("1.00");
  await expect(
    panel.locator("mb-confusion-matrix tbody tr").last().locator("td").nth(1),
  ).toHaveText("0");
});

test("judging can be ended, and begun again", async ({ page }) => {
  await open(page);
  await upload(page, csv("clouds.csv", clouds(203)));
  await expect(page.getByLabel("Target column")).toHaveValue("colour");
  await train(page, 1);
  const panel = await tab(page, "Test");
  // Before the worker can have answered.
  await panel.locator("mb-part-switch").evaluate(async (element) => {
    const buttons = () => [...(element.shadowRoot?.querySelectorAll("button") ?? [])];
    buttons()[0].click();
    await /** @type {any} */ (element).updateComplete;
    buttons()
      .find(({ textContent }) => textContent?.trim() === "Cancel")
      ?.click();
  });
  await expect(said(panel)).toContainText("41 test rows, held out of the training");
  await expect(button(page, "Test 41")).toHaveAttribute("aria-pressed", "true");
  await expect(panel.getByRole("button", { name: "Cancel" })).toHaveCount(0);
  expect(await counted(page)).toBe(41);
  await panel.getByRole("button", { name: /^Training \d+$/ }).click();
  await expect(said(panel)).toContainText("which the model has learned from");
});

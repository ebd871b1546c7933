// What is done to the rows is seen and can be changed.

import { button, chooseSample, expect, open, openSection, step, test } from "./playground.js";

/** @param {import("./playground.js").Page} page */
const cards = (page) => page.locator("mb-prepare-pane ol > li");
/** @param {import("./playground.js").Page} page */
const summary = (page) => step(page, "Prepare").locator(".summary");
/** @param {import("./playground.js").Page} page */
const input = (page) => page.locator("mb-model-pane .input .shape").first();

test.beforeEach(async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await openSection(page, "Prepare");
});

test("every step is a card that says what it did", async ({ page }) => {
  await expect(cards(page).getByRole("heading")).toHaveText([
    "TrainTestSplit",
    "SimpleImputer",
    "SimpleImputer",
    "MinMaxScaler",
    "OneHotEncoder",
  ]);
  await expect(summary(page)).toHaveText(
    "split 80/20 → median → most_frequent → MinMaxScaler → OneHotEncoder",
  );
  await expect(cards(page).nth(0)).toContainText("120 training rows, 30 test rows.");
  await expect(cards(page).nth(3)).toContainText("Fitted on 120 training rows.");
  await expect(cards(page).nth(3).getByLabel("columns", { exact: true })).toHaveAttribute(
    "placeholder",
    "all",
  );
  await cards(page).nth(3).getByText("Fitted values").click();
  await expect(cards(page).nth(3).locator("dl")).toContainText("petal_width");

  await cards(page).nth(0).getByLabel("test_size").fill("0.4");
  await expect(cards(page).nth(0)).toContainText("90 training rows, 60 test rows.");
  await expect(summary(page)).toHaveText(/split 60\/40 /);
});

test("three of four columns are chosen, the scaler is removed, and the model trains", async ({
  page,
}) => {
  await expect(input(page)).toHaveText("4");
  await page.getByText("Add step").click();
  await page.getByRole("button", { name: /^SelectColumns/ }).click();
  await cards(page)
    .nth(5)
    .getByLabel("columns", { exact: true })
    .fill("sepal_length, petal_length, petal_width");
  await expect(input(page)).toHaveText("3");
  await page.getByRole("button", { name: "Move SelectColumns up, step 6" }).click();
  await expect(cards(page).nth(4).getByRole("heading")).toHaveText("SelectColumns");
  await page.getByRole("button", { name: "Remove MinMaxScaler, step 4" }).click();
  await expect(cards(page)).toHaveCount(5);
  await expect(page.locator("mb-prepare-pane mb-adder summary")).toBeFocused();
  await expect(input(page)).toHaveText("3");
  await expect(button(page, "Train")).toBeEnabled();
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
});

test("an impossible step says why, and can be undone", async ({ page }) => {
  await page.getByText("Add step").click();
  await page.getByRole("button", { name: /^SelectColumns/ }).click();
  await cards(page).nth(5).getByLabel("columns", { exact: true }).fill("height");
  await expect(page.locator("mb-data-pane").getByRole("alert")).toContainText("height");
  await expect(button(page, "Train")).toBeDisabled();
  await page.locator("mb-bar").getByRole("button", { name: "Undo" }).click();
  await page.locator("mb-bar").getByRole("button", { name: "Undo" }).click();
  await expect(cards(page)).toHaveCount(5);
  await expect(button(page, "Train")).toBeEnabled();
});

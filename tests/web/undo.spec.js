// Undo and redo cover everything in the recipe.

import {
  button,
  chooseSample,
  expect,
  field,
  layerRows,
  open,
  openSection,
  step,
  tab,
  test,
} from "./playground.js";

/** @param {import("./playground.js").Page} page */
const undo = (page) => page.locator("mb-bar").getByRole("button", { name: "Undo" });
/** @param {import("./playground.js").Page} page */
const redo = (page) => page.locator("mb-bar").getByRole("button", { name: "Redo" });

test("layers, settings, target, preparation and data are undone and redone", async ({ page }) => {
  await open(page);
  await expect(undo(page)).toHaveAttribute("aria-disabled", "true");
  await chooseSample(page, "Iris");
  await layerRows(page).nth(0).locator("button.name").click();
  await layerRows(page).nth(0).getByLabel("units").fill("7");
  await field(page, "Epochs").fill("3");
  await page.getByLabel("Optimizer", { exact: true }).selectOption("SGD");
  await page.getByLabel("Stop early").check();
  await openSection(page, "Prepare");
  await page.getByLabel("test_size").fill("0.4");
  await page.getByLabel("Target column").selectOption("petal_width");
  await expect(step(page, "Data").locator(".summary")).toHaveText(/regression/);
  // The person's model stays, which does not fit a number.
  await expect(layerRows(page).nth(0).locator(".shape")).toHaveText("7");

  await undo(page).click();
  await expect(page.getByLabel("Target column")).toHaveValue("species");
  await expect(step(page, "Data").locator(".summary")).toHaveText(/3 classes/);
  await undo(page).click();
  await expect(page.getByLabel("test_size")).toHaveValue("0.2");
  await undo(page).click();
  await expect(page.getByLabel("Stop early")).not.toBeChecked();
  await undo(page).click();
  await expect(page.getByLabel("Optimizer", { exact: true })).toHaveValue("Adam");
  await undo(page).click();
  await expect(field(page, "Epochs")).toHaveValue("60");
  await undo(page).click();
  await expect(layerRows(page).nth(0).locator(".shape")).toHaveText("64");
  await undo(page).click();
  await expect(button(page, "Fashion-MNIST (5,000)")).toHaveAttribute("aria-pressed", "true");
  await expect(layerRows(page)).toHaveCount(9);
  await expect(undo(page)).toHaveAttribute("aria-disabled", "true");
  // Nothing more to undo: the focus stays.
  await expect(undo(page)).toBeFocused();

  for (let steps = 0; steps < 6; steps++) {
    await redo(page).click();
    await expect(button(page, "Train")).toBeEnabled();
  }
  await expect(button(page, "Iris")).toHaveAttribute("aria-pressed", "true");
  await expect(layerRows(page).nth(0).locator(".shape")).toHaveText("7");
  await expect(field(page, "Epochs")).toHaveValue("3");
  await expect(page.getByLabel("Optimizer", { exact: true })).toHaveValue("SGD");
  await expect(page.getByLabel("test_size")).toHaveValue("0.4");
});

test("a model built by hand is restored from the suggested one by undo", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await layerRows(page).nth(0).locator("button.name").click();
  // Keystrokes that follow each other are one step.
  await layerRows(page).nth(0).getByLabel("units").fill("");
  await layerRows(page).nth(0).getByLabel("units").pressSequentially("128");
  await expect(layerRows(page).nth(0).locator(".shape")).toHaveText("128");
  await button(page, "Use the suggested model").click();
  await expect(layerRows(page).nth(0).locator(".shape")).toHaveText("64");
  await page.keyboard.press("Control+z");
  await expect(layerRows(page).nth(0).locator(".shape")).toHaveText("128");
  await page.keyboard.press("Control+z");
  await expect(layerRows(page).nth(0).locator(".shape")).toHaveText("64");
  await page.keyboard.press("Control+Shift+z");
  await expect(layerRows(page).nth(0).locator(".shape")).toHaveText("128");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+y");
  await expect(layerRows(page).nth(0).locator(".shape")).toHaveText("128");
});

test("undo and redo bring back the run of the experiment they come to", async ({ page }) => {
  const loss = page.getByLabel("Test loss");
  await open(page);
  await chooseSample(page, "Iris");
  await openSection(page, "Prepare");
  await field(page, "Epochs").fill("2");
  await button(page, "Train").click();
  await expect(loss).toBeVisible();
  const first = await loss.innerText();

  // Other rows have no run yet.
  await page.getByLabel("test_size").fill("0.4");
  await expect(loss).toHaveCount(0);
  await expect(button(page, "Train")).toBeEnabled();
  await undo(page).click();
  await expect(loss).toHaveText(first);
  await expect(button(page, "Continue")).toBeVisible();

  await field(page, "Epochs").fill("5");
  await button(page, "Train").click();
  await expect(page.locator("mb-history-table tbody tr")).toHaveCount(5);
  await expect(loss).toBeVisible();
  const second = await loss.innerText();
  expect(second).not.toBe(first);
  await undo(page).click();
  await expect(loss).toHaveText(first);
  await expect(page.locator("mb-history-table tbody tr")).toHaveCount(2);
  await redo(page).click();
  await expect(loss).toHaveText(second);

  // With its data, too.
  await chooseSample(page, "Pima Indians Diabetes");
  await expect(loss).toHaveCount(0);
  await undo(page).click();
  await expect(loss).toHaveText(second);
  const runs = await tab(page, "Runs");
  await expect(runs.locator("tbody tr")).toHaveCount(2);
});

test("runs are kept, restored with their weights, and removed with an undo", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await field(page, "Epochs").fill("2");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByLabel("Test loss")).toBeVisible();
  const first = await page.getByLabel("Test loss").innerText();
  await expect(button(page, "Train")).toBeEnabled();
  await field(page, "Epochs").fill("4");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test loss")).toBeVisible();
  await expect(page.getByLabel("Test loss")).not.toHaveText(first);

  const runs = await tab(page, "Runs");
  await expect(runs.locator("tbody tr")).toHaveCount(2);
  await runs.getByRole("button", { name: "Restore run 1" }).click();
  await expect(page.getByLabel("Test loss")).toHaveText(first);
  await expect(field(page, "Epochs")).toHaveValue("2");
  await expect(button(page, "Continue")).toBeVisible();

  await runs.getByRole("button", { name: "Remove run 2" }).click();
  await expect(runs.locator("tbody tr")).toHaveCount(1);
  const back = runs.getByRole("button", { name: "Undo" });
  await expect(back).toBeFocused();
  await back.click();
  await expect(runs.locator("tbody tr")).toHaveCount(2);
  await runs.getByRole("button", { name: "Restore run 2" }).click();
  await expect(field(page, "Epochs")).toHaveValue("4");
});

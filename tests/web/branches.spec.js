import { axeFaults } from "./axe.js";
import { button, chooseSample, expect, kept, layerRows, open, test, train } from "./playground.js";

/** @typedef {import("@playwright/test").Page} Page */

/** The names of the layers a layer reads, where it is not the one before it. @param {Page} page @param {number} index */
const reads = (page, index) => layerRows(page).nth(index).locator(".sources .chip");

/**
 * @param {Page} page
 * @param {number} index
 */
const shape = (page, index) => layerRows(page).nth(index).locator(".shape");

/**
 * @param {Page} page
 * @param {string} className
 */
async function add(page, className) {
  await button(page, "Add layer").click();
  await page.getByRole("searchbox", { name: "Search layers" }).fill(className);
  const found = page
    .getByRole("dialog")
    .getByRole("button", { name: new RegExp(`^${className}\\b`) });
  await found.first().click();
}

/**
 * @param {Page} page
 * @param {number} index
 */
const openForm = (page, index) => layerRows(page).nth(index).locator("button.name").click();

/** Iris with an Add around its second Dense layer. @param {Page} page */
async function residual(page) {
  await open(page);
  await chooseSample(page, "Iris");
  await openForm(page, 1);
  await layerRows(page).nth(1).getByLabel("units").fill("64");
  await add(page, "Add");
  await expect(reads(page, 2)).toHaveText(["dense_1", "dense"]);
  await expect(shape(page, 2)).toHaveText("64");
  await expect(button(page, "Train")).toBeEnabled();
}

test("a residual model is built, trained and restored after a reload", async ({ page }) => {
  await residual(page);
  await train(page, 3);
  await expect(page.locator("mb-history-table tbody tr")).toHaveCount(3);
  await kept(page, ({ runs }) => runs.length === 1);
  await page.reload();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await expect(reads(page, 2)).toHaveText(["dense_1", "dense"]);
  await expect(shape(page, 2)).toHaveText("64");
});

test("a merge that does not fit names the layers on both sides", async ({ page }) => {
  await residual(page);
  await openForm(page, 1);
  await layerRows(page).nth(1).getByLabel("units").fill("7");
  const fault = layerRows(page).nth(2).getByRole("alert");
  await expect(fault).toContainText('"dense_1" (None, 7)');
  await expect(fault).toContainText('"dense" (None, 64)');
  await expect(button(page, "Train")).toBeDisabled();
});

test("removing and moving layers keeps the inputs of the others", async ({ page }) => {
  await residual(page);
  // The Add reads what the removed layer read, which is one layer only.
  await layerRows(page)
    .nth(1)
    .getByRole("button", { name: /^Remove Dense/ })
    .click();
  await expect(reads(page, 1)).toHaveCount(0);
  await expect(layerRows(page).nth(1).getByRole("alert")).toContainText("2");
  await page.locator("mb-model-pane").getByRole("button", { name: "Undo" }).click();
  await expect(reads(page, 2)).toHaveText(["dense_1", "dense"]);
  await expect(shape(page, 2)).toHaveText("64");

  // Behind the last layer it still reads the two; the last one is then read by nobody.
  await layerRows(page)
    .nth(2)
    .getByRole("button", { name: /^Move Add down/ })
    .click();
  await expect(reads(page, 3)).toHaveText(["dense_1", "dense"]);
  await expect(layerRows(page).nth(2).getByRole("status")).toContainText(
    "No layer uses this one’s output",
  );
  await expect(button(page, "Train")).toBeDisabled();
});

test("inputs can be chosen with the keyboard, and the form is accessible", async ({ page }) => {
  await residual(page); // whose Add is open
  await layerRows(page).nth(2).getByRole("combobox", { name: "Input 2" }).focus();
  await page.keyboard.press("ArrowUp");
  await expect(reads(page, 2)).toHaveText(["dense_1", "input_layer"]);
  await expect(layerRows(page).nth(2).getByRole("alert")).toContainText("(None, 4)");
  await page.keyboard.press("ArrowDown");
  await expect(shape(page, 2)).toHaveText("64");
  // "Remove the input dense", "Add input"
  for (let presses = 0; presses < 2; presses++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(reads(page, 2)).toHaveText(["dense_1", "dense", "input_layer"]);
  await layerRows(page)
    .nth(2)
    .getByRole("button", { name: "Remove the input input_layer" })
    .click();
  await expect(reads(page, 2)).toHaveText(["dense_1", "dense"]);
  expect(await axeFaults(page, { within: "mb-model-pane" })).toEqual([]);
});

test("a layer that holds a layer has the form of both", async ({ page }) => {
  await open(page);
  // The images as 28 steps of 28 numbers.
  for (let count = 8; count > 0; count--) {
    await layerRows(page)
      .nth(0)
      .getByRole("button", { name: /^Remove/ })
      .click();
  }
  // It pushes the button down that is clicked next.
  await expect(layerRows(page).nth(0)).toContainText("Add a Flatten layer before it");
  await add(page, "Reshape");
  await layerRows(page).nth(0).getByLabel("target_shape").fill("28, 28");
  await add(page, "Bidirectional");
  const form = layerRows(page).nth(1);
  await form.getByLabel("layer", { exact: true }).selectOption("GRU");
  await form.getByLabel("units").fill("8");
  await expect(shape(page, 1)).toHaveText("16");
  await form.getByLabel("merge_mode").selectOption("sum");
  await expect(shape(page, 1)).toHaveText("8");
  await expect(button(page, "Train")).toBeEnabled();
});

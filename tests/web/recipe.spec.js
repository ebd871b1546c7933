/** What a run gave belongs to the recipe it was trained with: a click counts for what is typed by then. */

import {
  button,
  chooseSample,
  expect,
  field,
  layerRows,
  open,
  openSection,
  tab,
  test,
  train,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */

/**
 * Changes a field and clicks in the same task, before anything can be rendered or described.
 * @param {Locator} field
 * @param {string} value
 * @param {Locator} button
 */
async function changeAndClick(field, value, button) {
  const clicked = await button.elementHandle();
  await field.evaluate((element, [text, target]) => {
    const input = /** @type {HTMLInputElement} */ (element);
    input.value = /** @type {string} */ (text);
    for (const type of ["input", "change"]) {
      input.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    }
    /** @type {HTMLButtonElement} */ (target).click();
  }, /** @type {const} */ ([value, clicked]));
}

/** @param {Page} page */
const training = (page) =>
  page.evaluate(() => {
    const { store } = /** @type {any} */ (document.querySelector("mb-app")).playground;
    const { status, epoch, id } = store.state.training;
    return { status, epochs: epoch.length, id };
  });

/** The units of the last layer. @param {Page} page */
async function lastUnits(page) {
  await layerRows(page).last().locator("button.name").click();
  return page.getByLabel("units");
}

/** Trains Iris for two epochs. @param {Page} page */
async function trainIris(page) {
  await open(page);
  await chooseSample(page, "Iris");
  await train(page, 2);
  // However short it was, it took some time.
  await expect(page.locator("mb-score-strip dd").filter({ hasText: "s" })).toHaveText([/[1-9]/]);
}

const stale = /^These results are from before your last change/;

test("Train judges the model that is there when it is clicked", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await field(page, "Epochs").fill("2");
  const units = await lastUnits(page);
  await changeAndClick(units, "5", button(page, "Train"));
  await expect(button(page, "Train")).toBeDisabled();
  expect(await training(page)).toEqual({ status: "idle", epochs: 0, id: "" });
  await changeAndClick(units, "3", button(page, "Train"));
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
});

test("Continue goes on with nothing but what was trained", async ({ page }) => {
  await trainIris(page);
  const before = await training(page);
  const units = page.getByLabel("units");
  await layerRows(page).first().locator("button.name").click();
  const was = await units.inputValue();
  await changeAndClick(units, "24", button(page, "Continue"));
  await expect(button(page, "Continue")).toHaveCount(0);
  expect(await training(page)).toEqual(before);

  await units.fill(was);
  await expect(button(page, "Continue")).toBeVisible();
  await changeAndClick(
    page.getByLabel("Optimizer", { exact: true }),
    "RMSprop",
    button(page, "Continue"),
  );
  await expect(button(page, "Continue")).toHaveCount(0);
  expect(await training(page)).toEqual(before);

  // More epochs are more of the same.
  await button(page, "Undo").click();
  await changeAndClick(field(page, "Epochs"), "4", button(page, "Continue"));
  await expect.poll(async () => (await training(page)).epochs).toBe(4);

  // Another learning rate may come in between, as it may during a run.
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await changeAndClick(field(page, "Learning rate"), "0.125", button(page, "Continue"));
  await expect.poll(async () => (await training(page)).epochs).toBe(8);
  const rate = page.evaluate(() =>
    /** @type {any} */ (document.querySelector("mb-app")).playground.handles.net.getLearningRate(),
  );
  expect(await rate).toBe(0.125);
});

test("results of another recipe are marked, in each tab", async ({ page }) => {
  await trainIris(page);
  await tab(page, "Test");
  await expect(page.getByText(stale)).toHaveCount(0);
  for (const [label, value] of [
    ["Optimizer", "RMSprop"],
    ["Loss", "kl_divergence"],
  ]) {
    await page.getByLabel(label, { exact: true }).selectOption(value);
    for (const name of ["Test", "Examples", "Predict", "Curves"]) {
      await tab(page, name);
      await expect(page.getByText(stale)).toBeVisible();
    }
    await tab(page, "Runs");
    await expect(page.getByText(stale)).toHaveCount(0);
    await button(page, "Undo").click();
    await tab(page, "Test");
    await expect(page.getByText(stale)).toHaveCount(0);
  }
  await field(page, "Seed").fill("7");
  await expect(page.getByText(stale)).toBeVisible();
});

test("a preparation that cannot be made leaves no results of the one before", async ({ page }) => {
  await trainIris(page);
  await openSection(page, "Prepare");
  await page.getByLabel("test_size").first().fill("0.9999");
  await tab(page, "Test");
  await expect(page.getByRole("tabpanel")).toContainText(
    "After training, the model is tested here",
  );
});

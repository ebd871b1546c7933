// What is typed into a field and is no value keeps the training from starting, wherever the field is.

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
  train,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** What screen readers read out last. @param {Page} page */
const said = (page) => page.locator("mb-app > [role=status]");

/** Nothing has been trained: a training that starts has a progress bar at once. @param {Page} page */
async function nothingTrains(page) {
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect(button(page, "Train")).toBeVisible();
}

/** @param {Page} page @param {string} name */
async function closeSection(page, name) {
  const header = step(page, name).getByRole("heading").getByRole("button");
  if ((await header.getAttribute("aria-expanded")) === "true") await header.click();
}

/** @param {Page} page */
async function openIris(page) {
  await open(page);
  await chooseSample(page, "Iris");
}

test("epochs of 0 stop Train, which goes there, and again from a closed section", async ({
  page,
}) => {
  await openIris(page);
  await field(page, "Epochs").fill("0");
  await button(page, "Train").click();
  await expect(field(page, "Epochs")).toBeFocused();
  await expect(said(page)).toHaveText("Training did not start. Epochs: At least 1");
  await expect(step(page, "Fit")).toContainText("At least 1: correct this to train.");
  await nothingTrains(page);

  // The text stays while its section is closed, or another pane has the whole width.
  await closeSection(page, "Fit");
  await expect(step(page, "Fit").locator(".summary")).toHaveText("A value here needs correcting.");
  await button(page, "Show Model at full width").click();
  await page.keyboard.press("Control+Enter");
  await expect(field(page, "Epochs")).toBeFocused();
  await expect(field(page, "Epochs")).toHaveValue("0");
  await nothingTrains(page);

  await train(page, 2);
  await expect(page.locator("mb-history-table tbody tr")).toHaveCount(2);

  // Nor does a run go on, or start from an empty tab, with what was there before.
  await field(page, "Epochs").fill("");
  await button(page, "Continue").click();
  await expect(field(page, "Epochs")).toBeFocused();
  await expect(said(page)).toHaveText("Training did not start. Epochs: Required");
  await expect(page.locator("mb-history-table tbody tr")).toHaveCount(2);
});

test("a layer's field stops Train though another layer is open", async ({ page }) => {
  await openIris(page);
  await layerRows(page).nth(1).locator("button.name").click();
  await layerRows(page).nth(1).getByLabel("units").fill("-1");
  await layerRows(page).nth(0).locator("button.name").click();
  await closeSection(page, "Model");
  await (await tab(page, "Test")).getByRole("button", { name: "Train now" }).click();
  await expect(layerRows(page).nth(1).getByLabel("units")).toBeFocused();
  await expect(layerRows(page).nth(1).getByLabel("units")).toHaveValue("-1");
  await expect(said(page)).toHaveText("Training did not start. Dense units: At least 1");
  await nothingTrains(page);

  // Without the layer there is nothing wrong, and when it comes back it has its value.
  await layerRows(page)
    .nth(1)
    .getByRole("button", { name: /^Remove Dense/ })
    .click();
  await expect(layerRows(page)).toHaveCount(2);
  await train(page, 1);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(layerRows(page)).toHaveCount(3);
  await layerRows(page).nth(1).locator("button.name").click();
  await expect(layerRows(page).nth(1).getByLabel("units")).toHaveValue("32");
});

test("Train says what is wrong with the model, and goes to its repair", async ({ page }) => {
  await openIris(page);
  await layerRows(page).nth(2).locator("button.name").click();
  await layerRows(page).nth(2).getByLabel("units").fill("4");
  const repair = button(page, "Set units to 3");
  await expect(repair).toBeVisible();
  await closeSection(page, "Model");
  await page.keyboard.press("Control+Enter");
  await expect(repair).toBeFocused();
  await expect(said(page)).toHaveText(/^Training did not start\. The model has 4 outputs/);
  await nothingTrains(page);
  await field(page, "Seed").focus();
  await button(page, "Train").dispatchEvent("click");
  await expect(repair).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(button(page, "Train")).toBeEnabled();
});

test("undo takes the text back first, then goes a step back", async ({ page }) => {
  await openIris(page);
  await field(page, "Epochs").fill("3");
  await field(page, "Seed").fill("7");
  await field(page, "Epochs").fill("x");
  await page.keyboard.press("Control+z");
  await expect(field(page, "Epochs")).toHaveValue("3");
  await expect(field(page, "Seed")).toHaveValue("7");
  await page.keyboard.press("Control+z");
  await expect(field(page, "Seed")).toHaveValue("42");
  await page.keyboard.press("Control+z");
  await expect(field(page, "Epochs")).toHaveValue("60");
  await field(page, "Epochs").fill("x");
  // For other data another number is suggested, which takes the place of the text.
  await chooseSample(page, "Fashion-MNIST (5,000)");
  await expect(field(page, "Epochs")).toHaveValue("5");
  await expect(field(page, "Epochs")).toHaveAttribute("aria-invalid", "false");
});

test("fields of preparation, optimizer and callbacks stop Train, also in folds", async ({
  page,
}) => {
  await openIris(page);
  await openSection(page, "Prepare");
  await field(page, "Epochs").fill("1");
  await field(page, "test_size").fill("0.2.1");
  await closeSection(page, "Prepare");
  await button(page, "Train").click();
  await expect(field(page, "test_size")).toBeFocused();
  await expect(said(page)).toHaveText(/^Training did not start\. TrainTestSplit test_size: /);
  await field(page, "test_size").fill("0.25");

  const more = page.getByText("More settings of Adam");
  await more.click();
  await field(page, "beta_1").fill("2");
  await more.click();
  await expect(field(page, "beta_1")).toBeHidden();
  await button(page, "Train").click();
  await expect(field(page, "beta_1")).toBeFocused();
  // Another optimizer has no such field any more.
  await page.getByLabel("Optimizer", { exact: true }).selectOption("SGD");
  await field(page, "Learning rate").fill("fast");
  await button(page, "Train").click();
  await expect(field(page, "Learning rate")).toBeFocused();
  await field(page, "Learning rate").fill("0.1");

  await page.getByText("Add callback").click();
  await page.getByRole("button", { name: /^ReduceLROnPlateau/ }).click();
  await page.getByText("Add callback").click();
  await page.getByRole("button", { name: /^ReduceLROnPlateau/ }).click();
  const cards = page.locator("mb-callback-list li");
  await cards.nth(1).getByLabel("patience").fill("often");
  // The text goes with its card.
  await cards.nth(0).getByRole("button", { name: "Remove ReduceLROnPlateau" }).click();
  await button(page, "Train").click();
  await expect(cards.nth(0).getByLabel("patience")).toBeFocused();
  await expect(cards.nth(0).getByLabel("patience")).toHaveValue("often");
  await nothingTrains(page);
  await cards.nth(0).getByRole("button", { name: "Remove ReduceLROnPlateau" }).click();
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
});

test.describe("in Korean", () => {
  test.use({ locale: "ko-KR" });

  test("the field and why are said", async ({ page }) => {
    await page.goto("./");
    await expect(button(page, "학습 시작")).toBeEnabled();
    await page.getByLabel("에포크 수", { exact: true }).fill("0");
    await page.keyboard.press("Control+Enter");
    await expect(said(page)).toHaveText(
      "학습을 시작하지 않았습니다. 에포크 수: 1 이상이어야 합니다",
    );
    await expect(page.getByLabel("에포크 수", { exact: true })).toBeFocused();
  });
});

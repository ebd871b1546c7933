import { button, expect, layerRows, open, step, test } from "./playground.js";

/** @param {import("@playwright/test").Page} page */
const classes = (page) => page.locator("mb-layer-row .class").allTextContents();

/**
 * @param {import("@playwright/test").Page} page
 * @param {number} index
 */
const shape = (page, index) => layerRows(page).nth(index).locator(".shape");

test.beforeEach(async ({ page }) => open(page));

test("the sample opens with the convolutional network", async ({ page }) => {
  expect(await classes(page)).toEqual([
    "Conv2D",
    "MaxPooling2D",
    "Conv2D",
    "MaxPooling2D",
    "Dropout",
    "Flatten",
    "Dense",
    "Dense",
    "Dense",
  ]);
  await expect(shape(page, 0)).toHaveText("25 × 25 × 32");
  await expect(shape(page, 5)).toHaveText("1600");
  // 544 + 18,496 + 409,856 + 32,896 + 1,290, as Keras's summary() has them.
  await expect(step(page, "Model").locator(".summary").first()).toHaveText(/463,082 parameters/);
});

test("layers are added, edited, moved, removed and restored", async ({ page }) => {
  await button(page, "Add layer").click();
  await page.getByRole("searchbox", { name: "Search layers" }).fill("batch");
  await page.getByRole("button", { name: /^BatchNormalization/ }).click();
  await expect(layerRows(page)).toHaveCount(10);
  await expect(page.getByLabel("momentum", { exact: true })).toHaveValue("0.99");

  // To behind the first pooling, by its button.
  const row = layerRows(page).filter({ hasText: "BatchNormalization" });
  for (let place = 8; place > 2; place--) {
    await row.getByRole("button", { name: /^Move BatchNormalization up/ }).click();
  }
  expect((await classes(page)).slice(0, 4)).toEqual([
    "Conv2D",
    "MaxPooling2D",
    "BatchNormalization",
    "Conv2D",
  ]);
  await expect(shape(page, 2)).toHaveText("12 × 12 × 32");

  await layerRows(page).nth(0).locator("button.name").click();
  await layerRows(page).nth(0).getByLabel("filters").fill("8");
  await expect(shape(page, 0)).toHaveText("25 × 25 × 8");
  await layerRows(page).nth(0).getByLabel("padding").selectOption("same");
  await expect(shape(page, 0)).toHaveText("28 × 28 × 8");
  await layerRows(page).nth(0).getByLabel("filters").fill("-3");
  await expect(layerRows(page).nth(0).getByRole("alert")).toHaveText("At least 1");
  await layerRows(page).nth(0).getByLabel("filters").fill("8");
  await layerRows(page).nth(0).getByLabel("activation").selectOption("leaky_relu");

  await row.getByRole("button", { name: /^Remove BatchNormalization/ }).click();
  await expect(layerRows(page)).toHaveCount(9);
  await page.locator("mb-model-pane").getByRole("button", { name: "Undo" }).click();
  expect((await classes(page))[2]).toBe("BatchNormalization");

  await button(page, "Use the suggested model").click();
  await expect(layerRows(page)).toHaveCount(9);
  await expect(shape(page, 0)).toHaveText("25 × 25 × 32");
});

test("a layer is dragged to another place", async ({ page }) => {
  const from = layerRows(page).nth(4); // Dropout
  const to = layerRows(page).nth(1);
  await from.locator(".grip").scrollIntoViewIfNeeded();
  const start = await from.locator(".grip").boundingBox();
  const end = await to.boundingBox();
  if (!start || !end) throw new Error("The layers are not on the screen.");
  await page.mouse.move(start.x + 4, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + 4, end.y + end.height, { steps: 5 });
  await page.mouse.move(start.x + 4, end.y + 4, { steps: 3 });
  await page.mouse.up();
  expect((await classes(page)).slice(0, 3)).toEqual(["Conv2D", "Dropout", "MaxPooling2D"]);
});

test("an impossible layer says why, and the shapes after it are unknown", async ({ page }) => {
  await layerRows(page).nth(2).locator("button.name").click();
  await layerRows(page).nth(2).getByLabel("kernel_size, height").fill("40");
  const fault = layerRows(page).nth(2).getByRole("alert");
  await expect(fault).toContainText("40");
  await expect(fault).toContainText("12");
  await expect(shape(page, 1)).toHaveText("12 × 12 × 32");
  await expect(shape(page, 3)).toHaveText("unknown");
  await expect(shape(page, 8)).toHaveText("unknown");
  await expect(button(page, "Train")).toBeDisabled();
  await layerRows(page).nth(2).getByLabel("kernel_size, height").fill("3");
  await expect(shape(page, 8)).toHaveText("10");
  await expect(button(page, "Train")).toBeEnabled();
});

test("an edited model is kept when the data changes, and adapted when asked", async ({ page }) => {
  await button(page, "Iris").click();
  await expect(step(page, "Data").locator(".summary")).toHaveText(/4 features · 3 classes/);
  await expect(layerRows(page)).toHaveCount(3);
  await layerRows(page).nth(0).locator("button.name").click();
  await layerRows(page).nth(0).getByLabel("units").fill("7");
  await expect(shape(page, 0)).toHaveText("7");
  await button(page, "Pima Indians Diabetes").click();
  await expect(step(page, "Model").getByRole("status")).toContainText("needs 1");
  await expect(shape(page, 0)).toHaveText("7");
  await expect(button(page, "Train")).toBeDisabled();
  await button(page, "Change it to Dense(1, sigmoid)").click();
  await expect(shape(page, 2)).toHaveText("1");
  await expect(button(page, "Train")).toBeEnabled();
});

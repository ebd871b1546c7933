// How the classes reach the loss: by what the loss takes, or as a person says.

import {
  chooseSample,
  expect,
  field,
  open,
  openSection,
  shapesZip,
  step,
  tab,
  test,
  train,
  upload,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** @param {Page} page */
async function trained(page) {
  await train(page, 2);
  await tab(page, "Test");
}

test("one-hot rows of two classes take two units and their loss, and are undone", async ({
  page,
}) => {
  await open(page);
  await chooseSample(page, "Pima Indians Diabetes");
  const encoding = page.getByLabel("Target encoding");
  const last = page.locator("mb-layer-row .summary").last();
  await expect(encoding).toHaveValue("");
  await expect(last).toHaveText("1, sigmoid");
  await encoding.selectOption("one-hot");
  await expect(last).toHaveText("2, softmax");
  await expect(field(page, "Loss")).toHaveValue("categorical_crossentropy");
  await expect(page).toHaveURL(/encoding:one-hot/);
  await trained(page);
  await expect(page.locator("mb-confusion-matrix tbody tr")).toHaveCount(2);
  await page.locator("mb-bar").getByRole("button", { name: "Undo" }).click(); // the epochs
  await page.locator("mb-bar").getByRole("button", { name: "Undo" }).click();
  await expect(encoding).toHaveValue("");
  await expect(last).toHaveText("1, sigmoid");
  await expect(field(page, "Loss")).toHaveValue("binary_crossentropy");

  // A number has no classes.
  await page.getByLabel("Task").selectOption("regression");
  await expect(step(page, "Data").locator(".summary")).toHaveText(/regression/);
  await expect(encoding).toBeHidden();
});

test("integers stay integers, of images too", async ({ page }) => {
  await open(page);
  await upload(page, shapesZip());
  await expect(page.locator("mb-image-view tbody tr")).toHaveCount(2);
  await page.getByText("What is predicted").click();
  await page.getByLabel("Target encoding").selectOption("one-hot");
  await expect(field(page, "Loss")).toHaveValue("categorical_crossentropy");
  await page.getByLabel("Target encoding").selectOption("integer");
  await expect(field(page, "Loss")).toHaveValue("binary_crossentropy");
  await openSection(page, "Fit");
  await trained(page);
  await expect(page.locator("mb-confusion-matrix tbody tr")).toHaveCount(2);
});

test("all classes count alike where that is ticked, and a link says so", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Pima Indians Diabetes");
  await openSection(page, "Fit");
  const alike = page.getByRole("checkbox", { name: /Weight all classes equally/ });
  await alike.check();
  await expect(page).toHaveURL(/class_weight:balanced/);
  await trained(page);
  await page.locator("mb-bar").getByRole("button", { name: "Undo" }).click(); // the epochs
  await page.locator("mb-bar").getByRole("button", { name: "Undo" }).click();
  await expect(alike).not.toBeChecked();
  // A number has no classes.
  await page.getByLabel("Task").selectOption("regression");
  await expect(alike).toBeHidden();
});

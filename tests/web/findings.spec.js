// What is wrong with a model or its loss is said where it is, with a button that mends it in one undoable step.

import {
  button,
  chooseSample,
  expect,
  layerClasses,
  layerRows,
  open,
  step,
  test,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** @param {Page} page */
const findings = (page) => page.locator("mb-finding mb-notice");

/** @param {Page} page @param {number} index */
const remove = (page, index) =>
  layerRows(page)
    .nth(index)
    .getByRole("button", { name: /^Remove/ })
    .click();

/** @param {Page} page @param {string} query */
async function add(page, query) {
  await button(page, "Add layer").click();
  await page.getByRole("searchbox").fill(query);
  await page.getByRole("searchbox").press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** @param {Page} page @param {string} loss */
const chooseLoss = (page, loss) => page.getByLabel("Loss", { exact: true }).selectOption(loss);

test("a missing Flatten is added where it is missing, and undone", async ({ page }) => {
  await open(page);
  await remove(page, 5);
  await expect(layerRows(page)).toHaveCount(8);
  const finding = layerRows(page).nth(5).getByRole("status");
  await expect(finding).toContainText("its input has the shape 5 × 5 × 64");
  await expect(button(page, "Train")).toBeDisabled();
  await button(page, "Add Flatten here").click();
  await expect(layerClasses(page).nth(5)).toHaveText("Flatten");
  await expect(layerRows(page).nth(5).locator("button.name")).toBeFocused();
  await expect(findings(page)).toHaveCount(0);
  await expect(button(page, "Train")).toBeEnabled();
  await page.keyboard.press("Control+z");
  await expect(layerRows(page)).toHaveCount(8);
  await page.keyboard.press("Control+z");
  await expect(layerClasses(page).nth(5)).toHaveText("Flatten");
});

test("an empty model has one notice, which gives it an output", async ({ page }) => {
  await open(page);
  for (let count = 9; count > 0; count--) await remove(page, 0);
  const notices = page.locator("mb-model-pane").getByRole("status");
  await expect(notices).toHaveCount(1);
  await expect(notices).toContainText("The model has no layers yet.");
  await button(page, "Add Flatten and Dense(10, softmax)").click();
  await expect(layerClasses(page)).toHaveText(["Flatten", "Dense"]);
  await expect(button(page, "Train")).toBeEnabled();
  await expect(notices).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(layerRows(page)).toHaveCount(0);
});

test("units, activation and loss are set to what fits", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await layerRows(page).nth(2).locator("button.name").click();
  await layerRows(page).nth(2).getByLabel("units").fill("4");
  await expect(layerRows(page).nth(2).getByRole("status")).toContainText("4 outputs");
  await button(page, "Set units to 3").click();
  await expect(layerRows(page).nth(2).getByLabel("units")).toHaveValue("3");
  await expect(button(page, "Train")).toBeEnabled();

  await layerRows(page).nth(2).getByLabel("activation").selectOption("tanh");
  await button(page, "Change it to Dense(3, softmax)").click();
  await expect(layerRows(page).nth(2).getByLabel("activation")).toHaveValue("softmax");
  await expect(findings(page)).toHaveCount(0);

  await chooseLoss(page, "binary_crossentropy");
  const said = step(page, "Fit").getByRole("status");
  await expect(said).toContainText("binary_crossentropy does not suit a model");
  await button(page, "Use sparse_categorical_crossentropy").click();
  await expect(page.getByLabel("Loss", { exact: true })).toHaveValue(
    "sparse_categorical_crossentropy",
  );
  await expect(page.getByLabel("Loss", { exact: true })).toBeFocused();
  await expect(said).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(page.getByLabel("Loss", { exact: true })).toHaveValue("binary_crossentropy");
});

test("every suitable pair of ending and loss is left alone", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Pima Indians Diabetes");
  for (const loss of ["binary_crossentropy", "mean_squared_error", "hinge"]) {
    await chooseLoss(page, loss);
    await expect(page.getByLabel("Loss", { exact: true })).toHaveValue(loss);
    await expect(findings(page)).toHaveCount(0);
  }
  await chooseLoss(page, "categorical_crossentropy");
  await expect(findings(page)).toContainText("does not suit");
  await layerRows(page).nth(2).locator("button.name").click();
  await layerRows(page).nth(2).getByLabel("units").fill("2");
  await layerRows(page).nth(2).getByLabel("activation").selectOption("softmax");
  await expect(findings(page)).toHaveCount(0);
  await chooseLoss(page, "sparse_categorical_crossentropy");
  await expect(findings(page)).toHaveCount(0);
});

test("layers that need other axes are moved, or get a Reshape", async ({ page }) => {
  await open(page);
  // Conv2D behind Flatten.
  await layerRows(page)
    .nth(2)
    .getByRole("button", { name: /^Move Conv2D down/ })
    .click();
  for (let place = 3; place < 5; place++) {
    await layerRows(page)
      .nth(place)
      .getByRole("button", { name: /^Move Conv2D down/ })
      .click();
  }
  await expect(layerClasses(page).nth(5)).toHaveText("Conv2D");
  await expect(layerRows(page).nth(5).getByRole("alert")).toContainText(
    "(batch, height, width, channels)",
  );
  await button(page, "Move Conv2D before Flatten").click();
  await expect(layerClasses(page).nth(4)).toHaveText("Conv2D");
  await expect(findings(page)).toHaveCount(0);

  await button(page, "Iris").click();
  await expect(step(page, "Data").locator(".summary")).toHaveText(/150 rows/);
  await button(page, "Use the suggested model").click();
  await layerRows(page)
    .nth(0)
    .getByRole("button", { name: /^Insert a layer before/ })
    .click();
  await page.getByRole("searchbox").fill("LSTM");
  await page.getByRole("searchbox").press("Enter");
  await button(page, "Add Reshape(4, 1) here").click();
  await expect(layerClasses(page)).toHaveText(["Reshape", "LSTM", "Dense", "Dense", "Dense"]);
  await expect(button(page, "Train")).toBeEnabled();
});

test("a layer that nobody reads is removed", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await add(page, "Concatenate");
  await layerRows(page)
    .nth(2)
    .getByRole("combobox", { name: "Input 1" })
    .selectOption("input_layer");
  await expect(layerRows(page).nth(1).getByRole("status")).toContainText(
    "No layer uses this one’s output",
  );
  await button(page, "Remove this layer").click();
  await expect(layerClasses(page)).toHaveText(["Dense", "Concatenate", "Dense"]);
  await expect(button(page, "Train")).toBeEnabled();
});

test.describe("in Korean", () => {
  test.use({ locale: "ko-KR" });

  test("findings and repairs are Korean", async ({ page }) => {
    await page.goto("./");
    await expect(button(page, "학습 시작")).toBeEnabled();
    await layerRows(page).nth(5).getByRole("button", { name: /삭제$/ }).click();
    await expect(layerRows(page).nth(5).getByRole("status")).toContainText(
      "앞에 Flatten 층을 추가하세요",
    );
    await button(page, "여기에 Flatten 추가").click();
    await expect(layerClasses(page).nth(5)).toHaveText("Flatten");
    await expect(page.locator("mb-app > [role=status]")).toHaveText(
      "적용했습니다: 여기에 Flatten 추가.",
    );
  });
});

// A model of several inputs: a person says by clicks which columns of the table each takes.

import {
  button,
  chooseSample,
  csv,
  expect,
  layerRows,
  open,
  tab,
  test,
  train,
  upload,
} from "./playground.js";

/** @param {import("./playground.js").Page} page @param {string} name */
const columnsOf = (page, name) =>
  page.locator("mb-model-ends").getByRole("group", { name: `Columns of ${name}`, exact: true });

/** @param {import("./playground.js").Page} page */
const shapes = (page) => page.locator("mb-model-pane .input .shape");

/** @param {import("./playground.js").Page} page @param {string} search */
async function addLayer(page, search) {
  await button(page, "Add layer").click();
  await page.getByRole("searchbox", { name: "Search layers" }).fill(search);
  await page.getByRole("searchbox", { name: "Search layers" }).press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
}

test("a wide and deep network takes some columns twice, trains and predicts", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await page.getByText("Inputs and outputs").click();
  await expect(page.getByRole("group", { name: /^Columns of/ })).toHaveCount(0);
  await button(page, "Add input").click();
  await addLayer(page, "Concatenate");
  await layerRows(page)
    .nth(2)
    .getByRole("combobox", { name: "Input 2" })
    .selectOption("input_layer_1");
  await expect(shapes(page)).toHaveText(["4", "4"]);
  await columnsOf(page, "input_layer_1").getByLabel("sepal_length").uncheck();
  await columnsOf(page, "input_layer_1").getByLabel("sepal_width").uncheck();
  await columnsOf(page, "input_layer").getByLabel("petal_width").uncheck();
  await expect(shapes(page)).toHaveText(["3", "2"]);
  await train(page, 3);

  const panel = await tab(page, "Predict");
  for (const name of ["sepal_length", "sepal_width", "petal_length", "petal_width"]) {
    await panel.getByLabel(name, { exact: true }).fill("1.5");
  }
  await expect(panel).toContainText(/setosa/);

  // Which columns there are is part of what can be undone.
  await columnsOf(page, "input_layer").getByLabel("petal_width").check();
  await expect(shapes(page)).toHaveText(["4", "2"]);
  await button(page, "Undo").click();
  await expect(shapes(page)).toHaveText(["3", "2"]);
  // The only input takes all columns again.
  await page
    .locator("mb-model-ends")
    .getByRole("button", { name: "Remove the input input_layer_1" })
    .click();
  await expect(shapes(page)).toHaveText(["4"]);
  await expect(button(page, "Train")).toBeEnabled();
});

test("an input follows the target and says where it has nothing", async ({ page }) => {
  await open(page);
  const rows = Array.from({ length: 40 }, (_, i) => [
    i,
    (i * 7) % 11,
    i % 2 ? "red" : "blue",
    i % 2,
  ]);
  await upload(page, csv("rows.csv", ["a,b,color,y", ...rows].join("\n")));
  await expect(shapes(page)).toHaveText(["4"]);
  await page.getByText("Inputs and outputs").click();
  await button(page, "Add input").click();
  await addLayer(page, "Concatenate");
  await layerRows(page)
    .nth(2)
    .getByRole("combobox", { name: "Input 2" })
    .selectOption("input_layer_1");
  // What steps make of a column goes with it.
  for (const name of ["a", "b"])
    await columnsOf(page, "input_layer_1").getByLabel(name, { exact: true }).uncheck();
  await expect(shapes(page)).toHaveText(["4", "2"]);
  await columnsOf(page, "input_layer_1").getByLabel("color").uncheck();
  const alert = page.locator("mb-data-pane").getByRole("alert");
  await expect(alert).toContainText('The input "input_layer_1" of the model has no columns');
  await columnsOf(page, "input_layer_1").getByLabel("b", { exact: true }).check();
  await expect(shapes(page)).toHaveText(["4", "1"]);
  await page.locator("#target").selectOption("b");
  await expect(columnsOf(page, "input_layer").getByRole("checkbox")).toHaveCount(3);
  await expect(columnsOf(page, "input_layer_1").getByLabel("a", { exact: true })).toBeChecked();
});

test.describe("in Korean", () => {
  test.use({ locale: "ko-KR" });

  test("columns are given to inputs", async ({ page }) => {
    await page.goto("./");
    await expect(button(page, "학습 시작")).toBeEnabled();
    await button(page, "Iris").click();
    await expect(button(page, "Iris")).toHaveAttribute("aria-pressed", "true");
    await page.getByText("입력과 출력").click();
    await button(page, "입력 추가").click();
    const columns = page.getByRole("group", { name: "input_layer_1에 넣을 열" });
    await columns.getByLabel("sepal_length").uncheck();
    await expect(shapes(page)).toHaveText(["4", "3"]);
  });
});

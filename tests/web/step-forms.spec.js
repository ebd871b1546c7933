// The fields of a step's form that are about columns and their values.

import {
  button,
  chooseSample,
  clouds,
  csv,
  expect,
  open,
  openSection,
  test,
  upload,
} from "./playground.js";

/** @param {import("./playground.js").Page} page @param {string} name */
const card = (page, name) =>
  page
    .locator("mb-prepare-pane ol > li")
    .filter({ has: page.getByRole("heading", { name, exact: true }) });

/** @param {import("./playground.js").Page} page @param {string} name */
async function add(page, name) {
  await button(page, "Add step").click();
  await page.getByRole("searchbox", { name: "Search steps" }).fill(name);
  await page.keyboard.press("Enter");
  await expect(card(page, name)).toBeVisible();
  return card(page, name);
}

test.beforeEach(async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await openSection(page, "Prepare");
});

test("a condition on rows is put together by clicks, or typed", async ({ page }) => {
  const query = await add(page, "Query");
  const expr = query.getByLabel("expr");
  await expect(query.getByLabel("Joined by")).toHaveCount(0);
  await query.getByLabel("Column", { exact: true }).selectOption("species");
  await query.getByLabel("Comparison").selectOption("in");
  await query.getByLabel("Values, with commas").fill("setosa, virginica");
  await query.getByRole("button", { name: "Add", exact: true }).click();
  await expect(expr).toHaveValue('species in ["setosa", "virginica"]');
  await expect(query).toContainText("120 training rows became 80.");

  await query.getByLabel("Joined by").selectOption("or");
  await query.getByLabel("Column", { exact: true }).selectOption("petal_width");
  await query.getByLabel("Comparison").selectOption(">=");
  await query.getByLabel("Value", { exact: true }).fill("0");
  await query.getByLabel("Value", { exact: true }).press("Enter");
  await expect(expr).toHaveValue('species in ["setosa", "virginica"] or petal_width >= 0');
  await expect(query).not.toContainText("became");

  await expr.fill("species != 'setosa' and species = 'virginica'");
  await expr.press("Enter");
  await expect(page.locator("mb-prepare-pane")).toContainText("at character 33");
  await expr.fill("species == 'virginica' or petal_width.isna()");
  await expr.press("Enter");
  await expect(query).toContainText("120 training rows became 40.");
});

test("a column is chosen from those that there are", async ({ page }) => {
  await add(page, "Assign");
  const assign = card(page, "Assign");
  await expect(assign.getByLabel("left")).toHaveValue("sepal_length");
  await expect(assign.getByLabel("right")).toHaveValue("sepal_width");
  await assign.getByLabel("left").selectOption("petal_length");
  await assign.getByLabel("operator").selectOption("+");
  await expect(assign).toContainText("4 columns became 5.");
  const smote = await add(page, "SMOTE");
  const whole = smote.getByRole("group", { name: "integer_columns" });
  // Not set, it is none of them.
  for (const box of await whole.getByRole("checkbox").all()) await expect(box).not.toBeChecked();
  await whole.getByLabel("petal_length").check();
  await expect(whole.getByRole("checkbox", { checked: true })).toHaveCount(1);
  await expect(button(page, "Train")).toBeEnabled();
});

test("several values are replaced at once", async ({ page }) => {
  const replace = await add(page, "Replace");
  await replace.getByLabel("to_replace").fill("0, 1");
  await replace.getByLabel("value", { exact: true }).fill("0.5");
  await expect(replace.getByRole("alert")).toHaveCount(0);
  await expect(page).toHaveURL(/to_replace/);
  await replace.getByLabel("value", { exact: true }).fill("0.25, 0.5, 0.75");
  await expect(page.locator("mb-prepare-pane")).toContainText("as many as there are in to_replace");
  await replace.getByLabel("value", { exact: true }).fill("0.25, 0.75");
  await expect(page.locator("mb-prepare-pane")).not.toContainText("as many as there are");
});

test("columns that are not set are those that the step takes by itself", async ({ page }) => {
  const rows = clouds(40).replace("left", "side,left").split("\n");
  const text = rows.map((row, i) => (i === 0 ? row : `${i % 3 ? "near" : "far"},${row}`));
  await upload(page, csv("t.csv", text.join("\n")));
  await expect(page.getByLabel("Target column")).toHaveValue("colour");
  const boxes = (/** @type {string} */ step, /** @type {boolean} */ checked) =>
    card(page, step)
      .last()
      .getByRole("group", { name: "columns" })
      .getByRole("checkbox", { checked });
  await expect(boxes("OneHotEncoder", true)).toHaveCount(1);
  await expect(boxes("OneHotEncoder", true)).toBeChecked();
  await expect(boxes("OneHotEncoder", false)).toHaveCount(2);
  await expect(boxes("MinMaxScaler", true)).toHaveCount(2);

  const scaler = card(page, "MinMaxScaler");
  await scaler.getByLabel("up", { exact: true }).uncheck();
  await expect(boxes("MinMaxScaler", true)).toHaveCount(1);
  await expect(page).toHaveURL(/MinMaxScaler\(columns:!\(left\)\)/);
});

test("a step that learns nothing has no fitted values", async ({ page }) => {
  const log = await add(page, "Log1p");
  await expect(card(page, "MinMaxScaler")).toContainText("Fitted on 120 training rows.");
  await expect(log.getByRole("checkbox", { checked: true })).toHaveCount(5);
  await expect(log).not.toContainText("Fitted");
});

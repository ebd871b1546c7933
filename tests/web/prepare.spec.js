// What is done to the rows is seen and can be changed.

import {
  button,
  chooseSample,
  crashIn,
  expect,
  open,
  openSection,
  step,
  test,
} from "./playground.js";

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

/**
 * Adds a step by what is typed into the search.
 * @param {import("./playground.js").Page} page
 * @param {string} query
 * @param {string} name of the step
 */
async function add(page, query, name) {
  await button(page, "Add step").click();
  await page.getByRole("searchbox", { name: "Search steps" }).fill(query);
  await page
    .getByRole("dialog")
    .getByRole("button", { name: new RegExp(`^${name}\\b`) })
    .click();
}

test("every step is a card that says what it did", async ({ page }) => {
  await expect(cards(page).getByRole("heading")).toHaveText([
    "TrainTestSplit",
    "SimpleImputer",
    "SimpleImputer",
    "MinMaxScaler",
    "OneHotEncoder",
  ]);
  await expect(summary(page)).toHaveText(
    "split 80/20 → median → most_frequent → min–max → one-hot",
  );
  await expect(cards(page).nth(0)).toContainText("120 training rows, 30 test rows.");
  await expect(cards(page).nth(0)).toContainText(
    "Training rows per class: setosa: 50 → 40 · versicolor: 50 → 40 · virginica: 50 → 40",
  );
  await expect(cards(page).nth(3)).toContainText("Fitted on 120 training rows.");
  const boxes = cards(page).nth(3).getByRole("group", { name: "columns" }).getByRole("checkbox");
  await expect(boxes).toHaveCount(4);
  await expect(boxes.first()).toBeChecked();
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
  await add(page, "keep", "SelectColumns");
  // It goes before the steps that work on what it leaves.
  await cards(page).nth(1).getByLabel("sepal_width").uncheck();
  await expect(input(page)).toHaveText("3");
  await expect(summary(page)).toHaveText(/^\s*split 80\/20 → 3 columns → median/);
  await page.getByRole("button", { name: "Move SelectColumns down, step 2" }).click();
  await expect(cards(page).nth(2).getByRole("heading")).toHaveText("SelectColumns");
  await expect(page.getByRole("button", { name: "Move SelectColumns down, step 3" })).toBeFocused();
  // The encoder behind it may only name the columns that are left.
  await expect(
    cards(page).nth(5).getByRole("group", { name: "columns" }).getByRole("checkbox"),
  ).toHaveCount(3);
  await page.getByRole("button", { name: "Remove MinMaxScaler, step 5" }).click();
  await expect(cards(page)).toHaveCount(5);
  await expect(button(page, "Add step")).toBeFocused();
  await expect(input(page)).toHaveText("3");
  await expect(button(page, "Train")).toBeEnabled();
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
});

test("a step is switched off and on, and the address says so", async ({ page }) => {
  const off = page.getByRole("checkbox", { name: "Use MinMaxScaler, step 4" });
  await off.uncheck();
  await expect(cards(page).nth(3)).toContainText("Switched off");
  await expect(summary(page)).toHaveText("split 80/20 → median → most_frequent → one-hot");
  await expect(off).toBeFocused();
  await expect(cards(page).nth(4)).toContainText("OneHotEncoder");
  await expect(page).toHaveURL(/enabled:!f/);
  await off.check();
  await expect(cards(page).nth(3)).toContainText("Fitted on 120 training rows.");
  await expect(page).not.toHaveURL(/enabled/);
});

test("a change that a crash interrupts is made with the next worker", async ({ page }) => {
  await page.evaluate(crashIn, "prepare");
  await page.getByRole("checkbox", { name: "Use MinMaxScaler, step 4" }).uncheck();
  await expect(cards(page).nth(3)).toContainText("Switched off");
  await expect(summary(page)).toHaveText("split 80/20 → median → most_frequent → one-hot");
  await expect.poll(() => page.evaluate(() => /** @type {any} */ (window).crashed)).toBe(true);
  await expect(page.locator("mb-prepare-pane").getByRole("alert")).toHaveCount(0);
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { playground } = /** @type {any} */ (document.querySelector("mb-app"));
        const { preparedWith, prepared } = playground.handles;
        return Boolean(prepared) && /"enabled":false/.test(preparedWith);
      }),
    )
    .toBe(true);
});

test("a step is moved with the pointer", async ({ page }) => {
  await cards(page).nth(0).scrollIntoViewIfNeeded();
  await cards(page).nth(1).locator(".grip").hover();
  const first = await cards(page).nth(0).boundingBox();
  await page.mouse.down();
  await page.mouse.move((first?.x ?? 0) + 20, (first?.y ?? 0) + 4, { steps: 4 });
  await page.mouse.up();
  await expect(cards(page).nth(0).getByRole("heading")).toHaveText("SimpleImputer");
  await expect(cards(page).nth(1)).toContainText("Runs before SimpleImputer");
});

test("a step that learns from the test rows is marked", async ({ page }) => {
  await cards(page).nth(3).getByLabel("fit_on").selectOption("all");
  await expect(cards(page).nth(3)).toContainText("Leak: this step learned from the test rows too");
  await expect(cards(page).nth(3)).toContainText("Fitted on 150 rows, including the test rows.");
});

test("steps are found by other words, and grouped by what they do", async ({ page }) => {
  await page.getByRole("checkbox", { name: "Use MinMaxScaler, step 4" }).uncheck();
  await button(page, "Add step").click();
  const dialog = page.getByRole("dialog");
  const suggested = dialog.getByRole("list", { name: "Suggested for this data" });
  await expect(suggested.getByRole("button")).toHaveText([/^\s*MinMaxScaler/]);
  await expect(
    dialog
      .getByRole("list", { name: "Missing values" })
      .getByRole("button", { name: /^SimpleImputer/ }),
  ).toBeVisible();
  const search = page.getByRole("searchbox", { name: "Search steps" });
  for (const [query, name] of [
    ["fillna", "SimpleImputer"],
    ["min-max", "MinMaxScaler"],
    ["to_categorical", "OneHotEncoder"],
    ["SMOTE", "SMOTE"],
  ]) {
    await search.fill(query);
    await expect(dialog.getByRole("button", { name: new RegExp(`^${name}\\b`) })).toBeVisible();
  }
  await search.fill("no such step");
  await expect(dialog).toContainText("No matching step.");
});

test("a column that is gone says why, and can be undone", async ({ page }) => {
  await add(page, "SelectColumns", "SelectColumns");
  await cards(page).nth(1).getByLabel("sepal_width").uncheck();
  await add(page, "Clip", "Clip");
  await expect(input(page)).toHaveText("3");
  await page.locator("mb-bar").getByRole("button", { name: "Undo" }).click();
  await page.locator("mb-bar").getByRole("button", { name: "Undo" }).click();
  await page.locator("mb-bar").getByRole("button", { name: "Undo" }).click();
  await expect(cards(page)).toHaveCount(5);
  await expect(button(page, "Train")).toBeEnabled();
});

// The second notebook of the course, by clicks alone: early stopping, a gradient that vanishes behind sigmoids, and
// models that fit too closely or not at all.

import { standsOut, trainRun } from "./course.js";
import {
  button,
  chooseFromList,
  expect,
  field,
  layerClasses,
  layerRows,
  open,
  test,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** Takes away all layers but the last. @param {Page} page */
async function keepOutput(page) {
  for (let left = await layerRows(page).count(); left > 1; left--) {
    await layerRows(page)
      .first()
      .getByRole("button", { name: /^Remove/ })
      .click();
    await expect(layerRows(page)).toHaveCount(left - 1);
  }
}

/** Adds a Dense layer before the output. @param {Page} page @param {string} activation */
async function addHidden(page, activation) {
  const before = await layerRows(page).count();
  await button(page, "Add layer").click();
  await page.getByRole("dialog").getByRole("searchbox").fill("dense");
  await page.keyboard.press("Enter");
  await expect(layerRows(page)).toHaveCount(before + 1);
  await page.getByLabel("units", { exact: true }).fill("16");
  await page.getByLabel("activation", { exact: true }).selectOption(activation);
}

test("EarlyStopping ends a training of 100,000 epochs and brings the best epoch back", async ({
  page,
}) => {
  await open(page);
  await chooseFromList(page, "Pima Indians Diabetes");
  await page.getByLabel("Stop early").check();
  await page.getByLabel("patience").fill("3");
  await page.getByLabel("restore_best_weights").check();
  const rate = field(page, "Learning rate");
  await rate.fill("0.01");
  await rate.press("Tab");
  await field(page, "Epochs").fill("100000");
  await trainRun(page, 1);
  const said = page.getByText(/Stopped early after epoch \d+; the best was epoch \d+\./);
  await expect(said).toBeVisible();
  const [last, best] = ((await said.innerText()).match(/\d+/g) ?? []).map(Number);
  expect(last).toBe(best + 3);
  await expect(page.locator("mb-history-table tbody tr")).toHaveCount(last);
});

test("a gradient that vanishes is found, and one click helps", async ({ page }) => {
  await open(page);
  await chooseFromList(page, "Pima Indians Diabetes");
  await keepOutput(page);
  for (let count = 0; count < 8; count++) await addHidden(page, "sigmoid");
  await expect(layerClasses(page)).toHaveCount(9);
  await field(page, "Epochs").fill("4");
  await trainRun(page, 1);
  const said = (await standsOut(page)).filter({ hasText: "The gradient vanishes" });
  await expect(said).toContainText(/at dense_?\d* it is [\d,]+ times smaller than at dense_?\d*/);
  await page.getByLabel("Language").selectOption("ko");
  await expect(
    page.locator("mb-diagnosis mb-notice").filter({ hasText: "기울기 소실" }),
  ).toHaveCount(1);
  await page.getByLabel(/Language|언어/).selectOption("en");
  await said.getByRole("button", { name: /relu/i }).click();
  await expect(said.getByRole("button", { name: /relu/i })).toHaveCount(0);
  await trainRun(page, 2);
  await expect(page.locator("mb-diagnosis mb-notice").filter({ hasText: "vanishes" })).toHaveCount(
    0,
  );
});

test("underfitting is said of a model that is too simple", async ({ page }) => {
  await open(page);
  await chooseFromList(page, "Circle");
  await keepOutput(page);
  await field(page, "Epochs").fill("60");
  await trainRun(page, 1);
  await expect((await standsOut(page)).first()).toContainText(
    /Underfitting|no better than always answering/,
  );
});

// What a test says of what it cannot say: few rows, one class, a thousand classes, one number, no weights.

import {
  button,
  csv,
  expect,
  field,
  layerClasses,
  open,
  tab,
  test,
  train,
  upload,
} from "./playground.js";

/**
 * @param {import("./playground.js").Page} page
 * @param {string[]} lines
 * @param {string} target
 */
async function bring(page, lines, target) {
  await open(page);
  await upload(page, csv("edge.csv", lines.join("\n")));
  await expect(page.getByLabel("Target column")).toHaveValue(target);
}

test("three test rows are scored, with a warning", async ({ page }) => {
  const rows = Array.from({ length: 15 }, (_, i) => `${i},${"ab"[i % 2]}`);
  await bring(page, ["x,kind", ...rows], "kind");
  await train(page, 2);
  const panel = await tab(page, "Test");
  await expect(panel.locator("mb-score-table")).toContainText(
    "Only 3 rows: one more or less right moves the accuracy by 0.33, so these scores are half chance.",
  );
  for (const section of ["Classification report", "Curves and threshold"])
    await panel.getByText(section).click();
  await expect(panel.locator("mb-report-section .average").first()).toContainText("3");
  await expect(panel.locator("mb-score-curves mb-chart-frame")).toHaveCount(3);
});

test("three numbers are scored, with a warning, and the same number always says so", async ({
  page,
}) => {
  const rows = Array.from({ length: 15 }, (_, i) => `${i},${i * 2 + (i % 3) / 2}`);
  await bring(page, ["x,y", ...rows], "y");
  await field(page, "Epochs").fill("2");
  await button(page, "Train").click();
  const panel = await tab(page, "Test");
  const table = panel.locator("mb-score-table");
  await expect(table).toContainText("Only 3 rows: other rows may well give quite other scores.");
  await expect(table).not.toContainText("All true values are the same");

  // The only other value is that of a training row.
  const same = Array.from({ length: 200 }, (_, i) => `${i},${i < 1 ? 5.5 : 7.25}`);
  await upload(page, csv("same.csv", ["x,y", ...same].join("\n")));
  await expect(page.locator("mb-data-pane .summary")).toContainText("200 rows");
  await page.getByLabel("Task").selectOption("regression");
  await expect(button(page, "Train")).toBeEnabled();
  await button(page, "Train").click();
  await expect(table).toContainText(
    "All true values are the same, so R² and explained variance say nothing.",
  );
  await expect(table).not.toContainText("Only");
});

test("of one class alone what is undefined is said to be, and is not 0", async ({ page }) => {
  // Rows 2 and 4 are training rows of train_test_split() with a random_state of 42.
  const rows = Array.from(
    { length: 200 },
    (_, i) => `${i},${i === 2 || i === 4 ? "rare" : "usual"}`,
  );
  await bring(page, ["x,kind", ...rows], "kind");
  await train(page, 2);
  const panel = await tab(page, "Test");
  const table = panel.locator("mb-score-table");
  const cells = (/** @type {string} */ name) =>
    table.getByRole("row", { name: new RegExp(`^${name}`) }).getByRole("cell");
  await expect(cells("AUC")).toHaveText(["–", "–"]);
  await expect(table).toContainText("Undefined, because all of these rows are of one class:");
  await panel.getByText("Curves and threshold").click();
  await expect(panel.locator("mb-score-curves")).toContainText(
    "Undefined: either all of these rows are “usual”, or none is.",
  );
});

test("a thousand classes are judged, listed a hundred at a time and searched", async ({ page }) => {
  const rows = Array.from({ length: 6000 }, (_, i) => `${i % 1000},k${i % 1000}`);
  await bring(page, ["x,kind", ...rows], "kind");
  await train(page, 1);
  const panel = await tab(page, "Test");
  await expect(panel).toContainText("A matrix of 1,000 classes would not be legible");
  await panel.getByText("Classification report").click();
  const report = panel.locator("mb-report-section");
  await expect(report.locator("tbody tr")).toHaveCount(103);
  await report.getByRole("button", { name: /^Show \d+ more/ }).click();
  await expect(report.locator("tbody tr")).toHaveCount(603);
  // The text has them all, and scrolls in its own frame.
  const text = report.getByLabel("The report as scikit-learn writes it");
  expect((await text.innerText()).split("\n").length).toBeGreaterThan(600);
  expect(Number((await text.boundingBox())?.height)).toBeLessThan(500);
  await panel.getByLabel("k", { exact: true }).fill("1000");
  await panel.getByLabel("k", { exact: true }).press("Enter");
  await expect(panel.getByRole("row", { name: /^Top-k accuracy/ }).getByRole("cell")).toHaveText([
    "1.0000",
    "1.0000",
  ]);
});

test("a model without weights is tested, and it is said that training cannot change it", async ({
  page,
}) => {
  const rows = Array.from({ length: 200 }, (_, i) => `${i},${2 * i}`);
  await bring(page, ["x,y", ...rows], "y");
  const model = page.locator("mb-model-pane");
  await button(page, "Add layer").click();
  await page.getByRole("searchbox", { name: "Search layers" }).fill("Flatten");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Flatten\b/ })
    .click();
  const removals = model.getByRole("button", { name: /^Remove Dense/ });
  for (let left = await removals.count(); left > 0; left--) {
    await expect(removals).toHaveCount(left);
    await removals.first().click();
  }
  await expect(layerClasses(page)).toHaveText(["Flatten"]);
  const said = "No layer of this model has weights, so training cannot change what it predicts.";
  await expect(model).toContainText(said);
  await field(page, "Epochs").fill("2");
  await button(page, "Train").click();
  const panel = await tab(page, "Test");
  await expect(panel.locator("mb-score-table")).toContainText("Mean absolute error");
  const inspect = await tab(page, "Inspect");
  await expect(inspect).toContainText("Flatten");
  await model.getByRole("button", { name: "Add Dense(1, linear)" }).click();
  await expect(layerClasses(page)).toHaveText(["Flatten", "Dense"]);
  await expect(model).not.toContainText(said);
});

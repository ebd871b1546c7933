// What a course's notebooks do to their tables, by clicks alone. The numbers are pandas 3.1.1's, scikit-learn
// 1.9.1's and imbalanced-learn 0.14.2's for the same files.

import { readFile } from "node:fs/promises";
import { inRoot } from "../../tools/paths.mjs";
import { creditCsv, passFailCsv } from "./course-tables.js";
import { button, csv, expect, open, openSection, step, test, upload } from "./playground.js";

/** @param {import("./playground.js").Page} page */
const cards = (page) => page.locator("mb-prepare-pane ol > li");

/** @param {import("./playground.js").Page} page @param {string} name */
const card = (page, name) =>
  cards(page).filter({ has: page.getByRole("heading", { name, exact: true }) });

/** @param {import("./playground.js").Page} page @param {string} name */
async function add(page, name) {
  await button(page, "Add step").click();
  await page.getByRole("searchbox", { name: "Search steps" }).fill(name);
  await page.keyboard.press("Enter");
  await expect(card(page, name)).toBeVisible();
}

/**
 * Takes away all steps and adds others.
 * @param {import("./playground.js").Page} page
 * @param {string[]} names
 */
async function useSteps(page, names) {
  await openSection(page, "Prepare");
  await expect(cards(page).first()).toBeVisible();
  for (let left = await cards(page).count(); left > 0; --left) {
    await page.getByRole("button", { name: /^Remove .*, step 1$/ }).click();
    await expect(cards(page)).toHaveCount(left - 1);
  }
  for (const name of names) await add(page, name);
}

test("credit: three of six columns, 80/20 with random_state=42, min–max", async ({ page }) => {
  await open(page);
  await upload(page, csv("credit.csv", creditCsv()));
  await expect(page.getByLabel("Target column")).toHaveValue("default10yr");
  await useSteps(page, ["SelectColumns", "TrainTestSplit", "MinMaxScaler"]);
  for (const name of ["clientid", "LTI"])
    await card(page, "SelectColumns").getByLabel(name).uncheck();
  const split = card(page, "TrainTestSplit");
  await split.getByLabel("stratify").uncheck();
  await split.getByLabel("random_state").fill("42");
  await expect(split).toContainText("240 training rows, 60 test rows.");
  await expect(split).toContainText("→ 161");
  await expect(split).toContainText("→ 79");
  const scaler = card(page, "MinMaxScaler");
  await scaler.getByText("Fitted values").click();
  await expect(scaler.locator("dl")).toContainText("20,607");
  await expect(scaler.locator("dl")).toContainText("69,993");
  await expect(step(page, "Prepare").locator(".summary")).toHaveText(
    "3 columns → split 80/20 → min–max",
  );
  await expect(page.locator("mb-model-pane .input .shape").first()).toHaveText("3");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
});

test("pass or fail: medians, 70/30 with random_state=7, SMOTE", async ({ page }) => {
  await open(page);
  await upload(page, csv("passfail.csv", passFailCsv()));
  await expect(page.getByLabel("Target column")).toHaveValue("Pass.Fail");
  await useSteps(page, ["SimpleImputer", "TrainTestSplit", "SMOTE"]);
  const imputer = card(page, "SimpleImputer");
  await imputer.getByLabel("strategy").selectOption("median");
  // As data.fillna(data.median()) before the split does.
  await imputer.getByLabel("fit_on").selectOption("all");
  await expect(imputer).toContainText("Leak: this step learned from the test rows too");
  const split = card(page, "TrainTestSplit");
  await split.getByLabel("test_size").fill("0.3");
  await split.getByLabel("stratify").uncheck();
  await split.getByLabel("random_state").fill("7");
  await expect(split).toContainText("280 training rows, 120 test rows.");
  const smote = card(page, "SMOTE");
  await smote.getByLabel("sampling_strategy").fill("0.5");
  await smote.getByLabel("k_neighbors").fill("3");
  await smote.getByLabel("random_state").fill("1");
  await expect(smote).toContainText("280 training rows became 367.");
  await expect(smote).toContainText("Fail 35 → 122 · Pass 245");
  await imputer.getByText("Fitted values").click();
  await expect(imputer.locator("dl")).toContainText("5.0245");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
});

test("Pima: a zero stands for what was not measured", async ({ page }) => {
  await open(page);
  const pima = await readFile(inRoot("public/samples/pima-indians-diabetes.csv"), "utf8");
  await upload(page, csv("diabetes.csv", pima));
  await expect(page.getByLabel("Target column")).toHaveValue("Outcome");
  await openSection(page, "Prepare");
  await add(page, "Replace");
  // Not behind the imputer, which would have nothing to fill.
  await expect(cards(page).getByRole("heading")).toHaveText([
    "TrainTestSplit",
    "Replace",
    "SimpleImputer",
    "MinMaxScaler",
  ]);
  const replace = card(page, "Replace");
  await replace.getByLabel("to_replace").fill("0");
  for (const name of ["Pregnancies", "DiabetesPedigreeFunction", "Age"])
    await replace.getByLabel(name).uncheck();
  await card(page, "TrainTestSplit").getByLabel("random_state").fill("42");
  const imputer = card(page, "SimpleImputer");
  await imputer.getByText("Fitted values").click();
  for (const [name, median] of [
    ["Glucose", "117"],
    ["BloodPressure", "72"],
    ["SkinThickness", "29"],
    ["Insulin", "125"],
    ["BMI", "32.4"],
  ])
    await expect(imputer.locator("dl")).toContainText(`${name} statistic ${median}`);
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
});

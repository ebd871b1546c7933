// What a course's notebooks do to their tables, by clicks alone. The numbers are pandas 3.1.1's, scikit-learn
// 1.9.1's and imbalanced-learn 0.14.2's for the same files.

import { readFile } from "node:fs/promises";
import { inRoot } from "../../tools/paths.mjs";
import { score } from "./course.js";
import { churnCsv, creditCsv, housingCsv } from "./course-tables.js";
import {
  button,
  csv,
  expect,
  field,
  open,
  openSection,
  program,
  step,
  tab,
  test,
  train,
  upload,
} from "./playground.js";
import { addStep, card, cards, useSteps } from "./steps.js";

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

test("pass or fail: 48 readings, medians, 70/30 with random_state=7, SMOTE", async ({ page }) => {
  await open(page);
  const readings = await readFile(inRoot("public/samples/pass-fail.csv"), "utf8");
  await upload(page, csv("data.csv", readings));
  const summary = step(page, "Data").locator(".summary");
  await expect(summary).toHaveText(/1,000 rows · 48 features · 2 classes/);
  // data[~data.applymap(np.isreal).all(1)]
  const warnings = page.getByRole("list", { name: "Warnings about the data" });
  await expect(warnings).toContainText("Sensor.1");
  await useSteps(page, ["SimpleImputer", "TrainTestSplit", "SMOTE"]);
  const imputer = card(page, "SimpleImputer");
  await imputer.getByLabel("strategy").selectOption("median");
  // So many columns are not unticked one by one.
  const columns = imputer.getByRole("group", { name: "columns" });
  const ticked = columns.getByRole("checkbox", { checked: true });
  await columns.getByRole("button", { name: "Select none" }).click();
  await expect(ticked).toHaveCount(0);
  await columns.getByRole("button", { name: "Select all" }).click();
  await expect(ticked).toHaveCount(48);
  // As data.fillna(data.median()) before the split does.
  await imputer.getByLabel("fit_on").selectOption("all");
  await expect(imputer).toContainText("Leak: this step learned from the test rows too");
  const split = card(page, "TrainTestSplit");
  await split.getByLabel("test_size").fill("0.3");
  await split.getByLabel("stratify").uncheck();
  await split.getByLabel("random_state").fill("7");
  await expect(split).toContainText("700 training rows, 300 test rows.");
  await expect(split).toContainText("0: 945 → 661 · 1: 55 → 39");
  const smote = card(page, "SMOTE");
  await smote.getByLabel("sampling_strategy").fill("0.5");
  await smote.getByLabel("k_neighbors").fill("3");
  await smote.getByLabel("random_state").fill("1");
  await expect(smote).toContainText("700 training rows became 991.");
  await expect(smote).toContainText("1: 39 → 330");
  await imputer.getByText("Fitted values").click();
  for (const [name, median] of [
    ["Sensor.1", "113"],
    ["Sensor.2", "134"],
    ["Sensor.3", "117.9"],
  ])
    await expect(imputer.locator("dl")).toContainText(`${name} statistic ${median}`);
  await train(page, 2);

  // The rows are the notebook's too: its test rows, in the file's order, begin with the tenth
  await step(page, "Data")
    .getByRole("button", { name: /^Show .* at full width$/ })
    .click();
  await field(page, "Part").selectOption({ label: "test" });
  await expect(page.locator("mb-rows-view [role=status]")).toHaveText("300 of 1,000 rows");
  const numbers = page.getByRole("grid", { name: /^Rows of/ }).getByRole("rowheader");
  await expect(numbers.nth(5)).toBeVisible();
  expect((await numbers.allInnerTexts()).slice(0, 6)).toEqual(["10", "14", "16", "21", "23", "25"]);
});

test("Pima: a zero stands for what was not measured", async ({ page }) => {
  await open(page);
  const pima = await readFile(inRoot("public/samples/pima-indians-diabetes.csv"), "utf8");
  await upload(page, csv("diabetes.csv", pima));
  await expect(page.getByLabel("Target column")).toHaveValue("Outcome");
  await openSection(page, "Prepare");
  await addStep(page, "Replace");
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

test("housing: a price in its own units, from numbers, text and gaps", async ({ page }) => {
  await open(page);
  await upload(page, csv("housing.csv", housingCsv()));
  const summary = step(page, "Data").locator(".summary");
  await expect(summary).toHaveText(/300 rows/);
  await expect(page.getByLabel("Target column")).toHaveValue("median_house_value");
  await expect(summary).toHaveText(/300 rows · \d features · regression/);
  await openSection(page, "Prepare");
  const split = card(page, "TrainTestSplit");
  await split.getByLabel("random_state").fill("42");
  await expect(split).toContainText("240 training rows, 60 test rows.");
  const median = card(page, "SimpleImputer").first();
  await median.getByText("Fitted values").click();
  await expect(median.locator("dl")).toContainText("total_bedrooms statistic 545.5");
  await expect(card(page, "OneHotEncoder")).toContainText("4 columns became 6.");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test mean absolute error")).toBeVisible();
  await tab(page, "Test");
  const [error, errorOfMean] = await score(page, "Mean absolute error");
  expect(error).toBeLessThan(errorOfMean / 2);
});

test("churn: a table in EUC-KR, with Korean names, numbers and dates", async ({ page }) => {
  await open(page);
  await upload(page, { name: "고객이탈.csv", mimeType: "text/csv", buffer: churnCsv() });
  const summary = step(page, "Data").locator(".summary");
  await expect(summary).toHaveText(/200 rows · \d+ features · 2 classes/);
  await expect(page.getByLabel("Target column")).toHaveValue("이탈여부");
  await page.getByText("How the file was read").click();
  await expect(field(page, "Encoding").locator("option").first()).toHaveText(/EUC-KR/);
  await useSteps(page, [
    "DropColumns",
    "TrainTestSplit",
    "DateParts",
    "MinMaxScaler",
    "OneHotEncoder",
  ]);
  await card(page, "DropColumns").getByLabel("고객번호").check();
  await card(page, "TrainTestSplit").getByLabel("stratify").uncheck();
  await card(page, "TrainTestSplit").getByLabel("random_state").fill("42");
  await expect(card(page, "TrainTestSplit")).toContainText("아니오: 137 → 111 · 예: 63 → 49");
  const scaler = card(page, "MinMaxScaler");
  await scaler.getByText("Fitted values").click();
  await expect(scaler.locator("dl")).toContainText(/나이\s+data_max 69 · data_min 20/);
  await expect(scaler.locator("dl")).toContainText(
    /월소득\(만원\)\s+data_max 5,975 · data_min 2,011/,
  );
  await train(page, 2);
  const prediction = await tab(page, "Predict");
  await prediction.getByLabel("나이", { exact: true }).fill("30");
  await expect(prediction.getByRole("heading", { name: /^Predicted: (예|아니오)/ })).toBeVisible();

  // pandas has to be told what was found out, and the file is not asked for while it is open.
  await button(page, "Code").click();
  await program(page).toContain('pd.read_csv("고객이탈.csv", encoding="euc-kr", thousands=",")');
  await expect(page.locator("mb-code-findings")).toContainText("This program does what");
});

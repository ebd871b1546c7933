// The fifth notebook of the course, by clicks alone: an accuracy that says little, and the recall of the rare class as
// it is, with SMOTE, and with class weights; then summary() and get_weights().

import { reportOf, score, trainRun } from "./course.js";
import { chooseFromList, expect, open, openSection, tab, test } from "./playground.js";

test("accuracy says little; SMOTE and class weights raise the recall of those who fail", async ({
  page,
}) => {
  await open(page);
  await chooseFromList(page, "Pass or fail");
  await openSection(page, "Prepare");
  const smote = page
    .locator("mb-prepare-pane ol > li")
    .filter({ has: page.getByRole("heading", { name: "SMOTE", exact: true }) });
  const isOn = smote.getByRole("switch").or(smote.getByRole("checkbox").first());
  const recall = async () => (await reportOf(page, "1"))[1];

  // Of 300 rows 16 fail. 0.947 is no better than always saying that all pass, and none of those 16 is found.
  await isOn.click();
  await trainRun(page, 1);
  await tab(page, "Test");
  const [model, always] = await score(page, "Accuracy");
  expect(always).toBeCloseTo(284 / 300, 4);
  expect(model).toBeCloseTo(284 / 300, 4);
  const before = await recall();
  expect(before).toBe(0);
  const lie = page.locator("mb-diagnosis mb-notice").filter({ hasText: "no better than always" });
  await tab(page, "Curves");
  await expect(lie).toContainText("“0”");
  await tab(page, "Test");

  await isOn.click();
  await trainRun(page, 2);
  await expect.poll(recall).toBeGreaterThan(before + 0.1);

  await isOn.click();
  await page.getByLabel("Weight all classes equally").check();
  await trainRun(page, 3);
  await expect.poll(async () => (await score(page, "Accuracy"))[0]).toBeLessThan(model);
  await expect.poll(recall).toBeGreaterThan(before + 0.1);

  // The notebook prints the model's summary and all of its weights.
  await tab(page, "Inspect");
  const inspect = page.locator("mb-inspect-pane");
  await inspect.getByText("model.summary() as text").click();
  await expect(inspect.locator("pre").first()).toContainText(/Total params: [\d,]+/);
  await inspect.locator("#weights > summary").click();
  const weights = inspect.locator("mb-weights-section");
  await weights.scrollIntoViewIfNeeded();
  const names = weights.getByRole("combobox", { name: "Weight" }).locator("option");
  await expect(names).toHaveCount(8);
  await weights.getByRole("combobox", { name: "Weight" }).selectOption({ index: 7 });
  await expect(weights).toContainText("Shape (2), 2 numbers");
  const biases = await weights.locator("mb-number-table td").allInnerTexts();
  expect(biases.map(Number).filter((value) => value !== 0)).toHaveLength(2);
});

// The Test tab's curves, and the threshold that all of it and the predictions follow.

import { loadRun } from "minibatch";
import {
  button,
  csv,
  expect,
  field,
  inStorage,
  open,
  tab,
  test,
  train,
  upload,
} from "./playground.js";
import { runFile, savedRun } from "./run-file.js";

/** Students of whom those who learn more pass more often, though not always. */
function passes() {
  const lines = ["hours,result"];
  for (let row = 0; row < 400; row++) {
    const hours = (row * 7) % 20;
    const luck = (row * 11) % 13;
    lines.push(`${hours},${hours + luck > 15 ? "pass" : "fail"}`);
  }
  return csv("passes.csv", lines.join("\n"));
}

/** @param {import("./playground.js").Page} page */
async function opened(page) {
  await open(page);
  await upload(page, passes());
  await expect(page.getByLabel("Target column")).toHaveValue("result");
  await train(page, 40);
  const panel = await tab(page, "Test");
  await panel.getByText("Curves and threshold").click();
  const slider = panel.getByLabel("Threshold", { exact: true });
  await expect(slider).toBeVisible();
  const counts = panel.getByRole("table", { name: "At the threshold" });
  /** @param {string} name */
  const count = (name) =>
    counts
      .getByRole("row", { name: new RegExp(`^${name}`) })
      .getByRole("cell")
      .innerText()
      .then((text) => Number(text.replaceAll(",", "")));
  /** @param {number} value */
  const slide = async (value) => {
    await slider.fill(String(value));
    await slider.dispatchEvent("change");
    await expect(panel.locator("output[for=threshold]")).toHaveText(value.toFixed(2));
    // The table, the matrix and the scores are asked for one after the other.
    await expect(async () => {
      const cells = await panel.locator("mb-confusion-matrix td").allInnerTexts();
      const [trueNegatives, falsePositives, falseNegatives, truePositives] = cells.map(Number);
      expect([await count("True positives"), await count("False positives")]).toEqual([
        truePositives,
        falsePositives,
      ]);
      expect([await count("True negatives"), await count("False negatives")]).toEqual([
        trueNegatives,
        falseNegatives,
      ]);
    }).toPass();
  };
  return { panel, slider, count, slide };
}

test("matrix, scores, report, examples and predictions follow the threshold", async ({ page }) => {
  const { panel, count, slide } = await opened(page);
  await expect(panel.getByRole("img", { name: /^ROC curve\. AUC 0\.\d{4}$/ })).toBeVisible();
  await expect(
    panel.getByRole("img", { name: /^Precision-recall curve\. Average precision 0\.\d{4}$/ }),
  ).toBeVisible();
  await panel.getByText("Classification report").click();
  const report = panel.getByRole("region", { name: "Classification report" });

  await slide(1);
  expect(await count("True positives")).toBe(0);
  expect(await count("False positives")).toBe(0);
  const recall = report.getByRole("row", { name: /^pass/ }).getByRole("cell").nth(1);
  await expect(recall).toHaveText("0.0000");
  await slide(0.05);
  expect(await count("False negatives")).toBe(0);
  const mistakes = await count("False positives");
  expect(mistakes).toBeGreaterThan(0);
  await expect(recall).toHaveText("1.0000");
  const accuracy = panel.locator("mb-score-table tbody tr").first().locator("td").first();
  await expect(accuracy).toHaveText((1 - mistakes / 80).toFixed(4));

  const examples = await tab(page, "Examples");
  await expect(examples.getByRole("button", { name: `Wrong ${mistakes}` })).toBeVisible();
  await expect(examples.getByRole("listbox").getByRole("option").first()).toContainText("✗ pass");

  const predict = await tab(page, "Predict");
  await field(page, "hours").fill("5");
  await expect(predict.getByRole("heading", { name: /^Predicted: pass, \d/ })).toBeVisible();
  await expect(predict).toContainText("“pass” is predicted above a probability of 0.05");
});

test("the threshold is still there after a reload", async ({ page }) => {
  const { slide, count } = await opened(page);
  await slide(0.3);
  const found = await count("True positives");
  await expect.poll(async () => JSON.stringify(await inStorage(page))).toContain('"threshold":0.3');
  await page.reload();
  const panel = await tab(page, "Test");
  await panel.getByText("Curves and threshold").click();
  await expect(panel.locator("output[for=threshold]")).toHaveText("0.30");
  expect(await count("True positives")).toBe(found);
  // A new run begins with Keras's threshold.
  await train(page, 3);
  await tab(page, "Test");
  await expect(panel.locator("output[for=threshold]")).toHaveText("0.50");
});

test("a run's file has its threshold, and another page predicts by it", async ({
  page,
  context,
}) => {
  const { slide, count } = await opened(page);
  await slide(0.3);
  const found = await count("True positives");
  await expect.poll(async () => JSON.stringify(await inStorage(page))).toContain('"threshold":0.3');
  const file = await savedRun(page);
  const run = await loadRun(file);
  expect(run.threshold).toBe(0.3);
  const rows = { name: "new.csv", bytes: new TextEncoder().encode("hours\n5\n12\n19\n") };
  const predictions = await run.predictFiles([rows]);
  for (const [, predicted, , pass] of await predictions.page()) {
    expect(predicted).toBe(Number(pass) > 0.3 ? "pass" : "fail");
  }
  for (const one of [predictions, run]) one.dispose();

  const other = await context.newPage();
  await open(other, "./#1!data:(sample:iris),fit:(epochs:2)");
  await upload(other, runFile("passes.minibatch", file));
  await expect(other.locator("mb-wanted-files")).toContainText("passes.csv");
  const predict = await tab(other, "Predict");
  await field(other, "hours").fill("5");
  await expect(predict).toContainText("“pass” is predicted above a probability of 0.3");
  await upload(other, passes());
  await expect(other.locator("mb-wanted-files")).toHaveCount(0);
  const panel = await tab(other, "Test");
  await panel.getByText("Curves and threshold").click();
  await expect(panel.locator("output[for=threshold]")).toHaveText("0.30");
  await expect(panel.getByRole("row", { name: /^True positives/ })).toContainText(String(found));
});

test("the cheapest threshold costs no more than any other", async ({ page }) => {
  const { panel, count, slide } = await opened(page);
  await panel.getByLabel("Cost of a false negative").fill("9");
  await panel.getByLabel("Cost of a false positive").fill("2");
  /** @type {number[]} */
  const costs = [];
  for (const threshold of [0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9]) {
    await slide(threshold);
    costs.push(await count("Cost of all mistakes"));
    const expected = 2 * (await count("False positives")) + 9 * (await count("False negatives"));
    expect(costs.at(-1)).toBe(expected);
  }
  await button(page, "Use the cheapest threshold").click();
  await expect(panel.locator("output[for=threshold]")).not.toHaveText("0.90");
  await expect.poll(() => count("Cost of all mistakes")).toBeLessThanOrEqual(Math.min(...costs));
});

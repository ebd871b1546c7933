/** What the stories of the course's notebooks have in common. */

import { expect } from "@playwright/test";
import { button, kept, tab } from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/**
 * Trains until the run is in the list.
 * @param {Page} page
 * @param {number} runs how many there are then
 * @param {string} [train] what the button is called
 */
export async function trainRun(page, runs, train = "Train") {
  await button(page, train).click();
  await kept(page, (session) => session.runs.length === runs && !session.training.wasTraining);
}

/**
 * A score of the Test tab: of the model, and of always predicting the same.
 * @param {Page} page
 * @param {string} name
 */
export async function score(page, name) {
  const row = page.locator("mb-score-table tbody tr").filter({
    has: page.getByRole("button", { name: new RegExp(`^${name}:`) }),
  });
  const texts = await row.locator("td").allInnerTexts();
  return texts.map((text) => Number(text.replaceAll(",", "")));
}

/**
 * A class of scikit-learn's report in the Test tab: precision, recall, F1 and support.
 * @param {Page} page
 * @param {string} name
 * @param {string} [report] what the report is called
 */
export async function reportOf(page, name, report = "Classification report") {
  const panel = page.getByRole("tabpanel");
  const table = panel.getByRole("region", { name: report });
  if ((await table.count()) === 0) await panel.getByText(report, { exact: true }).click();
  const row = table.getByRole("row", { name: new RegExp(`^${name} `) });
  await expect(row).toBeVisible();
  return (await row.locator("td").allInnerTexts()).map(Number);
}

/** What stands out about the run, below its curves. @param {Page} page @param {string} [curves] */
export async function standsOut(page, curves = "Curves") {
  await tab(page, curves);
  return page.locator("mb-diagnosis mb-notice");
}

/** The steps of a preparation, by clicks alone. */

import { button, expect, openSection } from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** @param {Page} page */
export const cards = (page) => page.locator("mb-prepare-pane ol > li");

/** @param {Page} page @param {string} name */
export const card = (page, name) =>
  cards(page).filter({ has: page.getByRole("heading", { name, exact: true }) });

/** @param {Page} page @param {string} name */
export async function addStep(page, name) {
  await button(page, "Add step").click();
  await page.getByRole("searchbox", { name: "Search steps" }).fill(name);
  await page.keyboard.press("Enter");
  await expect(card(page, name)).toBeVisible();
}

/**
 * Takes away all steps and adds others.
 * @param {Page} page
 * @param {string[]} names
 */
export async function useSteps(page, names) {
  await openSection(page, "Prepare");
  await expect(cards(page).first()).toBeVisible();
  for (let left = await cards(page).count(); left > 0; --left) {
    await page.getByRole("button", { name: /^Remove .*, step 1$/ }).click();
    await expect(cards(page)).toHaveCount(left - 1);
  }
  for (const name of names) await addStep(page, name);
}

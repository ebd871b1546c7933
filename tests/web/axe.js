/** What axe finds wrong with the page, for those who use it with a keyboard or a screen reader. */

import { AxeBuilder } from "@axe-core/playwright";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * Faults of a page, or of a part of it: the rule and the places of each.
 * @param {Page} page
 * @param {{ within?: string | string[], rules?: string[] }} [options] `within`: a selector, or one for each shadow
 *   root on the way; all rules when left out
 */
export async function axeFaults(page, { within, rules } = {}) {
  // The page has no frames, and what is in order needs no selector: that takes a third of the time.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"], ...(rules && { runOnly: rules }) });
  const part = Array.isArray(within) ? { fromShadowDom: within } : within;
  if (part) axe.include(/** @type {any} */ (part));
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
}

/** Faults in the light and in the dark theme. @param {Page} page @param {string} [within] */
export async function faultsInBothThemes(page, within) {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const faults = await axeFaults(page, { within });
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  return [...faults, ...(await axeFaults(page, { within, rules: ["color-contrast"] }))];
}

/** Pictures of the page as it is now, in every width and theme. */

import { expect } from "../web/playground.js";
import { inRoot } from "../../tools/paths.mjs";
import { folder } from "./folder.js";

/** Widths and heights in CSS pixels; a window of 1280 × 800 at a zoom of 200 % has half of each. */
const sizes = [
  { name: "360", width: 360, height: 740 },
  { name: "768", width: 768, height: 1024 },
  { name: "1280", width: 1280, height: 800 },
  { name: "1920", width: 1920, height: 1080 },
  { name: "200%", width: 640, height: 400 },
];

const wanted = process.env.MINIBATCH_WIDTHS?.split(",");

/** Higher than what is looked at ever is. */
const highest = 8000;

/**
 * @param {import("@playwright/test").Page} page
 * @param {string} state what it shows
 * @param {string} [part] what is looked at where it does not stand beside the rest
 */
export async function shoot(page, state, part) {
  const language = await page.evaluate(() => document.documentElement.lang);
  for (const { name, width, height } of sizes) {
    if (wanted && !wanted.includes(name)) continue;
    const isNarrow = width < 1000;
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await painted(page);
      // All at once: neither the page nor a part of it has to be scrolled. Zoomed, it is what a person sees.
      await page.evaluate((isWhole) => {
        const results = /** @type {HTMLElement | null} */ (document.querySelector("mb-results"));
        if (results) results.style.minHeight = isWhole ? "0" : "";
      }, name !== "200%");
      if (name !== "200%") {
        await page.setViewportSize({ width, height: await wholeHeight(page, height) });
        await painted(page);
      }
      const path = inRoot(folder, `${state} · ${name} · ${colorScheme} · ${language}.png`);
      if (part && isNarrow) await page.locator(part).scrollIntoViewIfNeeded();
      const shown = part && isNarrow && name !== "200%" ? page.locator(part) : page;
      await shown.screenshot({ path, animations: "disabled", timeout: 120_000 });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** @param {import("@playwright/test").Page} page @param {number} least */
const wholeHeight = (page, least) =>
  page.evaluate(
    ([lowest, most]) => {
      const scrolled = [document.documentElement, document.querySelector("mb-results")];
      const heights = scrolled.map((element) => (element?.scrollHeight ?? 0) + 64);
      return Math.min(Math.max(lowest, ...heights), most);
    },
    [least, highest],
  );

/** Charts are drawn a frame after their size is known. @param {import("@playwright/test").Page} page */
async function painted(page) {
  await page.evaluate(async () => {
    for (let frames = 0; frames < 4; frames++) await new Promise(requestAnimationFrame);
  });
  await expect(page.locator("mb-bar")).toBeVisible();
}

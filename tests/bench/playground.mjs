/** The built site (dist/site) in Chromium, as somebody works with it. */

import { chromium } from "@playwright/test";
import { preview } from "vite";
import config from "../../playwright.config.js";
import { inRoot } from "../../tools/paths.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page @param {string} name */
export const tab = (page, name) => page.getByRole("tab", { name, exact: true }).click();
/** @param {Page} page */
export const trainButton = (page) => page.getByRole("button", { name: "Train", exact: true });

/** @param {Page} page */
export const trained = (page) =>
  page.waitForFunction(() => {
    const { training, evaluation } = /** @type {any} */ (document.querySelector("mb-app")).store
      .state;
    return training.status === "done" && evaluation.status === "ready";
  });

/** Opens all that folds, in whichever shadow. @param {Page} page */
export const openAll = (page) =>
  page.evaluate(async () => {
    for (let round = 0; round < 3; ++round) {
      /** @param {ParentNode} root */
      const visit = (root) => {
        for (const element of root.querySelectorAll("*")) {
          if (element instanceof HTMLDetailsElement) element.open = true;
          if (element.getAttribute("aria-expanded") === "false" && element.id === "title") {
            /** @type {HTMLElement} */ (element).click();
          }
          if (element.shadowRoot) visit(element.shadowRoot);
        }
      };
      visit(document);
      await new Promise((done) => setTimeout(done, 500));
    }
  });

/**
 * @template T
 * @param {string | undefined} site the address of a page, in place of dist/site
 * @param {(browser: import("@playwright/test").Browser, open: () => Promise<Page>) => Promise<T>} work `open` gives a page
 *   that can train
 * @returns {Promise<T>}
 */
export async function withPlayground(site, work) {
  const server = site
    ? null
    : await preview({
        configFile: inRoot("vite.config.js"),
        preview: { port: 0 },
        logLevel: "warn",
      });
  const url = site ?? /** @type {string} */ (server?.resolvedUrls?.local[0]);
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    return await work(browser, async () => {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.setDefaultTimeout(180_000);
      await page.addInitScript(() => {
        /** @type {{ name: string, ms: number }[]} */
        const slow = [];
        /** @type {number[]} */
        const long = [];
        Object.assign(globalThis, { slow, long });
        new PerformanceObserver((list) => {
          for (const { name, duration } of list.getEntries()) slow.push({ name, ms: duration });
        }).observe(/** @type {any} */ ({ type: "event", durationThreshold: 16 }));
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) long.push(duration);
        }).observe({ type: "longtask" });
      });
      await page.goto(url);
      await trainButton(page).and(page.locator(":not([aria-disabled])")).waitFor();
      return page;
    });
  } finally {
    await browser.close();
    await server?.close();
  }
}

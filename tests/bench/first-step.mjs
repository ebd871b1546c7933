/** How long a person who clicks at once waits for the first training step of the playground's first sample. */

import { chromium } from "@playwright/test";
import { preview } from "vite";
import config from "../../playwright.config.js";
import { inRoot } from "../../tools/paths.mjs";

/**
 * Milliseconds since the navigation began.
 * @typedef {{ clicked: number, stepped: number }} FirstStep clicked: as soon as Train could be; stepped: the page
 *   shows that the first batch has been trained on
 */

/**
 * Runs in the page, before its own scripts: clicks Train when that first does something, and looks for the first
 * progress.
 */
function clickAtOnce() {
  /** @param {ParentNode} node @returns {ShadowRoot | null} */
  const runBarBelow = (node) => {
    for (const element of node.querySelectorAll("*")) {
      if (!element.shadowRoot) continue;
      if (element.localName === "mb-run-bar") return element.shadowRoot;
      const found = runBarBelow(element.shadowRoot);
      if (found) return found;
    }
    return null;
  };
  /** @type {ShadowRoot | null} */
  let bar = null;
  let clicked = 0;
  const look = () => {
    bar ??= runBarBelow(document);
    const train = bar?.querySelector("#main:not([aria-disabled])");
    if (!clicked && train) {
      clicked = performance.now();
      /** @type {HTMLElement} */ (train).click();
    }
    const batch = bar?.querySelector(".batch")?.textContent?.match(/\d+/)?.[0] ?? "0";
    if (clicked && batch !== "0") {
      Object.assign(globalThis, { firstStep: { clicked, stepped: performance.now() } });
    } else {
      setTimeout(look, 2);
    }
  };
  look();
}

/**
 * Opens the built site (dist/site), served as the browser tests serve it, `times` times with nothing cached.
 * @param {number} times
 * @returns {Promise<FirstStep[]>}
 */
export async function measureFirstSteps(times) {
  const server = await preview({
    configFile: inRoot("vite.config.js"),
    preview: { port: 0 },
    logLevel: "warn",
  });
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    const steps = [];
    for (let time = 0; time < times; ++time) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.addInitScript(clickAtOnce);
      await page.goto(/** @type {string} */ (server.resolvedUrls?.local[0]));
      const handle = await page.waitForFunction(() => /** @type {any} */ (globalThis).firstStep);
      steps.push(/** @type {FirstStep} */ (await handle.jsonValue()));
      await context.close();
    }
    return steps;
  } finally {
    await browser.close();
    await server.close();
  }
}

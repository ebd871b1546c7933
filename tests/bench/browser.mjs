/** Chromium with the bench page open. */

import { chromium } from "@playwright/test";
import config from "../../playwright.config.js";
import { ToolError } from "../../tools/process.mjs";
import { serve } from "./server.mjs";

/** @typedef {typeof import("./page/main.js").measurements} Measurements */

/** Nothing here takes this long; what does, hangs. */
const limitMs = 300_000;

/** @param {number} ms @param {string} what @returns {Promise<never>} */
const giveUp = (ms, what) =>
  new Promise((_, reject) => {
    const error = new ToolError(`${what} did not end within ${ms / 1000} s.`);
    setTimeout(() => reject(error), ms).unref();
  });

/**
 * A page of its own for measurements; the package's core starts anew in it.
 * @typedef {object} BenchPage
 * @property {<M extends keyof Measurements>(name: M, ...plan: Parameters<Measurements[M]>) =>
 *   ReturnType<Measurements[M]>} measure
 * @property {() => Promise<void>} close
 */

/**
 * Starts the server and the browser, with the same flags as the tests.
 * @param {string} packageFolder absolute
 * @returns {Promise<{ version: string, openPage: (functions?: Record<string, Function>) => Promise<BenchPage>,
 *   close: () => Promise<void> }>} openPage() takes what the page can call here
 */
export async function startBrowser(packageFolder) {
  const server = await serve(packageFolder);
  const browser = await chromium.launch(config.use?.launchOptions).catch((error) => {
    server.close();
    throw error;
  });
  return {
    version: browser.version(),
    async openPage(functions = {}) {
      const page = await browser.newPage();
      for (const [name, call] of Object.entries(functions)) await page.exposeFunction(name, call);
      page.on("pageerror", (error) => console.error(`The page: ${error.message}`));
      await page.goto(`${server.url}/bench/page/index.html`);
      await page.waitForFunction(() => "measurements" in globalThis);
      return {
        measure(name, ...plan) {
          const result = page.evaluate(
            ([name, plan]) => /** @type {any} */ (globalThis).measurements[name](...plan),
            /** @type {const} */ ([name, plan]),
          );
          return /** @type {any} */ (Promise.race([result, giveUp(limitMs, name)]));
        },
        close: () => page.close(),
      };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** The page in a frame whose sandbox gives it an origin of its own. */

import { createServer } from "node:http";
import { listen } from "./listen.js";
import { expect, test } from "./playground.js";
import { hostSite } from "./site-host.js";

test.use({ serviceWorkers: "allow" });

/**
 * A page with the site in a frame.
 * @param {string} url
 */
async function hostAround(url) {
  const html = `<!doctype html><title>around</title><link rel="icon" href="data:," />
    <iframe sandbox="allow-scripts" src="${url}" width="1000" height="700"></iframe>`;
  return listen(
    createServer((_, response) => {
      response.setHeader("Content-Type", "text/html");
      response.end(html);
    }),
  );
}

test("with CORS headers it trains in the sandbox", async ({ page }) => {
  const host = await hostSite({ headers: { "Access-Control-Allow-Origin": "*" } });
  const around = await hostAround(host.url);
  try {
    await page.goto(around.origin);
    const frame = page.frameLocator("iframe");
    await expect(frame.getByRole("button", { name: "Train", exact: true })).toBeEnabled();
    await expect(frame.locator("mb-engine-info summary")).toHaveText(/simd build · 1 thread/);
  } finally {
    host.close();
    around.close();
  }
});

for (const [locale, words] of [
  ["en", /sandboxed frame.*Access-Control-Allow-Origin: \*/],
  ["ko", /sandbox 속성.*Access-Control-Allow-Origin: \*/],
]) {
  test(`without them it says what is missing: ${locale}`, async ({ browser }) => {
    // A page of its own: scripts that are refused are errors on the console.
    const page = await browser.newPage({ locale: String(locale) });
    const host = await hostSite();
    const around = await hostAround(host.url);
    try {
      await page.goto(around.origin);
      await expect(page.frameLocator("iframe").getByRole("alert")).toHaveText(words);
    } finally {
      host.close();
      around.close();
      await page.close();
    }
  });
}

test("where the scripts cannot be loaded the page says so", async ({ browser }) => {
  const page = await browser.newPage();
  const host = await hostSite({ lacks: /^minibatch\/index-.*\.js$/ });
  try {
    await page.goto(host.url);
    await expect(page.getByRole("alert")).toHaveText(/scripts could not be loaded/);
  } finally {
    host.close();
    await page.close();
  }
});

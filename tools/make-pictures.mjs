/**
 * `node tools/make-pictures.mjs`: draws the icons of public/ from the SVG, and photographs the built playground for
 * the README and for the card that other sites show. To be run when either has changed.
 */

import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { launchOptions } from "./chromium.mjs";
import { inRoot } from "./paths.mjs";
import { runMain } from "./process.mjs";

const icon = readFileSync(inRoot("public/icons/minibatch.svg"), "utf8");

/** @typedef {import("@playwright/test").Page} Page */

/**
 * The icon on a paper of its own, with room around it, as launchers cut off the corners.
 * @param {Page} page
 * @param {number} size
 */
async function drawIcon(page, size) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>
    body { margin: 0; display: grid; place-items: center; height: 100vh; background: #fbfaf7 }
    svg { width: 56% }
  </style>${icon}`);
  await page.screenshot({ path: inRoot(`public/icons/minibatch-${size}.png`) });
}

/** @param {Page} page with the playground */
async function train(page) {
  await page.getByRole("button", { name: "Fashion-MNIST" }).click();
  await page.getByLabel("Epochs", { exact: true }).fill("5");
  await page.getByRole("button", { name: "Train", exact: true }).click();
  const stop = page.getByRole("button", { name: "Stop", exact: true });
  await stop.waitFor();
  await stop.waitFor({ state: "hidden", timeout: 600_000 });
}

await runMain(async () => {
  const server = await preview({ configFile: inRoot("vite.config.js"), preview: { port: 0 } });
  const browser = await chromium.launch(launchOptions);
  try {
    const page = await browser.newPage({ colorScheme: "light" });
    for (const size of [180, 192, 512]) await drawIcon(page, size);

    await page.setViewportSize({ width: 1440, height: 756 });
    await page.goto(server.resolvedUrls?.local[0] ?? "");
    await train(page);
    await page.mouse.wheel(0, -10_000);
    await page.screenshot({ path: inRoot("docs/playground.png") });
    const picture = await page.screenshot();

    // 1200 × 630 pixels is what the sites that show cards ask for.
    const card = await browser.newPage({ viewport: { width: 1200, height: 630 } });
    await card.setContent(`<style>
      body { margin: 0; height: 630px; overflow: hidden; background: #2f4fcf; color: #fff;
             font: 600 40px/1.2 system-ui, sans-serif }
      p { margin: 44px 56px 34px }
      span { font-weight: 400; opacity: 0.85 }
      img { display: block; width: 1088px; margin: 0 auto; border-radius: 10px 10px 0 0;
            box-shadow: 0 0 40px #0006 }
    </style>
    <p>Minibatch <span>trains neural networks in your browser</span></p>
    <img src="data:image/png;base64,${picture.toString("base64")}" />`);
    await card.screenshot({ path: inRoot("public/social-card.png") });
  } finally {
    await browser.close();
    await server.close();
  }
});

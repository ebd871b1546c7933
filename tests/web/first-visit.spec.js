// A first visit: what it fetches, in which order, and that nothing moves under the eyes of the person.

import { gzipSync } from "node:zlib";
import { button, expect, test } from "./playground.js";
import { hostSite, isolating, keptBuild } from "./site-host.js";

const iris = "#1!data:(sample:iris)";

/** What the page fetches for later clicks waits for goIdle(), also after the page has loaded again. */
function holdIdle() {
  /** @type {IdleRequestCallback[]} */
  const held = [];
  window.requestIdleCallback = (callback) => held.push(callback);
  const goIdle = () => held.forEach((callback) => callback(/** @type {any} */ (null)));
  Object.assign(window, { goIdle });
}

test.describe("of a host", () => {
  test.use({ serviceWorkers: "allow" });

  for (const [name, headers] of /** @type {const} */ ([
    ["with the headers", isolating],
    ["without headers", {}],
  ])) {
    test(`${name} no file comes twice, and few before Train works`, async ({ page }) => {
      const host = await hostSite({ headers });
      try {
        await page.addInitScript(holdIdle);
        await page.goto(`${host.url}${iris}`);
        await page.waitForFunction(() => crossOriginIsolated);
        await expect(button(page, "Train")).toBeEnabled();
        const sizes = host.sent.map((file) => gzipSync(host.files.get(file) ?? "").length);
        const total = sizes.reduce((all, size) => all + size, 0);
        // A core and its worker are there.
        expect(total).toBeGreaterThan(500_000);
        expect(total).toBeLessThan(725_000);

        await page.evaluate(() => /** @type {any} */ (window).goIdle());
        await keptBuild(page);
        expect(host.sent.length).toBeGreaterThan(100);
        expect(host.sent.filter((file, at) => host.sent.indexOf(file) !== at)).toEqual([]);
      } finally {
        host.close();
      }
    });
  }
});

for (const [held, other] of [
  ["**/worker-*.js", "**/samples/iris.csv"],
  ["**/samples/iris.csv", "**/*.wasm"],
]) {
  test(`${other} does not wait for ${held}`, async ({ page, baseURL }) => {
    let letGo = () => {};
    const gate = new Promise((resolve) => (letGo = () => resolve(undefined)));
    await page.route(held, async (route) => {
      await gate;
      await route.continue();
    });
    const asked = page.waitForRequest(other);
    await page.goto(`${baseURL}${iris}`);
    await asked;
    letGo();
    await expect(button(page, "Train")).toBeEnabled();
  });
}

/** Adds up what moves as browsers do: the most within five seconds, with pauses under one (web.dev/articles/cls). */
function recordShifts() {
  const state = Object.assign(window, { shift: 0 });
  let [sum, first, last] = [0, 0, 0];
  new PerformanceObserver((list) => {
    for (const entry of /** @type {any[]} */ (list.getEntries())) {
      if (entry.hadRecentInput) continue;
      const { startTime, value } = entry;
      const goes = startTime - last < 1000 && startTime - first < 5000;
      [sum, first, last] = goes ? [sum + value, first, startTime] : [value, startTime, startTime];
      state.shift = Math.max(state.shift, sum);
    }
  }).observe({ type: "layout-shift", buffered: true });
}

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]) {
  for (const [locale, train] of [
    ["en", "Train"],
    ["ko", "학습 시작"],
  ]) {
    test.describe(`in ${locale}, ${viewport.width} pixels wide`, () => {
      test.use({ locale, viewport });

      /** @param {import("./playground.js").Page} page @param {string} hash */
      async function openRecorded(page, hash) {
        await page.addInitScript(recordShifts);
        await page.goto(`./${hash}`);
        await expect(button(page, train)).toBeEnabled();
      }

      /** @param {import("./playground.js").Page} page */
      async function expectNoShift(page) {
        await page.waitForLoadState("networkidle");
        const shift = await page.evaluate(() => /** @type {any} */ (window).shift);
        expect(shift).toBeLessThan(0.05);
      }

      test("nothing moves while images are loaded", async ({ page }) => {
        await openRecorded(page, "");
        await expectNoShift(page);
      });

      test("nothing moves while a table is loaded and trained on", async ({ page }) => {
        await openRecorded(page, iris);
        await button(page, train).click();
        await expect(page.locator("mb-score-strip code")).toBeVisible();
        await expectNoShift(page);
      });
    });
  }
}

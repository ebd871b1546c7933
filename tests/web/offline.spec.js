import { gzipSync } from "node:zlib";
import { button, chooseSample, expect, field, open, test } from "./playground.js";
import { hostSite } from "./site-host.js";

/** Without any special header. @type {Awaited<ReturnType<typeof hostSite>>} */
let host;

test.beforeAll(async () => {
  host = await hostSite({ path: "/some/where/minibatch/" });
});
test.afterAll(() => host.close());

test("below any path, and without a network once loaded", async ({ page, context }) => {
  const { origin } = new URL(host.url);
  /** @type {string[]} */
  const foreign = [];
  context.on("request", (request) => {
    const { protocol, origin: from } = new URL(request.url());
    if (from !== origin && !["data:", "blob:"].includes(protocol)) foreign.push(request.url());
  });
  // The page loads again when a service worker has isolated it.
  await page.goto(host.url);
  await page.waitForFunction(() => crossOriginIsolated);
  // When idle the page fetches what later clicks need.
  const rest = [/iris\.csv$/, /pima.*\.csv$/, /chart-.*\.js$/, /ko-.*\.js$/].map((file) =>
    page.waitForResponse((response) => file.test(response.url())),
  );
  await open(page, host.url);
  await Promise.all(rest);
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  host.hangUp();

  await chooseSample(page, "Pima Indians Diabetes");
  await chooseSample(page, "Iris");
  await field(page, "Epochs").fill("3");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await page.getByLabel("Language").selectOption("한국어");
  await expect(button(page, "학습 시작")).toBeVisible();
  expect(foreign).toEqual([]);
});

test("little is loaded before the first click", async ({ page, baseURL }) => {
  /** @type {Promise<number>[]} */
  const sizes = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    // The core and its worker load beside the page, and what later clicks need when the page is idle.
    const beside = /\/(worker|engine|minibatch-threads|chart|ko)-/;
    if (!/\.(js|css)$/.test(pathname) || beside.test(pathname)) return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await open(page, baseURL);
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(10_000);
  expect(total).toBeLessThan(120_000);
});

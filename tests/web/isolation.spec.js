/** Where the page gets its threads from, and what it does where there are none. */

import { createServer } from "node:http";
import { cpus } from "node:os";
import { chooseSample, expect, open, test, train } from "./playground.js";
import { hostSite, isolating } from "./site-host.js";

test.use({ serviceWorkers: "allow" });

/** @typedef {import("@playwright/test").FrameLocator} FrameLocator */
/** @typedef {import("@playwright/test").Page} Page */

/** What a page with threads runs on this machine. */
const cores = Math.min(cpus().length, 8);
const many =
  cores > 1
    ? new RegExp(`simd-threads build · ${cores} threads with shared memory$`)
    : /simd build · 1 thread, one core$/;
const one = /simd build · 1 thread: the page is not isolated$/;

/** @param {Page | FrameLocator} where */
const engine = (where) => where.locator("mb-engine-info");

/**
 * Opens what the line of the engine hides, as a keyboard does, and gives it all.
 * @param {Page} page
 */
async function reasons(page) {
  await engine(page).locator("summary").press("Enter");
  await expect(engine(page).locator(".more p").last()).toBeVisible();
  return engine(page).locator(".more").innerText();
}

/** @param {Page | FrameLocator} where */
async function trainIris(where) {
  const page = /** @type {Page} */ (where);
  await chooseSample(page, "Iris");
  await train(page, 3);
}

/** Counts how often the page is loaded. @param {Page} page */
function countLoads(page) {
  const loads = { count: 0 };
  page.on("domcontentloaded", () => ++loads.count);
  return loads;
}

test("a host without the headers: a service worker adds them", async ({ page }) => {
  const host = await hostSite({ path: "/some/where/" });
  try {
    const loads = countLoads(page);
    await page.goto(host.url);
    await page.waitForFunction(() => crossOriginIsolated);
    await expect(engine(page).locator("summary")).toHaveText(many);
    await trainIris(page);
    expect(loads.count).toBe(2);

    // The engine and the data came with the second load only.
    const large = host.sent.filter((file) => /worker-|engine-|\.wasm$|^samples\//.test(file));
    expect(large.length).toBeGreaterThan(5);
    expect(large).toEqual([...new Set(large)]);

    // From now on at once.
    await open(page, host.url);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(loads.count).toBe(3);
    const scopes = await page.evaluate(async () =>
      (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    );
    expect(scopes).toEqual([host.url]);
  } finally {
    host.close();
  }
});

test("a page in use is not reloaded", async ({ page }) => {
  const host = await hostSite();
  try {
    const loads = countLoads(page);
    // The service worker comes when the person has begun.
    let come = () => {};
    const begun = new Promise((resolve) => (come = () => resolve(undefined)));
    await page.context().route("**/service-worker.js", async (route) => {
      await begun;
      await route.continue();
    });
    await page.goto(host.url);
    await page.mouse.wheel(0, 10);
    come();
    await expect(engine(page).locator("summary")).toHaveText(one);
    expect(await reasons(page)).toContain("reload the page to use all cores");
    await trainIris(page);
    expect(loads.count).toBe(1);
    await page.reload();
    await expect(engine(page).locator("summary")).toHaveText(many);
    expect(loads.count).toBe(2);
  } finally {
    host.close();
  }
});

test("a host with the headers isolates the page at once", async ({ page }) => {
  const host = await hostSite({ headers: isolating });
  try {
    const loads = countLoads(page);
    await page.goto(host.url);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await expect(engine(page).locator("summary")).toHaveText(many);
    await trainIris(page);
    expect(loads.count).toBe(1);
  } finally {
    host.close();
  }
});

test("in a frame of another site there is one thread", async ({ page }) => {
  const host = await hostSite();
  // Another site than localhost's.
  const around = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(`<!doctype html><title>around</title><link rel="icon" href="data:," />
      <iframe src="${host.url}" width="1200" height="800"></iframe>`);
  });
  await new Promise((resolve) => around.listen(0, () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (around.address());
  try {
    await page.goto(`http://127.0.0.1:${port}/`);
    const frame = page.frameLocator("iframe");
    await expect(engine(frame).locator("summary")).toHaveText(one);
    await engine(frame).locator("summary").click();
    await expect(engine(frame)).toContainText("This page is in a frame");
    await trainIris(frame);
  } finally {
    around.closeAllConnections();
    around.close();
    host.close();
  }
});

test("where no service worker starts there is one thread", async ({ browser }) => {
  // A page of its own: a script that is not there is an error on the console.
  const page = await browser.newPage();
  const host = await hostSite({ lacks: /service-worker/ });
  try {
    const loads = countLoads(page);
    await page.goto(host.url);
    await expect(engine(page).locator("summary")).toHaveText(one);
    expect(await reasons(page)).toContain("does not run in this browser");
    await trainIris(page);
    expect(loads.count).toBe(1);
  } finally {
    await page.close();
    host.close();
  }
});

test("a service worker that does not isolate the page reloads it once only", async ({ page }) => {
  const host = await hostSite();
  try {
    const loads = countLoads(page);
    const empty = { contentType: "text/javascript", body: "" };
    await page.context().route("**/service-worker.js", (route) => route.fulfill(empty));
    await page.goto(host.url);
    await expect.poll(() => loads.count).toBe(2);
    await expect(engine(page).locator("summary")).toHaveText(one);
    await expect(engine(page)).toContainText("does not run in this browser");
    await trainIris(page);
    expect(loads.count).toBe(2);
  } finally {
    host.close();
  }
});

test("other pages on the same host are left alone", async ({ page }) => {
  const host = await hostSite();
  host.files.set(
    "neighbour/index.html",
    Buffer.from(`<!doctype html><title>neighbour</title><link rel="icon" href="data:," />`),
  );
  host.files.set("neighbour/worker.js", Buffer.from("postMessage(crossOriginIsolated)"));
  try {
    await page.goto(host.url);
    await page.waitForFunction(() => crossOriginIsolated);
    await page.goto(`${host.url}neighbour/index.html`);
    expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toBe(
      `${host.url}service-worker.js`,
    );
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    const isolated = page.evaluate(
      () =>
        new Promise((resolve) => {
          new Worker("worker.js").onmessage = ({ data }) => resolve(data);
        }),
    );
    expect(await isolated).toBe(false);
  } finally {
    host.close();
  }
});

test("the address may ask for a number of threads", async ({ page }) => {
  const host = await hostSite({ headers: isolating });
  const plain = await hostSite();
  try {
    await page.goto(`${host.url}?threads=3`);
    await expect(engine(page).locator("summary")).toHaveText(/3 threads with shared memory$/);
    await page.goto(`${host.url}?threads=nonsense`);
    await expect(engine(page).locator("summary")).toHaveText(many);
    await page.goto(`${plain.url}?threads=1`);
    await expect(engine(page).locator("summary")).toHaveText(/1 thread, as requested$/);
    await trainIris(page);
  } finally {
    host.close();
    plain.close();
  }
});

/** The relaxed build in the page: what the foot says, and that changing the engine loses nothing. */

import {
  button,
  chooseSample,
  clouds,
  csv,
  epochs,
  expect,
  field,
  open,
  step,
  tab,
  test,
  train,
  upload,
} from "./playground.js";
import { hostSite, isolating } from "./site-host.js";

test.use({ serviceWorkers: "allow" });

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
const engine = (page) => page.locator("mb-engine-info");
/** @param {Page} page */
const summary = (page) => engine(page).locator("summary");
/** @param {Page} page */
const turbo = (page) => page.getByLabel(/Turbo:/);

const plain = / · simd(-threads)? build · /;
const relaxed = / · relaxed(-threads)? build · /;

/** The names of the modules the page fetches, without what the build put behind them. @param {Page} page */
function modulesOf(page) {
  /** @type {string[]} */
  const names = [];
  page.context().on("request", (request) => {
    // The service worker keeps the site once the page is idle.
    if (request.serviceWorker()) return;
    const [, name] = /\/([a-z-]+)-[\w-]{8}\.wasm$/.exec(request.url()) ?? [];
    if (name) names.push(name);
  });
  return names;
}

test("turbo can be switched on and off, and data and weights stay", async ({ page }) => {
  await open(page);
  await expect(summary(page)).toHaveText(plain);
  await upload(page, csv("clouds.csv", clouds(400)));
  await expect(step(page, "Data").locator(".summary")).toHaveText(/400 rows/);
  await train(page, 3);
  const accuracy = await page.getByLabel("Test accuracy").innerText();
  // What the checkpoint was made with counts, not what is chosen for the next run.
  await field(page, "Optimizer").selectOption("SGD");
  await field(page, "Seed").fill("5");

  await turbo(page).check();
  await expect(summary(page)).toHaveText(relaxed);
  await summary(page).click();
  await expect(engine(page)).toContainText("The last digits then depend on the processor");
  await expect(step(page, "Data").locator(".summary")).toHaveText(/400 rows/);
  await expect(page.getByLabel("Test accuracy")).toHaveText(accuracy);
  expect(await epochs(page)).toBe(3);

  await field(page, "Optimizer").selectOption("Adam");
  await button(page, "Continue").click();
  await expect.poll(() => epochs(page)).toBe(6);
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await tab(page, "Predict");
  await expect(page.locator("mb-bars")).toBeVisible();
  await expect(page.getByText("crashed")).toHaveCount(0);

  await page.reload();
  await expect(summary(page)).toHaveText(relaxed);
  await expect(turbo(page)).toBeChecked();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await turbo(page).uncheck();
  await expect(summary(page)).toHaveText(plain);
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
});

test("a run under way is not disturbed", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await field(page, "Epochs").fill("100000");
  await button(page, "Train").click();
  await expect.poll(() => epochs(page)).toBeGreaterThan(5);
  await turbo(page).check();
  await expect(engine(page)).toContainText("Takes effect when this training ends.");
  const before = await epochs(page);
  await expect.poll(() => epochs(page)).toBeGreaterThan(before + 5);
  await expect(summary(page)).toHaveText(plain);
  await button(page, "Stop").click();
  await expect(summary(page)).toHaveText(relaxed);
  await expect(engine(page)).not.toContainText("Takes effect");
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  const stopped = await epochs(page);
  await button(page, "Continue").click();
  await expect.poll(() => epochs(page)).toBeGreaterThan(stopped + 5);
  await button(page, "Stop").click();
  await expect(button(page, "Train")).toBeVisible();
});

test("one of two playgrounds on a page may switch it, and the other loses nothing", async ({
  page,
}) => {
  const host = await hostSite({ headers: isolating });
  const links = [
    "#1!data:(sample:iris),fit:(epochs:100000)",
    "#1!data:(sample:pima),fit:(epochs:2)",
  ];
  const roots = links.map((link) => `<div data-playground="${link}"></div>`).join("");
  const html = String(host.files.get("index.html"));
  host.files.set(
    "two.html",
    Buffer.from(html.replace(/<body>[^]*<\/body>/, `<body>${roots}</body>`)),
  );
  await page.goto(`${host.url}two.html`);
  const [one, two] = [0, 1].map((place) => {
    const app = page.locator("mb-app").nth(place);
    return {
      app,
      press: (/** @type {string} */ name) => app.getByRole("button", { name, exact: true }).click(),
      info: app.locator("mb-engine-info"),
      summary: app.locator("mb-engine-info summary"),
      turbo: app.getByLabel(/Turbo:/),
      accuracy: app.getByLabel("Test accuracy"),
      newest: app.locator("mb-history-table tbody td").first(),
    };
  });
  await two.press("Train");
  await expect(two.accuracy).toBeVisible();
  const accuracy = await two.accuracy.innerText();

  // While one trains, the other's choice waits.
  await one.press("Train");
  await expect(one.newest).toBeVisible();
  await two.turbo.check();
  await expect(two.info).toContainText("Takes effect when this training ends.");
  await expect(two.summary).toHaveText(plain);
  await one.press("Stop");

  for (const { summary, turbo } of [one, two]) {
    await expect(summary).toHaveText(relaxed);
    await expect(turbo).toBeChecked();
  }
  await expect(two.accuracy).toHaveText(accuracy);
  await expect(page.getByText(/crashed|new worker/)).toHaveCount(0);
  const epoch = async () => Number.parseInt((await one.newest.innerText()).replace(",", ""));
  const stopped = await epoch();
  await one.press("Continue");
  await expect.poll(epoch).toBeGreaterThan(stopped);
  await one.press("Stop");
  await expect(one.accuracy).toBeVisible();
  await two.press("Continue");
  await expect(two.newest).toHaveText(/^\s*4\b/);
  host.close();
});

test("the address may ask for turbo, and only the build that runs is fetched", async ({ page }) => {
  const host = await hostSite({ headers: isolating });
  const plainHost = await hostSite();
  try {
    const modules = modulesOf(page);
    await open(page, `${host.url}?turbo=1&threads=2`);
    await expect(summary(page)).toHaveText(/relaxed-threads build · 2 threads with shared memory$/);
    expect(modules).toEqual(["minibatch-relaxed-threads"]);
    await chooseSample(page, "Iris");
    await train(page, 3);

    // The choice wins over the address, also when the page is loaded again.
    await turbo(page).uncheck();
    await expect(summary(page)).toHaveText(/simd-threads build · 2 threads with shared memory$/);
    await page.reload();
    await expect(summary(page)).toHaveText(/simd-threads build · 2 threads with shared memory$/);

    modules.length = 0;
    await open(page, `${plainHost.url}?turbo=1&threads=1`);
    await expect(summary(page)).toHaveText(/relaxed build · 1 thread, as requested$/);
    expect(modules).toEqual(["minibatch-relaxed"]);
    modules.length = 0;
    await open(page, `${plainHost.url}?threads=1`);
    await expect(summary(page)).toHaveText(/simd build · 1 thread, as requested$/);
    expect(modules).toEqual(["minibatch"]);
  } finally {
    host.close();
    plainHost.close();
  }
});

test("the page keeps its build where the other cannot be loaded", async ({ browser }) => {
  // A page of its own: what cannot be fetched is an error on the console. A service worker may keep the scripts.
  const page = await browser.newPage({ serviceWorkers: "block" });
  const host = await hostSite();
  try {
    await open(page, `${host.url}?threads=1`);
    await chooseSample(page, "Iris");
    await page.context().setOffline(true);
    host.hangUp();
    await turbo(page).click();
    await expect(engine(page)).toContainText(
      "could not be started, so the current one keeps running",
    );
    await expect(turbo(page)).not.toBeChecked();
    await expect(summary(page)).toHaveText(plain);
    await train(page, 3);
    await page.context().setOffline(false);
    await turbo(page).click();
    await expect(summary(page)).toHaveText(relaxed);
    await expect(turbo(page)).toBeChecked();
    await expect(page.getByLabel("Test accuracy")).toBeVisible();
  } finally {
    await page.close();
    host.close();
  }
});

test("a browser without relaxed SIMD says so", async ({ page }) => {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await open(page, "./?turbo=1");
  await expect(summary(page)).toHaveText(plain);
  await expect(turbo(page)).toBeDisabled();
  await expect(turbo(page)).not.toBeChecked();
  await expect(engine(page)).toContainText("relaxed SIMD, which this browser does not have");
});

test.describe(() => {
  // Once a service worker keeps the site it answers for the glue that this story replaces.
  test.use({ serviceWorkers: "block" });

  test("after a crash the foot of the page describes the new engine", async ({ page }) => {
    const host = await hostSite({ headers: isolating });
    try {
      await page.addInitScript(() => {
        const Original = window.Worker;
        window.Worker = class extends Original {
          /** @param {ConstructorParameters<typeof Worker>} args */
          constructor(...args) {
            super(...args);
            Object.assign(window, { lastWorker: this });
          }
        };
      });
      await open(page, `${host.url}?threads=2`);
      await expect(summary(page)).toHaveText(/2 threads with shared memory$/);
      // The module itself is kept from the first engine; the script, which starts the threads, is loaded again.
      await page.route(/\/worker-[^/]*\.js$/, async (route) => {
        const response = await route.fetch();
        const refusing = "globalThis.Worker = class { constructor() { throw new Error(); } };";
        await route.fulfill({ response, body: `${refusing}${await response.text()}` });
      });
      await page.evaluate(() => {
        const worker = /** @type {any} */ (window).lastWorker;
        worker.terminate();
        worker.dispatchEvent(
          new ErrorEvent("error", { message: "ended by the test", cancelable: true }),
        );
      });
      await expect(summary(page)).toHaveText(/simd build · 1 thread: no more could be started$/);
      await expect(page.getByText(/^The worker crashed/)).toBeVisible();
      await expect(button(page, "Train")).toBeEnabled();
    } finally {
      host.close();
    }
  });
});

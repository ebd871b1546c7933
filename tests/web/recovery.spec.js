// Workers that die, however they do it, are noticed and replaced, as often as they die.

import { hostPackage, files } from "./package-host.js";
import { expect, test } from "./playground.js";

const { index } = files;

/** @type {Awaited<ReturnType<typeof hostPackage>>} */
let host;
test.beforeAll(async () => {
  host = await hostPackage();
});
test.afterAll(() => host.close());

/**
 * Trains until the worker has died, and then makes something new.
 * @param {import("@playwright/test").Page} page
 */
const trainUntilCrash = (page) =>
  page.evaluate(async (index) => {
    const { Dataset, init, layers, sequential } = await import(index);
    /** @type {string[]} */
    const told = [];
    await init({ onCrash: (/** @type {{ message: string }} */ { message }) => told.push(message) });
    const net = sequential([layers.dense({ units: 1, inputShape: [1] })]);
    await net.compile({ optimizer: "sgd", loss: "mse" });
    const x = { data: new Float32Array(8), shape: [8, 1] };
    const onProgress = () => document.body.setAttribute("data-training", "");
    const code = await net.fit(x, x.data, { epochs: 1e8, onProgress }).catch(codeOf);
    const stale = await net.predict(x).catch(codeOf);
    const { rows } = await Dataset.fromArrays({ x });
    return { told, code, stale, rows };
    function codeOf(/** @type {{ code: string }} */ error) {
      return error.code;
    }
  }, index);

const training = "[data-training]";
const replaced = (/** @type {RegExp} */ reason) => ({
  told: [expect.stringMatching(reason)],
  code: "worker-crashed",
  stale: "stale-handle",
  rows: 8,
});

test("a worker that ends without an error is told of and replaced", async ({ page }) => {
  await page.goto(host.origin);
  const started = page.waitForEvent("worker");
  const outcome = trainUntilCrash(page);
  const worker = await started;
  await page.waitForSelector(training, { state: "attached" });
  await worker.evaluate(() => globalThis.close());
  expect(await outcome).toEqual(replaced(/ended without an error.*new one starts/));
});

test("where there are no locks, a worker that no longer answers is given up", async ({ page }) => {
  await page.addInitScript(() => delete (/** @type {any} */ (Navigator.prototype).locks));
  await page.clock.install();
  await page.goto(host.origin);
  const started = page.waitForEvent("worker");
  const outcome = trainUntilCrash(page);
  const worker = await started;
  await page.waitForSelector(training, { state: "attached" });
  // A worker that lives is not given up, however long it trains.
  for (let minute = 0; minute < 4; ++minute) {
    await page.clock.runFor(60_000);
    await worker.evaluate(() => 0);
  }
  await worker.evaluate(() => globalThis.close());
  await page.clock.runFor(130_000);
  expect(await outcome).toEqual(replaced(/not answered for 120 seconds.*new one starts/));
});

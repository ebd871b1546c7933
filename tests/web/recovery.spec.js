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
 * @param {object} [options] of init()
 * @param {number[]} [shape] of a row: numbers go through a dense layer, images through a convolution
 */
const trainUntilCrash = (page, options = {}, shape = [1]) =>
  page.evaluate(
    async ({ index, options, shape }) => {
      const { Dataset, init, layers, sequential } = await import(index);
      /** @type {string[]} */
      const told = [];
      const onCrash = (/** @type {{ message: string }} */ { message }) => told.push(message);
      const { build } = await init({ ...options, onCrash });
      const net = sequential(
        shape.length === 1
          ? [layers.dense({ units: 1, inputShape: shape })]
          : [
              layers.conv2d({ filters: 16, kernelSize: 3, inputShape: shape }),
              layers.globalAveragePooling2d(),
            ],
      );
      await net.compile({ optimizer: "sgd", loss: "mse" });
      const rows = 64;
      const numbers = shape.reduce((size, side) => size * side, rows);
      const x = { data: new Float32Array(numbers).fill(1), shape: [rows, ...shape] };
      const units = shape.length === 1 ? 1 : 16;
      const y = { data: new Float32Array(rows * units), shape: [rows, units] };
      const onProgress = () => document.body.setAttribute("data-training", "");
      const code = await net.fit(x, y, { epochs: 1e8, onProgress }).catch(codeOf);
      const stale = await net.predict(x).catch(codeOf);
      const again = await Dataset.fromArrays({ x });
      return { build, told, code, stale, rows: again.rows };
      function codeOf(/** @type {{ code: string }} */ error) {
        return error.code;
      }
    },
    { index, options, shape },
  );

const isolated = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

const training = "[data-training]";
const replaced = (/** @type {RegExp} */ reason, build = "simd") => ({
  build,
  told: [expect.stringMatching(reason)],
  code: "worker-crashed",
  stale: "stale-handle",
  rows: 64,
});

test("a worker that ends without an error is reported and replaced", async ({ page }) => {
  await page.goto(host.origin);
  const started = page.waitForEvent("worker");
  const outcome = trainUntilCrash(page);
  const worker = await started;
  await page.waitForSelector(training, { state: "attached" });
  await worker.evaluate(() => globalThis.close()).catch(() => {});
  expect(await outcome).toEqual(replaced(/ended without an error.*new one starts/));
});

test("a thread that ends alone is the end of its engine", async ({ page }) => {
  // A thread that computes hears nothing: these wait for their end instead.
  const own = await hostPackage(isolated, (name, text) =>
    name === "worker.js"
      ? text.replace(
          "invokeEntryPoint(msgData",
          'new BroadcastChannel("end").onmessage=()=>self.close();Array.of(msgData',
        )
      : text,
  );
  await page.goto(own.origin);
  const outcome = trainUntilCrash(page, { threads: 2 });
  await page.waitForSelector(training, { state: "attached" });
  await page.evaluate(() => new BroadcastChannel("end").postMessage(null));
  expect(await outcome).toEqual(
    replaced(/one of its threads ended.*new one starts/, "simd-threads"),
  );
  own.close();
});

test("a trap inside one thread is the end of its engine", async ({ page }) => {
  // A thread whose stack is too small for its part of a convolution.
  const own = await hostPackage(isolated, (name, text) =>
    name === "worker.js"
      ? text.replace("invokeEntryPoint(msgData", "stackRestore(160);invokeEntryPoint(msgData")
      : text,
  );
  await page.goto(own.origin);
  expect(await trainUntilCrash(page, { threads: 2 }, [16, 16, 8])).toEqual(
    replaced(/one of its threads ended.*new one starts/, "simd-threads"),
  );
  own.close();
});

test("without locks, a worker that stops responding is replaced", async ({ page }) => {
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
  await worker.evaluate(() => globalThis.close()).catch(() => {});
  await page.clock.runFor(130_000);
  expect(await outcome).toEqual(replaced(/not answered for 120 seconds.*new one starts/));
});

for (const { title, headers, build } of [
  { title: "on one thread", headers: {}, build: "simd" },
  { title: "on several threads", headers: isolated, build: "simd-threads" },
]) {
  test(`a host that is gone does not hinder the next engine, ${title}`, async ({ browser }) => {
    const own = await hostPackage(headers);
    // A page of its own: what cannot be fetched is an error on the console.
    const page = await browser.newPage();
    await page.goto(own.origin);
    const workers = listOf(page);
    await page.evaluate(async (index) => {
      const minibatch = await import(index);
      const { init, layers, onCrash, onRestart, sequential } = minibatch;
      const scope = /** @type {any} */ (globalThis);
      scope.minibatch = minibatch;
      scope.heard = [];
      onCrash(() => scope.heard.push(`crashed: ${minibatch.engineState()}`));
      onRestart((/** @type {any} */ info) => scope.heard.push(`${info.build} again`));
      await init({ threads: 2 });
      const net = sequential([layers.dense({ units: 2, inputShape: [3] })]);
      await net.compile({ optimizer: "adam", loss: "mse", seed: 1 });
      scope.x = { data: Float32Array.from({ length: 24 }, (_, i) => Math.sin(i)), shape: [8, 3] };
      scope.y = { data: new Float32Array(16), shape: [8, 2] };
      await net.fit(scope.x, scope.y, { epochs: 2 });
      scope.checkpoint = await net.saveCheckpoint();
      await net.fit(scope.x, scope.y, { initialEpoch: 2, epochs: 3 });
      scope.expected = (await net.getWeights()).map((/** @type {any} */ w) => [...w.data]);
    }, index);
    await page.waitForLoadState("networkidle");
    own.close();

    for (let crash = 1; crash <= 3; ++crash) {
      // The first is the engine's; its threads, which it starts, end with it.
      await workers
        .splice(0)[0]
        .evaluate(() => globalThis.close())
        .catch(() => {});
      await page.waitForFunction(
        (crash) => /** @type {any} */ (globalThis).heard.length === 2 * crash - 1,
        crash,
      );
      const { weights, expected, heard, state } = await page.evaluate(async () => {
        const { minibatch, checkpoint, x, y, expected, heard } = /** @type {any} */ (globalThis);
        const net = minibatch.model(checkpoint.spec);
        await net.restoreCheckpoint(checkpoint);
        await net.fit(x, y, { initialEpoch: 2, epochs: 3 });
        const weights = (await net.getWeights()).map((/** @type {any} */ w) => [...w.data]);
        return { weights, expected, heard, state: minibatch.engineState() };
      });
      expect(weights).toEqual(expected);
      expect(heard.slice(-2)).toEqual(["crashed: crashed", `${build} again`]);
      expect(state).toBe("running");
    }
    await page.close();
  });
}

test("an engine that cannot start says so, and starts when it can", async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(host.origin);
  const workers = listOf(page);
  // Copies are made by fetching again.
  await page.route("**/worker.js", (route) =>
    route.request().resourceType() === "fetch" ? route.abort() : route.continue(),
  );
  await page.evaluate(async (index) => {
    const { init, onCrash } = await import(index);
    onCrash(() => document.body.setAttribute("data-crashed", ""));
    await init();
  }, index);
  await page.route("**/worker.js", (route) => route.abort());
  // Nor what would run in its place.
  await page.route("**/inline-*.js", (route) => route.abort());
  await workers[0].evaluate(() => globalThis.close()).catch(() => {});
  await page.waitForSelector("[data-crashed]", { state: "attached" });
  const attempt = () =>
    page.evaluate(async (index) => {
      const { engineState, layers, sequential } = await import(index);
      const net = sequential([layers.dense({ units: 2, inputShape: [3] })]);
      const outcome = await net
        .compile({ optimizer: "adam", loss: "mse" })
        .then(() => "compiled")
        .catch((/** @type {any} */ { code }) => code);
      return [outcome, engineState()];
    }, index);
  expect(await attempt()).toEqual(["load-failed", "crashed"]);
  expect(await attempt()).toEqual(["load-failed", "crashed"]);
  await page.unroute("**/worker.js");
  expect(await attempt()).toEqual(["compiled", "running"]);
  await page.close();
});

/** The page's workers, in the order of their starts. @param {import("@playwright/test").Page} page */
function listOf(page) {
  /** @type {import("@playwright/test").Worker[]} */
  const workers = [];
  page.on("worker", (worker) => workers.push(worker));
  return workers;
}

import { files, hostPackage } from "./package-host.js";
import { expect, test } from "./playground.js";

const { index } = files;

/** @type {Awaited<ReturnType<typeof hostPackage>>} */
let host;
test.beforeAll(async () => {
  host = await hostPackage();
});
test.afterAll(() => host.close());

test("the package trains in a worker, and the page's thread stays free", async ({ page }) => {
  await page.goto(host.origin);
  const [worker, seen] = await Promise.all([
    page.waitForEvent("worker"),
    page.evaluate(async (index) => {
      const { init, layers, sequential, status } = await import(index);
      const info = await init();
      const net = sequential([
        layers.dense({ units: 256, activation: "relu", inputShape: [256] }),
        layers.dense({ units: 1 }),
      ]);
      await net.compile({ optimizer: "adam", loss: "mse", seed: 1 });
      const x = new Float32Array(256 * 512).map((_, i) => Math.sin(i));
      const y = new Float32Array(512).map((_, i) => i % 2);
      let ticks = 0;
      const timer = setInterval(() => ++ticks, 1);
      /** @type {number[]} */
      const told = [];
      const begin = performance.now();
      const run = net.fit(x, y, { epochs: 10_000, onProgress: () => told.push(performance.now()) });
      const toldMoreThan = async (/** @type {number} */ count) => {
        while (told.length <= count) await new Promise(requestAnimationFrame);
      };
      await toldMoreThan(20);
      net.pause();
      const ticksWhileTraining = ticks;
      // Answered behind the pause, and behind what was told before it.
      await status();
      const paused = told.length;
      // A run that went on would do so by a slice of 30 ms before each answer.
      for (let turn = 0; turn < 20; ++turn) await status();
      const stayed = told.length === paused;
      net.resume();
      await toldMoreThan(paused);
      net.stop();
      const { stopReason } = await run;
      clearInterval(timer);
      const result = {
        info,
        stopReason,
        stayed,
        perSecond: told.length / ((performance.now() - begin) / 1000),
        ticksWhileTraining,
      };
      net.dispose();
      return { ...result, handles: (await status()).handles, kept: x.byteLength };
    }, index),
  ]);
  expect(worker.url()).toBe(`${host.origin}/dist/package/worker.js`);
  expect(seen).toMatchObject({
    info: { build: "simd", threads: 1, threadsReason: "not-isolated", worker: true },
    stopReason: "stopped",
    stayed: true,
    handles: 0,
    kept: 256 * 512 * 4,
  });
  expect(seen.perSecond).toBeLessThanOrEqual(21);
  // Were the page's thread computing, its timers would not run before the fit ends.
  expect(seen.ticksWhileTraining).toBeGreaterThan(10);
});

test("a worker that dies is reported and replaced", async ({ page }) => {
  await page.goto(host.origin);
  const first = page.waitForEvent("worker");
  const outcome = page.evaluate(async (index) => {
    const { Dataset, init, layers, sequential, status } = await import(index);
    /** @type {string[]} */
    const told = [];
    await init({ onCrash: (/** @type {{ message: string }} */ { message }) => told.push(message) });
    const net = sequential([layers.dense({ units: 1, inputShape: [1] })]);
    await net.compile({ optimizer: "sgd", loss: "mse" });
    const x = { data: new Float32Array(8), shape: [8, 1] };
    const onProgress = () => document.body.setAttribute("data-training", "");
    const code = await net.fit(x, x.data, { epochs: 1e7, onProgress }).catch(codeOf);
    const stale = await net.predict(x).catch(codeOf);
    const { rows } = await Dataset.fromArrays({ x });
    return { told, code, stale, rows, handles: (await status()).handles };
    function codeOf(/** @type {{ code: string }} */ error) {
      return error.code;
    }
  }, index);
  const worker = await first;
  await page.waitForSelector("[data-training]", { state: "attached" });
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error("pulled the plug");
    });
  });
  expect(await outcome).toEqual({
    told: [expect.stringMatching(/pulled the plug.*new one starts/)],
    code: "worker-crashed",
    stale: "stale-handle",
    rows: 8,
    handles: 1,
  });
});

const firstTraining = async (
  /** @type {{ index: string, options: object }} */ { index, options },
) => {
  const { init, layers, sequential } = await import(index);
  const info = await init(options);
  const net = sequential([layers.dense({ units: 1, inputShape: [1] })]);
  await net.compile({ optimizer: "sgd", loss: "mse" });
  const x = { data: new Float32Array(8), shape: [8, 1] };
  const { epoch } = await net.fit(x, x.data);
  // By what is in the worker's other script.
  const [p, k] = await net.save("keras");
  return { ...info, epoch, saved: String.fromCharCode(p, k) };
};
const trained = {
  build: "simd",
  threads: 1,
  threadsReason: "not-isolated",
  relaxedReason: "not-asked",
  worker: true,
  epoch: [0],
  saved: "PK",
};

test("a page that may not start workers trains in its own thread", async ({ page }) => {
  await page.goto(host.origin);
  let workers = 0;
  page.on("worker", () => ++workers);
  const outcome = await page.evaluate(firstTraining, { index, options: { worker: false } });
  expect(outcome).toEqual({ ...trained, threadsReason: "page-thread", worker: false });
  expect(workers).toBe(0);
});

test("the package works with its files on another origin", async ({ page }) => {
  const cdn = await hostPackage({ "Access-Control-Allow-Origin": "*" });
  try {
    await page.goto(host.origin);
    const there = { index: `${cdn.origin}${index}`, options: {} };
    expect(await page.evaluate(firstTraining, there)).toEqual(trained);
    await page.reload();
    const options = {
      workerUrl: `${cdn.origin}/dist/package/worker.js`,
      wasmUrl: `${cdn.origin}/dist/package/minibatch.wasm`,
    };
    expect(await page.evaluate(firstTraining, { index, options })).toEqual(trained);
  } finally {
    cdn.close();
  }
});

test("the package works under a strict content security policy", async ({ page }) => {
  const strict = await hostPackage({
    "Content-Security-Policy":
      "default-src 'none'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'",
  });
  try {
    await page.goto(strict.origin);
    expect(await page.evaluate(firstTraining, { index, options: {} })).toEqual(trained);
  } finally {
    strict.close();
  }
});

for (const [threads, isolation] of /** @type {const} */ ([
  [1, {}],
  [
    2,
    {
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    },
  ],
])) {
  test(`the package works where trusted types are required, threads: ${threads}`, async ({
    page,
  }) => {
    const strict = await hostPackage({
      ...isolation,
      "Content-Security-Policy":
        "default-src 'none'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; " +
        "connect-src 'self'; require-trusted-types-for 'script'; trusted-types minibatch",
    });
    try {
      await page.goto(strict.origin);
      const outcome = await page.evaluate(firstTraining, { index, options: { threads } });
      expect(outcome).toMatchObject({ threads, epoch: [0] });
    } finally {
      strict.close();
    }
  });
}

test("an isolated page without shared memory trains on one thread, at once", async ({ page }) => {
  await page.addInitScript(() => delete (/** @type {any} */ (globalThis).SharedArrayBuffer));
  const isolated = await hostPackage({
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
  });
  try {
    await page.goto(isolated.origin);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const outcome = await page.evaluate(firstTraining, { index, options: { threads: 4 } });
    expect(outcome).toEqual({ ...trained, threadsReason: "no-shared-memory" });
  } finally {
    isolated.close();
  }
});

/** Every option has its default, or what is not there is said. @param {{ index: string, options: object }} of */
const failureOf = async ({ index, options }) => {
  const { init } = await import(index);
  return init(options).catch((/** @type {any} */ { code, message }) => ({ code, message }));
};
const inline = { ...trained, threadsReason: "inline", relaxedReason: "inline" };

test("a browser that starts no worker trains in the page's thread and says so", async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.assign(globalThis, {
      Worker: class {
        constructor() {
          throw new TypeError("no workers here");
        }
      },
    });
  });
  await page.goto(host.origin);
  const { fallback, ...outcome } = await page.evaluate(firstTraining, { index, options: {} });
  expect(outcome).toEqual({ ...inline, worker: false });
  expect(fallback.message).toMatch(/could not be started.*no workers here/);
});

for (const [file, missing] of /** @type {const} */ ([
  ["worker.js", /the worker's script http.*\/worker\.js could not be loaded/],
  ["minibatch.wasm", /minibatch\.wasm.*404/],
])) {
  test(`without ${file} the worker within the script trains, and says what is missing`, async ({
    browser,
  }) => {
    // A page of its own: what cannot be fetched is an error on the console.
    const page = await browser.newPage();
    await page.goto(host.origin);
    await page.route(`**/${file}`, (route) => route.fulfill({ status: 404 }));
    const { fallback, ...outcome } = await page.evaluate(firstTraining, { index, options: {} });
    expect(outcome).toEqual(inline);
    expect(fallback.message).toMatch(missing);
    await page.close();
  });
}

test("a core that cannot be fetched from where it was said to be is an error, and may be found later", async ({
  browser,
}) => {
  const page = await browser.newPage();
  await page.goto(host.origin);
  await page.route("**/minibatch.wasm", (route) => route.fulfill({ status: 404 }));
  const there = { index, options: { wasmUrl: `${host.origin}/dist/package/minibatch.wasm` } };
  expect(await page.evaluate(failureOf, there)).toEqual({
    code: "load-failed",
    message: expect.stringMatching(/minibatch\.wasm.*404/),
  });
  await page.unroute("**/minibatch.wasm");
  expect(await page.evaluate(firstTraining, there)).toEqual(trained);
  await page.close();
});

test("a compiled module is taken as the core", async ({ page }) => {
  await page.goto(host.origin);
  const seen = await page.evaluate(async (index) => {
    const { init, layers, sequential } = await import(index);
    const wasmBinary = await WebAssembly.compileStreaming(fetch("/dist/package/minibatch.wasm"));
    const info = await init({ wasmBinary });
    const net = sequential([layers.dense({ units: 2, inputShape: [3] })]);
    return { ...info, parameters: await net.countParams() };
  }, index);
  expect(seen).toMatchObject({ threadsReason: "own-binary", worker: true, parameters: 8 });
});

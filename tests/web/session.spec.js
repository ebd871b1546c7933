import {
  button,
  chooseSample,
  clouds,
  csv,
  epochs,
  expect,
  field,
  inStorage,
  kept,
  layerRows,
  open,
  step,
  test,
  train,
  upload,
} from "./playground.js";

test("a reload while training loses nothing", async ({ page }) => {
  await open(page);
  await upload(page, csv("clouds.csv", clouds(400)));
  await expect(step(page, "Data").locator(".summary")).toHaveText(/400 rows/);
  await layerRows(page).first().locator("button.name").click();
  await page.getByLabel("units").fill("24");
  await field(page, "Epochs").fill("100000");
  await field(page, "Seed").fill("7");
  await button(page, "Train").click();
  await expect.poll(() => epochs(page)).toBeGreaterThan(20);
  // A checkpoint is taken once a second.
  await expect
    .poll(async () =>
      (await inStorage(page)).some(([key, value]) => /\/weights\//.test(key) && value.epochs > 15),
    )
    .toBe(true);
  await kept(page, ({ training }) => training.epoch.length > 15);
  await page.reload();

  await expect(page.getByText(/^The page was closed during training/)).toBeVisible();
  await expect(step(page, "Data").locator(".summary")).toHaveText(/400 rows/);
  await expect(page.locator("mb-layer-row .shape").first()).toHaveText("24");
  await expect(field(page, "Epochs")).toHaveValue("100000");
  await expect(field(page, "Seed")).toHaveValue("7");
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await expect.poll(() => epochs(page)).toBeGreaterThan(10);
  const restored = await epochs(page);
  expect(restored).toBeLessThan(100_000);
  await button(page, "Continue").click();
  await expect.poll(() => epochs(page)).toBeGreaterThan(restored);
  await button(page, "Stop").click();
  await expect(button(page, "Train")).toBeVisible();
});

test("a crashed worker is replaced and the run continues", async ({ page }) => {
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
  await open(page);
  await chooseSample(page, "Iris");
  await field(page, "Epochs").fill("100000");
  await button(page, "Train").click();
  await expect.poll(() => epochs(page)).toBeGreaterThan(5);
  await page.evaluate(() => {
    const worker = /** @type {any} */ (window).lastWorker;
    worker.terminate();
    worker.dispatchEvent(
      new ErrorEvent("error", { message: "ended by the test", cancelable: true }),
    );
  });
  await expect(page.getByText(/^The worker crashed. A new one continues/)).toBeVisible();
  const crashed = await epochs(page);
  await expect.poll(() => epochs(page)).toBeGreaterThan(crashed + 3);
  await button(page, "Stop").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
});

test("without storage the page works", async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = {
      get: () => {
        throw new DOMException("refused", "SecurityError");
      },
    };
    Object.defineProperty(window, "indexedDB", refuse);
    Object.defineProperty(window, "localStorage", refuse);
  });
  await open(page);
  await chooseSample(page, "Iris");
  await train(page, 3);
});

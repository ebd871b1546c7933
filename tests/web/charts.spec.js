// The curves: values under the cursor, the best epoch, and the room they take.

import { button, chooseSample, expect, open, test, train } from "./playground.js";

test("a cursor reads all curves, the best epoch is marked, and the room is used", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 1000 });
  await open(page);
  await chooseSample(page, "Iris");
  await train(page, 30);

  const [loss, accuracy] = await page.locator("mb-chart").all();
  await expect(loss.locator(".readout")).toHaveText(/^Epoch 30: training [\d.]+, validation/);
  const plot = loss.locator(".u-over");
  await plot.hover({ position: { x: 1, y: 20 } });
  // One cursor in all charts.
  await expect(loss.locator(".readout")).toHaveText(/^Epoch 1: training [\d.]+, validation [\d.]+/);
  await expect(accuracy.locator(".readout")).toHaveText(/^Epoch 1: training/);

  // The table says which epoch had the lowest validation loss; the mark and the line above say the same.
  const heads = await page.locator("mb-history-table thead th").allInnerTexts();
  const losses = heads.indexOf("Validation loss");
  expect(losses).toBeGreaterThan(0);
  const lossOf = (/** @type {string} */ row) => Number.parseFloat(row.split("\t")[losses]);
  const rows = await page.locator("mb-history-table tbody tr").allInnerTexts();
  const marked = await page.locator("mb-history-table tr", { hasText: "best" }).innerText();
  expect(lossOf(marked)).toBe(Math.min(...rows.map(lossOf)));
  const epoch = Number.parseInt(marked);
  await expect(loss.locator(".best")).toHaveText(`best: epoch ${epoch}`);
  await expect(page.locator("mb-curves-pane .says")).toContainText(
    `lowest validation loss: ${epoch} (`,
  );
  const line = await loss.locator(".best").boundingBox();
  const area = await plot.boundingBox();
  if (!line || !area) throw new Error("Nothing is drawn.");
  expect(line.height).toBeCloseTo(area.height, 0);
  expect(line.x - area.x).toBeCloseTo((epoch / 30) * area.width, -1);

  const height = async () => (await loss.locator("#plot").boundingBox())?.height ?? 0;
  expect(await height()).toBeGreaterThan(300);
  const results = page.locator("mb-results");
  await results.getByRole("button", { name: /^Show .* at full width$/ }).click();
  await expect.poll(height).toBeGreaterThan(400);

  // On paper there is nothing to press, nothing that scrolls, and the curves have the colours of the light page.
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator("html").evaluate((root) => (root.dataset.theme = "dark"));
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("mb-run-bar")).toBeHidden();
  await expect(page.locator("#save").first()).toBeHidden();
  await expect(page.locator("mb-bar")).toHaveCSS("position", "static");
  await expect(page.locator("mb-chart .accent").first()).toHaveCSS("color", "rgb(47, 79, 207)");
  const canvas = loss.locator("canvas");
  const wide = async () => (await canvas.boundingBox())?.width ?? 0;
  const room = (await loss.boundingBox())?.width ?? 0;
  await expect.poll(wide).toBeGreaterThan(room - 2);
  const table = page.locator("mb-history-table .scroll");
  expect(await table.evaluate((box) => box.scrollHeight - box.clientHeight)).toBe(0);
});

test("curves are smoothed, on a logarithmic scale and enlarged, by the keyboard alone", async ({
  page,
}) => {
  await open(page);
  await chooseSample(page, "Iris");
  await train(page, 40);
  const chart = page.locator("mb-chart").first();
  const readout = chart.locator(".readout");
  const plot = chart.getByRole("img", { name: /^Loss over 40 epochs/ });
  await plot.focus();
  await page.keyboard.press("Home");
  await expect(readout).toHaveText(/^Epoch 1:/);
  await page.keyboard.press("ArrowRight");
  await expect(readout).toHaveText(/^Epoch 2:/);
  await expect(page.locator("#announcement, [aria-live]").first()).toContainText(/^Epoch 2:/);

  const range = () =>
    page.evaluate(
      () =>
        /** @type {any} */ (document.querySelector("mb-app")).playground.store.state.ui.curves.zoom
          ?.range ?? null,
    );
  await page.keyboard.press("+");
  await expect.poll(range).toEqual([1, 21]);
  await page.keyboard.press("+");
  await expect.poll(range).toEqual([1.5, 11.5]);
  await page.keyboard.press("-");
  await expect.poll(range).toEqual([1, 21]);
  await page.keyboard.press("0");
  await expect.poll(range).toBe(null);
  await button(page, "Zoom in").press("Enter");
  await expect.poll(range).toEqual([10, 30]);
  await plot.focus();
  await page.keyboard.press("Escape");
  await expect.poll(range).toBe(null);

  const smoothing = page.getByRole("slider", { name: "Smoothing" });
  await smoothing.press("End");
  await expect(smoothing).toHaveValue("0.99");
  await expect(page.locator("mb-curve-tools output")).toHaveText("0.99");
  await page.getByRole("checkbox", { name: "Log scale" }).press("Space");
  const log = () => chart.evaluate((element) => /** @type {any} */ (element).log);
  await expect.poll(log).toBe(true);
  await expect(plot).toBeVisible();
});

test("dragging enlarges all curves, a double click shows all epochs", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await train(page, 20);
  const over = page.locator("mb-chart").last().locator(".u-over");
  const box = await over.boundingBox();
  if (!box) throw new Error("Nothing is drawn.");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 4, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, y, { steps: 4 });
  await page.mouse.up();
  const ranges = () =>
    page
      .locator("mb-chart")
      .evaluateAll((charts) =>
        charts.map((chart) => /** @type {any} */ (chart).range?.map(Math.round) ?? null),
      );
  await expect.poll(ranges).toEqual([
    [5, 10],
    [5, 10],
  ]);
  await over.dblclick();
  await expect.poll(ranges).toEqual([null, null]);
});

test("the epochs are told as Keras tells them, and copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await chooseSample(page, "Iris");
  await train(page, 3);
  await button(page, "Keras log").click();
  const log = page.getByRole("region", { name: "Keras log" });
  const value = String.raw`\d\.\d{4}(e-\d\d)?`;
  const scores = ["accuracy", "loss", "val_accuracy", "val_loss"]
    .map((name) => `${name}: ${value}`)
    .join(" - ");
  const bar = String.raw`(\d+)/\1 ━{20} \d+s \d+[mu]?s/step - ${scores}`;
  const epochs = (/** @type {string} */ line) =>
    new RegExp(`^${[1, 2, 3].map((epoch) => `Epoch ${epoch}/3\n${line}`).join("\n")}$`);
  await expect(log).toHaveText(epochs(bar.replace("\\1", "\\d+")), { useInnerText: true });
  await page.getByLabel("verbose").selectOption("2");
  const line = String.raw`\d+/\d+ - \d+s - \d+[mu]?s/step - ${scores}`;
  await expect(log).toHaveText(epochs(line), { useInnerText: true });
  await button(page, "Copy the log").click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toMatch(epochs(line));
});

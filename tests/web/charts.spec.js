// The curves: values under the cursor, the best epoch, and the room they take.

import { chooseSample, expect, open, test, train } from "./playground.js";

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
});

// The confusion matrix of many classes: a map that is read by pointer, finger and keys, and saved.

import { readFileSync } from "node:fs";
import { axeFaults } from "./axe.js";
import { csv, expect, open, tab, test, train, upload } from "./playground.js";

/**
 * Classes on a line, each of which is easily taken for its neighbours.
 * @param {number} classes
 */
function onALine(classes) {
  const lines = ["position,noise,kind"];
  for (let row = 0; row < classes * 30; row++) {
    const place = row % classes;
    const name = `kind ${String(place).padStart(2, "0")}`;
    lines.push(`${place + ((row * 7) % 13) / 6},${(row * 31) % 17},${name}`);
  }
  return csv("kinds.csv", lines.join("\n"));
}

/**
 * @param {import("./playground.js").Page} page
 * @param {number} classes
 */
async function mapped(page, classes) {
  await open(page);
  await upload(page, onALine(classes));
  await expect(page.getByLabel("Target column")).toHaveValue("kind");
  await train(page, 6);
  const panel = await tab(page, "Test");
  const map = panel.locator("mb-confusion-map");
  const read = async () => {
    const [actual, predicted, count, share] = await map.locator("dd").allTextContents();
    return { actual, predicted, count: Number(count), share: parseFloat(share) };
  };
  return { panel, map, grid: map.getByRole("grid"), read };
}

/**
 * The numbers of the chart's table.
 * @param {import("@playwright/test").Locator} frame
 */
async function numbers(frame) {
  await frame.getByRole("button", { name: "Numbers of “Confusion matrix”" }).click();
  const more = frame.getByRole("button", { name: /more/ });
  while (await more.count()) await more.click();
  const rows = await frame
    .locator("tbody tr")
    .evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? "")),
    );
  return rows.map(([actual, predicted, count, share]) => ({
    ...{ actual, predicted, count: Number(count), share: Number(share) },
  }));
}

test("a map of sixty classes is read by the pointer, and a click shows those rows", async ({
  page,
}) => {
  const { panel, map, grid, read } = await mapped(page, 60);
  const frame = panel.locator("mb-chart-frame").filter({ has: page.locator("mb-confusion-map") });
  const cells = await numbers(frame);
  expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(360);
  const classNames = new Set(cells.map(({ actual }) => actual));
  const wrong = cells
    .filter(({ actual, predicted }) => actual !== predicted)
    .sort((one, other) => other.count - one.count)[0];
  expect(classNames.size).toBe(60);

  const side = Number((await grid.boundingBox())?.width);
  const middle = (/** @type {string} */ name) => ((Number(name.slice(5)) + 0.5) / 60) * side;
  const position = { x: middle(wrong.predicted), y: middle(wrong.actual) };
  await grid.hover({ position });
  const shown = await read();
  expect(shown).toMatchObject({
    ...{ actual: wrong.actual, predicted: wrong.predicted, count: wrong.count },
  });
  const ofTrue = cells.filter(({ actual }) => actual === wrong.actual);
  const all = ofTrue.reduce((sum, { count }) => sum + count, 0);
  expect(shown.share).toBeCloseTo((100 * wrong.count) / all, 0);

  // As sklearn.metrics.confusion_matrix(normalize="pred").
  await panel.getByLabel("Cells").selectOption("shares of the predicted class");
  await grid.hover({ position });
  const ofPredicted = cells.filter(({ predicted }) => predicted === wrong.predicted);
  const predictions = ofPredicted.reduce((sum, { count }) => sum + count, 0);
  expect((await read()).share).toBeCloseTo((100 * wrong.count) / predictions, 0);

  await grid.click({ position });
  const examples = page.getByRole("tabpanel").locator("mb-examples-pane");
  await expect(examples.locator(".shown")).toHaveText(`${wrong.count} of 360 shown`);
  for (const label of await examples
    .getByRole("listbox")
    .getByRole("option")
    .evaluateAll((found) => found.map((one) => one.ariaLabel)))
    expect(label).toContain(`Predicted ${wrong.predicted}, actually ${wrong.actual}`);
  await tab(page, "Test");
  await expect(map.getByRole("gridcell")).toHaveAccessibleName(
    new RegExp(`^Predicted ${wrong.predicted}, actually ${wrong.actual}: ${wrong.count}, `),
  );
});

test("by keys alone a cell is found and its rows are shown", async ({ page }) => {
  const { map, grid, read } = await mapped(page, 60);
  await grid.focus();
  await page.keyboard.press("ArrowDown");
  expect(await axeFaults(page)).toEqual([]);
  expect(await read()).toMatchObject({ actual: "kind 01", predicted: "kind 00" });
  await page.keyboard.press("End");
  expect(await read()).toMatchObject({ actual: "kind 01", predicted: "kind 59", count: 0 });
  await expect(map.getByRole("gridcell")).toHaveAccessibleName(
    "Predicted kind 59, actually kind 01: 0, 0%",
  );
  // Nothing is shown of an empty cell.
  await page.keyboard.press("Enter");
  await expect(grid).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowUp");
  expect(await read()).toMatchObject({ actual: "kind 10", predicted: "kind 00" });
  for (let step = 0; step < 14 && (await read()).count === 0; step++)
    await page.keyboard.press("ArrowRight");
  const { count, actual, predicted } = await read();
  expect(count).toBeGreaterThan(0);
  await page.keyboard.press("Enter");
  const examples = page.getByRole("tabpanel").locator("mb-examples-pane");
  await expect(examples.locator(".shown")).toHaveText(`${count} of 360 shown`);
  await expect(examples.getByRole("button", { name: /×$/ })).toContainText(
    `Predicted ${predicted}, actually ${actual}`,
  );
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test("a tap among a hundred classes is read first, and shown by a button", async ({ page }) => {
    const { map, grid, read } = await mapped(page, 100);
    const side = Number((await grid.boundingBox())?.width);
    // Beside the diagonal: what is near it and counts something is found.
    await grid.tap({ position: { x: side / 2, y: side / 2 } });
    const { count, actual, predicted } = await read();
    expect(count).toBeGreaterThan(0);
    expect(Math.abs(Number(actual.slice(5)) - 50)).toBeLessThan(9);
    await expect(page.getByRole("tab", { name: "Test" })).toHaveAttribute("aria-selected", "true");
    const way = map.getByRole("button", { name: /^Show \d+ example/ });
    expect(Number((await way.boundingBox())?.height)).toBeGreaterThanOrEqual(24);
    await way.tap();
    const examples = page.getByRole("tabpanel").locator("mb-examples-pane");
    await expect(examples.locator(".shown")).toHaveText(`${count} of 600 shown`);
    await expect(examples.getByRole("button", { name: /×$/ })).toContainText(
      `Predicted ${predicted}, actually ${actual}`,
    );
    await tab(page, "Test");
    const widest = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(widest).toBeLessThanOrEqual(360);
  });
});

test("the map is saved as a picture and as numbers", async ({ page }) => {
  const { panel } = await mapped(page, 60);
  const frame = panel.locator("mb-chart-frame").filter({ has: page.locator("mb-confusion-map") });
  await frame.getByRole("button", { name: "Save “Confusion matrix”" }).click();
  const save = async (/** @type {string} */ kind) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      frame.getByRole("button", { name: kind }).click(),
    ]);
    return readFileSync(await download.path(), "utf8");
  };
  const svg = await save("SVG");
  expect(svg).toContain("Confusion matrix");
  expect(svg).toContain("kind 00");
  // Right cells in one colour and wrong ones in another.
  const inks = [...svg.matchAll(/h1v1h-1z[^>]* fill="(#\w+)"/g)].map(([, ink]) => ink);
  expect(new Set(inks).size).toBe(2);
  const [head, ...rows] = (await save("CSV")).trim().split(/\r?\n/);
  expect(head.replace("\ufeff", "")).toBe("True,Predicted,Rows,shares of the true class");
  expect(rows.reduce((sum, row) => sum + Number(row.split(",")[2]), 0)).toBe(360);
});

test("of more than a hundred classes the pairs are listed, and it is said why", async ({
  page,
}) => {
  await open(page);
  await upload(page, onALine(101));
  await expect(page.getByLabel("Target column")).toHaveValue("kind");
  await train(page, 1);
  const panel = await tab(page, "Test");
  await expect(panel).toContainText("A matrix of 101 classes would not be legible");
  await expect(panel.locator("mb-confused-classes tbody tr")).toHaveCount(10);
  await expect(panel.locator("mb-confusion")).toHaveCount(0);
});

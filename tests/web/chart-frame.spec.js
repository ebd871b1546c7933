// Charts leave the page as pictures and tables, named by their titles.

import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { chooseSample, expect, open, test, train } from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */

/**
 * Saves a chart.
 * @param {Page} page
 * @param {Locator} frame
 * @param {"PNG" | "SVG" | "CSV"} kind
 */
async function saved(page, frame, kind) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    frame.getByRole("button", { name: kind, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The colour of a PNG's first pixel. @param {Buffer} png */
function firstPixel(png) {
  const parts = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") {
      parts.push(png.subarray(at + 8, at + 8 + length));
    }
    at += length + 12;
  }
  return [...inflateSync(Buffer.concat(parts)).subarray(1, 4)];
}

test("a curve is saved as SVG, PNG and CSV, on white or on black", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page);
  await chooseSample(page, "Iris");
  await train(page, 12);
  const frame = page.locator("mb-chart-frame").first();
  await frame.getByRole("button", { name: "Save “Loss”" }).click();
  await expect(frame.getByLabel("Background")).toHaveValue("dark");

  const dark = await saved(page, frame, "PNG");
  expect(dark.name).toMatch(/Loss\.png$/);
  expect(dark.bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  expect(firstPixel(dark.bytes)).toEqual([0x14, 0x15, 0x17]);

  await frame.getByLabel("Background").selectOption("light");
  expect(firstPixel((await saved(page, frame, "PNG")).bytes)).toEqual([255, 255, 255]);
  const svg = (await saved(page, frame, "SVG")).bytes.toString();
  // The page itself parses no text: its policy would have none of it.
  const blank = await page.context().newPage();
  const isWellFormed = await blank.evaluate(
    (text) => !new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror"),
    svg,
  );
  expect(isWellFormed).toBe(true);
  await blank.close();
  expect(svg).toContain("<title>Loss</title>");
  // The page is dark; training's blue and validation's orange are those of a light one.
  expect(svg).toContain('stroke="#2f4fcf"');
  expect(svg).toContain('stroke="#b5581a"');
  expect(svg).toContain(">validation</text>");
  const [, path] = /** @type {RegExpExecArray} */ (
    /<path d="(M[^"]*L[^"]*)" fill="none"/.exec(svg)
  );
  expect(path.match(/L/g)).toHaveLength(11);

  const csv = (await saved(page, frame, "CSV")).bytes.toString();
  const [head, ...rows] = csv.split("\r\n").slice(0, -1);
  expect(head).toBe("\ufeffEpoch,training,validation");
  expect(rows).toHaveLength(12);
  const [epoch, loss] = rows[11].split(",").map(Number);
  expect(epoch).toBe(12);
  await expect(frame.locator(".readout")).toContainText(loss.toFixed(4));

  // The choices close without a pointer, and the focus stays.
  await page.keyboard.press("Escape");
  await expect(frame.getByLabel("Background")).toBeHidden();
  await expect(frame.getByRole("button", { name: "Save “Loss”" })).toBeFocused();
});

test("points, bars and cells are drawn as they stand on the page", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await page.locator("mb-data-pane #focus").click();
  await page.getByRole("tab", { name: "Pairs", exact: true }).click();
  const views = page.locator("mb-data-views");
  await expect(views.locator("mb-scatter-plot .points").first()).toBeVisible();

  const points = views.locator("mb-chart-frame", { has: page.locator("mb-scatter-plot") });
  await points.getByRole("button", { name: /^Save/ }).click();
  const svg = (await saved(page, points, "SVG")).bytes.toString();
  for (const name of ["setosa", "versicolor", "virginica"])
    expect(svg).toContain(`>${name}</text>`);
  expect(svg.match(/<path d="M[^"]*z/g)?.length).toBeGreaterThanOrEqual(3);
  const table = (await saved(page, points, "CSV")).bytes.toString().trim().split("\r\n");
  expect(table).toHaveLength(151);
  expect(table[1]).toMatch(/,setosa$/);

  const map = views.locator("mb-chart-frame", { has: page.locator("mb-correlation-map") });
  await map.getByRole("button", { name: "Save “Correlations”" }).click();
  const cells = (await saved(page, map, "SVG")).bytes.toString();
  expect(cells.match(/<rect /g)?.length).toBeGreaterThan(7 * 7);
  expect(cells).toContain(">0.96</text>");
  expect(cells).toContain("rotate(-90)");
  expect(cells).not.toMatch(/oklab|NaN|undefined/);
});

test("a chart's numbers stand beside it as a table", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await page.locator("mb-data-pane #focus").click();
  await page.getByRole("tab", { name: "Columns", exact: true }).click();
  const views = page.locator("mb-data-views");
  await views.getByRole("button", { name: "petal_width" }).click();
  await views.getByRole("button", { name: "Numbers of “Histogram of petal_width”" }).click();
  const table = views.getByRole("region", { name: "Numbers of “Histogram of petal_width”" });
  await expect(table.getByRole("columnheader")).toHaveText([
    "From",
    "To",
    "setosa",
    "versicolor",
    "virginica",
  ]);
  await expect(table.getByRole("row")).toHaveCount(31);
  await expect(table.getByRole("row").nth(1).getByRole("cell").first()).toHaveText("0.1");
});

// Cells that are corrected in the grid, and new rows that are read as the file was.

import { button, csv, expect, field, open, step, tab, test, train, upload } from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** @param {Page} page */
const grid = (page) => page.getByRole("grid", { name: /^Rows of/ });

/** @param {Page} page @param {number} row from 0 @param {number} column */
const cell = (page, row, column) =>
  grid(page)
    .locator(`[role=row][aria-rowindex="${row + 2}"]`)
    .getByRole("gridcell")
    .nth(column);

/** @param {Page} page */
const widen = (page) =>
  step(page, "Data")
    .getByRole("button", { name: /^Show .* at full width$/ })
    .click();

const rows = Array.from({ length: 60 }, (_, i) => `${i === 4 ? "?!" : i},${i % 2 ? "a" : "b"}`);
const table = csv("sizes.csv", ["size,kind", ...rows].join("\n"));

test.describe("a cell", () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await upload(page, table);
    await widen(page);
    await expect(cell(page, 0, 0)).toHaveText("0");
  });

  test("is corrected by a double click, undone, and restored", async ({ page }) => {
    await expect(page.getByText("Double-click a cell or press F2 to correct it.")).toBeVisible();
    await cell(page, 3, 0).dblclick();
    const entry = field(page, "Row 4, size");
    await expect(entry).toBeFocused();
    await expect(entry).toHaveValue("3");
    await entry.fill("300");
    await entry.press("Enter");
    await expect(cell(page, 3, 0)).toHaveText("300");
    await expect(grid(page)).toBeFocused();
    await expect(page.getByText("1 cell was corrected.")).toBeVisible();
    await button(page, "Undo").click();
    await expect(cell(page, 3, 0)).toHaveText("3");
    await button(page, "Redo").click();
    await expect(cell(page, 3, 0)).toHaveText("300");
    await button(page, "Restore the cells of the file").click();
    await expect(cell(page, 3, 0)).toHaveText("3");
  });

  test("is corrected by keys, in the place that is looked at", async ({ page }) => {
    await grid(page).focus();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.press("F2");
    const entry = field(page, "Row 60, kind");
    await entry.fill("c");
    await entry.press("Escape");
    await expect(cell(page, 59, 1)).toHaveText("a");
    await page.keyboard.press("F2");
    await entry.fill("b");
    await entry.press("Enter");
    await expect(cell(page, 59, 1)).toHaveText("b");
    await expect(cell(page, 59, 1)).toBeInViewport();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("F2");
    await expect(field(page, "Row 59, kind")).toBeFocused();
  });

  test("that is no number in a column of numbers is refused, and the data stay", async ({
    page,
  }) => {
    await cell(page, 4, 0).dblclick();
    await field(page, "Row 5, size").fill("40");
    await field(page, "Row 5, size").press("Enter");
    await expect(cell(page, 4, 0)).toHaveText("40");
    await cell(page, 2, 0).dblclick();
    await field(page, "Row 3, size").fill("two");
    await field(page, "Row 3, size").press("Enter");
    await expect(page.getByRole("alert").first()).toContainText('"two" is not a number');
    await expect(cell(page, 2, 0)).toHaveText("2");
  });
});

test("new rows are typed as the file has its numbers", async ({ page }) => {
  const german = Array.from({ length: 40 }, (_, i) => `${i},5;1.${100 + i};${i % 2 ? "a" : "b"}`);
  await open(page);
  await upload(page, csv("german.csv", ["len;wid;kind", ...german].join("\n")));
  await train(page, 2);
  await tab(page, "Predict");
  const length = field(page, "len");
  await expect(length).toHaveValue(/^\d+,?\d*$/);
  await length.fill("1.000,5");
  await expect(page.locator("mb-predict-pane").getByRole("heading", { name: /%$/ })).toBeVisible();
  await length.fill("long");
  await expect(page.locator("mb-predict-pane").getByRole("alert")).toContainText("long");
});

// The data at full width: every row of a large table, sorted, filtered and walked through by keys alone.

import {
  button,
  chooseSample,
  csv,
  expect,
  field,
  open,
  step,
  tabTo,
  test,
  train,
  upload,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

const rows = 100_000;

/** Values that are all different, some missing, a repeated row, and a class. */
function large() {
  const lines = ["id,value,word,kind"];
  for (let row = 0; row < rows; row++) {
    const value = row % 1000 === 7 ? "" : (row * 7919) % 100_003;
    lines.push(`${row},${value},w${row % 5},${row % 2 ? "odd" : "even"}`);
  }
  lines[rows] = lines[1]; // the last row is the first once more
  return csv("large.csv", lines.join("\n"));
}

/** @param {Page} page */
const widen = (page) =>
  step(page, "Data")
    .getByRole("button", { name: /^Show .* at full width$/ })
    .click();

/** @param {Page} page */
const grid = (page) => page.getByRole("grid", { name: /^Rows of/ });

/**
 * The cells of a row that is drawn.
 * @param {Page} page
 * @param {number} row from 0, as the grid has them now
 */
const cells = (page, row) =>
  grid(page)
    .locator(`[role=row][aria-rowindex="${row + 2}"]`)
    .locator("[role=rowheader], [role=gridcell]");

/** @param {Page} page @param {string} name */
const header = (page, name) => grid(page).getByRole("columnheader", { name });

/** The cell of the keyboard. @param {Page} page */
const active = (page) =>
  grid(page).evaluate((frame) => {
    const id = frame.getAttribute("aria-activedescendant");
    const root = /** @type {ShadowRoot} */ (frame.getRootNode());
    return id ? root.getElementById(id)?.textContent?.trim() : null;
  });

test.describe("a table of 100,000 rows", () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await upload(page, large());
    await expect(step(page, "Data").locator(".summary")).toHaveText(/100,000 rows/);
    await widen(page);
    await expect(cells(page, 0)).toHaveText(["1", "0", "0", "w0", "even"]);
  });

  test("is scrolled through to its last row", async ({ page }) => {
    await expect(grid(page)).toHaveAttribute("aria-rowcount", String(rows + 1));
    await expect(header(page, "value")).toContainText("100 missing");
    await expect(header(page, "kind")).toContainText("target");
    await grid(page).evaluate((frame) => (frame.scrollTop = frame.scrollHeight));
    await expect(cells(page, rows - 1)).toHaveText(["100,000", "0", "0", "w0", "even"]);
    expect(await grid(page).getByRole("row").count()).toBeLessThan(80);
    await grid(page).evaluate((frame) => (frame.scrollTop = frame.scrollHeight / 2));
    await expect(grid(page).getByRole("rowheader").nth(5)).toHaveText(/^\s*(49,9|50,0)\d\d\s*$/);
  });

  test("is sorted by a click, up, down, and not at all", async ({ page }) => {
    await header(page, "value").click();
    await expect(header(page, "value")).toHaveAttribute("aria-sort", "ascending");
    // The repeated row comes last of the equal ones, as it does in the file.
    await expect(cells(page, 0)).toHaveText(["1", "0", "0", "w0", "even"]);
    await expect(cells(page, 1)).toHaveText(["100,000", "0", "0", "w0", "even"]);
    await header(page, "value").click();
    await expect(header(page, "value")).toHaveAttribute("aria-sort", "descending");
    const largest = cells(page, 0).nth(2);
    await expect(largest).toHaveText("100002");
    await expect(page.getByText(/^data\.sort_values\(/).first()).toHaveText(
      'data.sort_values("value", ascending=False, kind="stable")',
    );
    // Missing cells come last either way.
    await grid(page).evaluate((frame) => (frame.scrollTop = frame.scrollHeight));
    await expect(cells(page, rows - 1).nth(2)).toHaveText("NaN");
    await header(page, "value").click();
    await expect(header(page, "value")).toHaveAttribute("aria-sort", "none");
    await expect(cells(page, 1)).toHaveText(["2", "1", "7919", "w1", "odd"]);
  });

  test("is filtered by a value, by missing cells, by duplicates, and by the split", async ({
    page,
  }) => {
    const count = page.locator("mb-rows-view [role=status]");
    await field(page, "Show").selectOption({ label: "cells equal to" });
    // Without a value it is every row, and no half of a condition.
    await expect(page.locator("mb-copy-line code").first()).toHaveText("data.head()");
    await field(page, "In column").selectOption("id");
    await field(page, "Value").fill("4321");
    await field(page, "Value").press("Enter");
    await expect(count).toHaveText("1 of 100,000 rows");
    await expect(cells(page, 0)).toHaveText(["4,322", "4321", "16973", "w1", "odd"]);

    await field(page, "Show").selectOption({ label: "missing cells" });
    await field(page, "In column").selectOption("value");
    await expect(count).toHaveText("100 of 100,000 rows");
    await expect(cells(page, 1)).toHaveText(["1,008", "1007", "NaN", "w2", "odd"]);

    await field(page, "Show").selectOption({ label: "duplicate rows" });
    await expect(count).toHaveText("1 of 100,000 rows");
    await expect(cells(page, 0).first()).toHaveText("100,000");

    await field(page, "Show").selectOption({ label: "all rows" });
    await field(page, "Part").selectOption({ label: "test" });
    await expect(count).toHaveText("20,000 of 100,000 rows");
    await field(page, "Part").selectOption({ label: "training" });
    await expect(count).toHaveText("72,000 of 100,000 rows");
    await field(page, "Part").selectOption({ label: "validation" });
    await expect(count).toHaveText("8,000 of 100,000 rows");

    // The share has a field beside the data, not behind them; the rows follow it.
    const share = field(page, "Validation split");
    await expect(share).toBeHidden();
    await button(page, "Back to all panes").click();
    await share.fill("0.5");
    await share.press("Enter");
    await widen(page);
    await expect(share).toBeHidden();
    await expect(count).toHaveText("40,000 of 100,000 rows");
    await field(page, "Part").selectOption({ label: "all" });
    await expect(count).toHaveText("100,000 rows");
  });

  test("is walked through by keys alone", async ({ page }) => {
    await tabTo(page, /^Rows of large\.csv$/);
    expect(await active(page)).toMatch(/^id/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => active(page)).toBe("0");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => active(page)).toBe("7919");
    await page.keyboard.press("ControlOrMeta+End");
    await expect.poll(() => active(page)).toBe("even");
    await expect(cells(page, rows - 1).first()).toBeInViewport();
    await page.keyboard.press("PageUp");
    await page.keyboard.press("ControlOrMeta+Home");
    await expect.poll(() => active(page)).toMatch(/^id/);
    await page.keyboard.press("Enter");
    await expect(header(page, "id")).toHaveAttribute("aria-sort", "ascending");
    await page.keyboard.press("Enter");
    await expect(header(page, "id")).toHaveAttribute("aria-sort", "descending");

    // Enter on a cell shows the rows that are like it, and all of them again.
    await expect(cells(page, 0).nth(1)).toHaveText("99998");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.locator("mb-rows-view [role=status]")).toHaveText("1 of 100,000 rows");
    await page.keyboard.press("Enter");
    await expect(page.locator("mb-rows-view [role=status]")).toHaveText("100,000 rows");
    await page.keyboard.press("Escape");
    await expect(page.locator("mb-results")).toBeVisible();
    await expect(
      step(page, "Data").getByRole("button", { name: /^Show .* at full width$/ }),
    ).toBeFocused();
  });
});

test("rows are shown while a model trains, and other data begin anew", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await widen(page);
  await header(page, "species").click();
  await expect(cells(page, 0)).toHaveText(["1", "5.1", "3.5", "1.4", "0.2", "setosa"]);
  await page.keyboard.press("Escape");
  await train(page, 2);
  await widen(page);
  await expect(header(page, "species")).toHaveAttribute("aria-sort", "ascending");
  await page.getByText("Other data").click();
  await button(page, "Pima Indians Diabetes").click();
  await expect(header(page, "Glucose")).toHaveAttribute("aria-sort", "none");
  await expect(cells(page, 0)).toHaveText([
    "1",
    "6",
    "148",
    "72",
    "35",
    "0",
    "33.6",
    "0.627",
    "50",
    "1",
  ]);
});

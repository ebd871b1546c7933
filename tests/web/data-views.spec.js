// What the data say at full width. The numbers are pandas 3.1.1's.

import { faultsInBothThemes } from "./axe.js";
import {
  button,
  chooseSample,
  clouds,
  csv,
  expect,
  field,
  focused,
  open,
  step,
  tabTo,
  test,
  upload,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** @param {Page} page */
const views = (page) => page.locator("mb-data-views");

/** Shows the data at full width. @param {Page} page */
async function widen(page) {
  await page.locator("mb-data-pane #focus").click();
  await expect(views(page)).toBeVisible();
}

/** @param {Page} page @param {string} name */
async function view(page, name) {
  await views(page).getByRole("tab", { name, exact: true }).click();
  return views(page).getByRole("tabpanel");
}

/** @param {Page} page */
async function openIris(page) {
  await open(page);
  await chooseSample(page, "Iris");
  await widen(page);
}

test("columns have pandas' numbers, a histogram by class and value counts", async ({ page }) => {
  await openIris(page);
  const panel = await view(page, "Columns");
  const row = panel.getByRole("row", { name: /^petal_width/ });
  await expect(row.getByRole("cell")).toHaveText([
    "numeric",
    "",
    "–",
    "22",
    "1.19933",
    "0.762238",
    "0.1",
    "0.3",
    "1.3",
    "1.8",
    "2.5",
  ]);
  await expect(panel.getByRole("row", { name: /^species/ })).toContainText("setosa, 50 times");
  await panel.getByRole("button", { name: "petal_width" }).click();
  const detail = panel.locator("mb-column-detail");
  await expect(detail.getByRole("img", { name: "Histogram of petal_width" })).toBeVisible();
  await expect(detail.locator("mb-histogram .legend li")).toHaveText([
    "setosa",
    "versicolor",
    "virginica",
  ]);
  await expect(detail.locator(".value-bars li").first()).toHaveText(/0\.2\s*29\s*19%/);
  await expect(detail.getByText("and 10 other values")).toBeVisible();
});

test("the target has a reason, a balance, and groups with their means", async ({ page }) => {
  await openIris(page);
  const panel = await view(page, "Target");
  await expect(panel).toContainText("“species” holds text: each of its 3 values is a class.");
  await expect(panel.locator(".value-bars li")).toHaveText([
    /setosa\s*50\s*33%/,
    /versicolor\s*50\s*33%/,
    /virginica\s*50\s*33%/,
  ]);
  const setosa = panel.getByRole("row", { name: /^setosa/ });
  await expect(setosa.getByRole("cell")).toHaveText(["50", "5.006", "3.428", "1.462", "0.246"]);
  await field(page, "Statistic").selectOption("count");
  await expect(setosa.getByRole("cell")).toHaveText(["50", "50", "50", "50", "50"]);

  await field(page, "Target column").selectOption("petal_width");
  await expect(panel).toContainText("“petal_width” holds 22 different numbers");
  await expect(panel.getByRole("img", { name: "Histogram of petal_width" })).toBeVisible();
});

test("pairs correlate, the target first, and are shown as points", async ({ page }) => {
  await openIris(page);
  const panel = await view(page, "Pairs");
  const map = panel.getByRole("grid", { name: "Correlations" });
  await expect(map.getByRole("columnheader").nth(1)).toHaveText("species_setosa");
  const cell = map.getByRole("gridcell", { name: "petal_width and petal_length: 0.96" });
  await cell.click();
  await expect(
    panel.getByRole("img", { name: "petal_width against petal_length: 150 points" }),
  ).toBeVisible();
  await expect(field(page, "Horizontal axis")).toHaveValue("petal_length");
  await expect(panel.locator("mb-scatter-plot .legend li")).toHaveText([
    "setosa",
    "versicolor",
    "virginica",
  ]);
  // One stop of the Tab key; the arrow keys go on from there.
  await expect(cell).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(field(page, "Vertical axis")).toHaveValue("petal_length");
  await page.keyboard.press("Tab");
  expect(await focused(page)).toMatch(/^Copy /);
});

test("gaps lead to their rows", async ({ page }) => {
  await open(page);
  const lines = clouds(60).split("\n");
  lines[3] = `,${lines[3].split(",").slice(1).join(",")}`;
  lines[60] = lines[59];
  await upload(page, csv("gaps.csv", lines.join("\n")));
  await expect(step(page, "Data").locator(".summary")).toHaveText(/60 rows/);
  await widen(page);
  const panel = await view(page, "Gaps");
  await panel.getByRole("button", { name: "Show 1 row where left is missing" }).click();
  const status = page.locator("mb-rows-view [role=status]");
  await expect(status).toHaveText("1 of 60 rows");
  await expect(page.getByRole("grid").getByRole("rowheader")).toHaveText("3");
  await view(page, "Gaps");
  await page.getByRole("button", { name: "Show these rows" }).click();
  await expect(field(page, "Show")).toHaveValue("duplicated");
  await expect(status).toHaveText(/^\d+ of 60 rows$/);
});

test("a cell that is no number is listed, and shown in its row", async ({ page }) => {
  await open(page);
  const lines = clouds(400).split("\n");
  lines[321] = `n.a.?,${lines[321].split(",").slice(1).join(",")}`;
  await upload(page, csv("strange.csv", lines.join("\n")));
  await expect(step(page, "Data").locator(".summary")).toHaveText(/400 rows/);
  await widen(page);
  const panel = await view(page, "Gaps");
  await expect(panel.getByRole("row", { name: /n\.a\.\?/ })).toContainText("left");
  await panel.getByRole("button", { name: "Show row 321" }).click();
  const grid = page.getByRole("grid", { name: /^Rows of/ });
  await expect(grid).toBeFocused();
  const cell = grid.locator("#active");
  await expect(cell).toHaveText("NaN");
  await expect(cell).toHaveAttribute("data-row", "320");
  await expect(cell).toBeInViewport();
  await field(page, "Show").selectOption("not-a-number");
  await expect(field(page, "In column")).toHaveValue("left");
  await expect(page.locator("mb-rows-view [role=status]")).toHaveText("1 of 400 rows");
});

test("a column that is mostly numbers is read as numbers by one click", async ({ page }) => {
  await open(page);
  const cells = ["1", "3", "Total", "5", "n. m.", "7", "Total", "9"];
  const lines = cells.map((cell, i) => `${i},${cell},${i % 2 ? "a" : "b"}`);
  await upload(page, csv("mostly.csv", ["n,size,kind", ...lines].join("\n")));
  const warnings = step(page, "Data").getByRole("list", { name: "Warnings" });
  await expect(warnings).toContainText('Column "size" has mostly numbers');
  await widen(page);
  let panel = await view(page, "Gaps");
  const row = panel.getByRole("row", { name: /^size/ });
  await expect(row).toContainText("Total, n. m.");
  await row.getByRole("button", { name: "Show 3 rows where size is not a number" }).click();
  await expect(page.locator("mb-rows-view [role=status]")).toHaveText("3 of 8 rows");
  panel = await view(page, "Gaps");
  await panel.getByRole("button", { name: "Read size as numbers" }).press("Enter");
  await expect(
    panel.getByRole("button", { name: "Show 3 rows where size is missing" }),
  ).toBeVisible();
  await expect(panel.getByRole("row", { name: /n\. m\./ })).toContainText("size");
  // The button is gone; what had the focus is followed by what is near it.
  await expect(panel.locator(":focus")).not.toHaveCount(0);
  await button(page, "Undo").click();
  await expect(row).toContainText("Total, n. m.");
  await page.keyboard.press("Escape");
  await warnings.getByRole("button", { name: "Read as numbers" }).press("Enter");
  await expect(warnings).not.toContainText("has mostly numbers");
  await expect(step(page, "Data").locator(":focus")).not.toHaveCount(0);
});

test("commas that may be either are asked about, and read the other way by one click", async ({
  page,
}) => {
  await open(page);
  await upload(page, csv("prices.csv", "price;kind\n1,200;a\n12,500;b\n3,400;a\n4,600;b\n"));
  const warnings = step(page, "Data").getByRole("list", { name: "Warnings" });
  await expect(warnings).toContainText("1,200 was read as 1.2");
  await warnings.getByRole("button", { name: "Read 1,200 as 1200" }).click();
  await expect(warnings).toHaveCount(0);
  await widen(page);
  await expect(page.getByRole("gridcell", { name: "12500", exact: true })).toBeVisible();
});

test("images have a mean by class and the range of their pixels", async ({ page }) => {
  await open(page);
  await widen(page);
  const table = views(page).getByRole("table");
  await expect(table.getByRole("row")).toHaveCount(11);
  await expect(views(page).locator("dl.facts")).toContainText("0 – 255");
  const mean = table.getByRole("img", { name: "Mean image of Trouser" });
  // The middle of a pair of trousers is lighter than its corner.
  const brightness = (/** @type {number} */ x, /** @type {number} */ y) =>
    mean.evaluate(
      (canvas, at) =>
        /** @type {any} */ (canvas).getContext("2d").getImageData(at[0], at[1], 1, 1).data[0],
      [x, y],
    );
  await expect.poll(() => brightness(11, 6)).toBeGreaterThan(100);
  expect(await brightness(0, 0)).toBeLessThan(20);
});

test("each view's line of pandas is copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openIris(page);
  await view(page, "Columns");
  await page.getByRole("button", { name: "Copy data.info()" }).click();
  await expect(page.locator("mb-app > [role=status]")).toHaveText("Copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("data.info()");
});

test("the views are reached by keys alone", async ({ page }) => {
  await openIris(page);
  await tabTo(page, /^Rows$/);
  await page.keyboard.press("ArrowRight");
  await expect(views(page).getByRole("tab", { name: "Columns" })).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(views(page).getByRole("tab", { name: "Gaps" })).toBeFocused();
  await expect(views(page).getByRole("tabpanel")).toContainText("No cell is missing.");
});

for (const width of [360, 1280]) {
  test(`axe finds no fault in the views at ${width} pixels, in Korean too`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 800 });
    await openIris(page);
    await page.getByLabel("Language").selectOption("한국어");
    for (const name of ["행", "열", "타깃", "상관관계", "결측값·중복"]) {
      const panel = await view(page, name);
      await expect(panel.locator("mb-copy-line").first()).toBeVisible();
      expect(await faultsInBothThemes(page, "mb-data-pane"), name).toEqual([]);
      const widest = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(widest, name).toBeLessThanOrEqual(width);
      expect(await panel.innerText()).not.toMatch(/\b(look|data|target)\.[a-z]\w+\b(?!\()/);
    }
  });
}

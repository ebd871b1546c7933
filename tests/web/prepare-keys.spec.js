// Images and series are prepared, and windows predicted, by keys alone; the focus is never lost.

import { csv, expect, focused, open, shapesZip, step, tabTo, test, upload } from "./playground.js";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
const cards = (page) => page.locator("mb-prepare-pane ol > li");

/** Whether something has the focus. @param {Page} page */
const hasFocus = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element !== null && element !== document.body && element.matches(":focus-visible");
  });

/** Opens the section by its header. @param {Page} page */
async function openPrepare(page) {
  await tabTo(page, /^2?\s*Prepare/);
  await page.keyboard.press("Enter");
  await expect(cards(page).first()).toBeVisible();
}

/**
 * Adds the first step that the search finds.
 * @param {Page} page
 * @param {string} search
 * @param {string} name
 */
async function add(page, search, name) {
  await tabTo(page, /^Add step$/);
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("Search steps");
  await page.keyboard.type(search);
  await page.keyboard.press("Enter");
  await expect(cards(page).getByRole("heading", { name, exact: true })).toBeVisible();
  await expect.poll(() => hasFocus(page)).toBe(true);
}

/** @param {Page} page @param {RegExp} name @param {string} value */
async function type(page, name, value) {
  if (!name.test(await focused(page))) await tabTo(page, name);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(value);
  await page.keyboard.press("Tab");
}

test("steps for images are added, set, moved, switched off and removed", async ({ page }) => {
  await open(page);
  await upload(page, shapesZip());
  await expect(step(page, "Data").locator(".summary")).toHaveText(/40 images · 20.×.20.×.3/);
  await openPrepare(page);
  await add(page, "Resizing", "Resizing");
  // Its first field is next.
  await expect.poll(() => focused(page)).toMatch(/height/);
  await type(page, /height/, "10");
  await type(page, /width/, "8");
  await expect(cards(page).nth(1)).toContainText(/20.×.20.×.3 became 10.×.8.×.3/);
  await add(page, "black and white", "Grayscale");
  await expect(step(page, "Data").locator(".summary")).toHaveText(/10.×.8.×.1/);

  const headings = cards(page).getByRole("heading");
  const before = (await headings.allInnerTexts()).indexOf("Grayscale");
  await tabTo(page, /^Move Grayscale up/);
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toMatch(/^Move Grayscale up/);
  await expect(headings.nth(before - 1)).toHaveText("Grayscale");

  await tabTo(page, /^Use Resizing/);
  await page.keyboard.press("Space");
  await expect(step(page, "Data").locator(".summary")).toHaveText(/20.×.20.×.1/);
  expect(await focused(page)).toMatch(/^Use Resizing/);

  await tabTo(page, /^Remove Resizing/);
  await page.keyboard.press("Enter");
  await expect(cards(page)).toHaveCount(3);
  await expect.poll(() => hasFocus(page)).toBe(true);
  await page.keyboard.press("Control+z");
  await expect(cards(page)).toHaveCount(4);
});

test("a series becomes windows, trains and is forecast", async ({ page }) => {
  await open(page);
  const lines = Array.from({ length: 90 }, (_, i) => `${i},${Math.sin(i / 4).toFixed(3)}`);
  await upload(page, csv("wave.csv", ["time,level", ...lines].join("\n")));
  await expect(page.getByLabel("Target column")).toHaveValue("level");
  await openPrepare(page);
  await add(page, "sliding window", "TimeseriesWindows");
  await type(page, /sequence_length/, "5");
  await expect(cards(page).last()).toContainText("of shape (n, 5, 2)");
  await expect(page.getByRole("button", { name: "Train", exact: true })).toBeEnabled();
  await page.keyboard.press("Control+Enter");
  await expect(page.locator("mb-score-strip")).toContainText(/mean absolute error/);

  await tabTo(page, /^Curves$/);
  for (let presses = 0; presses < 9 && (await focused(page)) !== "Predict"; ++presses) {
    await page.keyboard.press("ArrowRight");
  }
  const panel = page.getByRole("tabpanel");
  const rows = panel.getByLabel("Rows of the window, the oldest first");
  await expect(rows).toHaveValue(/^time,level\n85,/);
  await tabTo(page, /^Rows of the window/);
  const [, ...last] = (await rows.inputValue()).split("\n");
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await tabTo(page, /^Predict$/);
  await page.keyboard.press("Enter");
  // Nothing typed stands for the last rows of the file.
  await expect(rows).toHaveValue(/^time,level\n85,/);
  const forecast = panel.getByLabel(/^Predicted level/);
  await expect(forecast).toHaveText(/\d/);
  const first = await forecast.innerText();
  await expect.poll(() => focused(page)).toBe("Predict");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(last.join("\n"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(forecast).toHaveText(first);
  await expect.poll(() => hasFocus(page)).toBe(true);
});

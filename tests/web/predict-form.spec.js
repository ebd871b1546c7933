// The form for a row: sliders, lists of all categories, a prediction that follows, and what empty and unknown cells become.

import {
  csv,
  expect,
  field,
  focused,
  open,
  tab,
  tabTo,
  test,
  train,
  upload,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** Rows whose class the length tells; the place has sixty names, and says nothing. */
const lengths = Array.from({ length: 240 }, (_, i) => {
  const size = (i * 37) % 100;
  return `${size},${i % 17 === 0 ? "" : (i * 7) % 30},town${i % 60},${size < 50 ? "short" : "long"}`;
});
const table = csv("lengths.csv", ["size,noise,place,kind", ...lengths].join("\n"));

const heading = (/** @type {Page} */ page) => page.locator("mb-predict-pane .result h3");

/** Opens the table and trains on it. @param {Page} page */
async function predicting(page) {
  await open(page);
  await upload(page, table);
  await field(page, "Learning rate").fill("0.05");
  await train(page, 20);
  return tab(page, "Predict");
}

test("years are written as years: 1990, and not 1,990", async ({ page }) => {
  const rows = Array.from({ length: 60 }, (_, i) => [
    1990 + (i % 20),
    1000 + i * 100,
    i % 2 ? "new" : "old",
  ]);
  const text = ["year,kept,kind", ...rows.map((row) => row.join(","))].join("\n");
  await open(page);
  await upload(page, csv("years.csv", text));
  await train(page, 1);
  const panel = await tab(page, "Predict");
  const note = (/** @type {string} */ name) =>
    panel.locator(".field").filter({ has: page.getByLabel(name, { exact: true }) });
  await expect(note("year")).toContainText("1990 to 2009");
  await expect(note("kept")).toContainText("1,000 to 6,900");
  const whatIf = panel.locator("mb-what-if");
  await expect(whatIf.locator(".ticks.x span").first()).toHaveText(/^19[89]\d$/);
  await whatIf.getByRole("button", { name: /^Numbers of/ }).click();
  await expect(whatIf.getByRole("cell", { name: "1990", exact: true })).toBeVisible();
});

test("the prediction follows a slider, a typed number and a searched category", async ({
  page,
}) => {
  const panel = await predicting(page);
  await expect(heading(page)).toBeVisible();
  // Only what the model uses is asked for.
  await expect(panel.locator(".field > label")).toHaveText(["size", "noise", "place"]);

  const slider = field(page, "Slider of size");
  await expect(slider).toHaveAttribute("min", "0");
  await expect(slider).toHaveAttribute("max", "99");
  await slider.fill("5");
  await expect(field(page, "size")).toHaveValue("5");
  await expect(heading(page)).toHaveText(/: short,/);
  await slider.fill("95");
  await expect(heading(page)).toHaveText(/: long,/);

  // A typed number may lie beyond the data.
  await field(page, "size").fill("-40");
  await expect(heading(page)).toHaveText(/: short,/);
  await expect(panel).toContainText("Beyond the data, which go from 0 to 99");

  // All sixty categories are there.
  await expect(panel.locator("datalist option")).toHaveCount(60);
  await field(page, "place").fill("town59");
  await expect(panel).not.toContainText("No training row has");
  await field(page, "place").fill("atlantis");
  await expect(panel).toContainText("No training row has “atlantis”. OneHotEncoder ignores it");
  await expect(heading(page)).toHaveText(/: short,/);

  await field(page, "noise").fill("");
  await expect(panel).toContainText(/Empty: \d+ takes its place \(SimpleImputer\)/);
  await field(page, "noise").fill("much");
  await expect(panel.getByRole("alert")).toContainText("much");
  await field(page, "noise").fill("3");
  await expect(panel.getByRole("alert")).toHaveCount(0);
  await expect(heading(page)).toHaveText(/: short,/);

  // What was typed is there when one comes back.
  await tab(page, "Curves");
  await tab(page, "Predict");
  await expect(field(page, "size")).toHaveValue("-40");
});

test("of many changes the last one is answered", async ({ page }) => {
  await predicting(page);
  await field(page, "Slider of size").evaluate((/** @type {HTMLInputElement} */ slider) => {
    for (let value = 0; value <= 99; value++) {
      slider.value = String(value);
      slider.dispatchEvent(new Event("input"));
    }
  });
  await expect(field(page, "size")).toHaveValue("99");
  await expect(heading(page)).toHaveText(/: long,/);
});

test("the form is filled in with the keyboard alone, in Korean, at 360 pixels", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await open(page);
  await upload(page, table);
  await field(page, "Learning rate").fill("0.05");
  await train(page, 20);
  await tab(page, "Predict");
  await expect(heading(page)).toBeVisible();
  await field(page, "size").fill("20");
  await expect(heading(page)).toHaveText(/: short,/);
  await page.getByRole("tab", { name: "Predict" }).focus();
  await tabTo(page, /^Slider of size$/);
  for (let press = 0; press < 79; press++) await page.keyboard.press("ArrowRight");
  expect(await focused(page)).toBe("Slider of size");
  await expect(field(page, "size")).toHaveValue("99");
  await expect(heading(page)).toHaveText(/: long,/);
  await page.locator("mb-bar").getByRole("combobox", { name: "Language" }).selectOption("한국어");
  await expect(field(page, "size 슬라이더")).toHaveValue("99");
  await field(page, "place").fill("아틀란티스");
  await expect(page.locator("mb-row-form")).toContainText("“아틀란티스” 범주가 없습니다");
  const widest = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(widest).toBeLessThanOrEqual(360);
});

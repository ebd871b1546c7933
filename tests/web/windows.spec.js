// A series: windows of its rows, a model that suits them, and a forecast.

import { button, csv, expect, open, openSection, step, tab, test, upload } from "./playground.js";

/**
 * @param {import("./playground.js").Page} page
 * @param {string} name of a sample
 */
async function choose(page, name) {
  await button(page, "All samples").click();
  const card = page
    .locator("mb-sample-list")
    .getByRole("listitem")
    .filter({ has: page.getByText(name, { exact: true }) });
  await card.getByRole("button").click();
  await expect(button(page, name)).toHaveAttribute("aria-pressed", "true");
  await expect(button(page, "Train")).toBeEnabled();
}

/** @param {import("./playground.js").Page} page */
const cards = (page) => page.locator("mb-prepare-pane ol > li");

test("a monthly series becomes windows, trains, and is forecast", async ({ page }) => {
  await open(page);
  await choose(page, "CO₂ at Mauna Loa");
  await openSection(page, "Prepare");
  await expect(cards(page).getByRole("heading")).toHaveText([
    "DropColumns",
    "TrainTestSplit",
    "TimeseriesWindows",
  ]);
  await expect(cards(page).nth(2)).toContainText(
    "396 training windows, 82 test windows, of shape (n, 24, 1).",
  );
  await expect(step(page, "Prepare").locator(".summary")).toContainText("windows of 24");
  await expect(page.locator("mb-model-pane .input .shape").first()).toHaveText("24 × 1");
  await expect(step(page, "Data").locator(".summary")).toHaveText("526 rows · 24 × 1 · regression");

  await button(page, "Train").click();
  // The last value is off by 1.12.
  await expect(page.locator("mb-score-strip")).toContainText(/mean absolute error\s+0\.\d/);
  const panel = await tab(page, "Predict");
  const rows = panel.getByLabel("Rows of the window, the oldest first");
  // A line of names and the last two years of the file.
  await expect(rows).toHaveValue(/^co2\n(\d+(\.\d+)?\n){23}371\.\d+$/);
  await button(page, "Predict").click();
  const forecast = panel.getByLabel("Predicted co2(t+1):");
  await expect(forecast).toHaveText(/^37\d/);

  // The same without names, as a spreadsheet copies them.
  const [, ...values] = (await rows.inputValue()).split("\n");
  const shown = await forecast.textContent();
  await rows.fill(`${["370.0", ...values].join("\r\n")}\r\n`);
  await button(page, "Predict").click();
  await expect(button(page, "Predict")).toBeEnabled();
  await expect(forecast).toHaveText(String(shown));
  await expect(panel.getByRole("alert")).toHaveCount(0);

  // A cell that is no number counts as missing, which no step fills here.
  await rows.fill(["370.0", ...values.slice(0, -1), "many"].join("\n"));
  await button(page, "Predict").click();
  await expect(panel.getByRole("alert")).toContainText('"co2"');

  await rows.fill("370\n371");
  await button(page, "Predict").click();
  await expect(panel).toContainText("A window takes 24 rows that follow each other");
});

test("windows that are added put the rows in the order of time", async ({ page }) => {
  await open(page);
  await choose(page, "Auto MPG");
  await openSection(page, "Prepare");
  await button(page, "Add step").click();
  await page.getByRole("searchbox", { name: "Search steps" }).fill("sliding window");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^TimeseriesWindows\b/ })
    .click();
  await expect(cards(page).last()).toContainText(/training windows, \d+ test windows/);
  await cards(page).last().getByLabel("sequence_length").fill("6");
  await expect(cards(page).last()).toContainText("of shape (n, 6,");
  await cards(page).last().getByLabel("target_length").fill("3");
  await expect(page.locator("mb-model-pane .input .shape").first()).toContainText("6 ×");
});

test("a series alone is predicted from its past, and tested by windows", async ({ page }) => {
  await open(page);
  const values = Array.from({ length: 90 }, (_, i) => (10 + 5 * Math.sin(i / 4)).toFixed(3));
  await upload(page, csv("waves.csv", ["height", ...values].join("\n")));
  const alert = page.locator("mb-data-pane").getByRole("alert");
  await expect(alert).toContainText(
    "There are no columns besides what is to be predicted (height).",
  );
  await alert.getByRole("button", { name: "Predict it from its past" }).click();
  await expect(page.locator("mb-model-pane .input .shape").first()).toHaveText("12 × 1");
  await page.getByLabel("Epochs", { exact: true }).fill("2");
  await button(page, "Train").click();
  await expect(page.locator("mb-score-strip")).toContainText(/mean absolute error\s+\d/);
  const tested = await tab(page, "Test");
  await expect(tested).toContainText("6 test windows, held out of the training");
  await expect(tested.getByRole("region", { name: "Errors on these windows" })).toBeVisible();
  // The windows that follow each other are drawn over time, predicted beside true.
  const time = tested.locator("mb-chart-frame", { has: page.locator("mb-lines-plot") });
  await time.getByRole("button", { name: "Numbers of “Forecast over time”" }).click();
  const numbers = await time.locator("tbody tr").allInnerTexts();
  expect(numbers).toHaveLength(6);
  // The last six values of the file are what the test windows are to predict.
  expect(numbers.map((row) => row.split("\t")[1])).toEqual(
    values.slice(-6).map((value) => String(Number(value))),
  );
});

test("each series, and each number of it, is drawn in a frame of its own", async ({ page }) => {
  await open(page);
  const lines = ["day,shop,sold"];
  for (let day = 0; day < 60; day++) {
    for (const [place, shop] of ["north", "south"].entries()) {
      lines.push(`${day},${shop},${(20 + 30 * place + 5 * Math.sin(day / 3)).toFixed(2)}`);
    }
  }
  await upload(page, csv("shops.csv", lines.join("\n")));
  await page.getByLabel("Target column").selectOption("sold");
  await openSection(page, "Prepare");
  await cards(page)
    .filter({ hasText: "OneHotEncoder" })
    .getByRole("button", { name: /^Remove/ })
    .click();
  await button(page, "Add step").click();
  await page.getByRole("searchbox", { name: "Search steps" }).fill("sliding window");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^TimeseriesWindows\b/ })
    .click();
  await cards(page).last().getByLabel("sequence_length").fill("4");
  await cards(page).last().getByLabel("target_length").fill("2");
  await cards(page).last().getByLabel("groups", { exact: true }).selectOption("shop");
  await expect(cards(page).last()).toContainText(/training windows, \d+ test windows/);
  await page.getByLabel("Epochs", { exact: true }).fill("2");
  await button(page, "Train").click();
  await expect(page.locator("mb-score-strip")).toContainText(/mean absolute error\s+\d/);
  const tested = await tab(page, "Test");
  const frames = tested.locator("mb-over-time mb-chart-frame");
  await expect(frames).toHaveCount(4);
  const head = (/** @type {string} */ name) => tested.getByRole("region", { name, exact: false });
  await expect(head("Forecast over time: north")).toHaveCount(2);
  await tested.getByLabel("Series").selectOption("south");
  await expect(frames).toHaveCount(2);
  // The values at a place, by the keys as under the pointer.
  const plot = frames.first().locator(".plot");
  await plot.press("Home");
  const said = frames.first().locator("output");
  await expect(said).toContainText(/^Window \d+: .* 5\d\.\d+|4\d\.\d+/);
  const first = await said.innerText();
  await plot.press("ArrowRight");
  await expect(said).not.toHaveText(first);
  await plot.locator("svg.area").hover();
  await expect(said).toContainText("sold(t+1)");
});

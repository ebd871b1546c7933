// Where things stand: panes, focus, keys, narrow screens, and that nothing jumps.

import {
  button,
  chooseSample,
  clouds,
  csv,
  expect,
  field,
  layerRows,
  open,
  openSection,
  step,
  tab,
  test,
  train,
  upload,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** Adds up the layout shifts that a person sees without having done anything. @param {Page} page */
const watchShifts = (page) =>
  page.addInitScript(() => {
    Object.assign(window, { shifts: 0 });
    new PerformanceObserver((list) => {
      for (const entry of /** @type {any[]} */ (list.getEntries())) {
        if (!entry.hadRecentInput) /** @type {any} */ (window).shifts += entry.value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });

/** The shifts up to now, when what was rendered last has been painted. @param {Page} page */
const shifts = (page) =>
  page.evaluate(async () => {
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
    return Number(/** @type {any} */ (window).shifts);
  });

for (const [width, height] of [
  [360, 740],
  [768, 1024],
  [1280, 800],
  [1920, 1080],
]) {
  for (const locale of ["en-GB", "ko-KR"]) {
    test.describe(`at ${width} pixels in ${locale}`, () => {
      test.use({ locale, viewport: { width, height } });

      test("nothing jumps while the page opens and trains", async ({ page }) => {
        await watchShifts(page);
        await page.goto("./");
        const run = page.locator("mb-run-bar #main");
        await expect(run).not.toHaveAttribute("aria-disabled");
        await expect(page.locator("mb-image-view tbody tr")).toHaveCount(10);
        expect(await shifts(page), "opening").toBeLessThan(0.05);

        await button(page, "Iris").click();
        await expect(page.locator("mb-table-view")).toBeVisible();
        await page.locator("mb-results").evaluate((results) => results.scrollIntoView());
        const before = await shifts(page);
        // By a script: what moves within half a second of a click is not counted.
        await run.evaluate((main) => /** @type {HTMLElement} */ (main).click());
        await expect(page.locator("mb-history-table tbody tr").nth(3)).toBeVisible();
        expect(await shifts(page), "training").toBeLessThan(before + 0.05);
        await expect(page.locator("mb-score-strip output").first()).toBeVisible();
        expect(await shifts(page), "the end").toBeLessThan(before + 0.05);
        for (const other of await page.locator("mb-results [role=tab]").all()) {
          await other.evaluate((tab) => /** @type {HTMLElement} */ (tab).click());
          await expect(other).toHaveAttribute("aria-selected", "true");
        }
        expect(await shifts(page), "the tabs").toBeLessThan(before + 0.05);
      });
    });
  }
}

test("at 768 pixels no tab scrolls the page, and little room is left empty", async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  await open(page);
  const results = page.locator("mb-results");
  const box = async () => (await results.boundingBox()) ?? { y: NaN, height: NaN };
  expect((await box()).height).toBeLessThan(1024 - 190);
  await chooseSample(page, "Iris");
  await train(page, 2);
  await results.evaluate((element) => element.scrollIntoView());
  const { y } = await box();
  for (const name of ["Test", "Examples", "Predict", "Inspect", "Runs", "Curves"]) {
    await tab(page, name);
    expect((await box()).y, name).toBeCloseTo(y, 0);
  }
});

test("a section or the results take the whole width, and Escape goes back", async ({ page }) => {
  await open(page);
  const grow = step(page, "Model").getByRole("button", { name: /^Show .* at full width$/ });
  await grow.click();
  await expect(page.locator("mb-results")).toBeHidden();
  await expect(page.locator("mb-data-pane")).toBeHidden();
  await expect(layerRows(page).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("mb-results")).toBeVisible();
  await expect(grow).toBeFocused();

  await page
    .locator("mb-results")
    .getByRole("button", { name: /^Show .* at full width$/ })
    .click();
  await expect(page.locator(".recipe")).toBeHidden();
  const box = await page.locator("mb-results").boundingBox();
  expect(box?.width).toBeGreaterThan(1000);
  await page.keyboard.press("Escape");
  await expect(page.locator(".recipe")).toBeVisible();
});

test("Escape goes back to the place that the page was scrolled to", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await open(page);
  const scrolled = () => page.evaluate(() => Math.round(document.documentElement.scrollTop));
  const grow = step(page, "Fit").getByRole("button", { name: /^Show .* at full width$/ });
  // The last that comes: until then the page may still change its height.
  await expect(button(page, "Copy code")).toBeVisible();
  await grow.scrollIntoViewIfNeeded();
  const before = await scrolled();
  expect(before).toBeGreaterThan(100);
  await grow.click();
  await expect(page.locator("mb-data-pane")).toBeHidden();
  expect(await scrolled()).toBe(0);
  await page.keyboard.press("Escape");
  await expect(page.locator("mb-data-pane")).toBeVisible();
  // The sections below it have to be rendered again before they have their heights.
  await expect.poll(scrolled).toBe(before);
  await expect(grow).toBeFocused();
});

test("a closed section shows its summary, and arrow keys move between tabs", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Pima Indians Diabetes");
  for (const name of ["Data", "Model", "Fit"]) {
    await step(page, name).getByRole("heading").getByRole("button").click();
  }
  await expect(step(page, "Data").locator(".summary")).toHaveText(/768 rows/);
  await expect(step(page, "Model").locator(".summary")).toHaveText(/3 layers · [\d,]+ parameters/);
  await expect(step(page, "Fit").locator(".summary")).toHaveText(
    /Adam 0.001 · 60 epochs|Adam 0.001 · 20 epochs/,
  );
  await openSection(page, "Fit");
  await field(page, "Epochs").fill("2");

  await tab(page, "Test");
  await expect(page.getByRole("tabpanel")).toContainText("After training");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Examples" })).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  // An empty tab has the button that fills it.
  await page.getByRole("tabpanel").getByRole("button", { name: "Train now" }).click();
  await expect(page.locator("mb-confusion-matrix")).toBeVisible();
});

test("the keyboard shortcuts are listed", async ({ page }) => {
  await open(page);
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog).toContainText("Ctrl+Enter");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("at 360 pixels only tables scroll sideways, in their own frames", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  await chooseSample(page, "Iris");
  await openSection(page, "Prepare");
  await page.getByLabel("Stop early").check();
  await train(page, 3);
  for (const name of ["Curves", "Test", "Examples", "Predict", "Inspect", "Runs"]) {
    await tab(page, name);
    for (const each of await page.locator("mb-results [role=tab]").all())
      await expect(each).toBeInViewport({ ratio: 1 });
    const widest = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(widest, name).toBeLessThanOrEqual(360);
  }
  await expect(button(page, "Train")).toBeInViewport();
});

test("names of eighty characters take no other column's room", async ({ page }) => {
  const long =
    "a_name_that_goes_on_and_on_for_eighty_characters_as_some_people_do_have_their_names";
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page);
  await upload(page, csv(`${long}.csv`, clouds(120).replace("left", long)));
  await expect(step(page, "Data").locator(".summary")).toHaveText(/120 rows/);
  await train(page, 1);
  await tab(page, "Runs");
  // Whether they fit must not depend on how fast the machine is.
  const row = page.locator("mb-runs-table tbody tr");
  for (const [column, text] of Object.entries({ 5: "12.34 s", 6: "123,000" })) {
    await row
      .locator("> *")
      .nth(Number(column))
      .evaluate((cell, text) => (cell.textContent = text), text);
  }
  for (const table of [
    page.locator("mb-runs-pane .scroll"),
    page.locator("mb-table-view .scroll"),
  ]) {
    const hidden = await table.first().evaluate((at) => at.scrollWidth - at.clientWidth);
    expect(hidden).toBeLessThanOrEqual(0);
  }
});

test("a file whose name is one long word fits in 360 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  await upload(page, csv(`${"n".repeat(80)}.csv`, clouds(40)));
  await expect(page.locator("mb-data-pane .about")).toContainText("nnn.csv");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test("a question as the name of a column takes three lines, others break between words", async ({
  page,
}) => {
  const question = "How much do you agree with what was read out to you at the beginning, in words";
  await open(page);
  await upload(
    page,
    csv("t.csv", clouds(40).replace("left,up", `"${question}",medianHouse_value`)),
  );
  const names = page.locator("mb-table-view tbody th > span:first-child");
  await expect(names.first()).toHaveText(question);
  const lines = await names.first().evaluate((at) => {
    const height = Number.parseFloat(getComputedStyle(at).lineHeight);
    return Math.round(at.getBoundingClientRect().height / height);
  });
  expect(lines).toBe(3);
  await expect(names.nth(1)).toHaveText("medianHouse_value");
  await expect(names.nth(1).locator("wbr")).toHaveCount(2);
});

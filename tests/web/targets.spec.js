// What a finger or a shaky hand must hit is at least 24 × 24 pixels, and pinned bars leave room at 200 % zoom.

import {
  button,
  expect,
  field,
  layerRows,
  open,
  openSection,
  shapesZip,
  tab,
  test,
  train,
  upload,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

const least = 24;

/**
 * Whatever can be clicked and is smaller than that, through all shadow roots. A field in its label is as large as
 * the label.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
const tooSmall = (page) =>
  page.evaluate((least) => {
    /** @type {Set<string>} */
    const found = new Set();
    const clickable =
      "a[href], button, summary, select, input:not([type=hidden]), [role=tab], [role=button], label:has(input)";
    const visit = (/** @type {Element | ShadowRoot} */ root) => {
      for (const element of root.querySelectorAll("*")) {
        if (element.shadowRoot) visit(element.shadowRoot);
        if (!element.matches(clickable) || element.closest(".skip-link")) continue;
        if (element.matches("label input")) continue;
        if (!element.checkVisibility({ visibilityProperty: true })) continue;
        const { width, height } = element.getBoundingClientRect();
        if (Math.min(width, height) >= least - 0.1) continue;
        const host = root instanceof ShadowRoot ? root.host.localName : "page";
        const name = element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 40);
        found.add(
          `${host} ${element.localName} "${name}": ${width.toFixed(1)} × ${height.toFixed(1)}`,
        );
      }
    };
    visit(document.body);
    return [...found];
  }, least);

/** @param {Page} page */
async function openAll(page) {
  for (const name of ["Data", "Prepare", "Model", "Fit"]) await openSection(page, name);
  await page.locator("details").evaluateAll((all) => {
    for (const details of all) /** @type {HTMLDetailsElement} */ (details).open = true;
  });
}

for (const [width, height] of [
  [360, 740],
  [1280, 800],
]) {
  test(`everything to click is large enough at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await openAll(page);
    await layerRows(page).first().locator("button.name").click();
    expect(await tooSmall(page), "images").toEqual([]);
    await upload(page, shapesZip());
    await expect(page.locator("mb-image-view tbody tr")).toHaveCount(2);
    await train(page, 2);
    for (const name of ["Curves", "Test", "Examples", "Predict", "Inspect", "Runs"]) {
      await tab(page, name);
      if (name === "Predict") await button(page, "Use a test image").click();
      expect(await tooSmall(page), name).toEqual([]);
    }

    await button(page, "Iris").click();
    await expect(page.locator("mb-table-view")).toBeVisible();
    await page.getByLabel("Stop early").check();
    await openAll(page);
    await layerRows(page).first().locator("button.name").click();
    expect(await tooSmall(page), "a table").toEqual([]);
    await button(page, "Add layer").click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await tooSmall(page), "the layers").toEqual([]);
    await page.keyboard.press("Escape");
    // Until it is stopped.
    await page.getByLabel("Stop early").uncheck();
    await field(page, "Epochs").fill("100000");
    await button(page, "Train").click();
    await expect(button(page, "Stop")).toBeVisible();
    expect(await tooSmall(page), "training").toEqual([]);
    await button(page, "Stop").click();
    await expect(page.getByLabel("Test accuracy")).toBeVisible();
    for (const name of ["Curves", "Test", "Examples", "Predict"]) {
      await tab(page, name);
      expect(await tooSmall(page), name).toEqual([]);
    }
    await page.keyboard.press("?");
    expect(await tooSmall(page), "the keys").toEqual([]);
  });
}

test("at 200 % zoom the pinned bars leave most of the height", async ({ page }) => {
  // A window of 1280 × 800 pixels, zoomed.
  await page.setViewportSize({ width: 640, height: 400 });
  await open(page);
  await page.evaluate(() => scrollTo(0, 600));
  const covered = await page.evaluate(() => {
    const bars = [
      document.querySelector("mb-bar"),
      document.querySelector("mb-bar")?.shadowRoot?.querySelector("mb-run-bar"),
    ];
    return bars.reduce((sum, bar) => {
      const { top = 0, bottom = 0 } = bar?.getBoundingClientRect() ?? {};
      return sum + Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
    }, 0);
  });
  expect(covered).toBeGreaterThan(0);
  expect(covered).toBeLessThan(400 / 6);
  await expect(button(page, "Train")).toBeInViewport();
});

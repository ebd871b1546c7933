import { faultsInBothThemes } from "./axe.js";
import {
  button,
  chooseSample,
  expect,
  field,
  focused,
  kept,
  layerRows,
  open,
  openSection,
  shapesZip,
  step,
  tab,
  tabTo,
  test,
  train,
  upload,
} from "./playground.js";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
async function trainIris(page) {
  await chooseSample(page, "Iris");
  await train(page, 3);
}

test("axe finds no fault in the light and the dark theme", async ({ page }) => {
  await open(page);
  await layerRows(page).first().locator("button.name").click();
  await page.getByText("What is predicted").click();
  await openSection(page, "Prepare");
  await page.getByLabel("Stop early").check();
  expect(await faultsInBothThemes(page)).toEqual([]);

  await upload(page, shapesZip());
  await expect(page.locator("mb-image-view tbody tr")).toHaveCount(2);
  await train(page, 1);
  await tab(page, "Test");
  await expect(page.locator("mb-confusion-matrix")).toBeVisible();
  expect(await faultsInBothThemes(page)).toEqual([]);
  await tab(page, "Examples");
  await expect(page.locator("mb-example-list mb-pixels").first()).toBeVisible();
  expect(await faultsInBothThemes(page)).toEqual([]);
  await tab(page, "Runs");
  await page.getByLabel("Draw the curves of run 1").check();
  await button(page, "Name and note of run 1").click();
  await button(page, "Sweep …").click();
  expect(await faultsInBothThemes(page)).toEqual([]);

  await trainIris(page);
  await tab(page, "Predict");
  await button(page, "Add layer").click();
  expect(await faultsInBothThemes(page)).toEqual([]);
});

test("the page can be used with the keyboard alone", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Skip to the content");
  await page.keyboard.press("Enter");
  await tabTo(page, /^Iris$/);
  await page.keyboard.press("Enter");
  await expect(step(page, "Data").locator(".summary")).toHaveText(/150 rows/);

  await tabTo(page, /^Dense\s+32/);
  await page.keyboard.press("Enter");
  for (let presses = 0; presses < 2; presses++) await page.keyboard.press("ArrowRight");
  expect(await focused(page)).toBe("Move Dense up, layer 2");
  await page.keyboard.press("Enter");
  await expect(page.locator("mb-layer-row .summary").first()).toHaveText("32, relu");

  await tabTo(page, /^Add layer$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("dropout");
  await page.keyboard.press("Enter");
  await expect(layerRows(page)).toHaveCount(4);
  await tabTo(page, /^Add layer$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();

  await layerRows(page).nth(2).locator("[data-action=remove]").focus();
  await page.keyboard.press("Enter");
  await expect(layerRows(page)).toHaveCount(3);

  await field(page, "Epochs").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("3");
  await button(page, "Train").focus();
  await page.keyboard.press("Space");
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  // The button that was pressed still has the focus.
  expect(await focused(page)).toBe("Train");
  await expect(page.locator("mb-app > [role=status]")).toContainText("Test accuracy");
  // So has a field in which training was begun: it was off meanwhile.
  await field(page, "Epochs").focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  await kept(page, ({ runs }) => runs.length === 2);
  await expect(field(page, "Epochs")).toBeFocused();
});

test("keys lead to each section, to the results, and to what is added", async ({ page }) => {
  await open(page);
  const [prepare, fit] = ["Prepare", "Fit"].map((name) => step(page, name).getByRole("heading"));
  await page.keyboard.press("Alt+Shift+Digit4");
  await expect(fit.getByRole("button")).toBeFocused();
  await page.keyboard.press("Alt+Shift+Digit2");
  await expect(prepare.getByRole("button")).toBeFocused();
  await expect(prepare.getByRole("button")).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Alt+Shift+Digit5");
  await expect(page.getByRole("tab", { name: "Curves" })).toBeFocused();

  await page.keyboard.press("Alt+Shift+KeyS");
  await expect(page.getByRole("searchbox", { name: "Search steps" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(button(page, "Add step")).toBeFocused();
  await page.keyboard.press("Alt+Shift+KeyL");
  await expect(page.getByRole("searchbox", { name: "Search layers" })).toBeFocused();
  await page.keyboard.type("dropout");
  await page.keyboard.press("Enter");
  await expect(layerRows(page)).toHaveCount(10);
});

for (const width of [360, 768, 1440, 2560]) {
  test(`nothing is cut off at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page);
    await layerRows(page).first().locator("button.name").click();
    await trainIris(page);
    const widest = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(widest).toBeLessThanOrEqual(width);
    await expect(button(page, "Train")).toBeInViewport();
  });
}

test("the page speaks Korean, and keeps the choice", async ({ page }) => {
  await open(page);
  await page.getByLabel("Language").selectOption("한국어");
  await expect(button(page, "학습 시작")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  await page.reload();
  await expect(button(page, "학습 시작")).toBeEnabled();
  // No text was forgotten: a missing one would show its key.
  const text = await page.locator("body").innerText();
  expect(text).not.toMatch(/\b(data|model|train|evaluate|predict|page|form|series)\.[a-z]\w+/);
});

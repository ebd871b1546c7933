// What images go through: steps with what they did, the shape of images in a table, random augmentation.

import {
  button,
  csv,
  expect,
  field,
  layerRows,
  open,
  openSection,
  shapesZip,
  step,
  test,
  upload,
} from "./playground.js";

/** @param {import("./playground.js").Page} page */
const summary = (page) => step(page, "Data").locator(".summary");
/** @param {import("./playground.js").Page} page */
const cards = (page) => page.locator("mb-prepare-pane ol > li");

/** @param {import("./playground.js").Page} page @param {string} name */
async function add(page, name) {
  await button(page, "Add step").click();
  await page.getByRole("searchbox", { name: "Search steps" }).fill(name);
  await page.getByRole("button", { name: new RegExp(`^${name}\\b`) }).click();
}

test.beforeEach(async ({ page }) => open(page));

test("steps for images stand where they make sense, and say what they did", async ({ page }) => {
  await upload(page, shapesZip());
  await expect(summary(page)).toHaveText(/40 images · 20.×.20.×.3 · 2 classes/);
  await openSection(page, "Prepare");
  await expect(cards(page)).toHaveCount(2);
  // Images have no columns to sort them by.
  const names = await cards(page).first().locator("mb-argument-field label").allInnerTexts();
  expect(names).toContain("shuffle");
  expect(names).not.toContain("by");
  await add(page, "Normalization");
  await expect(cards(page).nth(2)).toContainText("Fitted on 32 training rows.");
  await cards(page).nth(2).getByText("Fitted values").click();
  await expect(cards(page).nth(2).locator("dt")).toHaveText(["red", "green", "blue"]);
  // Sizes come before numbers, and a new one begins with the size that there is.
  await add(page, "Resizing");
  await expect(cards(page)).toHaveText([
    /TrainTestSplit/,
    /Resizing/,
    /Rescaling/,
    /Normalization/,
  ]);
  await expect(field(page, "height")).toHaveValue("20");
  await field(page, "height").fill("10");
  await field(page, "width").fill("8");
  await expect(cards(page).nth(1)).toContainText(/20.×.20.×.3 became 10.×.8.×.3/);
  await expect(cards(page).nth(2)).toContainText("Pixels from 0 to 255 became 0 to 1.");
  // A fraction stands as Keras's examples write it, and may be typed so.
  await expect(field(page, "scale")).toHaveValue("1/255");
  await field(page, "scale").fill("1/127.5");
  await expect(cards(page).nth(2)).toContainText("Pixels from 0 to 255 became 0 to 2.");
  await field(page, "scale").fill("1/255");
  await add(page, "Grayscale");
  await expect(summary(page)).toHaveText(/40 images · 10.×.8.×.1 · 2 classes/);
  await expect(cards(page).nth(4).locator("dt")).toHaveText(["all pixels"]);
});

test("the shape of images in the rows of a table is guessed, and can be changed", async ({
  page,
}) => {
  const names = Array.from({ length: 24 }, (_, i) => `pixel${i}`);
  const rows = Array.from({ length: 20 }, (_, row) => [row % 2, ...names.map((_, i) => i + row)]);
  await upload(page, csv("train.csv", [["label", ...names], ...rows].join("\n")));
  await expect(summary(page)).toHaveText(/20 images · 6.×.4.×.1 · 2 classes/);
  const shape = page.getByLabel("Height × width × channels of each row");
  await expect(shape.locator("option").first()).toHaveText(/4.×.6.×.1|6.×.4.×.1/);
  await shape.selectOption({ label: "4\u2009×\u20096\u2009×\u20091" });
  await expect(summary(page)).toHaveText(/20 images · 4.×.6.×.1 · 2 classes/);
  await button(page, "Undo").click();
  await expect(summary(page)).toHaveText(/20 images · 6.×.4.×.1 · 2 classes/);
});

test("a layer of random augmentation shows what it does to training images", async ({ page }) => {
  await button(page, "Add layer").click();
  await page.getByRole("searchbox", { name: "Search layers" }).fill("RandomRotation");
  await page.getByRole("button", { name: /^RandomRotation/ }).click();
  const preview = layerRows(page).locator("mb-augmentation-preview");
  const [before, after] = ["Before", "After"].map((name) =>
    preview.getByRole("img", { name, exact: true }),
  );
  const drawn = (/** @type {import("@playwright/test").Locator} */ image) =>
    image.evaluate((/** @type {any} */ canvas) => canvas.toDataURL());
  await expect(after).toBeVisible();
  const [first, turned] = [await drawn(before), await drawn(after)];
  expect(turned).not.toBe(first);
  await button(page, "Draw again").click();
  await expect.poll(() => drawn(after)).not.toBe(turned);
  expect(await drawn(before)).toBe(first);
  // A turn by nothing changes nothing.
  await field(page, "factor").fill("0");
  await expect.poll(() => drawn(after)).toBe(first);
  // Behind another one both are shown, in their order.
  await button(page, "Add layer").click();
  await page.getByRole("searchbox", { name: "Search layers" }).fill("RandomContrast");
  await page.getByRole("button", { name: /^RandomContrast/ }).click();
  await expect(preview).toContainText("RandomRotation → RandomContrast");
  await expect.poll(() => drawn(after)).not.toBe(first);
});

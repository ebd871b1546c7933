// The samples: a list with pictures, and an experiment for each that trains well.

import { readFileSync } from "node:fs";
import { inRoot } from "../../tools/paths.mjs";
import {
  button,
  chooseFromList,
  clouds,
  csv,
  expect,
  field,
  focused,
  layerRows,
  open,
  step,
  tabTo,
  test,
  train,
  upload,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** @type {{ samples: import("../../web/experiment/samples.js").Sample[] }} */
const { samples } = JSON.parse(readFileSync(inRoot("public/samples/index.json"), "utf8"));

/** @param {Page} page */
const list = (page) => page.locator("mb-sample-list").getByRole("dialog");

const ownSettings = "Use the sample’s own settings";
/** @param {Page} page */
const undo = (page) => page.locator("mb-bar").getByRole("button", { name: "Undo" });

test("the list shows a picture, the size and the story of every sample", async ({ page }) => {
  /** @type {string[]} */
  const fetched = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await open(page);
  expect(fetched.filter((path) => /\/pictures\/|\.csv$/.test(path))).toEqual([]);
  await button(page, "All samples").click();
  await expect(list(page).getByRole("listitem")).toHaveCount(samples.length);
  for (const { name, about, generated } of samples) {
    const card = list(page).getByRole("listitem").filter({ hasText: about.en });
    await expect(card.locator("b")).toHaveText(name.en);
    await expect(card.locator(".size")).toHaveText(/^[\d,]+ (rows|images) · .+ [kM]B/);
    await expect(card.locator(".size")).toContainText(generated ? "generated" : /B$/);
    const picture = card.getByRole("img", { includeHidden: true }).or(card.locator("img"));
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((image) => /** @type {any} */ (image).naturalWidth))
      .toBeGreaterThan(0);
  }
  await page.keyboard.press("Escape");
  await expect(list(page)).toHaveCount(0);
});

test("a sample is chosen from the list by keyboard alone", async ({ page }) => {
  await open(page);
  await tabTo(page, /^All samples$/);
  await page.keyboard.press("Enter");
  await expect(list(page)).toBeVisible();
  expect(await focused(page)).toContain("Fashion-MNIST");
  await tabTo(page, /Wine/);
  await page.keyboard.press("Enter");
  await expect(list(page)).toHaveCount(0);
  await expect.poll(() => focused(page)).toBe("All samples");
  await expect(button(page, "Wine")).toHaveAttribute("aria-pressed", "true");
  await expect(step(page, "Data").locator(".summary")).toHaveText(/13 features · 3 classes/);
});

test("every sample opens with its own experiment and without a warning", async ({ page }) => {
  test.slow(); // seventeen of them
  await open(page);
  for (const { id, name, about } of samples) {
    if (id !== "fashion-mnist") await chooseFromList(page, name.en);
    await expect(step(page, "Data")).toContainText(about.en);
    await expect(button(page, ownSettings)).toHaveCount(0);
    await expect(page.getByRole("alert")).toHaveCount(0);
    // Its words in the place of numbers are said.
    const warnings = page.getByRole("list", { name: "Warnings" });
    await expect(warnings).toHaveCount(id === "pass-fail" ? 1 : 0);
    await expect(page.locator("mb-finding")).toHaveCount(0);
  }
});

test("a sample brings its experiment in one step, which undo takes back", async ({ page }) => {
  await open(page);
  await chooseFromList(page, "Spiral");
  await expect(layerRows(page)).toHaveCount(4);
  await expect(field(page, "Epochs")).toHaveValue("150");
  await undo(page).click();
  await expect(button(page, "Fashion-MNIST (5,000)")).toHaveAttribute("aria-pressed", "true");
  await expect(layerRows(page)).toHaveCount(9);
  await expect(field(page, "Epochs")).toHaveValue("5");
  await expect(undo(page)).toHaveAttribute("aria-disabled", "true");
});

test("what a person has set stays with the next sample, until they ask for its own", async ({
  page,
}) => {
  await open(page);
  await chooseFromList(page, "Circle");
  await layerRows(page).nth(0).locator("button.name").click();
  await layerRows(page).nth(0).getByLabel("units").fill("7");
  await field(page, "Epochs").fill("9");
  await chooseFromList(page, "XOR");
  await expect(layerRows(page)).toHaveCount(3);
  await expect(layerRows(page).nth(0).locator(".shape")).toHaveText("7");
  await expect(field(page, "Epochs")).toHaveValue("9");
  await button(page, ownSettings).click();
  await expect(layerRows(page)).toHaveCount(2);
  await expect(field(page, "Epochs")).toHaveValue("40");
  await expect(button(page, ownSettings)).toHaveCount(0);
  await undo(page).click();
  await expect(layerRows(page).nth(0).locator(".shape")).toHaveText("7");
});

test("a person's table after a sample gets what suits it, not the sample's model", async ({
  page,
}) => {
  await open(page);
  await chooseFromList(page, "Auto MPG");
  await expect(field(page, "Epochs")).toHaveValue("100");
  await upload(page, csv("clouds.csv", clouds(200)));
  await expect(step(page, "Data").locator(".summary")).toHaveText(/2 features · 2 classes/);
  await expect(layerRows(page).nth(2).locator(".shape")).toHaveText("1");
  await expect(field(page, "Epochs")).toHaveValue("60");
  await expect(button(page, "Train")).toBeEnabled();
  await train(page, 3);
});

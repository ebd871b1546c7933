// What if a cell of the form were another: a curve that follows the form, marks where the form is, and says what changes.

import { button, csv, expect, field, open, step, tab, test, train, upload } from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** Rows whose class the size tells; where the colour is blue it is always long. */
const lengths = Array.from({ length: 240 }, (_, i) => {
  const size = (i * 37) % 100;
  const colour = ["red", "green", "blue"][i % 3];
  return `${size},${colour},${colour === "blue" || size >= 50 ? "long" : "short"}`;
});
const table = csv("lengths.csv", ["size,colour,kind", ...lengths].join("\n"));

/** @param {Page} page */
async function predicting(page) {
  await open(page);
  await upload(page, table);
  await expect(step(page, "Data")).toContainText("lengths.csv");
  await expect(button(page, "Train")).toBeEnabled();
  await field(page, "Learning rate").fill("0.05");
  await train(page, 40);
  return tab(page, "Predict");
}

test("a column is swept with the other cells as they are in the form", async ({ page }) => {
  await predicting(page);
  const panel = page.locator("mb-what-if");
  await field(page, "colour").selectOption("red");
  await field(page, "size").fill("20");
  await expect(panel).toContainText("20, as in the form");
  await expect(panel).toContainText(
    /Between \d+ and \d+ the prediction changes from “long” to “short”|Between \d+ and \d+ the prediction changes from “short” to “long”/,
  );
  const [, from] =
    /Between (\d+) and/.exec(await panel.locator("p.about").last().innerText()) ?? [];
  expect(Number(from)).toBeGreaterThan(30);
  expect(Number(from)).toBeLessThan(70);

  // What is drawn is what the form itself predicts there.
  await panel.locator("#as-table").click();
  const own = panel.locator("tbody tr").filter({ has: page.getByText("20", { exact: true }) });
  await expect(own).toHaveCount(1);
  const share = Number(await own.locator("td").last().innerText());
  const bar = page.locator("mb-predict-pane mb-bars li").filter({ hasText: "short" });
  await expect(bar.locator(".value")).toHaveAttribute("title", /^0?\.?\d/);
  const said = Number(await bar.locator(".value").getAttribute("title"));
  expect(share).toBeCloseTo(said, 3);

  // Where it is blue the size changes nothing; and the other way round the colour decides.
  await field(page, "colour").selectOption("blue");
  await expect(panel).toContainText("Whatever size is, the prediction stays “long”.");
  await panel.getByRole("combobox").selectOption("colour");
  await expect(panel).toContainText("Depending on colour, the prediction is one of: ");
  await expect(panel).toContainText("blue, as in the form");
  await expect(panel.locator("mb-effect-bars .name")).toHaveCount(3);
});

test("the sweep follows in Korean at 360 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await predicting(page);
  await page.locator("mb-bar").getByRole("combobox", { name: "Language" }).selectOption("한국어");
  const panel = page.locator("mb-what-if");
  await field(page, "size").fill("12");
  await expect(panel).toContainText("size 값이 달랐다면");
  await expect(panel).toContainText("12(지금 적은 값)");
  await expect(panel).not.toContainText(/predict\.|What if/);
  const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(scrollWidth).toBeLessThanOrEqual(360);
});

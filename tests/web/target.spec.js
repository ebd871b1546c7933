// Numbers to predict: in their own units, several of them; classes by their names; images of other brightness.

import { readFileSync } from "node:fs";
import {
  button,
  clouds,
  csv,
  expect,
  field,
  idx,
  open,
  png,
  tab,
  test,
  upload,
} from "./playground.js";

const houses = readFileSync(new URL("../package/fixtures/houses.csv", import.meta.url), "utf8");

/** What a table's cell says, as a number. @param {import("@playwright/test").Locator} cell */
const numberIn = async (cell) => Number((await cell.innerText()).replaceAll(",", ""));

test("prices are predicted in their own units, and far better than by their mean", async ({
  page,
}) => {
  await open(page);
  await upload(page, csv("houses.csv", houses));
  const options = page.locator("mb-target-options");
  await expect(options).toContainText("StandardScaler scales the target for training");
  await button(page, "Train").click();
  const mae = page.getByLabel("Test mean absolute error");
  await expect(mae).toBeVisible({ timeout: 60_000 });
  expect(await numberIn(mae)).toBeLessThan(20_000);
  await expect(page.getByLabel("Test loss (scaled)")).toBeVisible();
  await tab(page, "Test");
  const errors = page.getByRole("region", { name: "Errors on these rows" });
  expect(await numberIn(errors.locator("td").first())).toBeLessThan(20_000);
  await tab(page, "Predict");
  const form = page.locator("mb-row-form");
  await form.getByLabel("area", { exact: true }).fill("77");
  await form.getByLabel("rooms", { exact: true }).fill("2");
  await form.getByLabel("age", { exact: true }).fill("13");
  const predicted = page.getByLabel("Predicted:");
  await expect(predicted).toBeVisible();
  await expect
    .poll(async () => Math.abs((await numberIn(predicted)) - 262_100))
    .toBeLessThan(60_000);
});

test("two columns are predicted together", async ({ page }) => {
  await open(page);
  await upload(page, csv("houses.csv", houses));
  await page.locator("mb-target-options").getByLabel("rooms").check();
  await field(page, "Epochs").fill("5");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test mean absolute error")).toBeVisible({ timeout: 60_000 });
  await tab(page, "Test");
  const errors = page.getByRole("region", { name: "Errors on these rows" });
  await expect(errors.locator("tbody th")).toHaveText(["price", "rooms"]);
});

test("classes get names, and one of two is the positive one", async ({ page }) => {
  await open(page);
  await upload(page, csv("clouds.csv", clouds(120)));
  const options = page.locator("mb-target-options");
  await options.getByLabel("Names of the classes").fill("sea, sky");
  await options.getByLabel("Names of the classes").press("Tab");
  await expect(options.getByLabel("Positive class")).toContainText("sky (as in the data)");
  await options.getByLabel("Positive class").selectOption("sea");
  await expect(options.getByLabel("Positive class")).toHaveValue("sea");
  await options.getByLabel("Names of the classes").fill("one");
  await options.getByLabel("Names of the classes").press("Tab");
  await expect(options.getByRole("alert")).toHaveText(
    "Enter 2 names, separated by commas, instead of 1.",
  );
});

test("a dark thing on white is inverted by a click", async ({ page }) => {
  await open(page);
  const count = 60;
  const images = Uint8Array.from({ length: count * 64 }, (_, i) => {
    const [row, y, x] = [Math.floor(i / 64), Math.floor(i / 8) % 8, i % 8];
    const wide = row % 2 ? y > 2 && y < 5 && x > 0 && x < 7 : x > 2 && x < 5 && y > 0 && y < 7;
    return wide ? 230 : 0;
  });
  await upload(page, [
    {
      name: "train-images-idx3-ubyte",
      mimeType: "application/octet-stream",
      buffer: Buffer.from(idx([count, 8, 8], images)),
    },
    {
      name: "train-labels-idx1-ubyte",
      mimeType: "application/octet-stream",
      buffer: Buffer.from(
        idx(
          [count],
          Uint8Array.from({ length: count }, (_, i) => i % 2),
        ),
      ),
    },
  ]);
  await field(page, "Epochs").fill("2");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible({ timeout: 60_000 });
  await tab(page, "Predict");
  const white = { name: "white.png", mimeType: "image/png", buffer: png(8, [255, 255, 255], 3) };
  await page.locator("mb-predict-pane .drop input[type=file]").setInputFiles(white);
  const pane = page.locator("mb-predict-pane");
  await expect(pane).toContainText("light where the training images are dark");
  await button(page, "Invert it").click();
  await expect(pane).toContainText("Inverted: light and dark are swapped.");
  await button(page, "Use it as it is").click();
  await expect(button(page, "Invert it")).toBeVisible();
});

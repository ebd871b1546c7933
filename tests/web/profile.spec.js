import { axeFaults } from "./axe.js";
import {
  button,
  chooseSample,
  expect,
  field,
  layerRows,
  open,
  tab,
  test,
  train,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

const question = "Profile a training step";

/** The table's rows by their names. @param {Page} page */
const rowNames = (page) => page.locator("mb-profile-table tbody th").allInnerTexts();

test("profiling shows a step's time layer by layer and leaves the run alone", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await train(page, 3);
  const loss = await page.getByLabel("Test loss").innerText();

  await tab(page, "Inspect");
  await button(page, question).click();
  const table = page.locator("mb-profile-table table");
  await expect(table).toBeVisible();
  await expect(table.locator("caption")).toHaveText(
    /A step of 16 rows takes [\d.,]+ ms on \d+ threads? /,
  );
  const layers = await layerRows(page).count();
  const names = await rowNames(page);
  expect(names).toHaveLength(layers + 4);
  expect(names.slice(0, layers).map((name) => name.split(/\s/)[0])).toEqual([
    "dense",
    "dense_1",
    "dense_2",
  ]);
  expect(names.slice(layers)).toEqual([
    "Gathering the batch",
    "Loss and metrics",
    "Weight update",
    "Everything else",
  ]);
  // Shares of one step, rounded to a tenth of a percent or a percent.
  const shares = await page.locator("mb-profile-table tbody .share").allInnerTexts();
  const sum = shares.reduce((all, share) => all + Number.parseFloat(share), 0);
  expect(Math.abs(sum - 100)).toBeLessThan(shares.length);
  const forward = page.locator("mb-profile-table tbody tr:first-child td").first();
  expect(Number(await forward.innerText())).toBeGreaterThan(0);
  await expect(page.locator("mb-app > [role=status]")).toContainText("a step takes");
  expect(await axeFaults(page, { within: ["mb-results", "mb-inspect-pane"] })).toEqual([]);

  // The trained model is what it was, and can be trained further.
  expect(await page.getByLabel("Test loss").innerText()).toBe(loss);
  await expect(button(page, "Continue")).toBeVisible();

  // A profile of another step is not shown as this one's.
  await field(page, "Batch size").fill("32");
  await expect(table).toBeHidden();
});

test("a step can only be profiled while nothing trains", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await field(page, "Epochs").fill("100000");
  await button(page, "Train").click();
  await expect(button(page, "Pause")).toBeEnabled();
  await tab(page, "Inspect");
  await expect(button(page, question)).toHaveAttribute("aria-disabled", "true");
  await button(page, "Stop").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();

  // The wait is seen and the page goes on; a run that starts ends the measurement.
  await page.getByRole("button", { name: /Fashion/ }).click();
  await expect(button(page, "Train")).toBeEnabled();
  await field(page, "Epochs").fill("1");
  await button(page, question).click();
  await expect(page.getByRole("progressbar", { name: "Measurement progress" })).toBeVisible();
  await button(page, "Train").click();
  await expect(page.getByRole("progressbar", { name: "Measurement progress" })).toBeHidden();
  await expect(page.getByLabel("Test accuracy")).toBeVisible({ timeout: 100_000 });
  await expect(page.locator("mb-profile-table")).toHaveCount(0);
  await expect(page.locator("mb-profile-panel mb-notice")).toHaveCount(0);
});

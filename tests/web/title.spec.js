// The experiment has a title: part of it, of its link, of undo and of its runs.

import { button, chooseSample, expect, kept, open, tab, test, train } from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** @param {Page} page */
const title = (page) => page.getByRole("textbox", { name: "Title of the experiment" });

/** @param {Page} page @param {string} name */
const inBar = (page, name) => page.locator("mb-bar").getByRole("button", { name });

test("a title is kept, linked, undone and shown with its runs", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await expect(title(page)).toHaveValue("Iris");
  await title(page).fill("Three irises, (again) & again");
  await expect(page).toHaveTitle("Three irises, (again) & again · Minibatch");
  await expect(page).toHaveURL(/title:/);
  await train(page, 1);
  await tab(page, "Runs");
  await expect(page.locator("mb-runs-pane tbody th")).toHaveText(/Three irises, \(again\) & again/);

  await kept(page, ({ experiment, runs }) => experiment.title && runs.length === 1);
  const link = page.url();
  await page.reload();
  await expect(title(page)).toHaveValue("Three irises, (again) & again");
  const other = await page.context().newPage();
  await open(other, link);
  await expect(title(other)).toHaveValue("Three irises, (again) & again");
  await other.close();

  await title(page).fill("Another");
  await inBar(page, "Undo").click();
  await expect(title(page)).toHaveValue("Three irises, (again) & again");
  await inBar(page, "Redo").click();
  await expect(title(page)).toHaveValue("Another");
  // It is not the title of other data.
  await chooseSample(page, "Pima Indians Diabetes");
  await expect(title(page)).toHaveValue("Pima Indians Diabetes");
  await expect(page).toHaveTitle("Pima Indians Diabetes · Minibatch");
});

for (const width of [360, 1000, 1280]) {
  test(`the title has room in the bar at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    await open(page);
    await title(page).fill(
      "A title that is a good deal longer than the bar has room for, ".repeat(2),
    );
    await button(page, "Train").click();
    await expect(button(page, "Stop")).toBeVisible();
    const boxes = await page.locator("mb-bar").evaluate((bar) => {
      const parts = [".title", ".tools", "mb-run-bar"].map((name) =>
        bar.shadowRoot?.querySelector(name),
      );
      return parts.map((part) => part?.getBoundingClientRect().toJSON());
    });
    const [name, tools, run] = boxes;
    expect(name.width).toBeGreaterThan(width < 500 ? 80 : 120);
    expect(name.right).toBeLessThanOrEqual(tools.left);
    expect(name.right <= run.left || run.top >= name.bottom).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
    await button(page, "Stop").click();
    await expect(button(page, "Train")).toBeVisible();
  });
}

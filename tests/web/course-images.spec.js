// The first notebook of the course, by clicks alone: pictures of ten classes, the report, and single pictures with
// the probability of every class, right and wrong.

import { reportOf, trainRun } from "./course.js";
import { chooseFromList, expect, field, open, tab, test } from "./playground.js";

test("digits: evaluate(), the report, and pictures that are right and wrong", async ({ page }) => {
  await open(page);
  await chooseFromList(page, "Digits 8×8");
  await field(page, "Epochs").fill("2");
  await trainRun(page, 1);
  // evaluate() and the report give the same accuracy.
  const accuracy = Number(await page.getByLabel("Test accuracy").innerText());
  expect(accuracy).toBeGreaterThan(0.3);
  const panel = await tab(page, "Test");
  const [precision, recall, f1, support] = await reportOf(page, "7");
  expect(support).toBeGreaterThan(10);
  expect(f1).toBeCloseTo((2 * precision * recall) / (precision + recall || 1), 3);
  await expect(panel.getByLabel("The report as scikit-learn writes it")).toContainText(
    `accuracy                           ${accuracy.toFixed(2)}`,
  );

  await tab(page, "Examples");
  const shown = page.getByRole("group", { name: /^(Show test images|Which rows to show)$/ });
  const cards = page.locator("mb-example-list").getByRole("option");
  const detail = page.locator("mb-example-detail");
  const [predicted, actual] = [0, 1];
  for (const kind of ["Wrong", "Right"]) {
    await shown.getByRole("button", { name: new RegExp(`^${kind} [1-9]`) }).click();
    const sign = kind === "Right" ? "✓" : "✗";
    await expect(cards.first().locator(".predicted")).toHaveText(new RegExp(`${sign} \\d`));
    await cards.nth(1).click();
    await expect(cards.nth(1)).toHaveAttribute("aria-selected", "true");
    // Every class has its probability, and they add up to one.
    await expect(detail.locator("mb-bars li")).toHaveCount(10);
    const shares = await detail.locator("mb-bars li").allInnerTexts();
    const percents = shares.map((text) => Number(/([\d.]+)%/.exec(text)?.[1]));
    expect(percents.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, -1);
    const classes = (await detail.getByRole("heading").innerText()).match(/\d/g) ?? [];
    if (kind === "Wrong") expect(classes[predicted]).not.toBe(classes[actual]);
  }
});

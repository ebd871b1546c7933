// A word that a beginner may not know says what it means, by a click or by the keyboard.

import { axeFaults } from "./axe.js";
import { chooseSample, expect, open, tab, test, train } from "./playground.js";

test("words of the fit and of the curves explain themselves", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  const fit = page.locator("mb-settings-form");
  await fit.getByText("Words used here", { exact: true }).click();
  const batch = fit.getByRole("button", { name: "Batch: what is it?" });
  const note = fit.getByRole("note").filter({ hasText: "the weights are changed once" });
  await batch.click();
  await expect(note).toBeVisible();
  await expect(batch).toHaveAttribute("aria-expanded", "true");
  const box = await note.boundingBox();
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  expect(box && box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(
    true,
  );
  await batch.click();
  await expect(note).toBeHidden();

  await batch.press("Enter");
  await expect(note).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(note).toBeHidden();
  await expect(batch).toBeFocused();

  // Each part of the page has its own, and so has each section of a tab.
  await train(page, 5);
  const said = async (
    /** @type {string} */ of,
    /** @type {string} */ word,
    /** @type {RegExp} */ means,
  ) => {
    const terms = page.locator(`mb-terms[of=${of}]`);
    await expect(terms.locator("summary, button").first()).toBeVisible();
    const fold = terms.getByText("Words used here", { exact: true });
    if (await fold.count()) await fold.click();
    await terms.getByRole("button", { name: `${word}: what is it?` }).click();
    await expect(terms.getByRole("note").filter({ hasText: means })).toBeVisible();
    await page.keyboard.press("Escape");
  };
  await said("model", "Dropout", /at random in each training step/);
  await tab(page, "Test");
  await said("confusion", "Confusion matrix", /off the diagonal is wrong/);
  await page.getByText("Curves and threshold", { exact: true }).click();
  await said("scoreCurves", "Calibration", /eight in ten/);
  await tab(page, "Examples");
  await said("examples", "Label error", /probably wrong/);
  await tab(page, "Inspect");
  await page
    .getByText(/^Gradients, weights/)
    .first()
    .click();
  await said("statistics", "Vanishing gradient", /the first layers hardly learn/);
  await tab(page, "Runs");
  await said("runs", "Fingerprint", /SHA-256/);
  await tab(page, "Curves");
  const table = page.locator("mb-history-table");
  await table.getByRole("button", { name: "Accuracy: what is it?" }).first().click();
  const accuracy = table.getByRole("note").filter({ hasText: "predicted correctly" });
  await expect(accuracy.first()).toBeVisible();
  await page.getByLabel("Language").selectOption("ko");
  await fit.getByRole("button", { name: "과적합 뜻 보기" }).click();
  await expect(fit.getByRole("note").filter({ hasText: "훈련 데이터를 외워" })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
});

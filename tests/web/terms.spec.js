// A word that a beginner may not know says what it means, by a click or by the keyboard.

import { axeFaults } from "./axe.js";
import { chooseSample, expect, open, test, train } from "./playground.js";

test("words of the fit and of the curves explain themselves", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  const fit = page.locator("mb-settings-form");
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

  await train(page, 5);
  const table = page.locator("mb-history-table");
  await table.getByRole("button", { name: "Accuracy: what is it?" }).first().click();
  const accuracy = table.getByRole("note").filter({ hasText: "predicted correctly" });
  await expect(accuracy.first()).toBeVisible();
  await page.getByLabel("Language").selectOption("ko");
  await fit.getByRole("button", { name: "과적합 뜻 보기" }).click();
  await expect(fit.getByRole("note").filter({ hasText: "학습 데이터를 외워" })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
});

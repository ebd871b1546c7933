// What stands out about a run is said with its numbers, and mended in one click that undo takes back.

import { button, chooseSample, expect, field, open, test, train } from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** @param {Page} page */
const findings = (page) => page.locator("mb-diagnosis mb-notice");

test("a learning rate that is too small is found, mended, and then nothing is said", async ({
  page,
}) => {
  await open(page);
  await chooseSample(page, "Iris");
  const rate = field(page, "Learning rate");
  await rate.fill("0.000001");
  await rate.press("Tab");
  await train(page, 12);
  await expect(findings(page)).toHaveCount(1);
  await expect(findings(page)).toContainText(
    /^The model is no better than always answering “\w+”: it is right for 0\.\d+ of the 30 test rows, and that answer alone for 0\.3333\. The learning rate, 0\.000001, is so small that the weights hardly move\./,
  );

  const mend = button(page, "Set the learning rate to 0.001");
  await mend.press("Enter");
  await expect(rate).toHaveValue("0.001");
  await expect(mend).toHaveCount(0);
  // The run is the same, and so is what is said of it.
  await expect(findings(page)).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(rate).toHaveValue("0.000001");
  await expect(mend).toBeVisible();
  await mend.click();
  await train(page, 40);
  await expect(page.locator("mb-history-table tbody tr")).toHaveCount(40);
  await expect(findings(page)).toHaveCount(0);
});

test("a run that overfits says since when, in Korean too", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Pima Indians Diabetes");
  const rate = field(page, "Learning rate");
  await rate.fill("0.01");
  await rate.press("Tab");
  await train(page, 150);
  const said = findings(page).filter({ hasText: "Overfitting since epoch" });
  await expect(said).toContainText(/the validation loss rose from [\d.]+ to [\d.]+/);
  await page.getByLabel("Language").selectOption("ko");
  const korean = findings(page).filter({ hasText: "과적합입니다" });
  await expect(korean).toContainText(/^\d+번째 에포크부터 과적합입니다\. 훈련 손실은 [\d.]+에서/);
  await button(page, "EarlyStopping 추가").click();
  const stops = () =>
    page.evaluate(
      () =>
        /** @type {any} */ (document.querySelector("mb-app")).playground.store.state.experiment.fit
          .callbacks[0]?.class_name,
    );
  await expect.poll(stops).toBe("EarlyStopping");
});

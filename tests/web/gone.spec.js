// A run whose rows are gone: what is still there of it, what is said, and how it comes back.

import {
  button,
  chooseSample,
  clouds,
  csv,
  expect,
  inStorage,
  open,
  tab,
  test,
  train,
  upload,
} from "./playground.js";

test("a run whose file is gone keeps its curves and scores, and comes back with the file", async ({
  page,
}) => {
  await open(page);
  const own = csv("own.csv", clouds(120));
  await upload(page, own);
  await expect(page.getByLabel("Target column")).toHaveValue("colour");
  await train(page, 3);
  const accuracy = await page.getByLabel("Test accuracy").innerText();
  await chooseSample(page, "Iris");
  await expect
    .poll(async () => JSON.stringify(await inStorage(page)))
    .toContain('"data":{"sample":"iris"}');

  await page.reload();
  await expect(button(page, "Train")).toBeEnabled();
  await tab(page, "Runs");
  await button(page, "Restore run 1").click();
  const said = page.locator("mb-wanted-files").getByRole("status");
  for (const name of ["Runs", "Inspect", "Predict", "Examples", "Test", "Curves"]) {
    const panel = await tab(page, name);
    await expect(said).toContainText("your file own.csv, which is not in this browser any more");
    await expect(panel).not.toContainText("After training");
  }
  await expect(page.getByRole("img", { name: /^Loss over 3 epochs/ })).toBeVisible();
  await expect(page.getByLabel("Test accuracy")).toHaveText(accuracy);

  await page.locator("mb-wanted-files input").setInputFiles(own);
  await expect(said).toBeHidden();
  await expect(await tab(page, "Test")).toContainText("24 test rows");
  await expect(page.getByLabel("Test accuracy")).toHaveText(accuracy);
  await expect(button(page, "Continue")).toBeVisible();
  await expect(await tab(page, "Predict")).toContainText("%");
});

// A run whose rows are gone: what is still there of it, what is said, and how it comes back.

import {
  button,
  chooseSample,
  clouds,
  csv,
  expect,
  inStorage,
  kept,
  open,
  tab,
  test,
  train,
  upload,
} from "./playground.js";

/** Takes the kept files away, as a browser does that needs the room. */
const forgetFiles = () =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open("minibatch");
    opening.onsuccess = () => {
      const database = opening.result;
      const change = database.transaction("playground", "readwrite");
      const store = change.objectStore("playground");
      const keys = store.getAllKeys();
      keys.onsuccess = () =>
        keys.result
          .filter((key) => /\/files$/.test(String(key)))
          .forEach((key) => store.delete(key));
      change.oncomplete = () => resolve(database.close());
      change.onerror = () => reject(change.error);
    };
  });

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

  // After a reload it predicts at once, as it did before.
  await kept(page, ({ training }) => training?.hasWeights && training.experiment.data.files);
  await page.evaluate(forgetFiles);
  await page.reload();
  await expect(said).toContainText("own.csv");
  await expect(await tab(page, "Predict")).toContainText("%");
  await expect(said).toContainText("own.csv");

  await page.locator("mb-wanted-files input").setInputFiles(own);
  await expect(said).toBeHidden();
  await expect(await tab(page, "Test")).toContainText("24 test rows");
  await expect(page.getByLabel("Test accuracy")).toHaveText(accuracy);
  await expect(button(page, "Continue")).toBeVisible();
  await expect(await tab(page, "Predict")).toContainText("%");
});

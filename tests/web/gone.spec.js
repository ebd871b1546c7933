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

/** Puts other files of the same name in place of the kept ones. @param {string} text */
const mixFiles = (text) =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open("minibatch");
    opening.onsuccess = () => {
      const database = opening.result;
      const change = database.transaction("playground", "readwrite");
      const store = change.objectStore("playground");
      const keys = store.getAllKeys();
      keys.onsuccess = () => {
        const key = keys.result.find((one) => /\/files$/.test(String(one)));
        const marks = [{ name: "own.csv", size: text.length, sha256: "0".repeat(64) }];
        const files = [{ path: "own.csv", blob: new Blob([text], { type: "text/csv" }) }];
        store.put({ data: { files: marks }, files }, key);
      };
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

  // The newest files are kept, also of a run before.
  await page.reload();
  await expect(button(page, "Train")).toBeEnabled();
  await tab(page, "Runs");
  await button(page, "Restore run 1").click();
  await expect(await tab(page, "Test")).toContainText("24 test rows");
  await chooseSample(page, "Iris");
  await kept(page, ({ experiment }) => experiment.data.sample === "iris");
  await page.evaluate(forgetFiles);
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

test("files that are kept for other data are not taken for the run's", async ({ page }) => {
  await open(page);
  const [first, second] = [csv("own.csv", clouds(120)), csv("own.csv", clouds(150))];
  await upload(page, first);
  await expect(page.getByLabel("Target column")).toHaveValue("colour");
  await train(page, 3);
  await upload(page, second);
  await expect(page.locator("mb-data-pane")).toContainText("150 rows");
  await tab(page, "Runs");
  await button(page, "Restore run 1").click();
  await expect(await tab(page, "Test")).toContainText("24 test rows");
  // The files follow the run, and its weights the experiment.
  await kept(
    page,
    ({ experiment, training }) =>
      experiment.data.files[0].size === first.buffer.length && training?.hasWeights,
  );
  await expect
    .poll(async () =>
      (await inStorage(page)).some(
        ([key, value]) =>
          key.endsWith("/files") && value.data.files[0].size === first.buffer.length,
      ),
    )
    .toBe(true);
  await page.reload();
  await expect(await tab(page, "Test")).toContainText("24 test rows");
  await expect(page.locator("mb-wanted-files")).toHaveCount(0);

  // As where the page was closed between the two writes.
  await page.evaluate(mixFiles, clouds(150));
  await page.reload();
  const said = page.locator("mb-wanted-files").getByRole("status");
  await expect(said).toContainText("your file own.csv, which is not in this browser any more");
  await page.locator("mb-wanted-files input").setInputFiles(first);
  await expect(said).toBeHidden();
  await expect(await tab(page, "Test")).toContainText("24 test rows");
});

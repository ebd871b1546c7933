import { readFileSync } from "node:fs";
import {
  button,
  chooseSample,
  epochs,
  expect,
  field,
  kept,
  layerRows,
  open,
  png,
  step,
  tab,
  test,
  train,
} from "./playground.js";

/**
 * @param {import("./playground.js").Page} page
 * @param {string} name
 */
async function addCallback(page, name) {
  await page.getByText("Add callback", { exact: true }).click();
  await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
}

test("one click trains the sample to a test accuracy of at least 0.80", async ({ page }) => {
  test.setTimeout(300_000);
  await open(page);
  await expect(step(page, "Data")).toContainText("clothing in ten classes");
  await button(page, "Train").click();
  await expect(page.getByText(/images\/s/)).toBeVisible();
  const accuracy = page.getByLabel("Test accuracy");
  await accuracy.waitFor({ timeout: 240_000 });
  expect(Number(await accuracy.textContent())).toBeGreaterThanOrEqual(0.8);
  await expect(page.getByLabel("Test loss")).toHaveText(/^\d\.\d{4}$/);

  // Curves and their table.
  await expect(page.getByRole("img", { name: /^Loss over 5 epochs/ })).toBeVisible();
  await expect(page.locator("mb-history-table tbody tr")).toHaveCount(5);

  // Wrong and right ones apart, a bar for each class.
  await expect(button(page, "Train")).toBeEnabled();
  const results = await tab(page, "Examples");
  await expect(results.getByRole("heading", { name: /^Predicted .*, actually / })).toBeVisible();
  await expect(page.locator("mb-example-detail mb-bars li")).toHaveCount(10);
  await results.getByRole("button", { name: /^Right/ }).click();
  await expect(results.getByRole("heading", { name: /^Predicted .*, correctly/ })).toBeVisible();
  await tab(page, "Test");
  await page.locator("mb-confusion-matrix td button").first().click();
  await results
    .getByRole("button", { name: /^Show \d+ example/ })
    .first()
    .click();
  await expect(results.getByRole("button", { name: /^Predicted .*, actually .* ×/ })).toBeVisible();

  // An image of one's own, of another size and with colours.
  const file = { name: "mine.png", mimeType: "image/png", buffer: png(64, [200, 40, 40], 20) };
  await tab(page, "Predict");
  await page.locator("mb-predict-pane .drop input[type=file]").setInputFiles(file);
  await expect(page.locator("mb-predict-pane mb-bars li")).toHaveCount(10);
  await expect(page.getByRole("img", { name: "as the model sees it" })).toBeVisible();
});

test("a run is paused, resumed, slowed, stopped and continued", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await field(page, "Epochs").fill("100000");
  await button(page, "Train").click();
  await expect.poll(() => epochs(page)).toBeGreaterThan(3);

  await button(page, "Pause").click();
  await expect(button(page, "Resume")).toBeVisible();
  // What was under way when it paused arrives; then nothing more does.
  let paused = -1;
  await expect
    .poll(async () => {
      const before = paused;
      paused = await epochs(page);
      return paused === before;
    })
    .toBe(true);

  await button(page, "Resume").click();
  await expect.poll(() => epochs(page)).toBeGreaterThan(paused);

  // Data and model are locked, the learning rate is not; so small a one freezes the loss.
  await expect(field(page, "Epochs")).toBeDisabled();
  await expect(button(page, "Add layer")).toBeDisabled();
  await field(page, "Learning rate").fill("1e-30");
  const seen = await epochs(page);
  await expect.poll(() => epochs(page)).toBeGreaterThan(seen + 8);
  const losses = page.locator("mb-history-table tbody tr td:nth-child(4)");
  expect(new Set((await losses.allInnerTexts()).slice(0, 3)).size).toBe(1);

  await button(page, "Stop").click();
  await expect(page.getByText(/^Stopped at epoch/)).toBeVisible();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  const stopped = await epochs(page);
  await button(page, "Continue").click();
  await expect.poll(() => epochs(page)).toBeGreaterThan(stopped);
  await button(page, "Stop").click();
  await expect(button(page, "Train")).toBeVisible();
});

test("a learning rate that breaks the loss ends the run with a message", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Pima Indians Diabetes");
  await page.getByLabel("Optimizer", { exact: true }).selectOption("SGD");
  await field(page, "Loss").selectOption("mean_squared_error");
  await layerRows(page).last().locator("button.name").click();
  await layerRows(page).last().getByLabel("activation").selectOption("linear");
  await field(page, "Learning rate").fill("1e9");
  await button(page, "Train").click();
  const alert = page.locator("mb-curves-pane").getByRole("alert");
  await expect(alert).toContainText(/epoch 1/i);
  await expect(alert).toContainText(/batch/i);
  await expect(button(page, "Train")).toBeEnabled();

  // The page goes on.
  await field(page, "Learning rate").fill("0.01");
  await field(page, "Epochs").fill("2");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test loss")).toBeVisible();

  // As Keras ends it: without an error, with weights that are of no use.
  await addCallback(page, "TerminateOnNaN");
  await field(page, "Learning rate").fill("1e9");
  await button(page, "Train").click();
  await expect(page.getByText(/^Stopped in epoch 1/)).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(button(page, "Continue")).toHaveCount(0);
});

test("callbacks are chosen from the catalogue and show what they have", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  const cards = page.locator("mb-callback-list li");
  await addCallback(page, "TerminateOnNaN");
  await addCallback(page, "ReduceLROnPlateau");
  await cards.nth(1).getByLabel("patience").fill("1");
  await cards.nth(1).getByLabel("min_delta").fill("10");
  await addCallback(page, "CSVLogger");
  await addCallback(page, "ModelCheckpoint");
  await cards.nth(3).getByLabel("save_best_only").check();
  await button(page, "Remove TerminateOnNaN").click();
  await expect(cards.getByRole("heading")).toHaveText([
    "ReduceLROnPlateau",
    "CSVLogger",
    "ModelCheckpoint",
  ]);

  await train(page, 5);
  await expect(page.getByRole("img", { name: /^Learning rate over 5 epochs/ })).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    button(page, "Download CSV").click(),
  ]);
  expect(download.suggestedFilename()).toBe("training.csv");
  const lines = readFileSync(await download.path(), "utf8").split("\r\n");
  expect(lines[0]).toBe("epoch,accuracy,learning_rate,loss,val_accuracy,val_loss");
  expect(lines).toHaveLength(7); // the header, 5 epochs and the end of the last line
  const rates = lines.slice(1, 6).map((line) => Number(line.split(",")[2]));
  expect(rates[4]).toBeLessThan(rates[0] / 50);

  await page.getByRole("button", { name: /^Restore these weights \(epoch \d\)$/ }).click();
  await expect(page.getByText(/^The model has the weights of epoch \d again/)).toBeVisible();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();

  // The callbacks are there again after a reload; what they had to show is gone.
  await kept(page, ({ experiment }) => experiment.fit.callbacks.length === 3);
  await page.reload();
  await expect(cards).toHaveCount(3);
  await expect(cards.nth(0).getByLabel("min_delta")).toHaveValue("10");
  await expect(button(page, "Download CSV")).toHaveCount(0);
});

test("early stopping comes from the catalogue's form", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await page.getByLabel("Stop early").check();
  await page.getByLabel("monitor").fill("val_loss");
  await page.getByLabel("patience").fill("1");
  await field(page, "Learning rate").fill("0.05");
  await field(page, "Epochs").fill("2000");
  await button(page, "Train").click();
  await expect(page.getByText(/^Stopped early after epoch/)).toBeVisible();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
});

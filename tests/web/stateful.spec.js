// A layer that carries its states from batch to batch: a checkbox of its settings, and a callback that resets them.

import {
  button,
  csv,
  expect,
  field,
  layerClasses,
  layerRows,
  open,
  program,
  test,
  upload,
} from "./playground.js";

const experiment = {
  minibatch: 1,
  data: { sample: "co2" },
  target: { columns: ["co2"], task: "regression" },
  preparation: [
    { class_name: "DropColumns", config: { columns: ["year", "month"] } },
    { class_name: "TrainTestSplit", config: { test_size: 0.2, shuffle: false } },
    { class_name: "TimeseriesWindows", config: { sequence_length: 24 } },
  ],
  model: {
    class_name: "Sequential",
    config: {
      layers: [
        { class_name: "LSTM", config: { units: 4 } },
        { class_name: "Dense", config: { units: 1 } },
      ],
    },
  },
  fit: { epochs: 2, batch_size: 32, validation_split: 0 },
  seed: 42,
};

test("states go from batch to batch, of the size that training says", async ({ page }) => {
  await open(page);
  await upload(page, csv("experiment.json", JSON.stringify(experiment)));
  await expect(layerClasses(page)).toHaveText(["LSTM", "Dense"]);
  await layerRows(page).first().locator("button.name").click();
  await field(page, "stateful").check();
  await expect(page.locator("mb-model-pane .input .shape").first()).toHaveText("32 × 24 × 1");
  await field(page, "Shuffle the rows before every epoch").uncheck();

  // 396 rows to train on are no whole batches of 32.
  await button(page, "Train").click();
  await expect(
    page.getByRole("alert").filter({ hasText: "choose a batch_size that divides" }),
  ).toBeVisible();
  await field(page, "Batch size").fill("1");
  await expect(page.locator("mb-model-pane .input .shape").first()).toHaveText("1 × 24 × 1");
  await page.getByText("Add callback", { exact: true }).click();
  await page.getByRole("button", { name: /^ResetStates/ }).click();
  await button(page, "Train").click();
  await expect(page.locator("mb-score-strip")).toContainText(/mean absolute error/);

  await button(page, "Code").click();
  await program(page).toContain("keras.Input(shape=(24, 1), batch_size=1");
  await program(page).toContain("ResetStates(),");
  await program(page).toContain("shuffle=False");
});

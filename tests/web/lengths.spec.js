// A model that leaves the length of its input open: the data gives it, and the page says so.

import {
  button,
  csv,
  expect,
  open,
  openSection,
  program,
  step,
  test,
  upload,
} from "./playground.js";

const layers = [
  { class_name: "InputLayer", config: { batch_shape: [null, null, 1], name: "input" } },
  { class_name: "Conv1D", config: { filters: 8, kernel_size: 3, activation: "relu" } },
  { class_name: "GlobalMaxPooling1D", config: {} },
  { class_name: "Dense", config: { units: 1 } },
];

const experiment = {
  minibatch: 1,
  data: { sample: "co2" },
  target: { columns: ["co2"], task: "regression" },
  preparation: [
    { class_name: "DropColumns", config: { columns: ["year", "month"] } },
    {
      class_name: "TrainTestSplit",
      config: { test_size: 0.2, shuffle: false },
    },
    { class_name: "TimeseriesWindows", config: { sequence_length: 24 } },
  ],
  model: { class_name: "Sequential", config: { layers } },
  fit: { epochs: 2, batch_size: 32 },
  seed: 42,
};

test("an open length is the data's, and stays open in what is written", async ({ page }) => {
  await open(page);
  await upload(page, csv("experiment.json", JSON.stringify(experiment)));
  const pane = page.locator("mb-model-pane");
  await expect(pane.locator(".input .shape").first()).toHaveText("? × 1");
  await expect(pane.locator("mb-layer-row .shape")).toHaveText(["? × 8", "8", "1"]);
  const ends = page.locator("mb-model-ends");
  await ends.getByText("Inputs and outputs").click();
  await expect(ends).toContainText("Any length; in these data 24 × 1.");

  await button(page, "Train").click();
  await expect(page.locator("mb-score-strip")).toContainText(/mean absolute error/);
  await openSection(page, "Prepare");
  await step(page, "Prepare").getByLabel("sequence_length").first().fill("36");
  await expect(ends).toContainText("Any length; in these data 36 × 1.");
  await expect(pane.locator(".input .shape").first()).toHaveText("? × 1");
  await button(page, "Code").click();
  await program(page).toContain("keras.Input(shape=(None, 1)");
});

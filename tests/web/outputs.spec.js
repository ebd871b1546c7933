// A model of several outputs: each is trained on columns of its own, judged and asked one after the other.

import { readFileSync } from "node:fs";
import { experiment } from "minibatch";
import {
  button,
  csv,
  expect,
  field,
  kept,
  layerRows,
  open,
  openSection,
  tab,
  test,
  upload,
} from "./playground.js";

const golden = new URL("../parity/golden/outputs.json", import.meta.url);
const [{ model }] = JSON.parse(readFileSync(golden, "utf8")).cases;

test("a class and a number are predicted by outputs of their own", async ({ page }) => {
  const { json } = experiment({
    minibatch: 1,
    data: { sample: "iris" },
    target: { outputs: { kind: { columns: ["species"] }, width: { columns: ["petal_width"] } } },
    model,
    fit: { epochs: 20, batch_size: 16 },
  });
  const link = await experiment(json).toLink();
  await open(page, `./#${link.replace(/^#/, "")}`);
  await expect(page.locator("mb-target-form")).toHaveCount(2);
  await expect(page.getByLabel("Loss of kind")).toHaveValue("sparse_categorical_crossentropy");
  await expect(page.getByLabel("Loss of width")).toHaveValue("mean_squared_error");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test loss")).toBeVisible({ timeout: 60_000 });
  const panel = await tab(page, "Test");
  await expect(panel.locator("mb-confusion-matrix")).toBeVisible();
  await panel.getByRole("button", { name: "width", exact: true }).click();
  await expect(panel.getByRole("region", { name: "Errors on these rows" })).toBeVisible();
  await expect(panel.locator("mb-confusion-matrix")).toHaveCount(0);
  const predict = await tab(page, "Predict");
  for (const name of ["sepal_length", "sepal_width", "petal_length"]) {
    await predict.getByLabel(name, { exact: true }).fill("1.5");
  }
  await expect(predict.getByLabel("Predicted:")).toBeVisible();
  await predict.getByRole("button", { name: "kind", exact: true }).click();
  await expect(predict).toContainText(/setosa/);
  await expect(button(page, "Train")).toBeEnabled();
});

test("each of several outputs predicts the class of an image, and is judged by itself", async ({
  page,
}) => {
  const call = (/** @type {string} */ from) => {
    const config = { shape: [null, 1], dtype: "float32", keras_history: [from, 0, 0] };
    return [{ args: [{ class_name: "__keras_tensor__", config }], kwargs: {} }];
  };
  const dense = (/** @type {string} */ name, /** @type {string} */ from) => ({
    ...{ class_name: "Dense", name, inbound_nodes: call(from) },
    config: { name, units: 10, activation: "softmax" },
  });
  const shape = [null, 8, 8, 1];
  const image = { class_name: "InputLayer", name: "image", config: { name: "image" } };
  const layers = [
    { ...image, config: { name: "image", batch_shape: shape }, inbound_nodes: [] },
    { class_name: "Flatten", name: "flat", config: { name: "flat" }, inbound_nodes: call("image") },
    dense("early", "flat"),
    dense("late", "flat"),
  ];
  const ends = {
    input_layers: ["image", 0, 0],
    output_layers: ["late", "early"].map((name) => [name, 0, 0]),
  };
  const model = { class_name: "Functional", config: { name: "heads", layers, ...ends } };
  const fit = { epochs: 2, batch_size: 64 };
  const { json } = experiment(
    /** @type {any} */ ({ minibatch: 1, data: { sample: "digits" }, model, fit }),
  );
  await open(page, `./${experiment(json).toLink()}`);
  await expect(page.getByLabel("Loss of early")).toHaveValue("sparse_categorical_crossentropy");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test loss")).toBeVisible();
  const panel = await tab(page, "Examples");
  const names = panel.getByRole("group", { name: "Output" });
  await names.getByRole("button", { name: "early", exact: true }).click();
  await expect(panel.locator("mb-example-list mb-pixels").first()).toBeVisible();
  await panel.getByRole("button", { name: "Training" }).click();
  await panel.getByLabel("Order").selectOption("suspicion");
  await panel.getByRole("button", { name: "Judge them by 5 such models" }).click();
  await expect(panel.locator("mb-label-doubts")).toContainText(/5 models/);
  await expect(panel.locator("mb-label-doubts").getByRole("progressbar")).toHaveCount(0);
  await expect(panel.locator("mb-example-detail mb-pixels")).toBeVisible();

  // Another output is added by a click, and says what it lacks.
  await page.getByText("Inputs and outputs").click();
  await page.getByRole("button", { name: "Remove the output early" }).click();
  await expect(page.getByLabel("Loss of early")).toHaveCount(0);
  await page.getByRole("combobox", { name: "Add output" }).selectOption("early");
  await expect(page.getByLabel("Loss of early")).toHaveValue("sparse_categorical_crossentropy");
  await expect(button(page, "Train")).toBeEnabled();
});

/** Students: whether they pass, and the mark that they get. */
function students() {
  const lines = ["hours,luck,mark,result"];
  for (let row = 0; row < 240; row++) {
    const hours = (row * 7) % 20;
    const luck = (row * 11) % 13;
    const mark = hours / 2 + luck / 4;
    lines.push(`${hours},${luck},${mark.toFixed(2)},${hours + luck > 15 ? "pass" : "fail"}`);
  }
  return csv("students.csv", lines.join("\n"));
}

test("an output is added by clicks, measured, judged and kept, and goes again", async ({
  page,
}) => {
  await open(page);
  await page.getByText("Inputs and outputs").click();
  const ends = page.locator("mb-model-ends");
  await upload(page, students());
  await expect(page.getByLabel("Target column")).toHaveValue("result");
  await ends.getByRole("combobox", { name: "Add output" }).selectOption("dense_1");
  const forms = page.locator("mb-data-pane mb-target-form");
  await expect(forms).toHaveCount(2);
  await forms.nth(1).getByLabel("Target column").selectOption("mark");
  await layerRows(page).nth(1).locator("button.name").click();
  await layerRows(page).nth(1).getByLabel("units").fill("1");
  await layerRows(page).nth(1).getByLabel("activation").selectOption("linear");
  await openSection(page, "Fit");
  await expect(page.getByLabel("Loss of dense_1")).toHaveValue("mean_squared_error");
  await field(page, "Loss weight of dense_1").fill("0.5");
  await page.locator("mb-metric-list summary").first().click();
  const metrics = page.getByRole("group", { name: "Metrics of dense_1" });
  await metrics.getByText("Add a metric of dense_1").click();
  await metrics.getByRole("button", { name: /^RootMeanSquaredError/ }).click();
  await expect(metrics.locator("ol.cards > li")).toHaveCount(2);
  await metrics.getByRole("button", { name: "Remove MeanAbsoluteError" }).click();
  await expect(metrics.locator("ol.cards > li")).toHaveCount(1);
  await field(page, "Epochs").fill("8");
  await button(page, "Train").click();
  await kept(page, ({ runs }) => runs.length === 1 && "loss" in runs[0].evaluation);
  await kept(page, ({ experiment: { compile } }) => {
    const { metrics: said, loss_weights: weights } = compile;
    return said.dense_1[0] === "root_mean_squared_error" && weights.dense_1 === 0.5;
  });

  // Each output of two classes has a threshold of its own, also after a reload.
  let panel = await tab(page, "Test");
  await panel.getByText("Curves and threshold").click();
  const slider = () => panel.getByLabel("Threshold", { exact: true });
  await slider().fill("0.3");
  await slider().dispatchEvent("change");
  await panel.getByRole("button", { name: "dense_1", exact: true }).click();
  await expect(panel.getByRole("region", { name: "Errors on these rows" })).toBeVisible();
  await panel.getByRole("button", { name: "dense_2", exact: true }).click();
  await expect(slider()).toHaveValue("0.3");
  await kept(page, ({ runs }) => runs[0].thresholds?.dense_2 === 0.3);
  await page.reload();
  panel = await tab(page, "Test");
  await panel.getByText("Curves and threshold").click();
  await expect(slider()).toHaveValue("0.3");

  // The classical models, the columns' importances and the target's values are those of the output that is looked at.
  const runs = await tab(page, "Runs");
  await runs.getByRole("button", { name: "Classical models" }).click();
  await runs.getByRole("button", { name: "dense_1", exact: true }).click();
  const models = page.locator("mb-baselines-panel");
  await models.getByRole("checkbox", { name: "KNeighborsRegressor" }).uncheck();
  await models.getByRole("checkbox", { name: "RandomForestRegressor" }).uncheck();
  await models.getByRole("button", { name: "Fit and test" }).click();
  await expect(models.getByRole("status")).toHaveText("Done: 1 model is in the table.");
  await expect(page.locator("mb-runs-table")).toContainText("LinearRegression: dense_1");
  const inspect = await tab(page, "Inspect");
  await inspect.getByText("What the columns do").click();
  const section = page.locator("mb-columns-section");
  await section.getByRole("button", { name: "Measure" }).click();
  await expect(section).toContainText("R²");
  await section.getByRole("button", { name: "dense_2", exact: true }).click();
  await expect(section).not.toContainText("R²");

  await page.getByText("Inputs and outputs").click();
  await ends.getByRole("button", { name: "Remove the output dense_1" }).click();
  await expect(forms).toHaveCount(1);
  await expect(page.getByLabel("Target column")).toHaveValue("result");
  await page.keyboard.press("Control+z");
  await expect(forms).toHaveCount(2);
  await expect(field(page, "Loss weight of dense_1")).toHaveValue("0.5");
  await expect(forms.nth(1).getByLabel("Target column")).toHaveValue("mark");
  await expect(button(page, "Train")).toBeEnabled();
});

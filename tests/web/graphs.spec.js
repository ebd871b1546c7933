// Graphs of several inputs and outputs, and layers that are called several times, are shown and edited.

import { inRoot } from "../../tools/paths.mjs";
import { axeFaults } from "./axe.js";
import { button, chooseSample, expect, layerRows, open, step, test, train } from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** @param {Page} page */
const ends = (page) => page.locator("mb-model-ends");

/** @param {Page} page */
const outputs = (page) => ends(page).getByRole("group", { name: "Outputs" }).locator("code");

/** @param {Page} page @param {string} query */
async function add(page, query) {
  await button(page, "Add layer").click();
  await page.getByRole("searchbox").fill(query);
  await page.getByRole("searchbox").press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
}

test("a chain's layers keep their wiring folded, a merging layer shows it", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await layerRows(page).nth(1).locator("button.name").click();
  const input = layerRows(page).nth(1).getByRole("combobox", { name: "Input 1" });
  await expect(layerRows(page).nth(1).getByLabel("units")).toBeVisible();
  await expect(input).toBeHidden();
  await layerRows(page).nth(1).getByText("Input from").first().click();
  await expect(input).toHaveValue("dense");
  await input.selectOption("input_layer");
  await expect(layerRows(page).nth(1).locator(".sources .chip")).toHaveText(["input_layer"]);
  // Where it is not the layer before, it stays visible.
  await expect(input).toBeVisible();
  await input.selectOption("dense");
  await add(page, "Average");
  await expect(layerRows(page).nth(2).getByRole("combobox", { name: "Input 2" })).toBeVisible();
});

test("inputs and outputs are added, shaped, read and removed", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await page.getByText("Inputs and outputs").click();
  await expect(outputs(page)).toHaveText(["dense_2"]);
  await button(page, "Add input").click();
  const notice = step(page, "Model").getByRole("status");
  await expect(notice).toContainText("No layer uses the input input_layer_1.");
  const columns = ends(page).getByRole("group", { name: "Columns of input_layer_1" });
  await expect(columns.getByRole("checkbox", { checked: true })).toHaveCount(4);
  await columns.getByRole("checkbox").first().uncheck();
  await add(page, "Concatenate");
  await layerRows(page)
    .nth(2)
    .getByRole("combobox", { name: "Input 2" })
    .selectOption("input_layer_1");
  await expect(layerRows(page).nth(2).locator(".shape")).toHaveText("35");

  const more = ends(page).getByRole("combobox", { name: "Add output" });
  await more.selectOption("dense_1");
  await expect(outputs(page)).toHaveText(["dense_2", "dense_1"]);
  await expect(notice).toContainText("dense_1: The model has 32 outputs, but this data has 3");
  expect(await axeFaults(page, { within: "mb-model-pane" })).toEqual([]);
  // A link keeps all of it.
  await page.reload();
  await expect(layerRows(page).nth(2).locator(".shape")).toHaveText("35");
  await expect(columns.getByRole("checkbox", { checked: true })).toHaveCount(3);
  await expect(outputs(page)).toHaveText(["dense_2", "dense_1"]);

  await ends(page).getByRole("button", { name: "Remove the output dense_1" }).press("Enter");
  await expect(outputs(page)).toHaveText(["dense_2"]);
  await expect(more).toBeFocused();
  await ends(page).getByRole("button", { name: "Remove the input input_layer_1" }).press("Enter");
  await expect(button(page, "Add input").last()).toBeFocused();
  await expect(layerRows(page).nth(2).locator(".shape")).toHaveText("36");
  await expect(button(page, "Train")).toBeEnabled();
  await page.keyboard.press("Control+z");
  await expect(columns.getByRole("checkbox", { checked: true })).toHaveCount(3);
});

test("an output's layer can be removed, the others stay outputs", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await page.getByText("Inputs and outputs").click();
  await ends(page).getByRole("combobox", { name: "Add output" }).selectOption("dense_1");
  await expect(outputs(page)).toHaveText(["dense_2", "dense_1"]);
  await layerRows(page)
    .nth(2)
    .getByRole("button", { name: /^Remove/ })
    .click();
  await expect(outputs(page)).toHaveText(["dense_1"]);
  await expect(step(page, "Model").getByRole("status")).toContainText("32 outputs");
});

test("a layer that is called twice is shown, and its arguments are edited", async ({ page }) => {
  const tensor = (/** @type {string} */ name, node = 0) => ({
    class_name: "__keras_tensor__",
    config: { dtype: "float32", keras_history: [name, node, 0] },
  });
  const node = (/** @type {any[]} */ ...args) => ({ args, kwargs: {} });
  const layer = (
    /** @type {string} */ class_name,
    /** @type {string} */ name,
    /** @type {any} */ config,
    /** @type {any[]} */ ...inbound_nodes
  ) => ({ class_name, name, config: { name, ...config }, inbound_nodes });
  const layers = [
    layer("InputLayer", "measures", { batch_shape: [null, 4] }),
    layer("Dense", "first", { units: 8, activation: "relu" }, node(tensor("measures"))),
    layer(
      "Dense",
      "shared",
      { units: 8, activation: "tanh" },
      node(tensor("first")),
      node(tensor("shared")),
    ),
    layer("Dense", "classes", { units: 3, activation: "softmax" }, node(tensor("shared", 1))),
  ];
  const config = {
    name: "twice",
    layers,
    input_layers: [["measures", 0, 0]],
    output_layers: [["classes", 0, 0]],
  };
  const { experiment } = await import(inRoot("dist/package/index.node.js"));
  const json = {
    minibatch: 1,
    data: { sample: "iris" },
    model: { class_name: "Functional", config },
  };
  await open(page, `./${experiment(json).toLink()}`);
  const row = layerRows(page).nth(1);
  await row.locator("button.name").click();
  await expect(row).toContainText("its inputs cannot be edited here");
  await expect(row.getByRole("button", { name: /^Remove/ })).toHaveCount(0);
  await row.getByLabel("activation").selectOption("relu");
  await expect(page.locator("mb-finding")).toHaveCount(0);
  await train(page, 1);
});

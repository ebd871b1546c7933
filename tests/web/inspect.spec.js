// Inside the model: shapes explained, feature maps, gradients by epoch, a training step with its numbers.

import { experiment } from "minibatch";
import { axeFaults } from "./axe.js";
import { button, expect, field, focused, open, tab, tabTo, test } from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

const pane = "mb-inspect-pane";

/** @param {string} class_name @param {object} config */
const layer = (class_name, config = {}) => ({ class_name, config });
/** @param {object[]} layers */
const sequential = (...layers) => ({ class_name: "Sequential", config: { layers } });

/** @param {object} parts */
const link = (parts) => `./${experiment(/** @type {any} */ ({ minibatch: 1, ...parts })).toLink()}`;

const digits = link({
  data: { sample: "digits" },
  model: sequential(
    layer("InputLayer", { shape: [8, 8, 1], name: "input" }),
    layer("Conv2D", { name: "conv", filters: 4, kernel_size: 3, activation: "relu" }),
    layer("Flatten", { name: "flatten" }),
    layer("Dense", { name: "last", units: 10, activation: "softmax" }),
  ),
  fit: { epochs: 1, batch_size: 64 },
});

/** Pima through ten sigmoid layers: seed 001's stack. */
const stack = link({
  data: { sample: "pima" },
  model: sequential(
    layer("InputLayer", { shape: [8], name: "input" }),
    ...Array.from({ length: 8 }, (_, i) =>
      layer("Dense", { name: `hidden_${i + 1}`, units: 16, activation: "sigmoid" }),
    ),
    layer("Dense", { name: "last", units: 1, activation: "sigmoid" }),
  ),
  compile: { loss: "binary_crossentropy" },
  fit: { epochs: 4, batch_size: 16 },
});

/** A section of the tab, opened. @param {Page} page @param {string} id */
async function section(page, id) {
  const details = page.locator(`${pane} #${id}`);
  if ((await details.getAttribute("open")) === null) await details.locator("> summary").click();
  return details;
}

/** Trains and waits for the test. @param {Page} page */
async function trained(page) {
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
}

/** The pixels of the feature maps that are shown. @param {Page} page */
const pixels = (page) =>
  page
    .locator("mb-layer-output mb-pixels canvas")
    .evaluateAll((all) =>
      all.map((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL()).join(" "),
    );

test("the graph spells out where each shape comes from", async ({ page }) => {
  await open(page);
  await tab(page, "Inspect");
  const table = page.locator("mb-model-section table");
  const row = (/** @type {string} */ name) =>
    table.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
  await expect(row("conv2d Conv2D")).toContainText("(28 − 4)/1 + 1 = 25");
  await expect(row("conv2d Conv2D")).toContainText("4 · 4 · 1 · 32 + 32");
  await expect(row("max_pooling2d MaxPooling2D")).toContainText("25 // 2 = 12");
  await expect(row("flatten Flatten")).toContainText("5 · 5 · 64 = 1600");
  await expect(table).toContainText("463,082");
  await page.getByText("model.summary() as text").click();
  await expect(page.locator("mb-model-section pre")).toContainText("conv2d (Conv2D)");
  // What else there is, is empty until there are weights.
  const seen = await section(page, "seen");
  await expect(seen).toContainText("It has no weights yet: train it.");
  expect(await axeFaults(page, { within: ["mb-results", pane] })).toEqual([]);
});

test("feature maps are those of the chosen image, and of the training's moment", async ({
  page,
}) => {
  await open(page, digits);
  await tab(page, "Inspect");
  const seen = await section(page, "seen");
  await button(page, "Train").click();
  await expect(seen.locator("mb-layer-output mb-pixels")).toHaveCount(4);
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await expect(seen).toContainText("4 feature maps of conv, 6 × 6");
  const first = await pixels(page);
  await button(page, "Next row").click();
  await expect(seen.getByRole("img", { name: "Test row 2" })).toBeVisible();
  await expect.poll(() => pixels(page)).not.toBe(first);
  await button(page, "Previous row").click();
  await expect.poll(() => pixels(page)).toBe(first);
  await seen.getByLabel("Layer").selectOption("last");
  await expect(seen).toContainText("10 outputs of last");
  await seen.locator("#as-table").click();
  await expect(seen.locator("table tbody tr")).toHaveCount(10);

  const weights = await section(page, "weights");
  await expect(weights).toContainText("Shape (3, 3, 1, 4), 36 numbers");
  await expect(weights.getByRole("img", { name: "Filter 4, 3 × 3" })).toBeVisible();
});

test("a vanishing gradient is found in a stack of sigmoids", async ({ page }) => {
  await open(page, stack);
  await tab(page, "Inspect");
  const statistics = await section(page, "statistics");
  await expect(statistics).toContainText("After the first epoch of a training");
  await trained(page);
  await expect(statistics.getByRole("status").first()).toContainText(
    /The gradient vanishes on its way back: at hidden_1 it is [\d,]+ times smaller than at last\./,
  );
  const rows = statistics.locator(".table tbody tr");
  await expect(rows).toHaveCount(9);
  await expect(rows.first()).toContainText("hidden_1/kernel");
  await statistics.getByLabel("What is drawn").selectOption("Dead ReLU units");
  await expect(statistics).toContainText("This model has no ReLU.");
  await expect(statistics.getByText(/Histogram of hidden_1\/kernel, epoch \d/)).toBeVisible();
});

test("one batch step by step: the window, the products and their sum are what the core computed", async ({
  page,
}) => {
  await open(page, digits);
  await tab(page, "Inspect");
  const step = await section(page, "step");
  await step.getByLabel("Rows in the batch").fill("1");
  await step.getByLabel("Rows in the batch").press("Enter");
  await button(page, "Take the step apart").click();
  await expect(step).toContainText("Loss of this batch:");
  await expect(step.locator(".table tbody tr")).toHaveCount(3);

  // The sum of the products and the bias is z, and its ReLU what the core computed.
  const view = step.locator("mb-convolution-view");
  const output = view.getByRole("application");
  await output.focus();
  await expect(output).toHaveAccessibleName("Output at row 4, column 4");
  for (const key of ["ArrowUp", "ArrowLeft", "ArrowLeft"]) await page.keyboard.press(key);
  await expect(output).toHaveAccessibleName("Output at row 3, column 2");
  const result = await view.locator(".result").innerText();
  const [z, a] = [/ = (\S+)\s*a =/.exec(result), /a = relu\(z\) = (\S+)/.exec(result)].map(
    (found) => Number(found?.[1].replace("−", "-")),
  );
  expect(Math.max(0, z)).toBeCloseTo(a, 3);
  const cells = await view.locator(".sums table").last().locator("td").allInnerTexts();
  expect(cells).toHaveLength(9);

  const formulas = step.locator(".formulas span");
  await expect(
    formulas.getByText("z[i, j, f] = Σ x[i + m, j + n, c] · W[m, n, c, f] + b[f]"),
  ).toBeVisible();

  await step.getByRole("button", { name: "last", exact: true }).click();
  await expect(formulas.getByText("∂L/∂z = (a − y) / 1", { exact: true })).toBeVisible();
  await expect(step).toContainText("The loss starts from the logits z");
  await expect(step.getByText("∂L/∂last/kernel, shape (144, 10)")).toBeVisible();
  await expect(step.getByText("ΔW, what the step adds to last/bias, shape (10)")).toBeVisible();

  // What is said of the step is said of the recipe as it was.
  await field(page, "Learning rate").fill("0.01");
  await field(page, "Learning rate").press("Enter");
  await expect(step).toContainText("The recipe has changed since");
});

test("a layer that joins others shows each of them", async ({ page }) => {
  const reads = (/** @type {string[]} */ ...names) => [names.map((name) => [name, 0, 0, {}])];
  const node = (
    /** @type {string} */ class_name,
    /** @type {any} */ config,
    /** @type {any} */ inbound_nodes,
  ) => ({
    ...{ class_name, config, name: config.name, inbound_nodes },
  });
  const layers = [
    node("InputLayer", { batch_shape: [null, 4], name: "input" }, []),
    node("Dense", { name: "left", units: 3 }, reads("input")),
    node("Dense", { name: "right", units: 3 }, reads("input")),
    node("Multiply", { name: "joined" }, reads("left", "right")),
    node("Dense", { name: "last", units: 3, activation: "softmax" }, reads("joined")),
  ];
  const ends = { input_layers: [["input", 0, 0]], output_layers: [["last", 0, 0]] };
  const model = { class_name: "Functional", config: { name: "joins", layers, ...ends } };
  await open(page, link({ data: { sample: "iris" }, model }));
  await tab(page, "Inspect");
  const step = await section(page, "step");
  await button(page, "Take the step apart").click();
  await step.getByRole("button", { name: "joined", exact: true }).click();
  await expect(step.getByText("a = x₁ ⊙ x₂", { exact: true })).toBeVisible();
  const table = (/** @type {string} */ name) => step.getByRole("region", { name });
  const numbers = async (/** @type {string} */ name) =>
    await table(name)
      .locator("td")
      .evaluateAll((cells) => cells.map((cell) => Number(/** @type {HTMLElement} */ (cell).title)));
  const one = await numbers("Input 1, from left");
  const other = await numbers("Input 2, from right");
  const product = await numbers("Its output a");
  expect(product).toHaveLength(6);
  product.forEach((value, i) => expect(value).toBeCloseTo(one[i] * other[i], 6));
});

test("all of it by the keyboard alone", async ({ page }) => {
  await open(page, digits);
  await page.getByRole("tab", { name: "Inspect" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("mb-model-graph svg")).toBeVisible();
  await tabTo(page, /^input, InputLayer/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page)).toMatch(/^flatten, Flatten/);
  await expect(page.locator("mb-model-section tr.chosen")).toContainText("6 · 6 · 4 = 144");
  await tabTo(page, /^One batch, step by step$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Take the step apart$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Output at row/);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => focused(page)).toBe("Output at row 4, column 5");
});

test("in Korean", async ({ page }) => {
  await open(page, digits);
  await page
    .locator("mb-bar")
    .getByRole("combobox", { name: /Language/ })
    .selectOption("한국어");
  await page.getByRole("tab").nth(4).click();
  await expect(page.locator(`${pane} summary`).first()).toHaveText("층별로 보는 모델");
  const step = await section(page, "step");
  await page.getByRole("button", { name: "스텝 펼쳐 보기" }).click();
  await expect(step).toContainText("이 배치의 손실:");
  await expect(step).toContainText("자리마다 살펴보는 합성곱");
  const text = await page.locator(pane).innerText();
  expect(text).not.toMatch(/inspect\.|Gradient of|Weights\b/);
});

// Which units the step of the moment drops: as the package tells, and others in the next step.

import { experiment, model } from "minibatch";
import { button, expect, open, tab, test } from "./playground.js";

const layer = (/** @type {string} */ class_name, /** @type {object} */ config) => ({
  class_name,
  config,
});

const json = /** @type {any} */ ({
  ...{ minibatch: 1, data: { sample: "iris" }, seed: 4, fit: { epochs: 3, batch_size: 16 } },
  model: {
    class_name: "Sequential",
    config: {
      layers: [
        layer("InputLayer", { batch_shape: [null, 4], name: "input" }),
        layer("Dense", { units: 12, activation: "tanh", name: "hidden" }),
        layer("Dropout", { rate: 0.5, name: "drops" }),
        layer("Dense", { units: 3, activation: "softmax", name: "last" }),
      ],
    },
  },
});

test("the grid is the draw of the next step", async ({ page }) => {
  await open(page, `./${experiment(json).toLink()}`);
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await tab(page, "Inspect");
  const section = page.locator("mb-inspect-pane #dropout");
  await section.locator("> summary").click();
  await expect(section).toContainText(/In step \d+ drops drops \d+ of 192 numbers/);
  const said = await section.getByText(/In step \d+/).innerText();
  const step = Number(/In step (\d+)/.exec(said)?.[1]);
  await section.locator("#as-table").click();
  const cells = await section
    .locator("tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].slice(1).map((td) => td.textContent)),
    );
  const net = model(json.model);
  await net.compile({ loss: "sparse_categorical_crossentropy", seed: 4 });
  const { mask } = await net.dropoutMask({ layer: "drops", rows: 16, iteration: step - 1 });
  expect(cells.flat().map(Number)).toEqual([...mask.data]);
  net.dispose();
  await page
    .locator("mb-bar")
    .getByRole("combobox", { name: /Language/ })
    .selectOption("한국어");
  await expect(section).toContainText(/스텝 \d+에서 drops 층이 값 192개 중 \d+개/);
});

test("behind a convolution single numbers are dropped, or whole maps", async ({ page }) => {
  const drops = (/** @type {string} */ kind, /** @type {string} */ name) =>
    layer(kind, { rate: 0.25, name });
  const layers = [
    layer("InputLayer", { batch_shape: [null, 8, 8, 1], name: "input" }),
    layer("Conv2D", { filters: 2, kernel_size: 3, name: "conv" }),
    ...[drops("Dropout", "numbers"), drops("SpatialDropout2D", "maps")],
    ...[layer("Flatten", { name: "flat" }), layer("Dense", { units: 10, name: "last" })],
  ];
  const digits = {
    ...json,
    ...{ data: { sample: "digits" }, fit: { epochs: 1, batch_size: 64 } },
    model: { class_name: "Sequential", config: { layers } },
    compile: {
      loss: { class_name: "SparseCategoricalCrossentropy", config: { from_logits: true } },
    },
  };
  await open(page, `./${experiment(digits).toLink()}`);
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await tab(page, "Inspect");
  const section = page.locator("mb-inspect-pane #dropout");
  await section.locator("> summary").click();
  // 6 × 6 × 2 numbers of each of 16 rows.
  await expect(section).toContainText(/numbers drops \d+ of 1,152 numbers/);
  await section.getByRole("combobox", { name: "Layer" }).selectOption("maps");
  await expect(section).toContainText(/maps drops \d+ of 32 feature maps/);
});

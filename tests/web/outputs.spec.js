// A model of several outputs: each is trained on columns of its own, judged and asked one after the other.

import { readFileSync } from "node:fs";
import { experiment } from "minibatch";
import { button, expect, open, tab, test } from "./playground.js";

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

// Rows that may have several labels at once: columns of 0 and 1 that one layer of sigmoid units predicts.

import { createHash } from "node:crypto";
import { experiment } from "minibatch";
import { button, csv, expect, tab, test, upload } from "./playground.js";

const random = (/** @type {number} */ i) => ((i * 7919) % 1009) / 1009;
const films = Array.from({ length: 150 }, (_, i) => {
  const [long, old] = [random(i + 1), random(3 * i + 5)];
  return [long, old, Number(long > 0.5), Number(old > 0.4), Number(long + old > 1.5)].join(",");
});
const text = ["long,old,action,comedy,drama", ...films].join("\n");
const file = {
  ...{ name: "films.csv", size: text.length },
  sha256: createHash("sha256").update(text).digest("hex"),
};
const layer = (/** @type {number} */ units, /** @type {string} */ activation) => ({
  class_name: "Dense",
  config: { units, activation },
});

test("labels are judged together, and each by its matrix and its rows", async ({ page }) => {
  const { json } = experiment({
    minibatch: 1,
    data: { files: [file] },
    target: { columns: ["action", "comedy", "drama"] },
    preparation: [{ class_name: "TrainTestSplit", config: { random_state: 1 } }],
    model: {
      class_name: "Sequential",
      config: { layers: [layer(16, "relu"), layer(3, "sigmoid")] },
    },
    compile: { loss: "binary_crossentropy", optimizer: "adam", metrics: ["binary_accuracy"] },
    fit: { epochs: 30, batch_size: 8 },
    seed: 1,
  });
  const link = await experiment(json).toLink();
  await page.goto(`./#${link.replace(/^#/, "")}`);
  await upload(page, [csv("films.csv", text)]);
  await expect(button(page, "Train")).toBeEnabled();
  // Sigmoid units and binary_crossentropy suit numbers that are 0 or 1 each.
  await expect(page.locator("mb-finding")).toHaveCount(0);
  await button(page, "Train").click();
  await expect(page.getByLabel("Test loss")).toBeVisible({ timeout: 60_000 });

  const panel = await tab(page, "Test");
  const together = panel.getByRole("region", { name: "All labels together" });
  await expect(together.getByRole("row", { name: /Subset accuracy/ })).toContainText(/0\.\d/);
  await expect(together).toContainText("Always action, comedy");
  await panel.getByText("Classification report").click();
  await expect(panel.locator("mb-report-section pre")).toContainText(/ drama .*\n samples avg /s);
  await expect(panel.locator("mb-report-section pre")).not.toContainText("accuracy");

  // The matrix is the chosen label's; its threshold and its rows are, too.
  const cells = panel.locator("mb-confusion-matrix td button");
  const counts = async () => (await cells.allInnerTexts()).map((one) => Number.parseInt(one, 10));
  const action = await counts();
  expect(action.reduce((sum, count) => sum + count)).toBe(30);
  await panel.getByLabel("Label", { exact: true }).selectOption("drama");
  await expect.poll(counts).not.toEqual(action);
  const [first] = await counts();
  await cells.first().click();
  const examples = await tab(page, "Examples");
  await expect(examples.getByLabel("Label", { exact: true })).toHaveValue("2");
  await expect(examples.locator("mb-example-list")).toContainText(String(first));
  await examples.getByLabel("Label", { exact: true }).selectOption("comedy");
  await expect(examples.locator("mb-example-detail")).toBeVisible();
});

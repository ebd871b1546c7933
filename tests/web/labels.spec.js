// Rows that may have several labels at once: columns of 0 and 1 that one layer of sigmoid units predicts.

import { createHash } from "node:crypto";
import { experiment, loadRun } from "minibatch";
import {
  button,
  csv,
  expect,
  field,
  inStorage,
  layerRows,
  open,
  tab,
  test,
  upload,
} from "./playground.js";
import { runFile, savedRun } from "./run-file.js";

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

test("columns of 0 and 1 are chosen as labels, each predicted above a threshold of its own", async ({
  page,
  context,
}) => {
  await open(page);
  await upload(page, [csv("films.csv", text)]);
  const target = page.getByLabel("Target column");
  await expect(target).toHaveValue("drama");
  const more = page.getByRole("group", { name: "Labels that a row may have besides" });
  await more.getByLabel("action").click();
  const also = page.getByRole("group", { name: "Also predict" });
  await expect(also.getByLabel("action")).toBeChecked();
  await expect(also.getByLabel("action")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(also.getByLabel("comedy")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page.getByText("Each of the 3 columns is 0 or 1 in every row")).toBeVisible();
  await expect(page.locator("mb-data-pane")).toContainText("150 rows · 2 features · 3 labels");
  await expect(page.getByRole("row", { name: /target/ })).toHaveText([/action/, /comedy/, /drama/]);
  await expect(page.locator("mb-finding")).toHaveCount(0);
  await field(page, "Epochs").fill("20");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test loss")).toBeVisible({ timeout: 60_000 });
  await expect(layerRows(page).last()).toContainText("3, sigmoid");
  const kept = async () => JSON.stringify(await inStorage(page));
  await expect.poll(kept).toContain('"loss":"binary_crossentropy","metrics":["binary_accuracy"]');

  const panel = await tab(page, "Test");
  await panel.getByLabel("Label", { exact: true }).selectOption("action");
  await panel.getByText("Curves and threshold").click();
  const slider = panel.getByLabel("Threshold", { exact: true });
  const exact = panel.getByRole("row", { name: /Subset accuracy/ });
  const before = await exact.innerText();
  await slider.fill("0");
  await slider.dispatchEvent("change");
  // All labels together follow the threshold of one.
  await expect.poll(() => exact.innerText()).not.toBe(before);
  await expect(panel.getByText("“action” is predicted for a row if")).toBeVisible();
  await panel.getByLabel("Label", { exact: true }).selectOption("comedy");
  await expect(panel.locator("output[for=threshold]")).toHaveText("0.50");
  await slider.fill("1");
  await slider.dispatchEvent("change");
  await panel.getByLabel("Label", { exact: true }).selectOption("action");
  await expect(panel.locator("output[for=threshold]")).toHaveText("0.00");

  const predict = await tab(page, "Predict");
  const labels = predict.getByRole("region", { name: "Each label’s prediction" });
  const said = () => labels.getByRole("row").filter({ hasText: "%" }).allInnerTexts();
  await predict.getByLabel("long", { exact: true }).fill("0.1");
  await expect(labels.getByRole("row", { name: /^action 1 \d+% 0$/ })).toBeVisible();
  await expect(labels.getByRole("row", { name: /^comedy 0 \d+% 1$/ })).toBeVisible();
  await expect(labels.getByRole("row", { name: /^drama [01] \d+% 0.5$/ })).toBeVisible();
  await expect(predict.locator("mb-label-result h3")).toContainText(/Predicted labels: .*action/);
  const rows = {
    name: "new.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("long,old\n0.1,0.9\n"),
  };
  await predict.locator("mb-file-predictions input#files").setInputFiles(rows);
  const grid = predict.locator("mb-file-predictions mb-data-grid");
  await expect(grid).toContainText("predicted_action");
  const cells = (await grid.getByRole("row").nth(1).innerText()).split(/\s+/);
  expect(cells).toContain("1");
  // The thresholds stay with the run, in its file too, which another page opens without its rows.
  const saved = await savedRun(page);
  const run = await loadRun(saved);
  expect(run.threshold).toEqual({ action: 0, comedy: 1 });
  run.dispose();
  const other = await context.newPage();
  await open(other, "./#1!data:(sample:iris),fit:(epochs:2)");
  await upload(other, runFile("films.minibatch", saved));
  await expect(other.locator("mb-wanted-files")).toContainText("films.csv");
  await tab(other, "Predict");
  await field(other, "long").fill("0.1");
  await field(other, "old").fill("0.9");
  const alone = other.getByRole("region", { name: "Each label’s prediction" });
  await expect(alone.getByRole("row", { name: /^action 1 \d+% 0$/ })).toBeVisible();
  await expect(alone.getByRole("row", { name: /^comedy 0 \d+% 1$/ })).toBeVisible();
  await other.close();
  await tab(page, "Predict");
  const shown = await said();
  await page.reload();
  await tab(page, "Predict");
  await expect.poll(said).toHaveLength(shown.length);
  await expect(labels.getByRole("row", { name: /^action 1 \d+% 0$/ })).toBeVisible();
  await expect(labels.getByRole("row", { name: /^comedy 0 \d+% 1$/ })).toBeVisible();
});

// Sweeps on the Runs tab: the score against a setting, over seeds, also after a reload.

import {
  button,
  chooseSample,
  expect,
  field,
  kept,
  layerRows,
  open,
  tab,
  test,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** @param {Page} page */
const rows = (page) => page.locator("mb-runs-table tbody tr");

/**
 * @param {Page} page
 * @param {{ setting: string, values: string, seeds?: string, runs: number }} asked
 */
async function sweepOver(page, { setting, values, seeds = "", runs }) {
  const panel = page.locator("mb-sweep-panel");
  await panel.getByLabel("Setting").selectOption({ label: setting });
  await panel.getByLabel("Values").fill(values);
  await panel.getByLabel("Seeds").fill(seeds);
  await panel.getByRole("button", { name: "Start the sweep" }).click();
  await expect(panel.getByText(`Done: ${runs} runs`)).toBeVisible();
}

test("a sweep draws the score against the setting, over seeds, and its runs are in the table", async ({
  page,
}) => {
  await open(page);
  await chooseSample(page, "Iris");
  await field(page, "Epochs").fill("2");
  const panel = await tab(page, "Runs");
  await panel.getByRole("button", { name: "Sweep" }).click();
  const sweep = page.locator("mb-sweep-panel");
  const names = await sweep.getByLabel("Setting").locator("option").allInnerTexts();
  expect(names.map((name) => name.trim())).toContain("dense · units");
  await sweepOver(page, { setting: "dense · units", values: "2, 8", seeds: "1, 2", runs: 4 });
  await expect(rows(page)).toHaveCount(4);
  await expect(rows(page).first()).toContainText("seed 1 → 2");
  await expect(rows(page).nth(1)).toContainText("dense · units 2 → 8");
  const chart = page.locator("mb-sweep-chart");
  await expect(chart.locator("h3")).toContainText("Loss by dense · units");
  await expect(chart.locator(".legend li").first()).toContainText(/train/i);
  await expect(chart.locator("tbody tr")).toHaveCount(2);
  await expect(chart.locator("tbody tr").first()).toContainText("±");
  // It is there after a reload, as its runs are; without one of them there is no deviation.
  const before = await chart.locator("tbody tr").allInnerTexts();
  // A run of it keeps the target as it was said: "task none → classification" would be no change.
  const isSaid = (/** @type {any} */ { experiment }) => experiment.target.task === undefined;
  await kept(page, ({ runs }) => runs.length === 4 && runs.every(isSaid));
  await page.reload();
  await tab(page, "Runs");
  await expect(chart.locator("h3")).toContainText("Loss by dense · units");
  expect(await chart.locator("tbody tr").allInnerTexts()).toEqual(before);
  await panel.getByRole("button", { name: "Remove run 1" }).click();
  await expect(chart.locator("tbody tr").first()).not.toContainText("±");
  await expect(chart.locator("tbody tr").last()).toContainText("±");
  // A run of it is a run as any other.
  await panel.getByRole("button", { name: "Restore run 3" }).click();
  await expect(layerRows(page).first().locator(".shape")).toHaveText("8");
  await button(page, "Continue").click();
  await kept(
    page,
    ({ runs }) =>
      runs.some((/** @type {any} */ { epoch }) => epoch.length === 4) &&
      runs.filter((/** @type {any} */ { sweep }) => sweep).length === 3,
  );
  await expect(chart.locator("tbody tr")).toHaveCount(2);
});

test("the complexity curve: how deep the model is against training and validation error", async ({
  page,
}) => {
  await open(page);
  await chooseSample(page, "Iris");
  await field(page, "Epochs").fill("2");
  const panel = await tab(page, "Runs");
  await panel.getByRole("button", { name: "Sweep" }).click();
  const setting = "number of hidden Dense layers";
  await sweepOver(page, { setting, values: "1, 2, 3", runs: 3 });
  const chart = page.locator("mb-sweep-chart");
  await expect(chart.locator("h3")).toContainText("Loss by number of hidden Dense layers");
  await expect(chart.locator(".legend li")).toHaveText([/train/i, /validation/i, /test/i]);
  const depths = chart.locator("tbody tr td:first-child");
  await expect(depths).toHaveText(["1", "2", "3"]);
  await expect(rows(page).first()).toContainText("+ Dense");

  // A list is one value: how many units the hidden layers have. What is asked for is counted before it runs.
  const sizes = { setting: "units of the hidden Dense layers", values: "(4), (8, 4)", runs: 2 };
  const planned = page.locator("mb-sweep-panel .planned");
  await page.locator("mb-sweep-panel").getByLabel("Seeds").fill("1, 2, 3, 4, 5, 6, 7, 8, 9");
  await expect(planned).toContainText("This makes 27 runs.");
  await expect(planned).toContainText(
    "7 runs of this sweep will have only their settings and scores.",
  );
  await expect(planned).toContainText("3 earlier runs lose their weights");
  await page.locator("mb-sweep-panel").getByLabel("Stop each run early").check();
  await sweepOver(page, sizes);
  await expect(chart.locator("tbody tr td:first-child")).toHaveText(["(4)", "(8, 4)"]);
  await expect(rows(page).first()).toContainText("+ Dense");
  await expect(rows(page).nth(1)).toContainText("+ EarlyStopping");

  // Another sweep is shown when it runs; the first one can be looked at again.
  await sweepOver(page, { setting: "epochs", values: "1, 2", seeds: "3, 4", runs: 4 });
  await expect(chart.locator("h3")).toContainText("Loss by epochs");
  await expect(chart).toContainText("mean ± standard deviation over 2 seeds");
  await chart.getByLabel("Sweep", { exact: true }).selectOption({
    label: "number of hidden Dense layers 1, 2, 3",
  });
  await expect(depths).toHaveText(["1", "2", "3"]);

  // Of more runs than keep their weights the older ones say that they have none; what has a star keeps them.
  const panelOfRuns = page.locator("mb-runs-pane");
  await panelOfRuns.getByRole("button", { name: "Star run 1:" }).click();
  const seeds = Array.from({ length: 19 }, (_, i) => i + 1).join();
  await sweepOver(page, { setting: "epochs", values: "1", seeds, runs: 19 });
  const without = rows(page).filter({ hasText: "No weights any more" });
  await expect(without).toHaveCount((await rows(page).count()) - 21);
  await expect(rows(page).last()).not.toContainText("No weights any more");
  await panelOfRuns.getByRole("button", { name: "Restore run 2", exact: true }).click();
  await tab(page, "Curves");
  await expect(page.getByText("The weights of this run are no longer kept")).toBeVisible();
});

test("a sweep that is cancelled keeps what is finished, and what cannot be tried is told", async ({
  page,
}) => {
  await open(page);
  await chooseSample(page, "Iris");
  const panel = await tab(page, "Runs");
  await panel.getByRole("button", { name: "Sweep" }).click();
  const sweep = page.locator("mb-sweep-panel");
  await sweep.getByLabel("Setting").selectOption({ label: "epochs" });
  await sweep.getByLabel("Values").fill("");
  await sweep.getByRole("button", { name: "Start the sweep" }).click();
  await expect(sweep.getByRole("alert")).toContainText("at least one value");
  await sweep.getByLabel("Values").fill("1, many");
  await sweep.getByRole("button", { name: "Start the sweep" }).click();
  await expect(sweep.getByRole("alert")).toContainText("fit.epochs: expected a whole number");
  await sweep.getByLabel("Values").fill("1, 1000000");
  await sweep.getByRole("button", { name: "Start the sweep" }).click();
  await expect(sweep.getByText("Run 1 of 2 is done")).toBeVisible();
  await sweep.getByRole("button", { name: "Cancel" }).click();
  await expect(sweep.getByText("The 1 finished run is kept.")).toBeVisible();
  await expect(rows(page)).toHaveCount(1);

  // A run that fails is none of those that are done.
  await sweep.getByLabel("Setting").selectOption({ label: "TrainTestSplit · test_size" });
  await sweep.getByLabel("Values").fill("0.2, 0.9999");
  await sweep.getByRole("button", { name: "Start the sweep" }).click();
  await expect(sweep.getByRole("status").first()).toHaveText(
    "Done: 1 run, listed below. 1 run failed.",
  );
});

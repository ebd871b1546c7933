// The Runs tab: what changed in words, curves over each other, two compared, restored, removed, and sweeps.

import { readFileSync } from "node:fs";
import { loadModel } from "minibatch";
import {
  button,
  chooseSample,
  csv,
  expect,
  field,
  focused,
  kept,
  layerRows,
  open,
  tab,
  tabTo,
  test,
  upload,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

const houses = readFileSync(new URL("../package/fixtures/houses.csv", import.meta.url), "utf8");

/** @param {Page} page */
const rows = (page) => page.locator("mb-runs-table tbody tr");

/** Trains until the run is in the list. @param {Page} page @param {number} count how many it then has */
async function trainOnce(page, count) {
  await button(page, "Train").click();
  await kept(page, ({ runs, training }) => runs.length === count && !training.wasTraining);
}

/** Iris, trained twice with another number of units and another batch size. @param {Page} page */
async function twoRuns(page) {
  await open(page);
  await chooseSample(page, "Iris");
  await field(page, "Epochs").fill("3");
  await trainOnce(page, 1);
  await field(page, "Batch size").fill("64");
  await field(page, "Seed").fill("7");
  await trainOnce(page, 2);
  return tab(page, "Runs");
}

test("the course's table: what changed in each run, its scores and its time", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await field(page, "Epochs").fill("2");
  await button(page, "Add layer").click();
  await page.getByRole("dialog").getByRole("searchbox").fill("dropout");
  await page.keyboard.press("Enter");
  await expect(layerRows(page).filter({ hasText: "Dropout" })).toHaveCount(1);
  await page.getByLabel("rate", { exact: true }).fill("0.2");
  await trainOnce(page, 1);
  await page.getByLabel("rate", { exact: true }).fill("0.3");
  await trainOnce(page, 2);
  await page.getByLabel("rate", { exact: true }).fill("0.6");
  await field(page, "Epochs").fill("4");
  await trainOnce(page, 3);

  const panel = await tab(page, "Runs");
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).nth(0)).toContainText("dropout 0.3 → 0.6, epochs 2 → 4");
  await expect(rows(page).nth(1)).toContainText("dropout 0.2 → 0.3");
  await expect(rows(page).nth(2).locator(".changes")).toHaveCount(0);

  // Sorted by epochs, the smallest first; a filter by what changed.
  await panel.getByRole("button", { name: "Epochs" }).click();
  await panel.getByRole("button", { name: "Epochs" }).click();
  await expect(panel.getByRole("columnheader", { name: "Epochs" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await expect(rows(page).last()).toContainText("0.3 → 0.6");
  await panel.getByLabel("Search runs").fill("0.2 → 0.3");
  await expect(rows(page)).toHaveCount(1);
  await panel.getByLabel("Search runs").fill("");

  // The curves of two of them.
  await panel.getByLabel("Draw the curves of run 1").check();
  await panel.getByLabel("Draw the curves of run 3").check();
  await expect(page.locator("mb-run-curves .legend li")).toHaveCount(4);
  await panel.locator("mb-run-curves").getByLabel("Score").selectOption("accuracy");
  await expect(page.locator("mb-run-curves h3")).toContainText("Accuracy of the chosen runs");
});

test("a run is named, starred, pinned, removed and back, and all of it is there after a reload", async ({
  page,
}) => {
  const panel = await twoRuns(page);
  await expect(rows(page).first()).toContainText("batch_size");
  await expect(rows(page).first()).toContainText("→ 7");
  await panel.getByRole("button", { name: "Name and note of run 1" }).click();
  await panel.getByLabel("Name", { exact: true }).fill("=first");
  await panel.getByLabel("Note", { exact: true }).fill("the small one");
  await panel.getByLabel("Note", { exact: true }).press("Enter");
  await expect(panel.getByText("the small one")).toBeVisible();
  await panel.getByRole("button", { name: "Star run 1" }).click();
  await panel.getByRole("button", { name: "Pin run 1" }).click();
  await expect(rows(page).first()).toContainText("=first");
  await panel.getByLabel("Starred only").check();
  await expect(rows(page)).toHaveCount(1);
  await panel.getByLabel("Starred only").uncheck();

  // Files: a name that a spreadsheet would run is a text, and JSON has whole runs.
  const [csvFile] = await Promise.all([
    page.waitForEvent("download"),
    panel.getByRole("button", { name: "Save as CSV" }).click(),
  ]);
  const text = readFileSync(await csvFile.path(), "utf8");
  expect(text.split("\r\n")[0]).toMatch(
    /^run,name,changes,test_\w+,.*fingerprint,stop_reason,note$/,
  );
  expect(text).toContain("'=first");
  const [jsonFile] = await Promise.all([
    page.waitForEvent("download"),
    panel.getByRole("button", { name: "Save as JSON" }).click(),
  ]);
  const runs = JSON.parse(readFileSync(await jsonFile.path(), "utf8"));
  expect(runs.map((/** @type {any} */ { experiment }) => experiment.seed)).toEqual([7, 42]);
  expect(runs[0].fingerprint).toMatch(/^[0-9a-f]{64}$/);

  // The model, with the weights of the last run, as Keras loads it.
  const [modelFile] = await Promise.all([
    page.waitForEvent("download"),
    panel.getByRole("button", { name: "Model as .keras" }).click(),
  ]);
  const net = await loadModel(readFileSync(await modelFile.path()));
  expect(await net.fingerprint()).toBe(runs[0].fingerprint);
  const [weightsFile] = await Promise.all([
    page.waitForEvent("download"),
    panel.getByRole("button", { name: "Model as .weights.h5" }).click(),
  ]);
  expect(weightsFile.suggestedFilename()).toMatch(/model\.weights\.h5$/);
  await net.setWeights(
    (await net.getWeights()).map(({ data, shape }) => ({ data: data.fill(0), shape })),
  );
  await net.loadWeights(readFileSync(await weightsFile.path()));
  expect(await net.fingerprint()).toBe(runs[0].fingerprint);
  net.dispose();

  await panel.getByRole("button", { name: "Remove run 1" }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect.poll(() => focused(page)).toBe("Undo");
  await page.keyboard.press("Enter");
  await expect(rows(page)).toHaveCount(2);
  await kept(page, ({ runs }) => runs.length === 2 && runs[1].isPinned && runs[1].isStarred);
  await page.reload();
  await tab(page, "Runs");
  await expect(rows(page).first()).toContainText("=first");
  await expect(rows(page).first()).toContainText("the small one");
});

test("two runs are compared: settings, scores, report and the rows where they differ", async ({
  page,
}) => {
  const panel = await twoRuns(page);
  await panel.getByLabel("Draw the curves of run 1").check();
  await panel.getByLabel("Draw the curves of run 2").check();
  const compared = page.locator("mb-run-compare");
  await expect(compared.getByRole("heading")).toHaveText("Run 1 and run 2");
  await expect(compared.getByRole("row", { name: /^seed/ })).toContainText("42");
  await compared.getByRole("button", { name: "Compare what they predict" }).click();
  await expect(compared.getByRole("row", { name: /^weighted avg/ })).toBeVisible();
  const said = await compared.getByRole("status").innerText();
  const [, shared, differ] = /Of (\d+) shared test rows, they disagree on (\d+)/.exec(said) ?? [];
  expect(Number(shared)).toBeGreaterThan(0);
  const listed = compared.locator("#different tbody tr");
  await expect(listed).toHaveCount(Math.min(50, Number(differ)));
  for (const text of await listed.allInnerTexts()) {
    const [, , one, other] = text.split("\t").map((cell) => cell.replace(/[✓✗]|\d+%/g, "").trim());
    expect(one).not.toBe(other);
  }
});

test("two runs of several columns are compared column by column", async ({ page }) => {
  await open(page);
  await upload(page, csv("houses.csv", houses));
  await page.locator("mb-target-options").getByLabel("rooms").check();
  await field(page, "Epochs").fill("3");
  await trainOnce(page, 1);
  await field(page, "Seed").fill("7");
  await trainOnce(page, 2);
  // The third predicts one column.
  await page.locator("mb-target-options").getByLabel("rooms").uncheck();
  await trainOnce(page, 3);
  const panel = await tab(page, "Runs");
  for (const run of [1, 2]) await panel.getByLabel(`Draw the curves of run ${run}`).check();
  const compared = page.locator("mb-run-compare");
  await compared.getByRole("button", { name: "Compare what they predict" }).click();
  const target = compared.getByLabel("Target");
  await expect(target.locator("option")).toHaveText(["price", "rooms"]);
  const actual = compared.locator("#different tbody tr td:nth-child(2)");
  const errors = compared.getByRole("row", { name: /^mean_absolute_error/ });
  const ofPrice = await errors.innerText();
  expect(Number((await actual.first().innerText()).replaceAll(",", ""))).toBeGreaterThan(1000);
  await target.selectOption("rooms");
  expect(Number(await actual.first().innerText())).toBeLessThan(20);
  expect(await errors.innerText()).not.toBe(ofPrice);

  await panel.getByLabel("Draw the curves of run 2").uncheck();
  await panel.getByLabel("Draw the curves of run 3").check();
  await compared.getByRole("button", { name: "Compare what they predict" }).click();
  await expect(target).toHaveCount(0);
  await expect(compared.getByRole("row", { name: /^mean_absolute_error/ })).toBeVisible();
});

test("restoring a run brings its experiment and its bits back", async ({ page }) => {
  const panel = await twoRuns(page);
  const first = await rows(page).last().locator("code").getAttribute("title");

  // With other data there is nothing trained to save: that is said.
  await chooseSample(page, "Pima Indians Diabetes");
  await panel.getByRole("button", { name: "Model as .keras" }).click();
  await expect(panel.getByRole("alert")).toContainText("There are no trained weights to save.");
  await panel.getByRole("button", { name: "Restore run 1" }).click();
  await expect(field(page, "Seed")).toHaveValue("42");
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { handles } = /** @type {any} */ (document.querySelector("mb-app")).playground;
        return handles.net?.fingerprint().catch(() => "") ?? "";
      }),
    )
    .toBe(first);
});

test("a second tab has runs of its own, and neither loses any", async ({ page }) => {
  await twoRuns(page);
  const other = await page.context().newPage();
  await open(other);
  await tab(other, "Runs");
  await expect(rows(other)).toHaveCount(0);
  await chooseSample(other, "Iris");
  await field(other, "Epochs").fill("1");
  await button(other, "Train").click();
  await kept(other, ({ runs }) => runs.length === 1);
  await page.reload();
  await tab(page, "Runs");
  await expect(rows(page)).toHaveCount(2);
  await other.reload();
  await tab(other, "Runs");
  await expect(rows(other)).toHaveCount(1);
  await other.close();
});

test("all of it by keyboard, and in Korean", async ({ page }) => {
  await twoRuns(page);
  await page.getByRole("tab", { name: "Runs" }).focus();
  await tabTo(page, /^Draw the curves of run 2$/);
  await page.keyboard.press("Space");
  await tabTo(page, /^Star run 2:/);
  await page.keyboard.press("Enter");
  await expect(rows(page).first().getByRole("button", { name: "Star run 2" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(page.locator("mb-run-curves")).toBeVisible();
  await page.evaluate(() =>
    /** @type {any} */ (document.querySelector("mb-app")).playground.setLanguage("ko"),
  );
  await expect(page.locator("mb-run-curves h3")).toContainText("선택한 실행의 손실");
  await expect(page.getByRole("button", { name: "실행 1 복원" })).toBeVisible();
  await expect(page.getByLabel("실행 기록 검색")).toBeVisible();
});

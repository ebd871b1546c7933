/** While a session is being restored a person may already choose other data: that wins, and nothing is lost. */

import {
  button,
  chooseSample,
  clouds,
  crashIn,
  csv,
  expect,
  field,
  kept,
  open,
  step,
  tab,
  test,
  upload,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/**
 * Loads the page again; what it fetches by a name waits for `release`.
 * @param {Page} page
 * @param {string} name the end of an address
 */
async function reloadHolding(page, name) {
  await page.addInitScript((end) => {
    const { fetch } = window;
    /** @type {Promise<void>} */
    const released = new Promise((resolve) => Object.assign(window, { release: resolve }));
    window.fetch = async (...args) => {
      if (String(args[0]).endsWith(end)) await released;
      return fetch(...args);
    };
  }, name);
  await page.reload();
}

/** @param {Page} page */
const release = (page) => page.evaluate(() => /** @type {any} */ (window).release());

/** @param {Page} page */
const fingerprint = (page) =>
  page.evaluate(() => {
    const { handles } = /** @type {any} */ (document.querySelector("mb-app")).playground;
    return handles.net?.fingerprint().catch(() => "") ?? "";
  });

/** A session with a run of Iris. @param {Page} page */
async function trained(page) {
  await open(page);
  await chooseSample(page, "Iris");
  await field(page, "Epochs").fill("3");
  await button(page, "Train").click();
  await expect(page.locator("mb-score-strip code")).toBeVisible();
  await kept(page, ({ runs, training }) => runs.length === 1 && !training.wasTraining);
  return fingerprint(page);
}

/** @param {Page} page */
const summary = (page) => step(page, "Data").locator(".summary");

for (const [when, held] of [
  ["before the session is known", "/index.json"],
  ["while the session's data are read", "/iris.csv"],
]) {
  test(`a file given ${when} wins, and the session is one undo away`, async ({ page }) => {
    const weights = await trained(page);
    await reloadHolding(page, held);
    await upload(page, csv("clouds.csv", clouds(400)));
    if (held === "/index.json") {
      await expect(step(page, "Data").getByRole("status")).toContainText("clouds.csv");
    } else await expect(summary(page)).toHaveText(/400 rows/);
    await release(page);

    await expect(summary(page)).toHaveText(/400 rows/);
    await expect(button(page, "Train")).toBeEnabled();
    await expect(field(page, "Epochs")).toHaveValue("3");
    await button(page, "Undo").click();
    await expect(summary(page)).toHaveText(/150 rows/);
    await expect.poll(() => fingerprint(page)).toBe(weights);
    await expect(button(page, "Continue")).toBeEnabled();
  });

  test(`a file refused ${when} is told, and the session comes back`, async ({ page }) => {
    const weights = await trained(page);
    await reloadHolding(page, held);
    await upload(page, csv("empty.csv", ""));
    const alert = step(page, "Data").getByRole("alert");
    if (held !== "/index.json") await expect(alert).toContainText("empty.csv");
    await release(page);

    await expect(summary(page)).toHaveText(/150 rows/);
    await expect.poll(() => fingerprint(page)).toBe(weights);
    await expect(alert).toContainText("empty.csv");
  });
}

// Everything that the page asks of the worker on its way back to a trained table.
const askedWhileRestoring = [
  "readFiles",
  "getExamples",
  "prepare",
  "look",
  "createModel",
  "compileModel",
  "setState",
  "keepPredictions",
  "pageOfPredictions",
];

for (const method of askedWhileRestoring) {
  test(`a worker that crashes in ${method} while a session is restored loses nothing`, async ({
    page,
  }) => {
    const weights = await trained(page);
    await page.addInitScript(crashIn, method);
    await page.reload();
    await expect(summary(page)).toHaveText(/150 rows/);
    await expect.poll(() => page.evaluate(() => /** @type {any} */ (window).crashed)).toBe(true);
    await expect.poll(() => fingerprint(page)).toBe(weights);
    await expect(step(page, "Data").getByRole("alert")).toHaveCount(0);
    await expect(button(page, "Continue")).toBeEnabled();
  });
}

test("a run that a reload interrupted stays in the list when other data come", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  await field(page, "Epochs").fill("100000");
  await button(page, "Train").click();
  await kept(page, ({ training }) => training?.hasWeights && training.epoch.length > 5);
  await page.reload();
  await expect(page.getByText(/^The page was closed during training/)).toBeVisible();
  await upload(page, csv("clouds.csv", clouds(400)));
  await expect(summary(page)).toHaveText(/400 rows/);
  const runs = await tab(page, "Runs");
  await expect(runs.locator("tbody tr")).toHaveCount(1);
  await runs.getByRole("button", { name: /^Restore run/ }).click();
  await expect(summary(page)).toHaveText(/150 rows/);
  await expect(button(page, "Continue")).toBeEnabled();
});

// The states of the page that are looked at, each in both languages: what is on it is found without its words.

import { readFileSync } from "node:fs";
import { inRoot } from "../../tools/paths.mjs";
import { expect, test, upload } from "../web/playground.js";
import { courseFiles } from "./course-files.js";
import { shoot } from "./shots.js";
import * as tables from "./tables.js";

/** @typedef {import("@playwright/test").Page} Page */

/** @type {{ samples: any[] }} */
const { samples } = JSON.parse(readFileSync(inRoot("public/samples/index.json"), "utf8"));
const views = ["curves", "test", "examples", "predict", "inspect", "runs"];

/** @param {Page} page */
const run = (page) => page.locator("mb-run-bar #main");

/** @param {Page} page @param {string} [url] */
async function open(page, url = "./") {
  await page.goto(url);
  await expect(run(page)).not.toHaveAttribute("aria-disabled");
}

/** A sample's name in the page's language. @param {Page} page @param {string} id */
async function nameOf(page, id) {
  const language = await page.evaluate(() => document.documentElement.lang);
  return samples.find((sample) => sample.id === id).name[language];
}

/** @param {Page} page @param {string} id of a sample */
async function openSample(page, id) {
  await open(page);
  const name = await nameOf(page, id);
  const own = page.locator("mb-sample-row").getByRole("button", { name, exact: true });
  if ((await own.count()) === 0) {
    await page.locator("mb-sample-row button").last().click();
    const card = page
      .locator("mb-sample-list [role=listitem], mb-sample-list li")
      .filter({ has: page.getByText(name, { exact: true }) });
    await card.getByRole("button").click();
  } else await own.click();
  await expect(own).toHaveAttribute("aria-pressed", "true");
  await expect(run(page)).not.toHaveAttribute("aria-disabled");
}

/** @param {Page} page @param {import("../web/playground.js").Page extends never ? never : Parameters<typeof upload>[1]} file */
async function openFile(page, file) {
  await open(page);
  await upload(page, file);
  await expect(page.locator("mb-data-pane .about")).toBeVisible({ timeout: 120_000 });
  await settled(page);
}

/** A field of the Fit section. @param {Page} page @param {string} name */
const setting = (page, name) => page.locator(`mb-fit-pane [path*=${name}] input`).first();

/** @param {Page} page @param {string} name */
const show = (page, name) => page.locator(`mb-results [role=tab]#${name}`).click();

/** @param {Page} page @param {number} epochs */
async function train(page, epochs) {
  await setting(page, "epochs").fill(String(epochs));
  await run(page).click();
  await expect(page.locator("mb-score-strip output").first()).toBeVisible({ timeout: 120_000 });
}

/** Every section. @param {Page} page */
async function openRecipe(page) {
  for (const section of ["prepare", "model", "fit"]) {
    const title = page.locator(`mb-${section}-pane #title`);
    if ((await title.getAttribute("aria-expanded")) === "false") await title.click();
  }
  await settled(page);
}

/** Every tab of the results. @param {Page} page @param {string} state */
async function shootTabs(page, state) {
  for (const name of views) {
    await show(page, name);
    await settled(page);
    await shoot(page, `${state}, ${name}`, "mb-results");
  }
}

/** Until nothing in the results is still being worked out. @param {Page} page */
async function settled(page) {
  await expect(page.locator("mb-results [aria-busy=true]")).toHaveCount(0);
  await page.waitForLoadState("networkidle");
}

test("empty", async ({ page }) => {
  await open(page);
  await shootTabs(page, "empty");
});

test("loading", async ({ page }) => {
  await open(page);
  await page.route("**/auto-mpg.csv*", () => {});
  await page.goto("./#data:(sample:auto-mpg)");
  await page.reload();
  await expect(page.locator("mb-bar")).toBeVisible();
  await shoot(page, "loading");
});

test("training", async ({ page }) => {
  await openSample(page, "fashion-mnist");
  await setting(page, "epochs").fill("500");
  await run(page).click();
  await expect(page.locator("mb-history-table tbody tr").nth(1)).toBeVisible({ timeout: 120_000 });
  await shootTabs(page, "training");
});

for (const [kind, sample, epochs] of /** @type {const} */ ([
  ["image", "fashion-mnist", 2],
  ["table", "penguins", 20],
  ["sequence", "co2", 5],
  ["regression", "auto-mpg", 20],
])) {
  test(`done ${kind}`, async ({ page }) => {
    await openSample(page, sample);
    await train(page, epochs);
    await shootTabs(page, `done ${kind}`);
  });

  test(`data ${kind}`, async ({ page }) => {
    await openSample(page, sample);
    await page.locator("mb-data-pane #focus").click();
    const tabs = page.locator("mb-data-views [role=tab]");
    await expect(
      page.locator("mb-data-views > *, mb-data-views [role=tab]").first(),
    ).toBeAttached();
    await settled(page);
    if ((await tabs.count()) === 0) await shoot(page, `data ${kind}`);
    for (let at = 0; at < (await tabs.count()); at++) {
      await tabs.nth(at).click();
      await settled(page);
      await shoot(page, `data ${kind}, ${await tabs.nth(at).getAttribute("id")}`);
    }
  });
}

test("failed", async ({ page }) => {
  await openSample(page, "pima");
  await page.locator("mb-fit-pane #optimizer").selectOption("SGD");
  await page.locator("mb-fit-pane #loss").selectOption("mean_squared_error");
  const last = page.locator("mb-layer-row").last();
  await last.locator("button.name").click();
  await last.locator("[path*=activation] select").first().selectOption("linear");
  await setting(page, "learning_rate").fill("1e9");
  await run(page).click();
  await expect(page.locator("mb-curves-pane [role=alert]").first()).toBeVisible();
  await shoot(page, "failed, training", "mb-results");
  await upload(page, { name: "image.heic", mimeType: "image/heic", buffer: Buffer.alloc(64) });
  await expect(page.locator("mb-data-pane [role=alert]").first()).toBeVisible();
  await shoot(page, "failed, data");
});

for (const [name, file] of /** @type {const} */ ([
  ["one class", tables.oneClass],
  ["10 rows", tables.tenRows],
  ["a million rows", tables.millionRows],
  ["untidy", tables.untidy],
])) {
  test(name, async ({ page }) => {
    await openFile(page, file());
    await shoot(page, name);
    await page.locator("mb-data-pane #focus").click();
    await settled(page);
    await shoot(page, `${name}, data`);
  });
}

for (const [name, file] of /** @type {const} */ ([
  ["100 classes", tables.hundredClasses],
  ["names of 80 characters", tables.longNames],
])) {
  test(name, async ({ page }) => {
    await openFile(page, file());
    await train(page, 3);
    await shootTabs(page, name);
    await page.locator("mb-data-pane #focus").click();
    const tabs = page.locator("mb-data-views [role=tab]");
    await tabs.last().click();
    await settled(page);
    await shoot(page, `${name}, data`);
  });
}

for (const [name, files] of courseFiles) {
  test(`course ${name}`, async ({ page }) => {
    await openFile(page, files());
    await train(page, 2);
    await openRecipe(page);
    await shoot(page, `course ${name}`);
    for (const view of ["test", "examples", "predict"]) {
      await show(page, view);
      await settled(page);
      await shoot(page, `course ${name}, ${view}`, "mb-results");
    }
  });
}

test("what opens", async ({ page }) => {
  await open(page);
  await page.keyboard.press("?");
  await expect(page.locator("mb-key-list dialog")).toBeVisible();
  await shoot(page, "keys");
  await page.keyboard.press("Escape");
  await page.locator("mb-share-button button").first().click();
  await shoot(page, "share");
  await page.keyboard.press("Escape");
  await page.locator("mb-sample-row button").last().click();
  await expect(page.locator("mb-sample-list dialog")).toBeVisible();
  await shoot(page, "samples");
  await page.keyboard.press("Escape");
  await openRecipe(page);
  await shoot(page, "recipe");
});

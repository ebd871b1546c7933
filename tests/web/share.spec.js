// What "Share" gives to be copied does what it says, in a page of its own.

import { readFileSync } from "node:fs";
import { hostPage, quick } from "./element-host.js";
import { button, clouds, csv, expect, field, test, upload } from "./playground.js";
import { hostSite } from "./site-host.js";

/** @type {Awaited<ReturnType<typeof hostSite>>} */
let site;
test.beforeAll(async () => {
  site = await hostSite({ path: "/mb/", headers: { "Access-Control-Allow-Origin": "*" } });
});
test.afterAll(() => site.close());

/** @param {import("./playground.js").Page} page @param {string} name @param {string} label */
async function copied(page, name, label) {
  await page.getByRole("button", { name }).click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(await field(page, label).inputValue()).toBe(text);
  return text;
}

test("a link, an element and a frame", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${site.url}${quick}`);
  await expect(button(page, "Train")).toBeEnabled();
  await button(page, "Share").click();
  await field(page, "What your page shows").selectOption("Curves and a Train button");
  const link = await copied(page, "Copy the link", "Link");
  expect(link).toContain(`${site.url}#1!`);
  const texts = [
    await copied(page, "Copy the lines for your own page", "In your own page"),
    await copied(page, "Copy the HTML of the frame", "In a frame"),
  ];
  for (const text of texts) {
    const around = await hostPage(`<!doctype html><meta charset="utf-8" /><title>a</title>
      <link rel="icon" href="data:," />${text}`);
    try {
      await page.goto(around.origin);
      const place = text.startsWith("<iframe") ? page.frameLocator("iframe") : page;
      await place.getByRole("button", { name: "Train", exact: true }).click();
      await expect(place.getByText("Epoch 4 of 4")).toBeVisible();
      await expect(place.locator("mb-curves")).toHaveCount(1);
      await expect(place.locator("mb-data-pane")).toHaveCount(0);
    } finally {
      around.close();
    }
  }
});

test("what other tools make pages of, with a picture for print", async ({ page }) => {
  await page.goto(`${site.url}${quick}`);
  await button(page, "Train").click();
  await expect(page.getByText("Epoch 4 of 4")).toBeVisible();
  await button(page, "Share").click();
  const format = field(page, "What makes the page");
  const lines = () => field(page, "In your own page").inputValue();
  await format.selectOption("Jupyter, marimo, Colab");
  expect(await lines()).toMatch(
    /^from minibatch_widget import Playground\n\nPlayground\(\n {4}site=/,
  );
  await format.selectOption("MyST, Jupyter Book");
  const [, module, traits] = /^```{anywidget} (\S+)\n([^`]+)```$/.exec(await lines()) ?? [];
  await expect(field(page, `Once, in ${module}`)).toHaveValue(
    `export { default } from "${site.url}element.js";`,
  );
  expect(JSON.parse(traits)).toMatchObject({
    experiment: expect.stringMatching(/^#1!/),
    lang: "en",
  });
  await format.selectOption("Docusaurus");
  await expect(field(page, "Once, in docusaurus.config.js")).toHaveValue(/^ {2}scripts: \[\{/);
  expect(await lines()).toMatch(/^<minibatch-playground .*><\/minibatch-playground>$/);
  await format.selectOption("VitePress");
  await expect(field(page, "Once, in .vitepress/config.js")).toHaveValue(/isCustomElement/);
  // The package brings no samples.
  await expect(format.getByRole("option", { name: "React" })).toHaveCount(0);

  await format.selectOption("Quarto");
  expect(await lines()).not.toContain("unless-format");
  const saving = page.waitForEvent("download");
  await button(page, "Save a picture for print and PDF").click();
  const picture = await saving;
  expect(picture.suggestedFilename()).toMatch(/\.svg$/);
  expect(await lines()).toContain(`(<${picture.suggestedFilename()}>)`);
  const svg = readFileSync(await picture.path(), "utf8");
  // The page's policy would have no text parsed.
  const blank = await page.context().newPage();
  const shapes = await blank.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    const lines = [...parsed.querySelectorAll("polyline")];
    return lines.map((line) => line.getAttribute("points")?.split(" ").length);
  }, svg);
  await blank.close();
  expect(shapes[0]).toBe(4);
  await format.selectOption("HTML");
  expect(await lines()).toContain(`<img src="${picture.suggestedFilename()}"`);
});

test("of a person's own file it says where the file goes", async ({ page }) => {
  await page.goto(site.url);
  await expect(button(page, "Train")).toBeEnabled();
  await upload(page, csv("my clouds.csv", clouds(60)));
  await expect(page.getByText("my clouds.csv").first()).toBeVisible();
  await expect(button(page, "Train")).toBeEnabled();
  await button(page, "Share").click();
  await expect(field(page, "In your own page")).toHaveValue(/src="my clouds\.csv"/);
  await field(page, "What makes the page").selectOption("Vue");
  await expect(field(page, "In your own page")).toHaveValue(
    /^<script setup>\nimport .*\n<\/script>\n\n<template>\n {2}<Playground .*\/>\n<\/template>$/,
  );
  await expect(page.getByText(/put my clouds\.csv beside your page/)).toBeVisible();
  await expect(field(page, "In a frame")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(field(page, "In your own page")).toHaveCount(0);
  await expect(button(page, "Share")).toBeFocused();
});

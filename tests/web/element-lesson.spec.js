// A page of twenty lines with a lesson that checks itself, from another origin, without a network once it is there, in Korean.

import { readFileSync } from "node:fs";
import { inRoot } from "../../tools/paths.mjs";
import { hostPage } from "./element-host.js";
import { button, expect, test } from "./playground.js";
import { hostSite } from "./site-host.js";

test("examples/lesson.html has a lesson that checks itself", async ({ page }) => {
  const example = readFileSync(inRoot("examples/lesson.html"), "utf8");
  expect(example.trim().split("\n").length).toBeLessThanOrEqual(20);
  const site = await hostSite({ path: "/mb/", headers: { "Access-Control-Allow-Origin": "*" } });
  const html = example
    .replace("https://example.invalid/minibatch/", site.url)
    .replace("<head>", '<head><link rel="icon" href="data:," />');
  const around = await hostPage(html);
  /** @type {any[]} */
  const said = [];
  await page.exposeFunction("said", (/** @type {any} */ detail) => said.push(detail));
  await page.addInitScript(() =>
    addEventListener("minibatch-lesson", (event) =>
      /** @type {any} */ (globalThis).said(/** @type {CustomEvent} */ (event).detail),
    ),
  );
  try {
    await page.goto(around.origin);
    const lesson = page.locator("mb-lesson-panel");
    await expect(lesson.getByRole("heading", { level: 2 }).first()).toHaveText("1강. 첫 회귀 모델");
    await expect(lesson.locator(".task.done")).toHaveCount(0);
    await button(page, "학습 시작").click();
    await expect(lesson.locator(".task.done")).toHaveCount(1);
    expect(said.map(({ verb }) => verb.id.split("/").at(-1))).toEqual(["initialized", "passed"]);
    expect(said[1].result.completion).toBe(false);
    await expect(page.locator("#done")).toBeHidden();
    // Nothing in another page takes the focus by itself.
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe(
      "minibatch-playground",
    );
  } finally {
    site.close();
    around.close();
  }
});

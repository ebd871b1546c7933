// A run as a write-up: Markdown, and one HTML file that needs no other.

import { readFileSync } from "node:fs";
import { axeFaults } from "./axe.js";
import { button, expect, open, shapesZip, tab, test, train, upload } from "./playground.js";

/** @param {import("./playground.js").Page} page @param {string} name of the button */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
  return {
    text: readFileSync(await download.path(), "utf8"),
    name: download.suggestedFilename(),
  };
}

test("a run is written up with all that a post shows of it", async ({ page }) => {
  await open(page, "./#1!title:'Three%20kinds',data:(sample:iris),fit:(epochs:3)");
  await train(page, 3);
  await tab(page, "Runs");
  const markdown = await saved(page, "Write-up (Markdown)");
  expect(markdown.name).toMatch(/\.md$/);
  const headings = [...markdown.text.matchAll(/^## (.*)$/gm)].map(([, text]) => text);
  expect(headings).toEqual([
    ...["Data", "Prepare", "Model", "Fit", "Test", "Examples", "The whole program"],
  ]);
  expect(markdown.text).toContain("has 150 rows and 5 columns. The model predicts species.");
  expect(markdown.text).toContain("1. `TrainTestSplit(");
  expect(markdown.text).toContain("stratify=True");
  expect(markdown.text).toMatch(/Total params: 2,499/);
  expect(markdown.text).toMatch(/!\[[^\]]+\]\(data:image\/svg\+xml;base64,/);
  expect(markdown.text).toMatch(/weighted avg/);
  expect(markdown.text).toContain("history = model.fit(");
  expect(markdown.text).toMatch(/Machine \| simd[\w-]* build, \d threads?/);

  const html = await saved(page, "Write-up (HTML)");
  const post = await page.context().newPage();
  await post.setViewportSize({ width: 360, height: 740 });
  await post.setContent(html.text);
  await expect(post.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(post.getByRole("heading", { level: 2 })).toHaveText(headings);
  // Numbers stand right, words left.
  const rows = post.locator("table", { hasText: "setosa" }).first().locator("tbody tr").first();
  await expect(rows.getByText("setosa")).toHaveCSS("text-align", "left");
  await expect(rows.locator("td").first()).toHaveCSS("text-align", "right");
  const isDrawn = (/** @type {HTMLImageElement[]} */ all) =>
    all.length > 0 && all.every(({ naturalWidth }) => naturalWidth > 0);
  await expect.poll(() => post.locator("img").evaluateAll(/** @type {any} */ (isDrawn))).toBe(true);
  expect(await post.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(html.text).not.toMatch(/(?:src|href)="(?!data:)/);
  expect(await axeFaults(post)).toEqual([]);
  // As wide as an A4 page between its margins: nothing is cut off.
  await post.setViewportSize({ width: 657, height: 740 });
  await post.emulateMedia({ media: "print" });
  expect(await post.evaluate(() => document.documentElement.scrollWidth)).toBe(657);
  // A summary stands on one page; the program, which may be longer than one, begins where it can.
  await expect(post.locator("pre").first()).toHaveCSS("break-inside", "avoid");
  await expect(post.locator("pre").last()).toHaveCSS("break-inside", "auto");
  await post.close();
});

test("a post of images shows some of them, in the page's language", async ({ page }) => {
  await open(page, "./#1!data:(sample:iris),fit:(epochs:1)");
  await upload(page, shapesZip());
  await expect(page.locator("mb-image-view tbody tr")).toHaveCount(2);
  await train(page, 1);
  await page.getByLabel("Language").selectOption("한국어");
  await tab(page, "실행 기록");
  const { text } = await saved(page, "글로 저장(HTML)");
  expect(text).toContain('<html lang="ko">');
  expect(text).toContain("전체 프로그램");
  expect(text).toMatch(/<img src="data:image\/png;base64,[^"]+" alt="예측 \S+, 실제 \S+">/);
});

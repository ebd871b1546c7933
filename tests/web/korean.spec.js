// The page in Korean: no sentence in it is English, in any section, tab, form, error or warning.

import { clouds, csv, expect, shapesZip, test, upload } from "./playground.js";

/** @typedef {import("@playwright/test").Page} Page */

test.use({ locale: "ko-KR" });

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole("button", { name, exact: true });

/**
 * English sentences on the page, through all shadow roots: texts, and attributes that are read out. Names of
 * classes, arguments and files are no sentences: those have three words in a row, small ones among them.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
const englishOn = (page) =>
  page.evaluate(() => {
    const sentence = /[A-Za-z’']{2,}(?:,? [a-z’']{2,}){2,}/;
    /** @type {Set<string>} */
    const found = new Set();
    const look = (/** @type {string | null} */ raw) => {
      // Axes are named as Keras names them, in any language.
      const text = raw?.replaceAll(/\(batch(, [a-z]+)+\)/g, "");
      if (text && sentence.test(text)) found.add(text.trim().replace(/\s+/g, " ").slice(0, 200));
    };
    const visit = (/** @type {Node} */ node) => {
      if (node instanceof Element) {
        if (/^(script|style|noscript|code|pre|textarea)$/i.test(node.tagName)) return;
        for (const name of ["aria-label", "title", "placeholder", "alt"])
          look(node.getAttribute(name));
        if (node.shadowRoot) visit(node.shadowRoot);
      }
      if (node.nodeType === Node.TEXT_NODE) look(node.nodeValue);
      node.childNodes.forEach(visit);
    };
    visit(document.body);
    return [...found];
  });

/** Opens every section of the recipe. @param {Page} page */
async function openAll(page) {
  const headers = page.getByRole("region").getByRole("heading").getByRole("button");
  for (const header of await headers.all()) {
    if ((await header.getAttribute("aria-expanded")) === "false") await header.click();
  }
}

/** @param {Page} page */
async function allTabs(page) {
  /** @type {string[]} */
  const found = [];
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    found.push(...(await englishOn(page)));
  }
  return found;
}

test.beforeEach(async ({ page }) => {
  await page.goto("./");
  await expect(button(page, "학습 시작")).toBeEnabled();
  await openAll(page);
});

test("has no English sentence before and after training", async ({ page }) => {
  await page.getByRole("button", { name: /Iris/ }).first().click();
  await expect(button(page, "학습 시작")).toBeEnabled();
  for (const summary of await page.locator("details > summary").all()) await summary.click();
  expect(await englishOn(page)).toEqual([]);
  expect(await allTabs(page)).toEqual([]);
  await page.getByLabel("에포크 수", { exact: true }).fill("3");
  await button(page, "학습 시작").click();
  await expect(page.getByLabel("테스트 정확도")).toBeVisible();
  expect(await allTabs(page)).toEqual([]);
  await page.keyboard.press("?");
  expect(await englishOn(page)).toEqual([]);
});

test("has no English sentence in the layers' forms and errors", async ({ page }) => {
  await button(page, "층 추가").click();
  const dialog = page.getByRole("dialog");
  expect(await englishOn(page)).toEqual([]);
  const names = await dialog.locator("li b").allTextContents();
  expect(names.length).toBeGreaterThan(40);
  await page.keyboard.press("Escape");
  const search = page.getByRole("searchbox");
  const last = page.locator("mb-layer-row").last();
  for (const name of names) {
    await button(page, "층 추가").click();
    await search.fill(name);
    await dialog
      .getByRole("button", { name: new RegExp(`^${name}\\b`) })
      .first()
      .click();
    await expect(page.locator("mb-layer-row", { hasText: name }).first()).toBeVisible();
    expect(await englishOn(page), name).toEqual([]);
    await page
      .getByRole("button", { name: new RegExp(`${name}.* 삭제$`) })
      .last()
      .click();
  }
  await expect(last).toBeVisible();
});

/** @type {[string, Parameters<typeof upload>[1]][]} */
const files = [
  ["an empty table", csv("empty.csv", "")],
  ["a table with one class", csv("same.csv", "a,b\n1,x\n2,x\n3,x\n4,x\n")],
  ["odd rows", csv("odd.csv", `${clouds(120)}\n1,2\n3,4,red,5\n\n`)],
  [
    "a file of no known kind",
    { name: "noise.bin", mimeType: "", buffer: Buffer.from([1, 2, 250]) },
  ],
  ["an image alone", { name: "a.png", mimeType: "image/png", buffer: Buffer.from("no png") }],
  [
    "a broken zip",
    { name: "a.zip", mimeType: "application/zip", buffer: Buffer.from("PK\x03\x04") },
  ],
  ["images with a broken one", shapesZip()],
];

for (const [what, given] of files) {
  test(`has no English sentence about ${what}`, async ({ page }) => {
    await upload(page, given);
    await expect(page.getByRole("alert").or(page.locator(".warnings")).first()).toBeVisible();
    expect(await englishOn(page)).toEqual([]);
  });
}

test("has no English sentence about a link that holds no experiment", async ({ page }) => {
  await page.goto("./#1!nonsense");
  await page.reload();
  await expect(page.locator(".notices")).toContainText("링크");
  expect(await englishOn(page)).toEqual([]);
});

test("rewrites what it has said when another language is chosen", async ({ page }) => {
  const language = page.locator("mb-bar").getByRole("combobox", { name: /언어|Language/ });
  const alert = page.locator("mb-data-pane").getByRole("alert");
  const notices = page.locator(".notices");
  const report = page.locator("mb-curves-pane").getByRole("alert");

  // A run whose loss is not finite, a link that is none, and a file that cannot be used.
  await page.getByRole("button", { name: /Iris/ }).first().click();
  await expect(button(page, "학습 시작")).toBeEnabled();
  await page.evaluate(() => (location.hash = "#1!nonsense"));
  await expect(notices).toContainText("링크를 열 수 없습니다");
  await page.getByLabel("학습률", { exact: true }).fill("1e30");
  await button(page, "학습 시작").click();
  await expect(report).toContainText("손실");
  await upload(page, csv("empty.csv", ""));
  await expect(alert).toContainText(/[가-힣]/);
  const korean = await alert.innerText();

  await language.selectOption("English");
  await expect(alert).not.toContainText(/[가-힣]/);
  await expect(alert).toContainText("empty.csv");
  await expect(notices).toHaveText(/^\s*This link could not be opened\. [^가-힣]*$/);
  await expect(report).toContainText("The loss is not finite");

  await language.selectOption("한국어");
  await expect(alert).toHaveText(korean, { useInnerText: true });
  await expect(notices).toContainText("링크를 열 수 없습니다");
  expect(await englishOn(page)).toEqual([]);
});

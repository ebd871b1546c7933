// The page in Korean: no sentence in it is English, in any section, tab, form, error or warning.

import { englishOn } from "./korean.js";
import { clouds, csv, expect, layerRows, shapesZip, test, upload } from "./playground.js";

/** @typedef {import("@playwright/test").Page} Page */

test.use({ locale: "ko-KR" });

/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole("button", { name, exact: true });

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
  await expect(dialog).toBeVisible();
  expect(await englishOn(page)).toEqual([]);
  const names = await dialog.locator("li b").allTextContents();
  expect(names.length).toBeGreaterThan(40);
  await page.keyboard.press("Escape");
  // As the dialog does, which other tests use: opening it for each of over sixty takes most of a minute.
  const chooser = page.locator("mb-model-pane mb-entry-chooser");
  const layers = await layerRows(page).count();
  for (const name of names) {
    await chooser.evaluate(
      (element, detail) => element.dispatchEvent(new CustomEvent("entry-chosen", { detail })),
      name,
    );
    await expect(layerRows(page)).toHaveCount(layers + 1);
    expect(await englishOn(page), name).toEqual([]);
    await page
      .getByRole("button", { name: new RegExp(`${name}.* 삭제$`) })
      .last()
      .click();
    await expect(layerRows(page)).toHaveCount(layers);
  }
});

/** @type {[string, Parameters<typeof upload>[1]][]} */
const files = [
  ["an empty table", csv("empty.csv", "")],
  ["a table of one row", csv("one.csv", "a,b\n1,2\n")],
  ["a table without a target's values", csv("empty-target.csv", "a,b\n1,\n2,\n3,\n4,\n")],
  ["names of columns that are the same", csv("twice.csv", `a,a,b\n${"1,2,x\n3,4,y\n".repeat(9)}`)],
  ["a quote that does not end", csv("quote.csv", 'a,b\n1,"x\n2,y\n')],
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

test("has no English sentence about files that cannot be read, one after another", async ({
  page,
}) => {
  const said = page.getByRole("alert").or(page.locator(".warnings"));
  let before = (await said.allInnerTexts()).join();
  for (const [what, given] of files) {
    await test.step(what, async () => {
      await upload(page, given);
      await expect
        .poll(async () => (await said.allInnerTexts()).join(), { message: what })
        .not.toBe(before);
      expect(await englishOn(page), what).toEqual([]);
      before = (await said.allInnerTexts()).join();
    });
  }
});

/** A table for which every step of the preparation has something to do. */
const people = () => {
  const rows = Array.from(
    { length: 40 },
    (_, i) => `${i % 7 ? i : ""},1,code${Math.max(1, i)},${i % 2 ? "yes" : "no"}`,
  );
  return csv("people.csv", `age,constant,code,answer\n${rows.join("\n")}\n`);
};
/** @param {Page} page @param {string} step */
const card = (page, step) =>
  page.locator("mb-prepare-pane ol > li").filter({ hasText: step }).last();
/** @param {Page} page @param {string} step */
async function addStep(page, step) {
  await button(page, "단계 추가").click();
  await page.getByRole("searchbox", { name: "단계 검색" }).fill(step);
  await page.keyboard.press("Enter");
}
/**
 * Names one column for the last step of a class, as a link or a file may: the form offers only those there are.
 * @param {Page} page
 * @param {string} step
 * @param {string} column
 */
const useColumn = (page, step, column) =>
  page.evaluate(
    ([name, own]) => {
      const { store } = /** @type {any} */ (document.querySelector("mb-app")).playground;
      const { experiment } = store.state;
      const { preparation } = experiment;
      const place = preparation.findLastIndex((/** @type {any} */ one) => one.class_name === name);
      const { config } = preparation[place];
      const changed = { class_name: name, config: { ...config, columns: [own] } };
      store.replace("experiment", {
        ...experiment,
        preparation: preparation.with(place, changed),
      });
    },
    [step, column],
  );
/** @param {Page} page @param {string} step */
const removeStep = (page, step) => card(page, step).getByRole("button", { name: /삭제$/ }).click();

/** @type {[string, (page: Page) => Promise<unknown>, string][]} */
const steps = [
  [
    "a test size that is none",
    (page) => card(page, "TrainTestSplit").getByLabel("test_size").fill("1.5"),
    "TrainTestSplit",
  ],
  [
    "a test size of too many rows",
    (page) => card(page, "TrainTestSplit").getByLabel("test_size").fill("40"),
    "40행",
  ],
  ["a second split", (page) => addStep(page, "TrainTestSplit"), "나누는 단계"],
  [
    "a range that falls",
    (page) => card(page, "MinMaxScaler").getByLabel("feature_range").fill("1, 0"),
    "feature_range",
  ],
  [
    "a category that the training rows do not have",
    (page) => card(page, "OneHotEncoder").getByLabel("handle_unknown").selectOption("error"),
    "handle_unknown",
  ],
  ["text that is not encoded", (page) => removeStep(page, "OneHotEncoder"), "OneHotEncoder"],
  [
    "a missing value",
    async (page) => {
      await removeStep(page, "SimpleImputer");
      await removeStep(page, "SimpleImputer");
    },
    "SimpleImputer",
  ],
  [
    "a text that fills numbers",
    async (page) => {
      await useColumn(page, "SimpleImputer", "age");
      await card(page, "SimpleImputer").getByLabel("strategy").selectOption("constant");
      await card(page, "SimpleImputer").getByLabel("fill_value").fill("old");
    },
    "fill_value",
  ],
  ["a scaler of a column of text", (page) => useColumn(page, "MinMaxScaler", "code"), "code"],
  ["a column that is not there", (page) => useColumn(page, "MinMaxScaler", "height"), "height"],
  [
    "no feature",
    async (page) => {
      await addStep(page, "SelectColumns");
      await useColumn(page, "SelectColumns", "answer");
    },
    "특성",
  ],
  ["a step of images", (page) => addStep(page, "Rescaling"), "Rescaling"],
];

test("has no English sentence about steps that cannot be taken, each taken back", async ({
  page,
}) => {
  await upload(page, people());
  await expect(page.locator("mb-data-pane")).toContainText("people.csv");
  await expect(button(page, "학습 시작")).toBeEnabled();
  const experiment = () =>
    page.evaluate(() => {
      const { store } = /** @type {any} */ (document.querySelector("mb-app")).playground;
      return store.state.experiment;
    });
  const sound = await experiment();
  const alert = page.locator("mb-data-pane").getByRole("alert");
  for (const [what, change, part] of steps) {
    await test.step(what, async () => {
      await change(page);
      await expect(alert, what).toContainText(part);
      await expect(alert).toContainText(/[가-힣]/);
      expect(await englishOn(page), what).toEqual([]);
      await page.evaluate((experiment) => {
        const { store } = /** @type {any} */ (document.querySelector("mb-app")).playground;
        store.replace("experiment", experiment);
      }, sound);
      await expect(alert).toHaveCount(0);
    });
  }
});

test("has no English sentence about a link that holds no experiment", async ({ page }) => {
  // From another page: behind a mere change of the fragment the page would be loaded twice, the second time
  // perhaps after the link is answered and gone from the address.
  await page.goto("about:blank");
  await page.goto("./#1!nonsense");
  await expect(page.locator(".notices")).toContainText("링크");
  expect(await englishOn(page)).toEqual([]);
});

test("has no English sentence about a sample that cannot be loaded", async ({
  browser,
  baseURL,
}) => {
  // A page of its own: what cannot be fetched is an error on the console.
  const context = await browser.newContext({ baseURL, locale: "ko-KR", serviceWorkers: "block" });
  const page = await context.newPage();
  try {
    await page.route("**/samples/pima*", (route) => route.abort());
    await page.goto("./");
    await page.getByRole("button", { name: /Pima/ }).first().click();
    const alert = page.locator("mb-data-pane").getByRole("alert");
    await expect(alert).toContainText("네트워크");
    expect(await englishOn(page)).toEqual([]);
    await page.route("**/samples/pima*", (route) => route.fulfill({ status: 503 }));
    await page.getByRole("button", { name: /Pima/ }).first().click();
    await expect(alert).toContainText("503");
    expect(await englishOn(page)).toEqual([]);
  } finally {
    await context.close();
  }
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

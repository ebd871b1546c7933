// Layers are put where they belong, by pointer and by keyboard, and the focus is never lost.

import {
  button,
  chooseSample,
  expect,
  focused,
  layerClasses,
  layerRows,
  open,
  tabTo,
  test,
} from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** Chooses a layer in the dialog that is open. @param {Page} page @param {string} query */
async function choose(page, query) {
  const search = page.getByRole("searchbox");
  await expect(search).toBeFocused();
  await search.fill(query);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
}

test("a layer is added before the output, and its first field has the focus", async ({ page }) => {
  await open(page);
  await button(page, "Add layer").click();
  await choose(page, "dropout");
  await expect(layerClasses(page)).toHaveText([
    "Conv2D",
    "MaxPooling2D",
    "Conv2D",
    "MaxPooling2D",
    "Dropout",
    "Flatten",
    "Dense",
    "Dense",
    "Dropout",
    "Dense",
  ]);
  await expect.poll(() => focused(page)).toBe("rate");

  // One without fields has the focus itself.
  await button(page, "Add layer").click();
  await choose(page, "flatten");
  await expect(layerClasses(page).nth(9)).toHaveText("Flatten");
  await expect.poll(() => focused(page)).toMatch(/^Flatten/);
  await expect(layerRows(page).nth(9).locator("button.name")).toHaveAttribute(
    "aria-expanded",
    "true",
  );

  // Softmax alone belongs behind an output that has no activation.
  await layerRows(page).last().locator("button.name").click();
  await layerRows(page).last().getByLabel("activation").selectOption("linear");
  await button(page, "Add layer").click();
  await choose(page, "softmax");
  await expect(layerClasses(page).last()).toHaveText("Softmax");
  await expect(button(page, "Train")).toBeEnabled();
});

test("+ puts a layer exactly there, also between layers of a graph", async ({ page }) => {
  await open(page);
  await chooseSample(page, "Iris");
  const insert = (/** @type {number} */ index) =>
    layerRows(page)
      .nth(index)
      .getByRole("button", { name: /^Insert a layer before/ });
  await layerRows(page).nth(1).hover();
  await insert(1).click();
  await choose(page, "batch");
  await expect(layerClasses(page)).toHaveText(["Dense", "BatchNormalization", "Dense", "Dense"]);
  await expect.poll(() => focused(page)).toBe("axis");

  await button(page, "Add layer").click();
  await choose(page, "concatenate");
  const chips = layerRows(page).nth(3).locator(".sources .chip");
  await expect(chips).toHaveText(["dense_1", "batch_normalization"]);
  await layerRows(page).nth(3).hover();
  await insert(3).click();
  await choose(page, "dropout");
  await expect(layerRows(page).nth(4).locator(".sources .chip")).toHaveText([
    "dropout",
    "batch_normalization",
  ]);
  await expect(button(page, "Train")).toBeEnabled();
});

test("one stop of Tab for a layer, arrows within it, the focus stays on the neighbour", async ({
  page,
}) => {
  await open(page);
  await chooseSample(page, "Iris");
  await layerRows(page).nth(0).locator("button.name").focus();
  await page.keyboard.press("Tab");
  expect(await focused(page)).toMatch(/^Dense\s+32/);
  await page.keyboard.press("Tab");
  expect(await focused(page)).toMatch(/^Dense\s+3,/);
  await page.keyboard.press("Shift+Tab");

  await page.keyboard.press("ArrowRight");
  expect(await focused(page)).toBe("Insert a layer before Dense, layer 2");
  await page.keyboard.press("ArrowRight");
  expect(await focused(page)).toBe("Move Dense up, layer 2");
  await page.keyboard.press("Enter");
  // At the top it goes no further; the button keeps the focus.
  await expect.poll(() => focused(page)).toBe("Move Dense up, layer 1");
  await page.keyboard.press("Enter");
  expect(await focused(page)).toBe("Move Dense up, layer 1");
  await page.keyboard.press("End");
  expect(await focused(page)).toBe("Remove Dense, layer 1");
  await page.keyboard.press("Enter");
  await expect(layerRows(page)).toHaveCount(2);
  expect(await focused(page)).toMatch(/^Dense\s+64/);

  // The last one's neighbour is the one before it; where none is left, a layer can be added.
  await page.keyboard.press("Tab");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(layerRows(page)).toHaveCount(1);
  expect(await focused(page)).toMatch(/^Dense\s+64/);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(layerRows(page)).toHaveCount(0);
  expect(await focused(page)).toBe("Add layer");
  await page.keyboard.press("Control+z");
  await expect(layerRows(page)).toHaveCount(1);
  expect(await focused(page)).toBe("Add layer");
});

const aliases = {
  en: {
    MaxPool2D: "MaxPooling2D",
    AvgPool: "AveragePooling2D",
    GlobalAvg: "GlobalAveragePooling2D",
    BN: "BatchNormalization",
  },
  ko: {
    합성곱: "Conv2D",
    풀링: "MaxPooling2D",
    드롭아웃: "Dropout",
    "배치 정규화": "BatchNormalization",
    "완전 연결": "Dense",
    평탄화: "Flatten",
  },
};

test("layers are found by their other names in English and Korean", async ({ page }) => {
  await open(page);
  await button(page, "Add layer").click();
  const dialog = page.getByRole("dialog");
  for (const language of /** @type {const} */ (["en", "ko"])) {
    for (const [alias, className] of Object.entries(aliases[language])) {
      await page.getByRole("searchbox").fill(alias);
      const found = dialog.locator("li b");
      await expect(found.filter({ hasText: new RegExp(`^${className}$`) }), alias).toHaveCount(1);
      expect(await found.count(), alias).toBeLessThan(20);
    }
    if (language === "ko") break;
    await button(page, "Close").click();
    await page.getByLabel("Language").selectOption("한국어");
    await button(page, "층 추가").click();
  }
});

test("a network is built from an empty model and trained with the keyboard alone", async ({
  page,
}) => {
  await open(page);
  await tabTo(page, /^Conv2D/);
  for (let count = 8; count >= 0; count--) {
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await expect(layerRows(page)).toHaveCount(count);
  }
  await expect.poll(() => focused(page)).toBe("Add layer");
  /** @param {string} alias @param {RegExp} field that has the focus then */
  const add = async (alias, field) => {
    await page.keyboard.press("Enter");
    await expect(page.getByRole("searchbox")).toBeFocused();
    await page.keyboard.type(alias);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect.poll(() => focused(page)).toMatch(field);
  };
  await add("conv2d", /^filters$/);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("4");
  await tabTo(page, /^Add layer$/);
  await add("maxpool2d", /^pool_size, height$/);
  await page.keyboard.type("4");
  await page.keyboard.press("Tab");
  await page.keyboard.type("4");
  await tabTo(page, /^Add Flatten and Dense\(10, softmax\)$/);
  await page.keyboard.press("Enter");
  await expect(layerClasses(page)).toHaveText(["Conv2D", "MaxPooling2D", "Flatten", "Dense"]);
  await expect.poll(() => focused(page)).toMatch(/^Dense/);
  await tabTo(page, /^Epochs$/);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("1");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await expect(layerRows(page).nth(0).locator(".shape")).toHaveText("26 × 26 × 4");
});

// The Examples tab on training and validation rows, between two confidences or errors, and in a narrow window.

import { button, csv, expect, field, open, tab, test, train, upload } from "./playground.js";

/** @typedef {import("./playground.js").Page} Page */

/** Rows that tell their number in the file and, hardly, their class. */
function animals() {
  const lines = ["weight,id,animal"];
  for (let row = 0; row < 300; row++) {
    const isCat = row % 2 === 0;
    const weight = (isCat ? 8 : 14) + ((row * 7919) % 13);
    lines.push(`${weight},n${(row >> 1) % 30}x,${isCat ? "cat" : "dog"}`);
  }
  return csv("animals.csv", lines.join("\n"));
}

/** @param {Page} page */
async function opened(page) {
  await open(page);
  await upload(page, animals());
  await expect(page.getByLabel("Target column")).toHaveValue("animal");
  await field(page, "Validation split").fill("0.2");
  await train(page, 20);
  await tab(page, "Examples");
  const panel = page.locator("mb-examples-pane");
  const shown = panel.locator(".shown");
  return {
    ...{ panel, shown, list: panel.getByRole("listbox") },
    count: async () => Number(/^[\d,]+/.exec(await shown.innerText())?.[0].replaceAll(",", "")),
  };
}

test("rows of every part are found by a text, and are those of the file", async ({ page }) => {
  const { panel, list, shown, count } = await opened(page);
  let found = 0;
  for (const part of ["Training 192", "Validation 48", "Test 60"]) {
    await panel.getByRole("button", { name: part }).click();
    const rows = part.replace(/\D+/, "");
    await panel.getByRole("button", { name: `All ${rows}` }).click();
    await expect(shown).toHaveText(`${rows} of ${rows} shown`);
    await panel.getByLabel("Rows containing").fill("n7x");
    await expect(shown).not.toHaveText(`${rows} of ${rows} shown`);
    found += await count();
    const cells = panel.getByRole("region", { name: "The row in the file" });
    // The row that is read in the file is the one that is judged.
    for (const option of (await list.getByRole("option").all()).slice(0, 3)) {
      await option.click();
      await expect(cells.getByRole("row", { name: /^id/ })).toContainText("n7x");
      const actual = await option.locator("span").nth(1).innerText();
      await expect(cells.getByRole("row", { name: /^animal/ }).getByRole("cell")).toHaveText(
        actual,
      );
    }
  }
  // Ten rows of the file have it, each in one of the parts.
  expect(found).toBe(10);

  // Labels of rows that it has not learned the model can judge; of the others, models that have not.
  await panel.getByLabel("Rows containing").fill("");
  await panel.getByRole("combobox", { name: "Order" }).selectOption("suspicion");
  const doubts = panel.locator("mb-label-doubts");
  await expect(doubts).toContainText("was not trained on these rows");
  await panel.getByRole("button", { name: "Training 192" }).click();
  await panel.getByRole("combobox", { name: "Order" }).selectOption("suspicion");
  await expect(doubts).toContainText("has learned even wrong ones");
  await doubts.getByRole("button", { name: "Judge them by 5 such models" }).click();
  await expect(doubts).toContainText(/judged by one of 5 models .* \d+ labels? (is|are) likely/);
  // The buttons are gone; the focus is not.
  await expect(doubts.locator("mb-notice")).toBeFocused();
  await page.getByLabel("Language").selectOption("ko");
  await expect(doubts).toContainText("교차 예측");
  await page.getByLabel("언어").selectOption("en");
});

test("a cell of the matrix shows the training rows that it counts", async ({ page }) => {
  const { panel, list, shown } = await opened(page);
  await panel.getByRole("button", { name: "Training 192" }).click();
  await tab(page, "Test");
  const cell = page.locator("mb-confusion-matrix td:not(.right) button").first();
  await expect(cell).toBeVisible();
  const count = await cell.innerText();
  await cell.click();
  await page.getByRole("button", { name: /^Show \d+ example/ }).click();
  await expect(shown).toHaveText(`${count} of 192 shown`);
  await expect(list.getByRole("option").first()).toContainText("✗");
});

test("examples between two confidences add up, and so do errors", async ({ page }) => {
  const { panel, list, shown, count } = await opened(page);
  await panel.getByRole("button", { name: "All 60" }).click();
  await expect(shown).toHaveText("60 of 60 shown");
  const least = panel.getByLabel("Confidence from, %");
  const most = panel.getByLabel("Confidence to, %");
  await least.fill("70");
  await least.press("Enter");
  await expect(shown).not.toHaveText("60 of 60 shown");
  const sure = await count();
  for (const label of await list
    .getByRole("option")
    .evaluateAll((all) => all.map((one) => one.ariaLabel)))
    expect(Number(/([\d.]+)%$/.exec(label ?? "")?.[1])).toBeGreaterThanOrEqual(70);
  await least.fill("");
  await least.press("Enter");
  await expect(shown).toHaveText("60 of 60 shown");
  await most.fill("70");
  await most.press("Enter");
  await expect(shown).toHaveText(`${60 - sure} of 60 shown`);
  // Other rows begin without it.
  await panel.getByRole("button", { name: "Validation 48" }).click();
  await expect(most).toHaveValue("");
  await panel.getByRole("button", { name: "Test 60" }).click();
  await expect(most).toHaveValue("70");

  const lines = Array.from({ length: 200 }, (_, i) => `${i},${3 * i + ((i * 37) % 50)}`);
  await upload(page, csv("prices.csv", ["area,price", ...lines].join("\n")));
  await expect(page.getByLabel("Target column")).toHaveValue("price");
  await field(page, "Epochs").fill("2");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test mean absolute error")).toBeVisible();
  await tab(page, "Examples");
  await expect(shown).toHaveText("40 of 40 shown");
  await panel.getByLabel("Error to").fill("200");
  await panel.getByLabel("Error to").press("Enter");
  await expect(shown).not.toHaveText("40 of 40 shown");
  const near = await count();
  await panel.getByLabel("Error to").fill("");
  await panel.getByLabel("Error to").press("Enter");
  await expect(shown).toHaveText("40 of 40 shown");
  await panel.getByLabel("Error from").fill("200");
  await panel.getByLabel("Error from").press("Enter");
  await expect(shown).toHaveText(`${40 - near} of 40 shown`);
});

test("in a narrow window the chosen example is seen above the list", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const { panel, list } = await opened(page);
  await panel.getByRole("button", { name: /^All 60/ }).click();
  await list.scrollIntoViewIfNeeded();
  await list.evaluate((frame) => frame.scrollIntoView({ block: "end" }));
  const heading = panel.locator("mb-example-detail").getByRole("heading");
  for (let place = 0; place < 12; place++) {
    await list.press("ArrowDown");
    await expect(list.locator("[aria-selected=true]")).toBeInViewport();
    await expect(heading).toBeInViewport();
  }
});

// The Examples tab: any number of tested rows, filtered and sorted, one of them shown large.

import {
  button,
  chooseFromList,
  csv,
  expect,
  field,
  focused,
  open,
  tab,
  test,
  train,
  upload,
} from "./playground.js";

/** @param {import("./playground.js").Page} page */
function parts(page) {
  const panel = page.locator("mb-examples-pane");
  const list = panel.getByRole("listbox");
  return {
    panel,
    list,
    options: list.getByRole("option"),
    chosen: list.locator("[role=option][aria-selected=true]"),
    heading: panel.locator("mb-example-detail").getByRole("heading"),
    shown: panel.locator(".shown"),
  };
}

/** @param {import("./playground.js").Page} page */
async function digits(page) {
  await open(page);
  await chooseFromList(page, "Digits 8×8");
  await train(page, 2);
  await tab(page, "Examples");
  return parts(page);
}

/**
 * Rows of which a word says the class, but for some.
 * @param {number} rows
 */
function animals(rows) {
  const lines = ["weight,sound,note,animal"];
  for (let row = 0; row < rows; row++) {
    const isCat = row % 2 === 0;
    const note = row % 50 === 7 ? "고양이 카페" : `n${row % 11}`;
    const weight = (isCat ? 4 : 20) + ((row * 7919) % 13);
    lines.push(`${weight},${isCat ? "meow" : "woof"},${note},${isCat ? "cat" : "dog"}`);
  }
  return csv("animals.csv", lines.join("\n"));
}

test("a cell of the matrix shows exactly its images, and a wrong one any of the wrong", async ({
  page,
}) => {
  const { panel, options, chosen, heading, shown } = await digits(page);
  await tab(page, "Test");
  const cell = page
    .locator("mb-confusion-matrix td:not(.right) button")
    .filter({ hasText: /^\s*([2-9]|\d\d)\s*$/ })
    .first();
  const [, predicted, actual, count] =
    /Predicted (\d), actually (\d): (\d+)/.exec((await cell.getAttribute("aria-label")) ?? "") ??
    [];
  await cell.click();
  const way = `Show ${count} examples: predicted ${predicted}, actually ${actual}`;
  await button(page, way).first().click();
  await expect(shown).toHaveText(new RegExp(`^${count} of \\d+ shown$`));
  await expect(options).toHaveCount(Number(count));
  for (const label of await options.evaluateAll((all) => all.map((one) => one.ariaLabel))) {
    expect(label).toContain(`Predicted ${predicted}, actually ${actual}`);
  }

  // The cell stays where the picture is one of it.
  await button(page, "Show a wrong one").click();
  await expect(heading).toHaveText(`Predicted ${predicted}, actually ${actual}`);
  await expect(chosen).toBeInViewport();
  await expect(shown).toHaveText(new RegExp(`^${count} of \\d+ shown$`));
  await button(page, "Show a right one").click();
  await expect(heading).toHaveText(/^Predicted \d, correctly$/);
  await expect(panel.getByRole("button", { name: /^Right \d/ })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await button(page, "Show a wrong one").click();
  await expect(heading).toHaveText(/^Predicted (\d), actually (?!\1)\d$/);
  await expect(chosen).toBeInViewport();
  await expect(shown).not.toHaveText(new RegExp(`^${count} of \\d+ shown$`));
});

test("images are sorted by confidence, loss and a label's suspicion, and filtered by class", async ({
  page,
}) => {
  const { panel, options, shown } = await digits(page);
  await panel.getByRole("button", { name: /^All \d/ }).click();
  const all = Number(/of (\d+)/.exec(await shown.innerText())?.[1]);
  await expect(shown).toHaveText(`${all} of ${all} shown`);
  const shares = async () => {
    const labels = await options.evaluateAll((found) => found.map((one) => one.ariaLabel ?? ""));
    return labels.map((label) => Number(/([\d.]+)%$/.exec(label)?.[1]));
  };
  const order = panel.getByLabel("Order");
  const falls = (/** @type {number[]} */ values) =>
    values.every((value, i) => i === 0 || value <= values[i - 1]);
  await expect.poll(async () => falls(await shares())).toBe(true);
  await order.selectOption("Least confident first");
  await expect.poll(async () => falls((await shares()).toReversed())).toBe(true);
  await order.selectOption("Largest loss first");
  await expect(options.first()).toContainText("✗");
  await order.selectOption("Label most likely wrong first");
  await expect(options.filter({ hasText: "more likely" }).first()).toBeVisible();

  await panel.getByLabel("Class, true or predicted").selectOption("3");
  await expect(shown).not.toHaveText(`${all} of ${all} shown`);
  for (const label of await options.evaluateAll((found) => found.map((one) => one.ariaLabel))) {
    expect(label).toMatch(/Predicted 3|actually 3/);
  }
});

test("ten thousand rows are scrolled through, by keys too, and found by their text", async ({
  page,
}) => {
  await open(page);
  await upload(page, animals(50_000));
  await expect(page.getByLabel("Target column")).toHaveValue("animal");
  await train(page, 1);
  await tab(page, "Examples");
  const { panel, list, options, chosen, heading, shown } = parts(page);
  await panel.getByRole("button", { name: /^All 10,000/ }).click();
  await expect(shown).toHaveText("10,000 of 10,000 shown");
  await panel.getByLabel("Order").selectOption("As in the data");
  expect(await options.count()).toBeLessThan(60);

  await list.focus();
  await expect(chosen).toHaveAttribute("aria-posinset", "1");
  await page.keyboard.press("ArrowDown");
  await expect(chosen).toHaveAttribute("aria-posinset", "2");
  await expect(chosen).toHaveAttribute(
    "id",
    (await list.getAttribute("aria-activedescendant")) ?? "",
  );
  await page.keyboard.press("PageDown");
  await page.keyboard.press("End");
  await expect(chosen).toHaveAttribute("aria-posinset", "10000");
  await expect(chosen).toBeInViewport();
  await expect(chosen).toContainText("10,000");
  await expect(panel.locator("mb-example-detail")).toContainText("Row 10,000");
  expect(await focused(page)).toContain("Rows");
  await list.evaluate((frame) => {
    frame.scrollTop = frame.scrollHeight / 2;
  });
  await expect(options.first()).toHaveText(/^\s*(5,0|4,9)\d\d/);

  // Which rows of the file were drawn for the test, the list does not say: they are counted in what it shows.
  await panel.getByLabel("Rows containing").fill("고양이");
  await expect(shown).toHaveText(/^(1[0-9]\d|2[0-9]\d) of 10,000 shown$/);
  const cells = panel.getByRole("region", { name: "The row in the file" });
  await expect(cells.getByRole("row", { name: /^note/ })).toContainText("고양이 카페");
  // The row in the file is the one that was predicted.
  await expect(cells.getByRole("row", { name: /^animal/ })).toContainText("dog");
  await panel.getByLabel("Rows containing").fill("nothing has this");
  await expect(panel).toContainText("Nothing to show here.");
  await panel.getByLabel("Rows containing").fill("");
  await expect(shown).toHaveText("10,000 of 10,000 shown");
  await expect(heading).toBeVisible();
});

test("of numbers the farthest off come first", async ({ page }) => {
  const lines = ["area,price"];
  for (let row = 0; row < 200; row++) {
    lines.push(`${row},${3 * row + ((row * 37) % 50)}`);
  }
  await open(page);
  await upload(page, csv("prices.csv", lines.join("\n")));
  await expect(page.getByLabel("Target column")).toHaveValue("price");
  await field(page, "Epochs").fill("3");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test mean absolute error")).toBeVisible();
  await tab(page, "Examples");
  const { panel, options, shown } = parts(page);
  await expect(shown).toHaveText("40 of 40 shown");
  const errors = () =>
    options.evaluateAll((all) =>
      all.map((one) => Math.abs(Number(one.lastElementChild?.textContent?.replaceAll(",", "")))),
    );
  await expect.poll(async () => (await errors()).length).toBeGreaterThan(10);
  const worst = await errors();
  expect(worst).toEqual(worst.toSorted((a, b) => b - a));
  await panel.getByLabel("Order").selectOption("Smallest error first");
  await expect.poll(async () => (await errors())[0]).toBeLessThan(worst[0]);
  await expect(panel.getByRole("button", { name: "Show a wrong one" })).toHaveCount(0);
  const detail = panel.locator("mb-example-detail");
  for (const place of [0, 3]) {
    await options.nth(place).click();
    const actual = await options.nth(place).locator("span").nth(1).innerText();
    const cells = detail.getByRole("region", { name: "The row in the file" });
    await expect(cells.getByRole("row", { name: /^price/ }).getByRole("cell")).toHaveText(actual);
  }
});

test("few rows, and more classes than there is room for", async ({ page }) => {
  const lines = ["x,kind"];
  for (let row = 0; row < 3000; row++) lines.push(`${row % 1000},k${row % 1000}`);
  await open(page);
  await upload(page, csv("kinds.csv", lines.join("\n")));
  await expect(page.getByLabel("Target column")).toHaveValue("kind");
  await train(page, 1);
  await tab(page, "Examples");
  const { panel, shown } = parts(page);
  await expect(shown).toHaveText(/^\d+ of 600 shown$/);
  const bars = panel.locator("mb-example-detail mb-bars li");
  await expect(bars).toHaveCount(10);
  await panel.getByRole("button", { name: /^Show 990 more/ }).click();
  await expect(bars).toHaveCount(1000);

  await upload(page, csv("few.csv", "x,kind\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b"));
  await train(page, 1);
  await tab(page, "Examples");
  await expect(shown).toHaveText(/^[0-2] of [12] shown$/);
});

test("the chosen image's percentages and names are seen whole beside a recipe", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 860 });
  await open(page);
  await chooseFromList(page, "Road signs");
  await train(page, 1);
  await tab(page, "Examples");
  const detail = page.locator("mb-example-detail");
  await expect(detail.locator("mb-bars .value")).toHaveCount(5);
  for (const part of ["value", "name"]) {
    const cut = await detail.evaluate((element, name) => {
      const { right } = element.getBoundingClientRect();
      const bars = element.shadowRoot?.querySelector("mb-bars")?.shadowRoot;
      return [...(bars?.querySelectorAll(`.${name}`) ?? [])]
        .filter(
          (one) => one.getBoundingClientRect().right > right || one.scrollWidth > one.clientWidth,
        )
        .map((one) => one.textContent?.trim());
    }, part);
    expect(cut, part).toEqual([]);
  }
});

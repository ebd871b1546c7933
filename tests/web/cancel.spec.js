// Reading and preparing end when they are told to, and leave what was there before.

import {
  button,
  clouds,
  csv,
  expect,
  field,
  open,
  openSection,
  step,
  test,
  upload,
} from "./playground.js";

/** @param {import("./playground.js").Page} page */
const status = (page) => page.locator("mb-data-pane").getByRole("status");

/** Rows enough for the steps to take many slices: a column of 190 categories. */
function towns() {
  const rows = Array.from({ length: 60_000 }, (_, row) => `${row % 7},town${row % 190},${row % 2}`);
  return ["size,town,label", ...rows].join("\n");
}

/**
 * Presses Cancel at the very moment when the page says `text`.
 * @param {import("./playground.js").Page} page
 * @param {string} text a regular expression
 */
const cancelAt = (page, text) =>
  page.evaluate((text) => {
    /** @returns {HTMLElement | undefined} */
    const zone = () => {
      /** @param {Document | ShadowRoot} root @returns {any} */
      const find = (root) => {
        for (const element of root.querySelectorAll("*")) {
          if (element.localName === "mb-drop-zone") return element;
          const found = element.shadowRoot && find(element.shadowRoot);
          if (found) return found;
        }
      };
      return find(document);
    };
    const root = /** @type {any} */ (zone()).renderRoot;
    const scope = /** @type {any} */ (globalThis);
    scope.cancelled = null;
    const watch = new MutationObserver(() => {
      const said = root.querySelector("[role=status]");
      if (!said || !new RegExp(text).test(said.textContent)) return;
      watch.disconnect();
      const pressed = performance.now();
      said.querySelector("button").click();
      const gone = () => {
        if (root.querySelector("[role=status]")) return void requestAnimationFrame(gone);
        scope.cancelled = performance.now() - pressed;
      };
      gone();
    });
    watch.observe(root, { childList: true, characterData: true, subtree: true });
  }, text);

/** @param {import("./playground.js").Page} page */
const cancelled = (page) =>
  page.waitForFunction(() => /** @type {any} */ (globalThis).cancelled !== null);

for (const [phase, text] of [
  ["read", "Reading towns.csv: [1-9]"],
  ["prepared", "Reading towns.csv: 100"],
]) {
  test(`a file that is ${phase} is given up, and the data before stay`, async ({ page }) => {
    await open(page);
    await upload(page, csv("clouds.csv", clouds(60)));
    await expect(step(page, "Data")).toContainText("clouds.csv");
    await expect(button(page, "Train")).toBeEnabled();
    await cancelAt(page, text);
    await upload(page, csv("towns.csv", towns()));
    await cancelled(page);
    await expect(status(page)).toHaveCount(0);
    await expect(step(page, "Data")).toContainText("clouds.csv");
    // The engine is free for what comes next.
    await button(page, "Train").click();
    await expect(page.getByLabel("Test accuracy")).toBeVisible();
  });
}

test("preparing that is given up puts back the steps that the rows were made with", async ({
  page,
}) => {
  await open(page);
  await upload(page, csv("towns.csv", towns()));
  await expect(step(page, "Data")).toContainText("towns.csv");
  await expect(button(page, "Train")).toBeEnabled();
  await openSection(page, "Prepare");
  const cards = page.locator("mb-prepare-pane ol > li");
  await expect(cards).toHaveCount(5);
  await cancelAt(page, "Reading towns.csv");
  await page.getByRole("button", { name: "Remove MinMaxScaler, step 4" }).click();
  await cancelled(page);
  await expect(cards).toHaveCount(5);
  await expect(status(page)).toHaveCount(0);
  await expect(button(page, "Train")).toBeEnabled();
});

test("reading again that is given up puts back how the file was read", async ({ page }) => {
  await open(page);
  await upload(page, csv("towns.csv", towns()));
  await expect(step(page, "Data")).toContainText("towns.csv");
  await expect(button(page, "Train")).toBeEnabled();
  await page.locator("mb-reading-panel").getByText("How the file was read").click();
  await cancelAt(page, "Reading towns.csv");
  await field(page, "Column names").selectOption("None in the file");
  await cancelled(page);
  await expect(field(page, "Column names")).toHaveValue("");
  await expect(page.locator("mb-table-view select#target option")).toHaveText([
    "size",
    "town",
    "label",
  ]);
  await expect(button(page, "Train")).toBeEnabled();
});

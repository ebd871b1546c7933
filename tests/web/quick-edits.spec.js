// What is set while other rows are made, or other data read, is not lost.

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

/** @param {import("./playground.js").Page} page @param {string} name */
const summary = (page, name) => step(page, name).locator(".summary");

/** The number that a card's field shows. @param {import("./playground.js").Page} page @param {string} label */
const cardField = (page, label) =>
  step(page, "Prepare").getByRole("textbox", { name: label, exact: true });

test.beforeEach(async ({ page }) => {
  await open(page);
  await upload(page, csv("clouds.csv", clouds(120)));
  await expect(summary(page, "Data")).toHaveText(/120 rows · 2 features · 2 classes/);
});

test("an edit at the moment in which other rows are there asks for others again", async ({
  page,
}) => {
  await openSection(page, "Prepare");
  const testSize = cardField(page, "test_size");
  const card = step(page, "Prepare").getByRole("listitem").filter({ hasText: "TrainTestSplit" });
  await expect(card).toContainText("96 training rows");
  const shown = await card.elementHandle();
  // Each number is typed as soon as the page shows the rows of the one before, twenty times over.
  await testSize.evaluate(async (/** @type {any} */ input, /** @type {any} */ card) => {
    const type = (/** @type {number} */ count) => {
      input.value = String(count);
      input.dispatchEvent(new Event("input", { bubbles: true }));
    };
    for (let count = 2; count < 22; count++) {
      const seen = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (!card.textContent.includes(`${120 - count} training rows`)) return;
          observer.disconnect();
          resolve(undefined);
        });
        observer.observe(card, { childList: true, characterData: true, subtree: true });
      });
      type(count);
      await seen;
    }
  }, shown);
  await expect(card).toContainText("99 training rows, 21 test rows");
});

test("a drawing whose rows are replaced meanwhile takes nothing with it", async ({ page }) => {
  // What the decision boundary asks of the rows before comes when they are gone; what it may ask then, even later.
  await page.evaluate(() => {
    const scope = /** @type {any} */ (window);
    const post = Worker.prototype.postMessage;
    /** @type {Record<string, (() => void)[]>} */
    const held = { subsetOf: [], readFiles: [] };
    scope.asked = [];
    scope.letGo = (/** @type {string} */ method) => {
      for (const send of held[method] ?? []) send();
      delete held[method];
    };
    Worker.prototype.postMessage = function (/** @type {any[]} */ ...args) {
      const { method } = args[0];
      scope.asked.push(method);
      const send = () => post.apply(this, /** @type {any} */ (args));
      if (held[method]) held[method].push(send);
      else send();
      if (method === "dispose") scope.letGo("subsetOf");
    };
  });
  const asked = () => page.evaluate(() => /** @type {any} */ (window).asked);
  await openSection(page, "Prepare");
  const card = step(page, "Prepare").getByRole("listitem").filter({ hasText: "TrainTestSplit" });
  await cardField(page, "test_size").fill("31");
  await expect(card).toContainText("89 training rows, 31 test rows");
  await expect.poll(asked).toContain("subsetOf");
  await cardField(page, "test_size").fill("32");
  await expect(card).toContainText("88 training rows, 32 test rows");
  await expect(button(page, "Train")).toBeEnabled();
  await cardField(page, "test_size").fill("2");
  await page.evaluate(() => /** @type {any} */ (window).letGo("readFiles"));
  await expect(card).toContainText("118 training rows, 2 test rows");
  expect(await asked()).not.toContain("readFiles");
});

test("two edits follow each other at once, twenty times", async ({ page }) => {
  await openSection(page, "Prepare");
  const card = step(page, "Prepare").getByRole("listitem").filter({ hasText: "TrainTestSplit" });
  for (let count = 2; count < 22; count++) {
    await cardField(page, "test_size").fill(String(count + 30));
    await cardField(page, "test_size").fill(String(count));
    await expect(card).toContainText(`${120 - count} training rows, ${count} test rows`);
  }
});

test("what is set while the file is read again stays", async ({ page }) => {
  await page.locator("mb-reading-panel").getByText("How the file was read").click();
  const header = field(page, "Column names");
  const target = page.locator("mb-table-view select#target");
  const epochs = await field(page, "Epochs").elementHandle();
  const options = await target.elementHandle();
  const last = await header.evaluate(
    async (/** @type {any} */ select, /** @type {any} */ [epochs, target]) => {
      let count = 100;
      select.value = [...select.options].find(({ text }) => text.includes("None")).value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
      // Until the columns have the other names.
      while (!target.textContent.includes("Column 1")) {
        epochs.value = String(++count);
        epochs.dispatchEvent(new Event("input", { bubbles: true }));
        epochs.dispatchEvent(new Event("change", { bubbles: true }));
        await new Promise(requestAnimationFrame);
      }
      return count;
    },
    [epochs, options],
  );
  await expect(target.locator("option")).toHaveText(["Column 1", "Column 2", "Column 3"]);
  await expect(field(page, "Epochs")).toHaveValue(String(last));
});

// A model's file that begins with TextVectorization: its words are a step, and it predicts texts at once.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { loadModel } from "minibatch";
import { button, expect, field, layerClasses, open, tab, test, upload } from "./playground.js";

const golden = new URL("../parity/golden/lookups/", import.meta.url);
const fileOf = (/** @type {string} */ name) => gunzipSync(readFileSync(new URL(name, golden)));

test("a model of texts predicts what is typed, and leaves other texts to a new one", async ({
  page,
}) => {
  const bytes = fileOf("chain.keras.gz");
  const net = await loadModel(bytes);
  const { data } = /** @type {any} */ (await net.predict([["a good film"]]));
  net.dispose();
  await open(page, "./#1!data:(sample:iris),fit:(epochs:4)");
  await upload(page, { name: "reviews.keras", mimeType: "", buffer: bytes });
  await expect(page.locator("mb-data-pane")).toContainText("reviews.keras is open without data");
  const pane = page.locator("mb-predict-pane");
  await pane.getByLabel("text", { exact: true }).fill("a good film");
  await expect(pane.locator("mb-bars")).toContainText(`${Math.round(100 * data[0])}%`);

  const rows = Array.from({ length: 40 }, (_, i) => (i % 3 ? `fine day ${i},1` : `wet day ${i},0`));
  const buffer = Buffer.from(`note,kind\n${rows.join("\n")}\n`);
  await upload(page, { name: "notes.csv", mimeType: "text/csv", buffer });
  await expect(page.locator("mb-data-pane")).toContainText(
    "reviews.keras looks words up in its own vocabulary",
  );
  await expect(layerClasses(page)).toHaveText(["Dense", "Dense", "Dense"]);
  await field(page, "Epochs").fill("2");
  await button(page, "Train").click();
  await tab(page, "Curves");
  await expect(page.locator("mb-history-table tbody tr")).toHaveCount(2);

  // Nothing is lost.
  await button(page, "Undo").click();
  await button(page, "Undo").click();
  await expect(page.locator("mb-data-pane")).toContainText("reviews.keras is open without data");
});

test("a model of several texts and categories is refused, and nothing is lost", async ({
  page,
}) => {
  await open(page, "./#1!data:(sample:iris),fit:(epochs:4)");
  const before = await layerClasses(page).allTextContents();
  await upload(page, { name: "several.keras", mimeType: "", buffer: fileOf("reviews.keras.gz") });
  await expect(page.locator("mb-data-pane")).toContainText(
    "several.keras begins with layers that look up texts or categories",
  );
  await expect(layerClasses(page)).toHaveText(before);
});

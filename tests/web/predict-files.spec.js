// Files of new rows, and several images, predicted on the page, and what is saved of them.

import { readFile } from "node:fs/promises";
import Papa from "papaparse";
import {
  button,
  clouds,
  csv,
  expect,
  field,
  idx,
  open,
  png,
  shapesZip,
  tab,
  test,
  upload,
} from "./playground.js";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
const chooser = (page) => page.locator("mb-file-predictions #files");

/** What "Save as CSV" gives. @param {Page} page */
async function saved(page) {
  const download = page.waitForEvent("download");
  await button(page, "Save as CSV").click();
  const file = await download;
  const text = await readFile(await file.path(), "utf8");
  const { data } = Papa.parse(text.replace(/^\ufeff/, "").trimEnd());
  return { name: file.suggestedFilename(), rows: /** @type {string[][]} */ (data) };
}

/** @param {Page} page */
async function trainClouds(page) {
  await open(page);
  await upload(page, csv("clouds.csv", clouds(120)));
  await expect(page.getByLabel("Target column")).toHaveValue("colour");
  await field(page, "Epochs").fill("40");
  await field(page, "Learning rate").fill("0.01");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toHaveText("1.0000");
  return tab(page, "Predict");
}

test("a file of new rows is predicted, shown and saved", async ({ page }) => {
  const prediction = await trainClouds(page);
  const text = 'up;left;note\n0,1;3,1;"=1+1"\n0,1;-3,1;x\n';
  await chooser(page).setInputFiles(csv("new.csv", text));
  await expect(prediction.getByText("new.csv: 2 predictions")).toBeVisible();
  const grid = prediction.getByRole("grid", { name: "new.csv: 2 predictions" });
  await expect(grid.getByRole("columnheader", { name: "predicted" })).toBeVisible();
  await expect(grid.getByRole("gridcell", { name: "red", exact: true })).toHaveCount(1);
  await expect(grid.getByRole("gridcell", { name: "=1+1", exact: true })).toBeVisible();

  const { name, rows } = await saved(page);
  expect(name).toBe("new - predictions.csv");
  expect(rows[0].slice(0, 4)).toEqual(["up", "left", "note", "predicted"]);
  expect(rows[0].slice(4).toSorted()).toEqual(["probability_blue", "probability_red"]);
  expect(rows.slice(1).map((row) => row.slice(0, 4))).toEqual([
    ["0,1", "3,1", "'=1+1", "red"],
    ["0,1", "-3,1", "x", "blue"],
  ]);
  for (const row of rows.slice(1)) expect(Number(row[4]) + Number(row[5])).toBeCloseTo(1, 5);

  // Without a column that it needs, it is said which.
  await chooser(page).setInputFiles(csv("other.csv", "up,down\n1,2\n"));
  await expect(prediction.getByRole("alert")).toContainText(
    'other.csv has no column "left", which the model needs. It has: up, down.',
  );
});

test("100,000 new rows can be cancelled, and scrolled to the end", async ({ page }) => {
  const prediction = await trainClouds(page);
  const rows = Array.from({ length: 100_000 }, (_, i) => `${(i % 7) - 3},${i % 5}`);
  const more = [rows, rows, rows, rows].flat();
  await chooser(page).setInputFiles(csv("more.csv", ["left,up", ...more].join("\n")));
  await prediction.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect(button(page, "Choose a file")).toBeVisible();
  await expect(prediction.getByText(/predictions$/)).toHaveCount(0);

  await chooser(page).setInputFiles(csv("many.csv", ["left,up", ...rows].join("\n")));
  const grid = prediction.getByRole("grid", { name: "many.csv: 100,000 predictions" });
  await expect(grid).toBeVisible({ timeout: 60_000 });
  await grid.focus();
  await page.keyboard.press("Control+End");
  await expect(grid.getByRole("row", { name: /^100,000 / })).toBeVisible();
  // Another training makes them out of date.
  await field(page, "Epochs").fill("1");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  await tab(page, "Predict");
  await expect(button(page, "Choose a file")).toBeVisible();
  await expect(grid).toHaveCount(0);
});

test("several images are predicted by their names", async ({ page }) => {
  await open(page);
  await upload(page, shapesZip());
  await field(page, "Epochs").fill("1");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible({ timeout: 60_000 });
  const prediction = await tab(page, "Predict");
  await chooser(page).setInputFiles([
    { name: "one.png", mimeType: "image/png", buffer: png(8, [255, 0, 0], 3) },
    { name: "two.png", mimeType: "image/png", buffer: png(9, [0, 0, 255], 2) },
    { name: "broken.png", mimeType: "image/png", buffer: Buffer.from("no image") },
  ]);
  await expect(prediction.getByText("3 files: 2 predictions")).toBeVisible();
  await expect(prediction.getByText(/^broken\.png was left out: /)).toBeVisible();
  const { rows } = await saved(page);
  expect(rows[0].slice(0, 2)).toEqual(["name", "predicted"]);
  expect(rows.slice(1).map(([name]) => name)).toEqual(["one.png", "two.png"]);
});

test("images of a folder and in an archive are predicted", async ({ page }) => {
  await open(page);
  const archive = shapesZip();
  await upload(page, archive);
  await field(page, "Epochs").fill("1");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible({ timeout: 60_000 });
  const prediction = await tab(page, "Predict");
  await chooser(page).setInputFiles({ ...archive, name: "new.zip" });
  await expect(prediction.getByText("new.zip: 40 predictions")).toBeVisible();
  await expect(prediction.getByText(/^shapes\/corner\/broken\.png was left out: /)).toBeVisible();
  const { name, rows } = await saved(page);
  expect(name).toBe("new - predictions.csv");
  expect(rows.length).toBe(41);
  expect(rows[1][0]).toBe("shapes/corner/0.png");

  await dropFolder(page.locator("mb-predict-pane"), "drawings", {
    "one.png": png(8, [255, 0, 0], 3),
    "two.png": png(9, [0, 0, 255], 2),
  });
  await expect(prediction.getByText("drawings: 2 predictions")).toBeVisible();
});

test("an IDX file of new images is predicted image by image", async ({ page }) => {
  await open(page);
  const shades = Uint8Array.from({ length: 40 * 64 }, (_, i) => (Math.floor(i / 64) % 2) * 200);
  const file = (/** @type {string} */ name, /** @type {Buffer} */ buffer) => ({
    ...{ name, buffer, mimeType: "" },
  });
  const labels = Uint8Array.from({ length: 40 }, (_, i) => i % 2);
  await upload(page, [
    file("train-images-idx3-ubyte", idx([40, 8, 8], shades)),
    file("train-labels-idx1-ubyte", idx([40], labels)),
  ]);
  await field(page, "Epochs").fill("1");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
  const prediction = await tab(page, "Predict");
  const three = idx([3, 8, 8], shades.subarray(0, 3 * 64));
  await chooser(page).setInputFiles(file("t10k-images-idx3-ubyte", three));
  const grid = prediction.getByRole("grid", { name: "t10k-images-idx3-ubyte: 3 predictions" });
  await expect(grid.getByRole("gridcell", { name: "t10k-images-idx3-ubyte[2]" })).toBeVisible();
  const { name, rows } = await saved(page);
  expect(name).toBe("t10k-images-idx3-ubyte - predictions.csv");
  expect(rows.map(([path]) => path)).toEqual([
    "name",
    ...[0, 1, 2].map((i) => `t10k-images-idx3-ubyte[${i}]`),
  ]);
});

/**
 * Drops a folder, as a file manager does.
 * @param {import("@playwright/test").Locator} place
 * @param {string} folder
 * @param {Record<string, Uint8Array>} files
 */
const dropFolder = (place, folder, files) =>
  place.evaluate(
    (element, { folder, files }) => {
      const entries = files.map(({ name, bytes }) => ({
        isFile: true,
        fullPath: `/${folder}/${name}`,
        file: (/** @type {(file: File) => void} */ take) =>
          take(new File([Uint8Array.from(bytes)], name, { type: "image/png" })),
      }));
      const portions = [entries, []];
      const entry = {
        isFile: false,
        fullPath: `/${folder}`,
        createReader: () => ({
          readEntries: (/** @type {(entries: any) => void} */ take) => take(portions.shift()),
        }),
      };
      const event = new Event("drop", { bubbles: true, composed: true, cancelable: true });
      const items = [{ kind: "file", webkitGetAsEntry: () => entry }];
      element.dispatchEvent(Object.assign(event, { dataTransfer: { items } }));
    },
    {
      folder,
      files: Object.entries(files).map(([name, bytes]) => ({ name, bytes: [...bytes] })),
    },
  );

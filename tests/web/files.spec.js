import { gzipSync } from "node:zlib";
import { existsSync, readFileSync } from "node:fs";
import { zipSync } from "fflate";
import {
  button,
  clouds,
  csv,
  expect,
  field,
  idx,
  open,
  openSection,
  png,
  shapesZip,
  step,
  tab,
  test,
  upload,
} from "./playground.js";

/** Where Debian's package dataset-fashion-mnist has them. */
const folder = "/usr/share/datasets/fashion-mnist";
const real = ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"].map(
  (name) => `${folder}/${name}-ubyte.gz`,
);

/** @param {import("@playwright/test").Page} page */
const summary = (page) => step(page, "Data").locator(".summary");

/** @param {import("@playwright/test").Page} page */
const alert = (page) => page.locator("mb-data-pane").getByRole("alert");

test.beforeEach(async ({ page }) => open(page));

test("the real IDX files, for training and testing, are read and trained on", async ({ page }) => {
  test.setTimeout(240_000);
  expect(existsSync(real[0]), `${folder} is missing; npm start installs it`).toBe(true);
  await upload(page, real);
  await expect(summary(page)).toHaveText(/70,000 images · 28.×.28.×.1 · 10 classes/, {
    timeout: 60_000,
  });
  await expect(page.locator("mb-image-view tbody tr")).toHaveCount(10);
  await button(page, "Train").click();
  await expect(page.getByText(/^batch \d+ of 211/)).toBeVisible();
  await button(page, "Stop").click();
  await expect(page.getByText(/^Stopped at epoch/)).toBeVisible();
  await expect(page.getByLabel("Test accuracy")).toBeVisible({ timeout: 150_000 });
  await expect(await tab(page, "Test")).toContainText(/10,000 test rows/);
});

/** @param {string} path @param {string} [name] that it is given */
const fixture = (path, name = path.slice(path.lastIndexOf("/") + 1)) => ({
  name,
  mimeType: "",
  buffer: readFileSync(new URL(`../package/fixtures/${path}`, import.meta.url)),
});

test("NumPy's arrays and CIFAR's archive are read", async ({ page }) => {
  await upload(page, [fixture("arrays/packed.npz")]);
  await expect(summary(page)).toHaveText(/8 images · 3.×.2.×.1 · 3 classes/);
  await upload(page, [fixture("arrays/rows.npz")]);
  await expect(summary(page)).toHaveText(/6 rows · 2 features · 2 classes/);
  await upload(page, [fixture("cifar/cifar-10-python.tar.gz")]);
  await expect(summary(page)).toHaveText(/10 images · 32.×.32.×.3 · 10 classes/);
  await expect(page.locator("mb-image-view tbody th").first()).toHaveText("airplane");
  await upload(page, [fixture("cifar/dangerous.pickle", "data_batch_1")]);
  await expect(alert(page)).toContainText(/os\.system, which is never loaded/);
});

test("JSON, Parquet, pixels in a CSV, and a table to test on are read", async ({ page }) => {
  await upload(page, [fixture("json/records.json")]);
  await expect(summary(page)).toHaveText(/5 rows/);
  await upload(page, [fixture("parquet/zstd.parquet")]);
  await expect(summary(page)).toHaveText(/40 rows/);
  // Which of its rows are read is all that can be said of it.
  const panel = page.locator("mb-reading-panel");
  await panel.locator("summary").click();
  await expect(panel.getByLabel("Rows to read")).toBeVisible();
  await expect(panel.getByLabel("Separator", { exact: true })).toHaveCount(0);
  await upload(page, [fixture("pixels/letters.csv")]);
  await expect(summary(page)).toHaveText(/images/);
  const table = (/** @type {string} */ name, /** @type {number} */ rows) => ({
    ...{ name, mimeType: "text/csv" },
    buffer: Buffer.from(clouds(rows)),
  });
  await upload(page, [table("test.csv", 30), table("train.csv", 90)]);
  await expect(summary(page)).toHaveText(/120 rows · 2 features · 2 classes/);
  await expect(step(page, "Prepare").locator(".summary")).toHaveText(/split by split → median/);
});

test("a gzip file of several members, with zeros behind them, is read whole", async ({ page }) => {
  const rows = clouds(120).split("\n");
  const parts = [rows.slice(0, 50), rows.slice(50)].map((part) => gzipSync(`${part.join("\n")}\n`));
  const buffer = Buffer.concat([...parts, Buffer.alloc(512)]);
  await upload(page, [{ name: "clouds.csv.gz", mimeType: "", buffer }]);
  await expect(summary(page)).toHaveText(/120 rows · 2 features · 2 classes/);
});

test("a zip of images, one folder per class, is trained on", async ({ page }) => {
  await upload(page, shapesZip());
  await expect(summary(page)).toHaveText(/40 images · 20.×.20.×.3 · 2 classes/);
  await expect(page.getByRole("list", { name: "Warnings about the data" })).toContainText(
    "broken.png",
  );
  await expect(page.locator("mb-image-view tbody th")).toHaveText(["corner", "middle"]);
  await field(page, "Epochs").fill("8");
  await button(page, "Train").click();
  const accuracy = page.getByLabel("Test accuracy");
  await expect(accuracy).toHaveText("1.0000", { timeout: 60_000 });
});

test("a folder is chosen and its images are resized", async ({ page }) => {
  const files = ["a", "b"].flatMap((name, index) =>
    Array.from({ length: 6 }, (_, image) => ({
      name: `${name}/${image}.png`,
      mimeType: "image/png",
      buffer: png(16 + image, [index * 200, 90, 30], 3),
    })),
  );
  // Wherever a file is over the page, the place for files says that it may be let go.
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([""], "a.csv"));
    document.body.dispatchEvent(new DragEvent("dragover", { bubbles: true, dataTransfer }));
  });
  await expect(page.locator("mb-drop-zone .drop")).toHaveClass(/over/);
  // A folder's paths come with a drop; the chooser of a folder needs one on disk.
  await page.evaluate(
    async (list) => {
      const transfer = new DataTransfer();
      transfer.setData("text/plain", "");
      const entries = list.map(({ path, bytes }) => {
        const file = new File([new Uint8Array(bytes)], path.split("/")[1], { type: "image/png" });
        return { path, file };
      });
      const item = (/** @type {any} */ { path, file }) => ({
        kind: "file",
        getAsFile: () => file,
        webkitGetAsEntry: () => ({
          isFile: true,
          fullPath: `/images/${path}`,
          file: (/** @type {any} */ give) => give(file),
        }),
      });
      const event = new DragEvent("drop", { bubbles: true, composed: true, cancelable: true });
      Object.defineProperty(event, "dataTransfer", { value: { items: entries.map(item) } });
      document.body.dispatchEvent(event);
    },
    files.map(({ name, buffer }) => ({ path: name, bytes: [...buffer] })),
  );
  await expect(page.locator("mb-drop-zone .drop")).not.toHaveClass(/over/);
  await expect(summary(page)).toHaveText(/12 images · .*×.3 · 2 classes/);
  await openSection(page, "Prepare");
  await page.getByLabel("width", { exact: true }).fill("12");
  await page.getByLabel("height", { exact: true }).fill("14");
  await page.getByText("Add step").click();
  await page.getByRole("button", { name: /^Grayscale / }).click();
  await expect(summary(page)).toHaveText(/12 images · 14.×.12.×.1 · 2 classes/);
});

test("a CSV is read, another target is chosen, and a row is predicted", async ({ page }) => {
  await upload(page, csv("clouds.csv", clouds(120)));
  await expect(summary(page)).toHaveText(/120 rows · 2 features · 2 classes/);
  await expect(page.getByLabel("Target column")).toHaveValue("colour");
  await field(page, "Epochs").fill("40");
  await field(page, "Learning rate").fill("0.01");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toHaveText("1.0000");

  const prediction = await tab(page, "Predict");
  await prediction.getByLabel("left", { exact: true }).fill("3.1");
  await prediction.getByLabel("up", { exact: true }).fill("0.1");
  await expect(prediction.getByRole("heading", { name: /^Predicted: red/ })).toBeVisible();

  // A number as the target makes it a regression.
  await page.getByLabel("Target column").selectOption("left");
  await expect(summary(page)).toHaveText(/regression/);
  await field(page, "Epochs").fill("5");
  await button(page, "Train").click();
  await expect(page.getByLabel("Test mean absolute error")).toBeVisible();
});

test("a table is pasted", async ({ page }) => {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
  }, clouds(40));
  await expect(summary(page)).toHaveText(/40 rows/);
});

const images = idx([4, 2, 2], new Uint8Array(16));
const labels = idx([4], Uint8Array.of(0, 1, 0, 1));

/** @type {[string, { name: string, mimeType: string, buffer: Buffer }[], RegExp][]} */
const bad = [
  ["an empty file", [csv("empty.csv", "")], /empty\.csv/],
  ["one column", [csv("one.csv", "a\nx\ny\nz\n")], /column/i],
  [
    "IDX counts that differ",
    [
      { name: "x-images-idx3-ubyte", mimeType: "", buffer: images },
      { name: "x-labels-idx1-ubyte", mimeType: "", buffer: idx([3], Uint8Array.of(0, 1, 0)) },
    ],
    /4.*3|3.*4/s,
  ],
  [
    "a gzip cut short",
    [
      { name: "x-images-idx3-ubyte.gz", mimeType: "", buffer: gzipSync(images).subarray(0, 24) },
      { name: "x-labels-idx1-ubyte.gz", mimeType: "", buffer: gzipSync(labels) },
    ],
    /x-images-idx3-ubyte\.gz/,
  ],
  [
    "a file of no known kind",
    [{ name: "noise.bin", mimeType: "", buffer: Buffer.from([1, 2, 3, 4, 250, 251]) }],
    /noise\.bin/,
  ],
  [
    "a zip without images",
    [
      {
        name: "notes.zip",
        mimeType: "application/zip",
        buffer: Buffer.from(zipSync({ "a.txt": Buffer.from("words") })),
      },
    ],
    /a\.txt/,
  ],
];

for (const [what, files, message] of bad) {
  test(`${what} is refused with a message, the data before stays`, async ({ page }) => {
    const before = await summary(page).textContent();
    await upload(page, files);
    await expect(alert(page)).toContainText(message);
    await expect(alert(page)).toContainText("The previous data is still there.");
    await expect(summary(page)).toHaveText(before ?? "");
    await expect(button(page, "Train")).toBeEnabled();
  });
}

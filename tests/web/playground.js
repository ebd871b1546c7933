/** What the stories about the page have in common: opening it, finding its parts, making files. */

import { crc32, deflateSync } from "node:zlib";
import { test as base, expect } from "@playwright/test";
import { zipSync } from "fflate";

export { expect };

/** Every page of a test is watched: an error on the console or an uncaught one fails it. */
export const test = base.extend({
  page: async ({ page }, use) => {
    /** @type {string[]} */
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error.stack ?? error)));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    await use(page);
    expect(errors).toEqual([]);
  },
});

/** @typedef {import("@playwright/test").Page} Page */

/**
 * Opens the page and waits until the sample can be trained on.
 * @param {Page} page
 * @param {string} [url]
 */
export async function open(page, url = "./") {
  await page.goto(url);
  await expect(button(page, "Train")).toBeEnabled();
}

/**
 * @param {Page} page
 * @param {string} name
 */
export const button = (page, name) => page.getByRole("button", { name, exact: true });

/**
 * @param {Page} page
 * @param {string} label
 */
export const field = (page, label) => page.getByLabel(label, { exact: true });

/**
 * A section of the recipe.
 * @param {Page} page
 * @param {string} name
 */
export const step = (page, name) => page.getByRole("region", { name, exact: false }).first();

/**
 * Opens a section of the recipe.
 * @param {Page} page
 * @param {string} name
 */
export async function openSection(page, name) {
  const header = step(page, name).getByRole("heading").getByRole("button");
  if ((await header.getAttribute("aria-expanded")) === "false") await header.click();
}

/**
 * Shows a tab of the results; what is in it.
 * @param {Page} page
 * @param {string} name
 */
export async function tab(page, name) {
  await page.getByRole("tab", { name, exact: true }).click();
  return page.getByRole("tabpanel");
}

/**
 * Waits until the session in storage is as wanted: it is written a moment after a change.
 * @param {Page} page
 * @param {(session: any) => boolean} isWanted
 */
export async function kept(page, isWanted) {
  await expect
    .poll(async () =>
      (await inStorage(page)).some(
        ([key, value]) => /^[^/]+\/session$/.test(key) && isWanted(value),
      ),
    )
    .toBe(true);
}

/** All that the page keeps, without the weights' numbers. @param {Page} page @returns {Promise<[string, any][]>} */
export const inStorage = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("minibatch");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          if (!database.objectStoreNames.contains("playground")) return resolve([]);
          const store = database.transaction("playground").objectStore("playground");
          const keys = store.getAllKeys();
          const values = store.getAll();
          values.onsuccess = () => {
            database.close();
            const plain = (/** @type {any} */ value) =>
              JSON.parse(
                JSON.stringify(value, (_, part) => (ArrayBuffer.isView(part) ? null : part)),
              );
            resolve(keys.result.map((key, index) => [String(key), plain(values.result[index])]));
          };
        };
      }),
  );

/** The rows of the model's layers. @param {Page} page */
export const layerRows = (page) => page.locator("mb-layer-row");

/** Their classes. @param {Page} page */
export const layerClasses = (page) => page.locator("mb-layer-row .class");

/** What has the focus, through all shadow roots: its label or its text. @param {Page} page */
export const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const label = /** @type {any} */ (element)?.labels?.[0]?.textContent;
    return (element?.getAttribute("aria-label") ?? label ?? element?.textContent ?? "").trim();
  });

/**
 * Presses Tab until the element of that name has the focus.
 * @param {Page} page
 * @param {RegExp} name
 */
export async function tabTo(page, name) {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press("Tab");
    if (name.test(await focused(page))) return;
  }
  throw new Error(`Tab never reaches ${name}.`);
}

/**
 * Trains a classifier until it is tested.
 * @param {Page} page
 * @param {number} epochs
 */
export async function train(page, epochs) {
  await field(page, "Epochs").fill(String(epochs));
  await button(page, "Train").click();
  await expect(page.getByLabel("Test accuracy")).toBeVisible();
}

/** The epochs that the table of the curves has. @param {Page} page */
export async function epochs(page) {
  const newest = page.locator("mb-history-table tbody td").first();
  return (await newest.count()) ? Number.parseInt((await newest.innerText()).replace(",", "")) : 0;
}

/**
 * Chooses a sample and waits until it is there.
 * @param {Page} page
 * @param {string} name
 */
export async function chooseSample(page, name) {
  await button(page, name).click();
  await expect(button(page, name)).toHaveAttribute("aria-pressed", "true");
  await expect(button(page, "Train")).toBeEnabled();
}

/**
 * Chooses a sample from the list of all.
 * @param {Page} page
 * @param {string} name
 */
export async function chooseFromList(page, name) {
  await button(page, "All samples").click();
  const card = page
    .locator("mb-sample-list")
    .getByRole("dialog")
    .getByRole("listitem")
    .filter({ has: page.getByText(name, { exact: true }) });
  await card.getByRole("button").click();
  await expect(button(page, name)).toHaveAttribute("aria-pressed", "true");
  await expect(button(page, "Train")).toBeEnabled();
}

/**
 * Gives files to the data step's file chooser.
 * @param {Page} page
 * @param {Parameters<import("@playwright/test").Locator["setInputFiles"]>[0]} files
 */
export async function upload(page, files) {
  await page.locator("mb-data-pane #files").setInputFiles(files);
}

/**
 * @param {string} name
 * @param {string} text
 */
export const csv = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

/**
 * A table of two clouds of points that a few epochs tell apart.
 * @param {number} rows
 */
export function clouds(rows) {
  const lines = ["left,up,colour"];
  for (let row = 0; row < rows; row++) {
    const side = row % 2;
    const noise = (row % 17) / 40;
    lines.push(`${side * 3 + noise},${1 - side + noise},${side ? "red" : "blue"}`);
  }
  return lines.join("\n");
}

/**
 * A PNG of one colour with a bright square in it.
 * @param {number} size in pixels, each way
 * @param {[number, number, number]} colour
 * @param {number} corner where the square begins
 */
export function png(size, colour, corner) {
  const row = 1 + size * 3;
  const raw = Buffer.alloc(row * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const inSquare = x >= corner && x < corner + 5 && y >= corner && y < corner + 5;
      raw.set(inSquare ? [255, 255, 255] : colour, y * row + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(raw)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/**
 * An IDX file of bytes, as the MNIST family has them.
 * @param {number[]} shape
 * @param {Uint8Array} data
 */
export function idx(shape, data) {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.set([0, 0, 8, shape.length]);
  shape.forEach((length, axis) => header.writeUInt32BE(length, 4 + 4 * axis));
  return Buffer.concat([header, data]);
}

/** A zip with 20 images of each of two shapes, an image that is none, and a text. */
export function shapesZip() {
  /** @type {Record<string, Uint8Array>} */
  const files = { "shapes/readme.txt": Buffer.from("not an image") };
  for (let index = 0; index < 20; index++) {
    files[`shapes/corner/${index}.png`] = png(20, [10 + index, 0, 60], 1);
    files[`shapes/middle/${index}.png`] = png(20, [60, 0, 10 + index], 10);
  }
  files["shapes/corner/broken.png"] = Buffer.from("this is no png");
  const buffer = Buffer.from(zipSync(files));
  return { name: "shapes.zip", mimeType: "application/zip", buffer };
}

/**
 * Lets the worker die of the next message of a kind.
 * @param {string} fatal the message's method
 */
export function crashIn(fatal) {
  const { postMessage } = Worker.prototype;
  const state = Object.assign(window, { crashed: false });
  Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ rest) {
    postMessage.call(this, message, rest);
    if (state.crashed || message.method !== fatal) return;
    state.crashed = true;
    this.terminate();
    const event = { message: "ended by the test", cancelable: true };
    this.dispatchEvent(new ErrorEvent("error", event));
  };
}

/** The experiment as a program: of a long one the editor draws what is in view. @param {Page} page */
export const program = (page) =>
  expect.poll(() =>
    page
      .locator("mb-code-pane")
      .evaluate((pane) => /** @type {any} */ (pane).playground?.store.state.code.text),
  );

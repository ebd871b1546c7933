import { readFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchOptions } from "../../../tools/chromium.mjs";
import { crc32 } from "../../../wasm/formats/crc32.js";
import { compact, toRgba } from "../../../wasm/formats/images.js";
import { imageSize } from "../../../wasm/formats/image-size.js";
import { greyPng, png } from "./make-files.js";

/** @param {string} name as Pillow wrote it (fixtures/pictures/write.py) */
const picture = (name) => readFile(new URL(`../fixtures/pictures/${name}`, import.meta.url));

/** A PNG that says it is larger than it is. @param {Uint8Array} image @param {number} height @param {number} width */
function sized(image, height, width) {
  const copy = image.slice();
  const view = new DataView(copy.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  view.setUint32(29, crc32(copy.subarray(12, 29)));
  return copy;
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length);
  bytes.write(type, 4, "latin1");
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

describe("compact", () => {
  /** @param {number[]} data */
  const pixels = (data) =>
    compact({ height: 1, width: data.length / 4, data: Uint8Array.from(data) });

  it("keeps one channel of grey, three of colour, four where something is transparent", () => {
    expect(pixels([5, 5, 5, 255, 9, 9, 9, 255])).toMatchObject({
      channels: 1,
      data: Uint8Array.of(5, 9),
    });
    expect(pixels([5, 5, 5, 255, 1, 2, 3, 255])).toMatchObject({
      channels: 3,
      data: Uint8Array.of(5, 5, 5, 1, 2, 3),
    });
    expect(pixels([5, 5, 5, 255, 1, 2, 3, 254])).toMatchObject({ channels: 4 });
  });

  it("is undone by toRgba", () => {
    for (const data of [
      [5, 5, 5, 255, 9, 9, 9, 255],
      [1, 2, 3, 255, 4, 5, 6, 255],
      [1, 2, 3, 4, 5, 6, 7, 8],
    ]) {
      expect([...toRgba(pixels(data))]).toEqual(data);
    }
  });
});

const testPage = `<script type="importmap">
  { "imports": { "fflate": "/node_modules/fflate/esm/browser.js" } }
</script>
<script type="module">
  import { decodeImage } from "/formats/decode-image.js";
  import { addTexts } from "/messages/en.js";
  import { engineTexts } from "/messages/engine-texts.js";
  addTexts(engineTexts);
  globalThis.decode = async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const { height, width, data } = await decodeImage(bytes, "a.img");
    return { height, width, data: [...data] };
  };
  globalThis.reduced = async (base64, step) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const { data } = await decodeImage(bytes, "a.img");
    return [...data].filter((_, i) => i % step === 0);
  };
  globalThis.busy = { now: 0, most: 0 };
  const native = createImageBitmap;
  globalThis.createImageBitmap = async (...given) => {
    busy.most = Math.max(busy.most, ++busy.now);
    return native(...given).finally(() => --busy.now);
  };
</script>`;

describe("decodeImage, in Chromium", () => {
  /** @type {import("@playwright/test").Browser} */
  let browser;
  /** @type {import("@playwright/test").Page} */
  let page;

  beforeAll(async () => {
    browser = await chromium.launch(launchOptions);
    page = await browser.newPage();
    await page.route("http://package.test/**", async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === "/") return route.fulfill({ contentType: "text/html", body: testPage });
      const folder = pathname.startsWith("/node_modules/") ? "../../.." : "../../../wasm";
      const body = await readFile(new URL(`${folder}${pathname}`, import.meta.url), "utf8");
      return route.fulfill({ contentType: "text/javascript", body });
    });
    await page.goto("http://package.test/");
  });
  afterAll(() => browser?.close());

  /**
   * @param {string} base64
   * @returns {Promise<{ height: number, width: number, data: number[] }>}
   */
  const decode = (base64) =>
    page.evaluate((text) => /** @type {any} */ (globalThis).decode(text), base64);

  it("gives a PNG's very bytes", async () => {
    /** @param {number} y @param {number} x */
    const pixel = (y, x) => [y * 50, x * 40, 255 - y * x, 255];
    const image = await decode(Buffer.from(png(5, 6, pixel)).toString("base64"));
    expect([image.height, image.width]).toEqual([5, 6]);
    expect(image.data).toEqual(
      Array.from({ length: 30 }, (_, i) => pixel(Math.floor(i / 6), i % 6)).flat(),
    );
  });

  it("leaves colours under alpha as they are", async () => {
    const image = await decode(
      Buffer.from(png(1, 2, (_, x) => [200, 100, 50, x ? 0 : 128])).toString("base64"),
    );
    expect(image.data[3]).toBe(128);
    expect(image.data[7]).toBe(0);
    [200, 100, 50].forEach((value, c) => expect(Math.abs(image.data[c] - value)).toBeLessThan(2));
  });

  it("turns a photograph as its metadata says", async () => {
    // Pillow: 16 × 8, the left half black, the right white; Exif orientation 6 puts the left on top.
    const image = await decode(
      "/9j/4AAQSkZJRgABAQAAAQABAAD/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDABALDA4MChAODQ4S" +
        "ERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAIABABAREA/8QA" +
        "FQABAQAAAAAAAAAAAAAAAAAABwj/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AD9QD//Z",
    );
    expect([image.height, image.width]).toEqual([16, 8]);
    expect(image.data.filter((_, i) => i % 4 === 0)).toEqual([
      ...Array(64).fill(0),
      ...Array(64).fill(255),
    ]);
  });

  it("reads WebP", async () => {
    const image = await decode("UklGRiYAAABXRUJQVlA4TBoAAAAvD8ABAA8w//M///MfeBALJvOX7kwhov+hAw==");
    expect([image.height, image.width]).toEqual([8, 16]);
    expect(image.data.slice(28, 36)).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
  });

  it.each([
    ["two_frames.gif", [200, 0, 0]],
    ["green.bmp", [0, 100, 0]],
    ["green.webp", [0, 100, 0]],
  ])("reads %s, of several frames the first", async (name, colour) => {
    const { height, width, data } = await decode((await picture(name)).toString("base64"));
    expect([height, width]).toEqual([4, 4]);
    expect(data).toEqual(Array.from({ length: 16 }, () => [...colour, 255]).flat());
  });

  it("stretches 12 bits in a PNG of 16, and takes the upper eight of 16", async () => {
    const golden = JSON.parse((await picture("golden.json")).toString());
    const reds = async (/** @type {string} */ name) =>
      (await decode((await picture(name)).toString("base64"))).data.filter((_, i) => i % 4 === 0);
    expect(await reds("grey12.png")).toEqual(golden.light);
    const whole = await reds("grey16.png");
    // Pillow: 16 times as light, of which browsers round or cut.
    whole.forEach((byte, i) => expect(Math.abs(byte - golden.light[i])).toBeLessThanOrEqual(1));
  });

  it("copies large images out some rows at a time, without a seam", async () => {
    const large = png(2100, 2000, (y, x) => [y % 251, x % 241, (y * x) % 239, 255]);
    const step = 4 * 997;
    const seen = await page.evaluate(
      ([text, step]) => /** @type {any} */ (globalThis).reduced(text, step),
      /** @type {const} */ ([Buffer.from(large).toString("base64"), step]),
    );
    const reds = Array.from(
      { length: Math.ceil((4 * 2100 * 2000) / step) },
      (_, i) => Math.floor((i * 997) / 2000) % 251,
    );
    expect(seen).toEqual(reds);
  });

  /** What createImageBitmap() was asked for. @returns {Promise<{ now: number, most: number }>} */
  const busy = () => page.evaluate(() => /** @type {any} */ (globalThis).busy);

  it("refuses too many pixels by the header, without decoding", async () => {
    await page.reload();
    const bomb = sized(greyPng(0), 20_000, 20_000);
    await expect(decode(Buffer.from(bomb).toString("base64"))).rejects.toThrow(
      /a\.img has 20000 × 20000 pixels; at most 100 million are allowed/,
    );
    expect((await busy()).most).toBe(0);
  });

  it("decodes a small PNG by itself, to its very bytes also under alpha", async () => {
    await page.reload();
    const pixel = (/** @type {number} */ y, /** @type {number} */ x) => [200, y, x, 3 * x];
    const small = Buffer.from(png(40, 60, pixel));
    const { data } = await decode(small.toString("base64"));
    expect(data).toEqual(
      Array.from({ length: 40 * 60 }, (_, i) => pixel(Math.floor(i / 60), i % 60)).flat(),
    );
    expect((await busy()).most).toBe(0);
    // Only the browser turns it as its metadata says.
    const exif = Buffer.concat([
      small.subarray(0, 33),
      chunk("eXIf", Buffer.from("MM\0*\0\0\0\b")),
      small.subarray(33),
    ]);
    await decode(exif.toString("base64"));
    expect((await busy()).most).toBe(1);
  });

  it("decodes large images one after the other", async () => {
    await page.reload();
    const large = Buffer.from(sized(greyPng(0), 4000, 4000)).toString("base64");
    await Promise.allSettled(Array.from({ length: 5 }, () => decode(large)));
    expect(await busy()).toEqual({ now: 0, most: 1 });
  });

  it("knows sizes by the headers that browsers write", async () => {
    /** @type {[type: string, quality: number][]} */
    const kinds = [
      ["image/png", 1],
      ["image/jpeg", 0.8],
      ["image/webp", 0.8],
      ["image/webp", 1],
    ];
    for (const [type, quality] of kinds) {
      const { made, bytes } = await page.evaluate(async ([type, quality]) => {
        const canvas = new OffscreenCanvas(301, 150);
        canvas.getContext("2d")?.fillRect(9, 9, 100, 100);
        const blob = await canvas.convertToBlob({ type, quality });
        return { made: blob.type, bytes: [...new Uint8Array(await blob.arrayBuffer())] };
      }, /** @type {const} */ ([type, quality]));
      expect(made).toBe(type);
      expect(imageSize(Uint8Array.from(bytes)), type).toEqual({ width: 301, height: 150 });
    }
  });

  it("fails on a file that is not an image", async () => {
    await expect(decode(btoa("no image at all"))).rejects.toThrow(/decode/);
  });
});

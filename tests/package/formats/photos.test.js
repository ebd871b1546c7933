// JPEG, WebP and AVIF in Node, where sharp is installed, against what Pillow reads (fixtures/photos/write.py).

import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { afterEach, expect, it, vi } from "vitest";
import { decodeImage } from "../../../wasm/formats/decode-image.js";
import { errorOf } from "./make-files.js";

const folder = new URL("../fixtures/photos/", import.meta.url);
/** @param {string} name */
const bytesOf = (name) => new Uint8Array(readFileSync(new URL(name, folder)));
/** @type {Record<string, { height: number, width: number, rgba: string }>} */
const golden = JSON.parse(readFileSync(new URL("golden.json", folder), "utf8"));

afterEach(() => vi.doUnmock("sharp"));

it.each(Object.keys(golden))("%s is read as Pillow reads it, turned as it says", async (name) => {
  const { height, width, rgba } = golden[name];
  const read = await decodeImage(bytesOf(name), name);
  expect([read.height, read.width]).toEqual([height, width]);
  const expected = inflateSync(Buffer.from(rgba, "base64"));
  const apart = expected.map((value, i) => Math.abs(value - read.data[i]));
  // Decoders of what is lossy round their own way.
  expect(Math.max(...apart)).toBeLessThanOrEqual(name === "clear.webp" ? 0 : 4);
});

it("that is damaged is refused, and without sharp it is said what to do", async () => {
  const cut = bytesOf("colour.jpg").subarray(0, 300);
  expect((await errorOf(() => decodeImage(cut, "cut.jpg"))).message).toMatch(
    "cut.jpg is not an image that can be decoded. Save it anew as PNG with an image editor, or leave it out.",
  );
  vi.doMock("sharp", () => {
    throw new Error("Cannot find package");
  });
  const { message } = await errorOf(() => decodeImage(bytesOf("colour.jpg"), "a.jpg"));
  expect(message).toMatch(/a\.jpg is an image that a browser decodes.*npm install sharp/);
});

// BMP and GIF where there is no browser, against what Pillow reads (fixtures/bitmaps/write.py).

import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeBmp } from "../../../wasm/formats/bmp.js";
import { decodeGif } from "../../../wasm/formats/gif.js";
import { decodeImage } from "../../../wasm/formats/decode-image.js";
import { errorOf, fuzzTime, numRuns } from "./make-files.js";

const folder = new URL("../fixtures/bitmaps/", import.meta.url);
/** @param {string} name */
const bytesOf = (name) => new Uint8Array(readFileSync(new URL(name, folder)));
/** @type {Record<string, { height: number, width: number, rgba: string }>} */
const golden = JSON.parse(readFileSync(new URL("golden.json", folder), "utf8"));

/** What is transparent has no colour. @param {ArrayLike<number>} rgba */
const visible = (rgba) => Array.from(rgba, (value, i) => (rgba[i - (i % 4) + 3] === 0 ? 0 : value));

it.each(Object.keys(golden))("%s is read as Pillow reads it", async (name) => {
  const { height, width, rgba } = golden[name];
  const read = await decodeImage(bytesOf(name), name);
  expect([read.height, read.width]).toEqual([height, width]);
  expect(visible(read.data)).toEqual(visible(inflateSync(Buffer.from(rgba, "base64"))));
});

it("that is damaged or something else is refused", async () => {
  const cut = bytesOf("noise.gif").subarray(0, 3000);
  expect((await errorOf(() => decodeImage(cut, "cut.gif"))).message).toMatch(
    "cut.gif is not an image that can be decoded. Save it anew as PNG with an image editor, or leave it out.",
  );
  const short = bytesOf("rgb24.bmp").subarray(0, 90);
  expect((await errorOf(() => decodeImage(short, "a.bmp"))).code).toBe("invalid-data");
});

it("draws nothing where a GIF has no colour for an index", () => {
  // One pixel of index 3, and two colours.
  const screen = [1, 0, 1, 0, 0x80, 0, 0, ...[0, 0, 0, 255, 255, 255]];
  const picture = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x5c, 1, 0, 0x3b];
  const bytes = Uint8Array.from([...Buffer.from("GIF89a"), ...screen, ...picture]);
  expect(Array.from(decodeGif(bytes)?.data ?? [])).toEqual([0, 0, 0, 0]);
});

it("that is mutated gives pixels or nothing", fuzzTime(60_000), () => {
  const files = Object.keys(golden).filter((name) => !/noise|grey8|steps/.test(name));
  const mutation = fc.tuple(
    fc.constantFrom(...files),
    fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { minLength: 1, maxLength: 6 }),
    fc.option(fc.nat(300)),
  );
  fc.assert(
    fc.property(mutation, ([name, changes, length]) => {
      const bytes = bytesOf(name).slice(0, length ?? undefined);
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      // Sizes are checked before.
      const big = name.endsWith("gif") ? [7, 9] : [20, 21, 24, 25, 19, 23];
      for (const at of big) if (at < bytes.length) bytes[at] = bytesOf(name)[at];
      const read = (name.endsWith("gif") ? decodeGif : decodeBmp)(bytes);
      if (read) expect(read.data.length).toBe(4 * read.width * read.height);
    }),
    numRuns(2000),
  );
});

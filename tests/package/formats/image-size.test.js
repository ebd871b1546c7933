import { describe, expect, it } from "vitest";
import { imageSize } from "../../../wasm/formats/image-size.js";
import { utf8 } from "./make-files.js";

/** @param {...(string | number | number[])} parts texts, bytes, and lists of bytes */
const bytesOf = (...parts) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === "string" ? [...Buffer.from(part, "latin1")] : part)),
  );
const zeros = (/** @type {number} */ count) => Array(count).fill(0);

describe("imageSize", () => {
  it("reads a GIF's screen", () => {
    // GIF89a: width and height, little-endian.
    expect(imageSize(bytesOf("GIF89a", [0x10, 0x27, 0x2c, 0x01], zeros(3)))).toEqual({
      width: 10_000,
      height: 300,
    });
  });

  it("reads a BMP, also of rows from the top and of OS/2", () => {
    const head = bytesOf(
      "BM",
      zeros(12),
      [40, 0, 0, 0],
      [0x40, 0x9c, 0, 0],
      [0xff, 0xff, 0xff, 0xff],
    );
    expect(imageSize(head)).toEqual({ width: 40_000, height: 1 });
    const old = bytesOf("BM", zeros(12), [12, 0, 0, 0], [0x20, 0x03, 0x58, 0x02], zeros(4));
    expect(imageSize(old)).toEqual({ width: 800, height: 600 });
  });

  it("finds a JPEG's frame behind other segments and fill bytes", () => {
    const app1 = [0xff, 0xe1, 0, 6, 0xff, 0xc0, 1, 2];
    const tables = [0xff, 0xc4, 0, 3, 9];
    const frame = [0xff, 0xff, 0xc2, 0, 11, 8, 0x1f, 0x40, 0x2e, 0xe0, 1, 0, 0, 0];
    expect(imageSize(bytesOf([0xff, 0xd8], app1, tables, frame))).toEqual({
      width: 12_000,
      height: 8000,
    });
  });

  it("reads WebP of all three kinds", () => {
    const webp = (/** @type {string} */ kind, /** @type {number[]} */ data) =>
      imageSize(bytesOf("RIFF", zeros(4), "WEBP", kind, zeros(4), data));
    const lossy = [0, 0, 0, 0x9d, 0x01, 0x2a, 0xb0, 0x04, 0x20, 0x03];
    expect(webp("VP8 ", lossy)).toEqual({ width: 1200, height: 800 });
    expect(webp("VP8X", [...zeros(4), 0x3f, 0x9c, 0, 0x0f, 0x27, 0])).toEqual({
      width: 40_000,
      height: 10_000,
    });
    // libwebp's own, 16 × 8.
    const lossless = Buffer.from(
      "UklGRiYAAABXRUJQVlA4TBoAAAAvD8ABAA8w//M///MfeBALJvOX7kwhov+hAw==",
      "base64",
    );
    expect(imageSize(lossless)).toEqual({ width: 16, height: 8 });
  });

  it("reads AVIF, the largest of its images", () => {
    // libavif's own, 2 × 2, with a thumbnail's box before the image's.
    const avif = Buffer.from(
      "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAA" +
        "AGxpYmF2aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABGgAAAB0AAAAoaWluZgAAAAAAAQAAABppbmZl" +
        "AgAAAAABAABhdjAxQ29sb3IAAAAAamlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAAAAIAAAACAAAAEHBpeGkAAAAAAwgICAAAAAxh" +
        "djFDgQ0MAAAAABNjb2xybmNseAACAAIAAYAAAAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAACVtZGF0EgAKCBgANogQEAwgMg8f8D//" +
        "/8WfhwB8+ErK42A=",
      "base64",
    );
    expect(imageSize(avif)).toEqual({ width: 2, height: 2 });
    avif.writeUInt32BE(30_000, avif.indexOf("ispe") + 8);
    expect(imageSize(avif)).toEqual({ width: 30_000, height: 2 });
  });

  it("says nothing of other files, and of headers cut short", () => {
    expect(imageSize(utf8("no image at all"))).toBeNull();
    for (const head of [
      "\x89PNG\r\n",
      "GIF8",
      "BM",
      "\xff\xd8",
      "RIFF1234WEBPVP8 ",
      "1234ftypavif",
    ]) {
      expect(imageSize(bytesOf(head)), head).toBeNull();
    }
    // A box that says it is empty must not be looked at forever.
    expect(imageSize(bytesOf([0, 0, 0, 0], "ftypavif", zeros(100)))).toBeNull();
  });
});

/** Image files as pixels, by the browser's decoders and by ours. */

import { MinibatchError } from "../messages/error.js";
import { decodeBmp, isBmp } from "./bmp.js";
import { decodeGif, isGif } from "./gif.js";
import { imageSize } from "./image-size.js";
import { checkPixels, readBitmap } from "./images.js";
import { decodePng, pngHeader } from "./png.js";
import { decode12Bits } from "./png16.js";
import { decodeBySharp } from "./sharp.js";

/** @import { DecodeImage } from "./types.js" */

/** Images decoded at the same time have no more pixels than this together; a larger one is decoded alone. */
const mostPixelsAtOnce = 16e6;
/** To ask the browser takes a millisecond or more: a PNG of no more pixels is decoded here in less. */
const smallPixels = 64 * 64;

/** Admits images in order, up to a number of pixels at once. */
class Gate {
  #inside = 0;
  /** @type {{ pixels: number, enter: () => void }[]} */
  #waiting = [];

  /** @param {number} pixels */
  async enter(pixels) {
    await new Promise((resolve) => {
      this.#waiting.push({ pixels, enter: () => resolve(undefined) });
      this.#admit();
    });
  }

  /** @param {number} pixels */
  leave(pixels) {
    this.#inside -= pixels;
    this.#admit();
  }

  #admit() {
    for (;;) {
      const next = this.#waiting.at(0);
      if (!next) return;
      if (this.#inside > 0 && this.#inside + next.pixels > mostPixelsAtOnce) return;
      this.#waiting.shift();
      this.#inside += next.pixels;
      next.enter();
    }
  }
}

/** One for this worker's memory. */
const gate = new Gate();

/**
 * Decodes an image with the browser's own decoders, and where there is no browser a PNG, a BMP, a GIF or what sharp
 * decodes. It is turned as its metadata says; otherwise these are the file's own pixels, without colour management or
 * premultiplied alpha. The core resizes, because browsers do so differently.
 * @type {DecodeImage}
 */
export async function decodeImage(bytes, path, turn) {
  const declared = imageSize(bytes);
  if (declared) checkPixels(path, declared.width, declared.height);
  if (typeof createImageBitmap !== "function" || typeof OffscreenCanvas !== "function") {
    const decoded =
      (await decode12Bits(bytes, turn)) ??
      (await decodePng(bytes, turn)) ??
      decodeBmp(bytes) ??
      decodeGif(bytes);
    if (decoded) return decoded;
    // Of those that a browser may decode the size is known.
    const isOther = declared && !pngHeader(bytes) && !isBmp(bytes) && !isGif(bytes);
    if (isOther) return decodeOther(bytes, path, turn);
    throw new MinibatchError("invalid-data", { id: "image.not-decodable", values: { path } });
  }
  const pixels = declared ? declared.width * declared.height : mostPixelsAtOnce;
  const small = pixels <= smallPixels ? await decodeSmallPng(bytes) : null;
  if (small) return small;
  await gate.enter(pixels);
  try {
    return (await decode12Bits(bytes, turn)) ?? (await decode(bytes, path));
  } finally {
    gate.leave(pixels);
  }
}

/**
 * What no decoder here knows, without a browser.
 * @type {DecodeImage}
 */
async function decodeOther(bytes, path, turn) {
  const decoded = await decodeBySharp(bytes, turn).catch(() => {
    throw new MinibatchError("invalid-data", { id: "image.not-decodable", values: { path } });
  });
  if (decoded) return decoded;
  throw new MinibatchError("invalid-state", { id: "image.node", values: { path } });
}

/**
 * A PNG whose pixels are as they lie; null where it is none, or damaged.
 * @param {Uint8Array} bytes
 */
async function decodeSmallPng(bytes) {
  const isTurned = pngHeader(bytes) && new TextDecoder("latin1").decode(bytes).includes("eXIf");
  return isTurned ? null : ((await decode12Bits(bytes)) ?? decodePng(bytes));
}

/** @type {DecodeImage} */
async function decode(bytes, path) {
  const blob = new Blob([/** @type {BlobPart} */ (bytes)]);
  const bitmap = await createImageBitmap(blob, {
    imageOrientation: "from-image",
    colorSpaceConversion: "none",
    premultiplyAlpha: "none",
  });
  return readBitmap(bitmap, path);
}

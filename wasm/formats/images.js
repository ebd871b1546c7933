/** Images as pixels. */

import { MinibatchError } from "../messages/error.js";
import { decodeBmp, isBmp } from "./bmp.js";
import { decodeGif, isGif } from "./gif.js";
import { imageSize } from "./image-size.js";
import { decodePng, pngHeader } from "./png.js";
import { decode12Bits } from "./png16.js";
import { decodeBySharp } from "./sharp.js";

/** @import { DecodeImage, Picture } from "./types.js" */

/** A larger image would take over 400 MB to decode, and as much again to read. */
const mostPixels = 100e6;
/** Images decoded at the same time have no more pixels than this together; a larger one is decoded alone. */
const mostPixelsAtOnce = 16e6;
/** To ask the browser takes a millisecond or more: a PNG of no more pixels is decoded here in less. */
const smallPixels = 64 * 64;
/** Rows are copied out of a canvas of about this size. */
const canvasPixels = 4e6;

/** @param {string} path @param {number} width @param {number} height */
function checkPixels(path, width, height) {
  if (width * height <= mostPixels) return;
  throw new MinibatchError("out-of-memory", {
    id: "image.too-large",
    values: { path, width, height, limit: mostPixels / 1e6 },
  });
}

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

/**
 * The pixels of a bitmap, which is closed.
 * @param {ImageBitmap} bitmap
 * @param {string} path for messages
 */
export function readBitmap(bitmap, path) {
  try {
    const { width, height } = bitmap;
    checkPixels(path, width, height);
    return { height, width, data: pixelsOf(bitmap, path) };
  } finally {
    bitmap.close();
  }
}

/**
 * Some rows at a time: a canvas of the whole image and its pixels would take the image's memory twice more.
 * @param {ImageBitmap} bitmap
 * @param {string} path
 */
function pixelsOf(bitmap, path) {
  const { width, height } = bitmap;
  const rows = Math.min(height, Math.max(1, Math.floor(canvasPixels / width)));
  const context = new OffscreenCanvas(width, rows).getContext("2d", { willReadFrequently: true });
  if (!context)
    throw new MinibatchError("out-of-memory", { id: "image.no-canvas", values: { path } });
  context.globalCompositeOperation = "copy";
  const data = new Uint8ClampedArray(4 * width * height);
  for (let top = 0; top < height; top += rows) {
    const count = Math.min(rows, height - top);
    context.drawImage(bitmap, 0, -top);
    data.set(context.getImageData(0, 0, width, count).data, 4 * width * top);
  }
  return data;
}

/**
 * Drops channels without information: alpha where all is opaque, colours where all is grey.
 * @param {{ height: number, width: number, data: Uint8Array | Uint8ClampedArray }} image red, green,
 *   blue, alpha
 * @returns {Picture}
 */
export function compact({ height, width, data }) {
  const pixels = height * width;
  let opaque = true;
  let grey = true;
  for (let i = 0; i < 4 * pixels && (opaque || grey); i += 4) {
    opaque &&= data[i + 3] === 255;
    grey &&= data[i] === data[i + 1] && data[i] === data[i + 2];
  }
  if (!opaque) {
    const copy = new Uint8Array(data);
    // Elsewhere what is transparent becomes white.
    if (isLight(copy)) return compact({ height, width, data: onBlack(copy) });
    return { height, width, channels: 4, data: copy };
  }
  const channels = grey ? 1 : 3;
  const out = new Uint8Array(pixels * channels);
  for (let from = 0, to = 0; to < out.length; from += 4, to += channels) {
    for (let c = 0; c < channels; ++c) out[to + c] = data[from + c];
  }
  return { height, width, channels, data: out };
}

/** Less of a difference than this is not told from the background. */
const leastShade = 32;

/** Whether a drawing would be lost where what is transparent is white, and not where it is black. @param {Uint8Array} rgba */
function isLight(rgba) {
  let [onWhite, onBlack] = [0, 0];
  for (let i = 0; i < rgba.length; i += 4) {
    const alpha = rgba[i + 3];
    onWhite = Math.max(onWhite, (255 - Math.min(rgba[i], rgba[i + 1], rgba[i + 2])) * alpha);
    onBlack = Math.max(onBlack, Math.max(rgba[i], rgba[i + 1], rgba[i + 2]) * alpha);
  }
  return onWhite < leastShade * 255 && onBlack >= leastShade * 255;
}

/** A light drawing on nothing. @param {Uint8Array} rgba changed in place */
function onBlack(rgba) {
  for (let i = 0; i < rgba.length; i += 4) {
    for (let c = 0; c < 3; ++c) rgba[i + c] = Math.round((rgba[i + c] * rgba[i + 3]) / 255);
    rgba[i + 3] = 255;
  }
  return rgba;
}

/**
 * A picture as canvas pixels.
 * @param {Picture} picture
 * @returns {Uint8ClampedArray} red, green, blue, alpha
 */
export function toRgba({ height, width, channels, data }) {
  const rgba = new Uint8ClampedArray(4 * height * width);
  for (let from = 0, to = 0; to < rgba.length; from += channels, to += 4) {
    rgba[to] = data[from];
    rgba[to + 1] = data[channels === 1 ? from : from + 1];
    rgba[to + 2] = data[channels === 1 ? from : from + 2];
    rgba[to + 3] = channels === 4 ? data[from + 3] : 255;
  }
  return rgba;
}

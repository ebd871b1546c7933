/** Images as pixels. */

import { MinibatchError } from "../messages/error.js";

/** @import { Picture } from "./types.js" */

/** A larger image would take over 400 MB to decode, and as much again to read. */
const mostPixels = 100e6;
/** Rows are copied out of a canvas of about this size. */
const canvasPixels = 4e6;

/** @param {string} path @param {number} width @param {number} height */
export function checkPixels(path, width, height) {
  if (width * height <= mostPixels) return;
  throw new MinibatchError("out-of-memory", {
    id: "image.too-large",
    values: { path, width, height, limit: mostPixels / 1e6 },
  });
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

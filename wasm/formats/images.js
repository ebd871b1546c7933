/** Images as pixels. */

import { MinibatchError } from "../messages/error.js";

/** @import { DecodeImage, Picture } from "./types.js" */

/** More pixels than this would take over 400 MB to decode. */
const mostPixels = 100e6;

/**
 * Decodes an image with the browser's own decoders. Turned as its metadata says, but else the very
 * pixels of the file: no colour management, no premultiplied alpha. The browser does not resize: each
 * does so differently; the core does it.
 * @type {DecodeImage}
 */
export async function decodeInBrowser(bytes, path) {
  if (typeof createImageBitmap !== "function" || typeof OffscreenCanvas !== "function") {
    throw new MinibatchError(
      "invalid-state",
      `${path} is an image, and only a browser can decode it (createImageBitmap, OffscreenCanvas). In ` +
        "Node, decode images yourself and give their pixels to Dataset.fromArrays().",
    );
  }
  const blob = new Blob([/** @type {BlobPart} */ (bytes)]);
  const bitmap = await createImageBitmap(blob, {
    imageOrientation: "from-image",
    colorSpaceConversion: "none",
    premultiplyAlpha: "none",
  });
  try {
    const { width, height } = bitmap;
    if (width * height > mostPixels) {
      throw new MinibatchError(
        "out-of-memory",
        `${path} has ${width} × ${height} pixels, more than can be taken (${mostPixels / 1e6} million).`,
      );
    }
    const context = new OffscreenCanvas(width, height).getContext("2d", {
      willReadFrequently: true,
    });
    if (!context) throw new MinibatchError("out-of-memory", `No canvas for ${path} is to be had.`);
    context.globalCompositeOperation = "copy";
    context.drawImage(bitmap, 0, 0);
    return { height, width, data: context.getImageData(0, 0, width, height).data };
  } finally {
    bitmap.close();
  }
}

/**
 * Leaves out the channels that say nothing: alpha where all is opaque, colours where all is grey.
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
  if (!opaque) return { height, width, channels: 4, data: new Uint8Array(data) };
  const channels = grey ? 1 : 3;
  const out = new Uint8Array(pixels * channels);
  for (let from = 0, to = 0; to < out.length; from += 4, to += channels) {
    for (let c = 0; c < channels; ++c) out[to + c] = data[from + c];
  }
  return { height, width, channels, data: out };
}

/**
 * A picture as a canvas takes it.
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

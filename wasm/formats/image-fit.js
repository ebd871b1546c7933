/** The size and colours in which images reach a model, as Keras's image_dataset_from_directory() names them. */

import { MinibatchError } from "../messages/error.js";

/** @import { DecodeImage, ImageConfig, Picture } from "./types.js" */
/** @import { Core } from "../engine/core.js" */
/** @typedef {[height: number, width: number, channels: number]} ImageSize */

const largestSide = 4096;
/** Images whose longer side is beyond this are made `comfortableSide` long unless a size is asked for. */
const largeSide = 96;
const comfortableSide = 64;
const channelsOf = { grayscale: 1, rgb: 3 };

/**
 * @param {unknown} config { image_size, color_mode }
 * @returns {ImageSize}
 */
export function toSize(config) {
  const { image_size: size, color_mode: mode } = /** @type {any} */ (config ?? {});
  const isSide = (/** @type {unknown} */ side) =>
    Number.isInteger(side) && Number(side) >= 1 && Number(side) <= largestSide;
  if (!Array.isArray(size) || size.length !== 2 || !size.every(isSide)) {
    throw new MinibatchError("invalid-argument", {
      id: "reading.image-size",
      values: { limit: largestSide, received: JSON.stringify(size) },
    });
  }
  if (!Object.hasOwn(channelsOf, mode)) {
    throw new MinibatchError("invalid-argument", {
      id: "reading.color-mode",
      values: { received: JSON.stringify(mode) },
    });
  }
  return [size[0], size[1], channelsOf[/** @type {keyof typeof channelsOf} */ (mode)]];
}

/**
 * What is asked for, and for the rest what the images are; large ones are made smaller.
 * @param {Partial<ImageConfig>} config
 * @param {{ height: number, width: number, channels: number }} images
 * @returns {ImageConfig}
 */
export function completeConfig({ image_size, color_mode }, { height, width, channels }) {
  const longer = Math.max(height, width);
  const scale = longer <= largeSide ? 1 : comfortableSide / longer;
  const shrunk = (/** @type {number} */ side) => Math.max(1, Math.round(side * scale));
  const complete = {
    image_size: image_size ?? [shrunk(height), shrunk(width)],
    color_mode: color_mode ?? (channels === 1 ? "grayscale" : "rgb"),
  };
  toSize(complete);
  return /** @type {ImageConfig} */ (complete);
}

/**
 * @param {DecodeImage} decode
 * @param {Uint8Array} bytes
 * @param {string} path
 */
export async function decodeOrSay(decode, bytes, path) {
  try {
    return await decode(bytes, path);
  } catch (cause) {
    if (cause instanceof MinibatchError) throw cause;
    throw new MinibatchError(
      "invalid-data",
      { id: "image.not-decodable", values: { path } },
      { cause },
    );
  }
}

/**
 * @param {Core} core
 * @param {Picture} picture
 * @param {ImageSize} size
 * @returns {Uint8Array}
 */
export function fit(core, { height, width, channels, data }, size) {
  if (height === size[0] && width === size[1] && channels === size[2]) return data;
  return core.resizeImage(data, [height, width, channels], size);
}

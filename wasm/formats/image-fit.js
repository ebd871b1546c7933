/** Images as pictures of a size and number of channels, and what the steps of a preparation make of them. */

import { MinibatchError } from "../messages/error.js";
import { compact } from "./images.js";
import { takeOut, using } from "./using.js";

/** @import { DecodeImage, Entry, Picture, Turn } from "./types.js" */
/** @import { Core } from "../engine/core.js" */
/** @import { Preparation, PrepareJob } from "../bindings.d.ts" */
/** @typedef {[height: number, width: number, channels: number]} ImageSize */

/**
 * The picture in an image file.
 * @param {DecodeImage} decode
 * @param {Entry} entry
 * @param {Turn} [turn]
 * @returns {Promise<Picture>}
 */
export const readPicture = async (decode, entry, turn) =>
  compact(await decodeOrSay(decode, await entry.read(), entry.path, turn));

/**
 * @param {DecodeImage} decode
 * @param {Uint8Array} bytes
 * @param {string} path
 * @param {Turn} [turn]
 */
export async function decodeOrSay(decode, bytes, path, turn) {
  try {
    return await decode(bytes, path, turn);
  } catch (cause) {
    const wasCancelled = /** @type {Error} */ (cause)?.name === "AbortError";
    if (cause instanceof MinibatchError || wasCancelled) throw cause;
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

/**
 * What the steps that change bytes make of a picture.
 * @param {Core} core
 * @param {Preparation | PrepareJob} steps
 * @param {Picture} picture
 * @param {number} channels that it gets before
 * @returns {Picture}
 */
export function changed(core, steps, picture, channels) {
  const { height, width } = picture;
  const from = JSON.stringify([height, width, channels]);
  const data = using(core.bytes(fit(core, picture, [height, width, channels])), (bytes) =>
    takeOut(steps.imageBytes(bytes, from)),
  );
  const [h, w, c] = JSON.parse(steps.imageSize(from));
  return { height: h, width: w, channels: c, data };
}

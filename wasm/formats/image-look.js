/** Looking at images: what their pixels hold, and what they have in common. */

import { MinibatchError } from "../messages/error.js";
import { inOrder } from "./concurrent.js";
import { fit } from "./image-fit.js";
import { takeOut, using } from "./using.js";
import { withNumbers } from "./table-look.js";

/** @import { LookQuery, LookResult, MeanImage, PixelStatistics } from "../wire/look-types.js" */
/** @import { Core } from "../engine/core.js" */
/** @import { ImageStore } from "./image-source.js" */
/** @import { ImagesDescription, Picture, Turn } from "./types.js" */
/** @import { Bytes } from "../bindings.d.ts" */

/** Of images that the core holds, so many bytes are looked at in one slice. */
const sliceBytes = 4_000_000;

/**
 * @typedef {object} Images
 * @property {Core} core
 * @property {ImageStore} store
 * @property {Int32Array} labels
 * @property {Pick<ImagesDescription, "height" | "width" | "channels" | "split">} description
 */

/**
 * @param {LookQuery} query
 * @param {Images} images
 * @param {Turn} turn
 * @returns {Promise<LookResult>}
 */
export async function lookAtImages(query, images, turn) {
  if (query.name === "pixels") return pixelStatistics(images, turn);
  if (query.name === "meanImage") return meanImage(images, query.options.label, turn);
  throw new MinibatchError("invalid-state", { id: "look.no-rows" });
}

/**
 * @param {Images} images
 * @param {Turn} turn
 * @returns {Promise<PixelStatistics>}
 */
async function pixelStatistics(images, turn) {
  const { channels } = images.description;
  const counts = new images.core.bindings.PixelCounts(channels);
  try {
    const rows = Uint32Array.from(images.labels.keys());
    const ownSize = (/** @type {Picture} */ { height, width }) =>
      /** @type {[number, number, number]} */ ([height, width, channels]);
    await eachPixels(images, rows, ownSize, (pixels) => counts.add(pixels), turn);
    return { images: rows.length, ...JSON.parse(counts.result(), withNumbers) };
  } finally {
    counts.delete();
  }
}

/**
 * @param {Images} images
 * @param {number | null} label
 * @param {Turn} turn
 * @returns {Promise<MeanImage>}
 */
async function meanImage(images, label, turn) {
  const { height, width, channels } = images.description;
  const all = Uint32Array.from(images.labels.keys());
  const rows = label === null ? all : all.filter((row) => images.labels[row] === label);
  const mean = new images.core.bindings.ImageMean(height * width * channels);
  try {
    await eachPixels(
      images,
      rows,
      () => [height, width, channels],
      (pixels) => mean.add(pixels),
      turn,
    );
    return { height, width, channels, images: rows.length, data: takeOut(mean.mean()) };
  } finally {
    mean.delete();
  }
}

/**
 * Calls `use` with the pixels of images in memory of the core, many at once where they lie there anyway.
 * @param {Images} images
 * @param {Uint32Array} rows in order
 * @param {(picture: Picture) => [number, number, number]} sizeOf what an image's size and channels are made
 * @param {(pixels: Bytes) => void} use
 * @param {Turn} turn
 */
async function eachPixels({ core, store, description }, rows, sizeOf, use, turn) {
  const { height, width, channels, split } = description;
  const most = Math.max(1, Math.floor(sliceBytes / (height * width * channels)));
  // Rows to train on and rows to test on are kept apart.
  const trained = split ? rows.filter((row) => row < split.train).length : rows.length;
  for (let from = 0, to = 0; from < rows.length; from = to) {
    to = Math.min(from + most, from < trained ? trained : rows.length);
    const view = store.view(rows.subarray(from, to));
    if (!view) return eachPicture({ core, store }, rows, sizeOf, use, turn);
    using(view, (dataset) =>
      using(core.rows(Uint32Array.from({ length: to - from }, (_, i) => i)), (places) =>
        using(dataset.bytesOf(places, 0), use),
      ),
    );
    await turn();
  }
}

/**
 * The same of images that are decoded one by one.
 * @param {Pick<Images, "core" | "store">} images
 * @param {Uint32Array} rows
 * @param {(picture: Picture) => [number, number, number]} sizeOf
 * @param {(pixels: Bytes) => void} use
 * @param {Turn} turn
 */
async function eachPicture({ core, store }, rows, sizeOf, use, turn) {
  await inOrder(
    rows.length,
    (i) => store.picture(rows[i], turn),
    (picture) => using(core.bytes(fit(core, picture, sizeOf(picture))), use),
    turn,
  );
}

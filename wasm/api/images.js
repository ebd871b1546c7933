/** Turns images given as x into rows of numbers. */

import { MinibatchError, causeOf } from "../messages/error.js";
import { specFor } from "./arrays.js";
import { showShape, wrong } from "./checks.js";
import { isImage, isOfImages, isPixels } from "./is-image.js";
import { partsOf } from "./parts.js";

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("./arrays.js").Known} Known */
/** @typedef {import("./is-image.js").ImageLike} ImageLike */
/** @typedef {import("../wire/protocol.js").AnyImage} AnyImage */

/** As for images read from files: bytes become 0 to 1. */
const standardScale = 1 / 255;

/**
 * What the engine reads: pixels, a file, or a bitmap, which the engine closes.
 * @param {string} where
 * @param {ImageLike} image
 * @returns {Promise<AnyImage>}
 */
async function sendable(where, image) {
  if (isPixels(image)) {
    const { data, width, height } = image;
    const isBytes = data instanceof Uint8ClampedArray || data instanceof Uint8Array;
    if (!isBytes || data.length !== 4 * width * height) {
      throw wrong(where, { id: "expected.pixels", values: { width, height } }, data);
    }
    return { width, height, data };
  }
  return "arrayBuffer" in image ? /** @type {Blob} */ (image) : drawn(where, image);
}

/**
 * @param {string} where
 * @param {ImageLike} image
 */
async function drawn(where, image) {
  try {
    // An image that is still loading cannot be drawn yet.
    if ("decode" in image) await /** @type {HTMLImageElement} */ (image).decode();
    return await createImageBitmap(/** @type {ImageBitmapSource} */ (image), {
      colorSpaceConversion: "none",
      premultiplyAlpha: "none",
    });
  } catch (cause) {
    const values = { where, cause: causeOf(cause) };
    throw new MinibatchError("invalid-data", { id: "image.not-readable", values }, { cause });
  }
}

/**
 * The size and channels of an input that takes images.
 * @param {string} where
 * @param {readonly number[]} shape of one row
 * @returns {[height: number, width: number, channels: number]}
 */
function sizeFrom(where, shape) {
  const [height, width, channels = 1] = shape;
  if (shape.length < 2 || shape.length > 3 || ![1, 3].includes(channels)) {
    throw new MinibatchError("shape-mismatch", {
      id: "image.input-shape",
      values: { where, shape: showShape([null, ...shape]) },
    });
  }
  return [height, width, channels];
}

/**
 * The row shape for a model that is still without one and whose only input is images: their size, in
 * colour.
 * @param {string} where
 * @param {unknown} images one or a list
 */
export async function shapeOfImages(where, images) {
  const [image] = /** @type {ImageLike[]} */ ([images].flat());
  const first = isPixels(image) ? image : await drawn(where, image);
  const { height, width } = first;
  if ("close" in first) first.close();
  return [height, width, 3];
}

/**
 * x with images replaced by bytes, in the model's size and colours, as the core does for files. `scale` is the
 * factor for a byte, present if all of x is now bytes.
 * @param {string} where
 * @param {import("./engine.js").Engine} engine
 * @param {Data} x
 * @param {Known} known
 * @returns {Promise<{ x: Data, scale?: number }>}
 */
export async function withoutImages(where, engine, x, known) {
  const parts = partsOf(`${where}: x`, x, known.inputShape ? 1 : known.inputs?.length);
  const allImages = parts.every(({ array }) => isOfImages(array));
  const scale = known.scale ?? standardScale;
  /** @type {unknown[]} */
  const arrays = [];
  for (const [i, part] of parts.entries()) {
    if (!isOfImages(part.array)) {
      arrays.push(part.array);
      continue;
    }
    const images = /** @type {ImageLike[]} */ ([part.array].flat());
    const said = parts.length === 1 ? known.inputShape : undefined;
    const shape = said ?? specFor(part, i, parts.length, known.inputs)?.shape;
    const isKnown = shape && !shape.includes(null);
    const first = isKnown ? [] : await shapeOfImages(part.where, images);
    const row = shape ? shape.map((extent, axis) => extent ?? first[axis]) : first;
    const size = sizeFrom(part.where, row);
    const length = size[0] * size[1] * size[2];
    const data = new Uint8Array(images.length * length);
    // One after the other, because many at once would need the memory of all of them.
    for (const [place, image] of images.entries()) {
      const each = Array.isArray(part.array) ? `${part.where}[${place}]` : part.where;
      if (!isImage(image)) throw wrong(each, "image", image);
      const sent = await sendable(each, image);
      /** @type {import("../wire/protocol.js").Bitmap[]} */
      const transfer = "close" in sent ? [sent] : [];
      const bytes = await engine.calls.fitImage({ where: each, image: sent, size }, { transfer });
      data.set(bytes, place * length);
    }
    const numbers = allImages ? data : Float32Array.from(data, (byte) => byte * scale);
    arrays.push({ data: numbers, shape: [images.length, ...row] });
  }
  const isNamed = parts.some(({ name }) => name !== "");
  const without = isNamed
    ? Object.fromEntries(parts.map(({ name }, i) => [name, arrays[i]]))
    : parts.length === 1
      ? arrays[0]
      : arrays;
  return { x: /** @type {Data} */ (without), ...(allImages && { scale }) };
}

/** Numbers of a layer as pictures, and what they are like. */

/** @import { Picture } from "../experiment/types.js" */
/** @typedef {{ min: number, max: number }} Range */

/** @param {ArrayLike<number>} values @returns {Range} of those that are finite */
export function rangeOf(values) {
  let [min, max] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) continue;
    min = Math.min(min, values[i]);
    max = Math.max(max, values[i]);
  }
  return min <= max ? { min, max } : { min: 0, max: 0 };
}

/**
 * Numbers as grey pixels, dark at `min` and bright at `max`.
 * @param {(y: number, x: number) => number} at
 * @param {number} height
 * @param {number} width
 * @param {Range} range
 * @returns {Picture}
 */
export function greyPicture(at, height, width, { min, max }) {
  const data = new Uint8ClampedArray(height * width * 4);
  const scale = max > min ? 255 / (max - min) : 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = (y * width + x) * 4;
      const grey = (at(y, x) - min) * scale;
      data.fill(Number.isFinite(grey) ? grey : 0, pixel, pixel + 3);
      data[pixel + 3] = 255;
    }
  }
  return { data, width, height };
}

/**
 * One channel of (height, width, channels).
 * @param {ArrayLike<number>} values
 * @param {readonly number[]} shape
 * @param {number} channel
 * @param {Range} range
 */
export function channelPicture(values, [height, width, channels], channel, range) {
  return greyPicture((y, x) => values[(y * width + x) * channels + channel], height, width, range);
}

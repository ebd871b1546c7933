/** @import { Picture } from "./types.js" */

/**
 * A row's features as something a canvas can draw.
 * @param {ArrayLike<number> & { BYTES_PER_ELEMENT?: number }} values height × width × channels; bytes, or floats
 *   from 0 to 1
 * @param {number[]} shape
 * @returns {Picture}
 */
export function pictureOf(values, shape) {
  const [height, width, channels] = shape;
  const scale = values.BYTES_PER_ELEMENT === 1 ? 1 : 255;
  const data = new Uint8ClampedArray(height * width * 4);
  for (let pixel = 0; pixel < height * width; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      const from = pixel * channels + (channels >= 3 ? channel : 0);
      data[pixel * 4 + channel] = values[from] * scale;
    }
    data[pixel * 4 + 3] = channels === 4 ? values[pixel * 4 + 3] * scale : 255;
  }
  return { data, width, height };
}

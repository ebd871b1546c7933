/** A heat map laid over a picture. */

/** @import { Picture } from "../experiment/types.js" */
/** @import { FloatArray } from "minibatch" */

/** What is above 0, and what is below. */
const warm = [255, 96, 0];
const cold = [0, 104, 255];
/** How much of the heat covers the picture at the most, and how much of the picture's contrast is left. */
const cover = 0.85;
const contrast = 0.6;

/** The largest size of a heat map's numbers. @param {FloatArray} heatmap */
export const mostOf = ({ data }) =>
  data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/**
 * A number of (1, height, width) at a place of it from 0 to 1, between the four that are nearest.
 * @param {FloatArray} heatmap
 * @param {number} down
 * @param {number} right
 */
function between({ data, shape: [, height, width] }, down, right) {
  const y = Math.max(0, Math.min(height - 1, down * height - 0.5));
  const x = Math.max(0, Math.min(width - 1, right * width - 0.5));
  const [top, left] = [Math.floor(y), Math.floor(x)];
  const [bottom, end] = [Math.min(height - 1, top + 1), Math.min(width - 1, left + 1)];
  const across = (/** @type {number} */ row) =>
    data[row * width + left] * (1 - (x - left)) + data[row * width + end] * (x - left);
  return across(top) * (1 - (y - top)) + across(bottom) * (y - top);
}

/**
 * The picture in grey with the heat in colour.
 * @param {Picture} picture
 * @param {FloatArray} heatmap (1, height, width)
 * @returns {Picture}
 */
export function heatPicture({ data: from, width, height }, heatmap) {
  const data = new Uint8ClampedArray(from.length);
  const most = mostOf(heatmap) || 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const grey = 0.299 * from[at] + 0.587 * from[at + 1] + 0.114 * from[at + 2];
      const base = 128 + (grey - 128) * contrast;
      const heat = between(heatmap, (y + 0.5) / height, (x + 0.5) / width) / most;
      const share = Math.abs(heat) * cover;
      const ink = heat > 0 ? warm : cold;
      for (let c = 0; c < 3; c++) data[at + c] = base * (1 - share) + ink[c] * share;
      data[at + 3] = 255;
    }
  }
  return { data, width, height };
}

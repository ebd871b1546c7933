/** Numbers of any kind as the bytes of pixels. */

import { MinibatchError, warning } from "../messages/error.js";
import { inSlices } from "./numbers.js";

/** @import { Numbers } from "./numbers.js" */
/** @import { Levels, Pixels, Turn, Warning } from "./types.js" */

/**
 * Images as numbers: count × height × width, in one channel, or three that come last or first.
 * @typedef {{ path: string, shape: number[], kind: string, values: Numbers }} ImageArray
 */

/** @param {string} id @param {import("../messages/render.js").MessageValues} values @returns {never} */
function refuse(id, values) {
  throw new MinibatchError("invalid-data", { id, values });
}

/** @param {number[]} shape */
export const isImageShape = (shape) =>
  shape.length === 3 || (shape.length === 4 && (channelsLast(shape) || channelsFirst(shape)));

/** @param {number[]} shape */
const channelsLast = (shape) => shape[3] === 1 || shape[3] === 3;
/** PyTorch's order. @param {number[]} shape */
const channelsFirst = (shape) =>
  shape.length === 4 && !channelsLast(shape) && (shape[1] === 1 || shape[1] === 3);

/**
 * The arrays of all parts, by the same rule: bytes as they are; numbers from 0 to 255 rounded; numbers from 0 to 1
 * times 255; others stretched, so that the smallest becomes 0 and the largest 255.
 * @param {ImageArray[]} arrays
 * @param {Warning[]} warnings
 * @param {Turn} turn
 * @param {Levels} [levels] of other images that these are to be compared with, where those were stretched
 * @returns {Promise<{ pixels: Pixels[], levels?: Levels }>} levels where they were stretched
 */
export async function toPixels(arrays, warnings, turn, levels) {
  const range = { min: Infinity, max: -Infinity, isWhole: true };
  const isBytes =
    !levels && arrays.every(({ kind, values }) => kind === "u" && values instanceof Uint8Array);
  if (!isBytes) for (const array of arrays) await widen(range, array, turn);
  const known = levels && { ...levels, id: null };
  const { from, factor, id } = known ?? (isBytes ? asTheyAre : ruleFor(range));
  if (id) {
    const { min, max } = range;
    warnings.push(warning(id, { path: arrays[0].path, from: min, to: max }));
  }
  /** @type {Pixels[]} */
  const all = [];
  for (const { shape, values } of arrays) {
    const first = channelsFirst(shape);
    const [count, height, width, channels] = first
      ? [shape[0], shape[2], shape[3], shape[1]]
      : [shape[0], shape[1], shape[2], shape[3] ?? 1];
    const asIs = isBytes ? /** @type {Uint8Array} */ (values) : null;
    const data = asIs ?? new Uint8Array(values.length);
    if (!asIs) {
      await inSlices(values.length, turn, (at, to) => {
        for (let i = at; i < to; ++i) {
          const byte = Math.round((values[i] - from) * factor);
          data[i] = Math.min(255, Math.max(0, byte));
        }
      });
    }
    const ordered =
      first && channels > 1 ? await toLast(data, [count, channels, height * width], turn) : data;
    all.push({ count, height, width, channels, data: ordered });
  }
  return { pixels: all, ...(id === "pixels-stretched" && { levels: { from, factor } }) };
}

const asTheyAre = { from: 0, factor: 1, id: null };

/** @typedef {{ min: number, max: number, isWhole: boolean }} Range */

/** @param {Range} range @param {ImageArray} array @param {Turn} turn */
async function widen(range, { path, values }, turn) {
  let { min, max, isWhole } = range;
  await inSlices(values.length, turn, (from, to) => {
    for (let i = from; i < to; ++i) {
      const value = values[i];
      if (!Number.isFinite(value)) refuse("arrays.not-finite", { path, value: String(value) });
      if (value < min) min = value;
      if (value > max) max = value;
      isWhole &&= Number.isInteger(value);
    }
  });
  Object.assign(range, { min, max, isWhole });
}

/** @param {Range} range @returns {{ from: number, factor: number, id: string | null }} */
function ruleFor({ min, max, isWhole }) {
  if (min >= 0 && max <= 1) return { from: 0, factor: 255, id: null };
  if (min >= 0 && max <= 255) return { from: 0, factor: 1, id: isWhole ? null : "pixels-rounded" };
  return { from: min, factor: 255 / (max - min || 1), id: "pixels-stretched" };
}

/**
 * Channels behind the pixels instead of before them.
 * @param {Uint8Array} data
 * @param {[count: number, channels: number, pixels: number]} shape
 * @param {Turn} turn
 */
async function toLast(data, [count, channels, pixels], turn) {
  const size = channels * pixels;
  const out = new Uint8Array(count * size);
  for (let image = 0; image < count; ++image) {
    const from = image * size;
    for (let channel = 0; channel < channels; ++channel) {
      let to = from + channel;
      for (let i = from + channel * pixels; to < from + size; ++i, to += channels)
        out[to] = data[i];
    }
    if (image % 256 === 255) await turn();
  }
  return out;
}

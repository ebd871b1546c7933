/** PNGs where there is no browser to decode them (PNG, third edition, chapters 5 to 11). */

import { Unzlib } from "fflate";
import { crc32 } from "./crc32.js";

/** @import { Turn } from "./types.js" */

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** So many bytes are checked or filtered at a time; packed ones may be a thousand times as many when unpacked. */
const bytesAtOnce = 1 << 20;
const packedAtOnce = 1 << 15;
/** The number of channels by the colour type; 3 is a palette. @type {Record<number, number>} */
const channelsOf = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Adam7: where each pass begins and how far its pixels are apart, [left, top, across, down]. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

/**
 * @typedef {object} Header
 * @property {number} width
 * @property {number} height
 * @property {number} depth bits of a sample
 * @property {number} colour the colour type
 * @property {number} channels samples of a pixel
 * @property {boolean} interlaced
 */

/** @param {Uint8Array} bytes @returns {Header | null} null where it is no PNG, or one of no known kind */
export function pngHeader(bytes) {
  if (signature.some((byte, i) => bytes[i] !== byte) || bytes.length < 33) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const [depth, colour, , , interlace] = bytes.subarray(24, 29);
  const channels = channelsOf[colour];
  const isKnown = channels && [1, 2, 4, 8, 16].includes(depth) && interlace < 2;
  if (!isKnown || width * height === 0) return null;
  return { width, height, depth, colour, channels, interlaced: interlace === 1 };
}

/**
 * @param {Uint8Array} bytes
 * @param {Turn} [turn] called now and then
 * @returns {Promise<{ height: number, width: number, data: Uint8Array } | null>} red, green, blue and alpha; null where
 *   it is no PNG or a damaged one
 */
export async function decodePng(bytes, turn) {
  const header = pngHeader(bytes);
  const chunks = header && (await chunksOf(bytes, turn));
  if (!header || !chunks) return null;
  const { width, height, depth, channels, interlaced } = header;
  const bits = depth * channels;
  const parts = (interlaced ? passes : [[0, 0, 1, 1]])
    .map(([left, top, across, down]) => ({
      ...{ left, top, across, down },
      columns: Math.ceil((width - left) / across),
      rows: Math.ceil((height - top) / down),
    }))
    .filter(({ columns, rows }) => columns > 0 && rows > 0)
    .map((part) => ({ ...part, stride: Math.ceil((part.columns * bits) / 8) }));
  const size = parts.reduce((sum, { rows, stride }) => sum + rows * (stride + 1), 0);
  const raw = await inflated(chunks.data, size, turn);
  if (!raw) return null;

  const data = new Uint8Array(4 * width * height);
  const pixel = pixelReader(header, chunks);
  let start = 0;
  for (const { left, top, across, down, columns, rows, stride } of parts) {
    const part = raw.subarray(start, (start += rows * (stride + 1)));
    if (!(await unfilter(part, rows, stride, Math.max(1, bits >> 3), turn))) return null;
    for (let row = 0; row < rows; ++row) {
      if (turn && isNext(row, stride)) await turn();
      const line = part.subarray(row * (stride + 1) + 1, (row + 1) * (stride + 1));
      for (let column = 0; column < columns; ++column) {
        const to = (top + row * down) * width + left + column * across;
        if (!pixel(line, column, data, 4 * to)) return null;
      }
    }
  }
  return { height, width, data };
}

/**
 * What reads a pixel of a line into red, green, blue and alpha; it says whether the palette has it.
 * @param {Header} header
 * @param {{ palette: Uint8Array, transparent: Uint8Array | null }} chunks
 */
function pixelReader({ depth, colour, channels }, { palette, transparent }) {
  const most = 2 ** depth - 1;
  /** @param {Uint8Array} line @param {number} at which sample of it */
  const sample = (line, at) => {
    if (depth === 8) return line[at];
    if (depth === 16) return line[2 * at] * 256 + line[2 * at + 1];
    const bit = at * depth;
    return (line[bit >> 3] >> (8 - depth - (bit & 7))) & most;
  };
  const scaled = (/** @type {number} */ value) => Math.round((value * 255) / most);
  // The one colour that is transparent, in images without alpha.
  const clear =
    transparent && colour !== 3
      ? Array.from(
          { length: channels },
          (_, c) => transparent[2 * c] * 256 + transparent[2 * c + 1],
        )
      : null;
  const colours = channels < 3 ? 1 : 3;
  const hasAlpha = channels % 2 === 0;
  return (
    /** @type {Uint8Array} */ line,
    /** @type {number} */ column,
    /** @type {Uint8Array} */ out,
    /** @type {number} */ to,
  ) => {
    const first = column * channels;
    if (colour === 3) {
      const index = sample(line, first);
      if (3 * index + 3 > palette.length) return false;
      out.set(palette.subarray(3 * index, 3 * index + 3), to);
      out[to + 3] = transparent?.[index] ?? 255;
      return true;
    }
    for (let c = 0; c < 3; ++c)
      out[to + c] = scaled(sample(line, first + Math.min(c, colours - 1)));
    const isClear = clear?.every((value, c) => sample(line, first + c) === value);
    out[to + 3] = hasAlpha ? scaled(sample(line, first + channels - 1)) : isClear ? 0 : 255;
    return true;
  };
}

/**
 * Whether so much was done since the last turn that it is time for another.
 * @param {number} row
 * @param {number} stride bytes of a row
 */
export const isNext = (row, stride) => row > 0 && row % Math.ceil(bytesAtOnce / stride) === 0;

/** @param {Uint8Array} bytes @param {Turn} [turn] */
async function checksumOf(bytes, turn) {
  let sum = 0;
  for (let from = 0; from < bytes.length; from += bytesAtOnce) {
    if (from > 0) await turn?.();
    sum = crc32(bytes.subarray(from, from + bytesAtOnce), sum);
  }
  return sum;
}

/**
 * The chunks that pixels are made of; null where one is cut or does not match its checksum.
 * @param {Uint8Array} bytes
 * @param {Turn} [turn]
 */
export async function chunksOf(bytes, turn) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** @type {Uint8Array[]} */
  const parts = [];
  let palette = new Uint8Array();
  /** @type {Uint8Array | null} */
  let transparent = null;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) return null;
    const data = bytes.subarray(at + 8, at + 8 + length);
    const sum = await checksumOf(bytes.subarray(at + 4, at + 8 + length), turn);
    if (sum !== view.getUint32(at + 8 + length)) return null;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (name === "IDAT") parts.push(data);
    else if (name === "PLTE") palette = data.slice();
    else if (name === "tRNS") transparent = data;
    else if (name === "IEND") break;
    at += 12 + length;
  }
  const data = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part, at);
    at += part.length;
  }
  return { data, palette, transparent };
}

/**
 * @param {Uint8Array} packed
 * @param {number} size that it must unpack to
 * @param {Turn} [turn]
 * @returns {Promise<Uint8Array | null>} null where it is damaged, or unpacks to more or less
 */
export async function inflated(packed, size, turn) {
  const raw = new Uint8Array(size);
  let filled = 0;
  let hasEnded = false;
  const stream = new Unzlib((part, isLast) => {
    if (filled + part.length <= size) raw.set(part, filled);
    filled += part.length;
    hasEnded = isLast;
  });
  for (let at = 0; at < packed.length;) {
    if (at > 0) await turn?.();
    // The checksum at the end must not come alone.
    const to = packed.length - at < 2 * packedAtOnce ? packed.length : at + packedAtOnce;
    try {
      stream.push(packed.subarray(at, to), to === packed.length);
    } catch {
      return null;
    }
    at = to;
    if (filled > size) return null;
  }
  return hasEnded && filled === size ? raw : null;
}

/**
 * Undoes each row's filter, in place.
 * @param {Uint8Array} raw
 * @param {number} height
 * @param {number} stride bytes of a row, before which its filter stands
 * @param {number} step bytes of a pixel
 * @param {Turn} [turn]
 */
export async function unfilter(raw, height, stride, step, turn) {
  /** @type {Uint8Array} */
  let before = new Uint8Array(stride);
  for (let row = 0; row < height; ++row) {
    if (turn && isNext(row, stride)) await turn();
    const start = row * (stride + 1) + 1;
    const filter = raw[start - 1];
    if (filter > 4) return false;
    const line = raw.subarray(start, start + stride);
    filters[filter](line, before, step);
    before = line;
  }
  return true;
}

/**
 * What undoes each filter of a line, beside the line above it (chapter 9.2).
 * @type {((line: Uint8Array, above: Uint8Array, step: number) => void)[]}
 */
const filters = [
  () => {},
  (line, _, step) => {
    for (let i = step; i < line.length; ++i) line[i] += line[i - step];
  },
  (line, above) => {
    for (let i = 0; i < line.length; ++i) line[i] += above[i];
  },
  (line, above, step) => {
    for (let i = 0; i < line.length; ++i) {
      line[i] += ((i < step ? 0 : line[i - step]) + above[i]) >> 1;
    }
  },
  (line, above, step) => {
    for (let i = 0; i < line.length; ++i) {
      line[i] += i < step ? above[i] : nearest(line[i - step], above[i], above[i - step]);
    }
  },
];

/** Paeth's: the neighbour that is nearest to left + up - corner. @param {number} left @param {number} up @param {number} corner */
function nearest(left, up, corner) {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

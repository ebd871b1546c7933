/** PNGs where there is no browser to decode them (PNG, third edition, chapters 5 to 11). */

import { unzlibSync } from "fflate";
import { crc32 } from "./crc32.js";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
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
 * @returns {{ height: number, width: number, data: Uint8Array } | null} red, green, blue and alpha; null where it is no
 *   PNG or a damaged one
 */
export function decodePng(bytes) {
  const header = pngHeader(bytes);
  const chunks = header && chunksOf(bytes);
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
  const raw = inflated(chunks.data, size);
  if (!raw) return null;

  const data = new Uint8Array(4 * width * height);
  const pixel = pixelReader(header, chunks);
  let start = 0;
  for (const { left, top, across, down, columns, rows, stride } of parts) {
    const part = raw.subarray(start, (start += rows * (stride + 1)));
    if (!unfilter(part, rows, stride, Math.max(1, bits >> 3))) return null;
    for (let row = 0; row < rows; ++row) {
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
 * The chunks that pixels are made of; null where one is cut or does not match its checksum.
 * @param {Uint8Array} bytes
 */
export function chunksOf(bytes) {
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
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length))
      return null;
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
 */
export function inflated(packed, size) {
  try {
    const raw = unzlibSync(packed, { out: new Uint8Array(size) });
    return raw.length === size ? raw : null;
  } catch {
    return null;
  }
}

/**
 * Undoes each row's filter, in place.
 * @param {Uint8Array} raw
 * @param {number} height
 * @param {number} stride bytes of a row, before which its filter stands
 * @param {number} step bytes of a pixel
 */
export function unfilter(raw, height, stride, step) {
  for (let row = 0; row < height; ++row) {
    const start = row * (stride + 1) + 1;
    const filter = raw[start - 1];
    if (filter > 4) return false;
    for (let i = 0; i < stride; ++i) {
      const left = i >= step ? raw[start + i - step] : 0;
      const up = row > 0 ? raw[start + i - stride - 1] : 0;
      const corner = row > 0 && i >= step ? raw[start + i - stride - 1 - step] : 0;
      raw[start + i] += predicted(filter, left, up, corner);
    }
  }
  return true;
}

/** @param {number} filter @param {number} left @param {number} up @param {number} corner */
function predicted(filter, left, up, corner) {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  // Paeth's: the neighbour that is nearest to left + up - corner.
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

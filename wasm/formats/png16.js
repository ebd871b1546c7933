/**
 * PNGs of 16 bits a channel whose light uses the lower 12 only, as microscopes and cameras write them: a browser
 * would show them 16 times too dark. (PNG, third edition, chapters 7 to 11.)
 */

import { unzlibSync } from "fflate";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The number of channels by the colour type, without palettes, which have no 16 bits. @type {Record<number, number>} */
const channelsOf = { 0: 1, 2: 3, 4: 2, 6: 4 };
const most12 = 4095;

/**
 * @param {Uint8Array} bytes
 * @returns {{ height: number, width: number, data: Uint8Array } | null} red, green, blue and alpha, where 4095 became
 *   255; null where it is none of these, and a browser shows it well or says that it is damaged
 */
export function decode12Bits(bytes) {
  if (signature.some((byte, i) => bytes[i] !== byte) || bytes.length < 33) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const [depth, colour, , , interlace] = bytes.subarray(24, 29);
  const channels = channelsOf[colour];
  if (depth !== 16 || interlace !== 0 || !channels || width * height === 0) return null;
  const stride = 2 * channels * width;
  const raw = unpacked(view, bytes, height * (stride + 1));
  if (!raw || !unfilter(raw, height, stride, 2 * channels)) return null;

  const colours = channels < 3 ? 1 : 3;
  const at = (/** @type {number} */ pixel, /** @type {number} */ channel) => {
    const row = Math.floor(pixel / width);
    const i = row * (stride + 1) + 1 + 2 * ((pixel - row * width) * channels + channel);
    return raw[i] * 256 + raw[i + 1];
  };
  const data = new Uint8Array(4 * width * height);
  for (let pixel = 0; pixel < width * height; ++pixel) {
    for (let c = 0; c < 3; ++c) {
      const value = at(pixel, Math.min(c, colours - 1));
      if (value > most12) return null;
      data[4 * pixel + c] = Math.round((value * 255) / most12);
    }
    const alpha = channels % 2 === 0 ? at(pixel, channels - 1) : 65535;
    data[4 * pixel + 3] = Math.round(alpha / 257);
  }
  return { height, width, data };
}

/**
 * The filtered rows: what the IDAT chunks hold together.
 * @param {DataView} view
 * @param {Uint8Array} bytes
 * @param {number} size of them
 */
function unpacked(view, bytes, size) {
  /** @type {Uint8Array[]} */
  const parts = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) return null;
    if (view.getUint32(at + 4) === 0x49444154) parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const packed = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    packed.set(part, at);
    at += part.length;
  }
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
function unfilter(raw, height, stride, step) {
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

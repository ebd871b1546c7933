/**
 * PNGs of 16 bits a channel whose light uses the lower 12 only, as microscopes and cameras write them: a browser
 * would show them 16 times too dark. (PNG, third edition, chapters 7 to 11.)
 */

import { chunksOf, inflated, pngHeader, unfilter } from "./png.js";

const most12 = 4095;

/**
 * @param {Uint8Array} bytes
 * @returns {{ height: number, width: number, data: Uint8Array } | null} red, green, blue and alpha, where 4095 became
 *   255; null where it is none of these, and a browser shows it well or says that it is damaged
 */
export function decode12Bits(bytes) {
  const header = pngHeader(bytes);
  if (!header || header.depth !== 16 || header.interlaced) return null;
  const { width, height, channels } = header;
  const stride = 2 * channels * width;
  const chunks = chunksOf(bytes);
  const raw = chunks && inflated(chunks.data, height * (stride + 1));
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

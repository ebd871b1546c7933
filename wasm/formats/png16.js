/**
 * PNGs of 16 bits a channel whose light uses the lower 12 only, as microscopes and cameras write them: a browser
 * would show them 16 times too dark. (PNG, third edition, chapters 7 to 11.)
 */

import { chunksOf, inflated, isNext, pngHeader, unfilter } from "./png.js";

/** @import { Turn } from "./types.js" */

const most12 = 4095;

/**
 * @param {Uint8Array} bytes
 * @param {Turn} [turn] called now and then
 * @returns {Promise<{ height: number, width: number, data: Uint8Array } | null>} red, green, blue and alpha, where 4095
 *   became 255; null where it is none of these, and a browser shows it well or says that it is damaged
 */
export async function decode12Bits(bytes, turn) {
  const header = pngHeader(bytes);
  if (!header || header.depth !== 16 || header.interlaced) return null;
  const { width, height, channels } = header;
  const stride = 2 * channels * width;
  const chunks = await chunksOf(bytes, turn);
  const raw = chunks && (await inflated(chunks.data, height * (stride + 1), turn));
  if (!raw || !(await unfilter(raw, height, stride, 2 * channels, turn))) return null;

  const colours = channels < 3 ? 1 : 3;
  const data = new Uint8Array(4 * width * height);
  for (let row = 0; row < height; ++row) {
    if (turn && isNext(row, stride)) await turn();
    const start = row * (stride + 1) + 1;
    for (let column = 0; column < width; ++column) {
      const from = start + 2 * column * channels;
      const to = 4 * (row * width + column);
      for (let c = 0; c < 3; ++c) {
        const i = from + 2 * Math.min(c, colours - 1);
        const value = raw[i] * 256 + raw[i + 1];
        if (value > most12) return null;
        data[to + c] = Math.round((value * 255) / most12);
      }
      const last = from + 2 * (channels - 1);
      const alpha = channels % 2 === 0 ? raw[last] * 256 + raw[last + 1] : 65535;
      data[to + 3] = Math.round(alpha / 257);
    }
  }
  return { height, width, data };
}

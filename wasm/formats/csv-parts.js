/** Tables in two files, one to train on and one to test on, with the same columns. */

import { utf8Pieces } from "./text.js";

/** @import { Entry } from "./types.js" */

/**
 * A file, and how many lines at its beginning are no rows because another file has the header.
 * @typedef {{ entry: Entry, encoding: string, lines: number, isBare?: boolean }} CsvPart isBare: whether it has no
 *   header, and all of it is read
 */

const [lf, cr] = [10, 13];
const isSpace = (/** @type {number} */ byte) => byte === 32 || byte === 9;

/** Leaves out lines, piece by piece, then empty ones, then the one behind them. */
class HeaderCut {
  #isBlank = true;
  #behindCr = false;

  /** @param {number} lines above the header */
  constructor(lines) {
    this.left = lines;
    this.done = false;
  }

  /** What of a piece comes behind the header. @param {Uint8Array} bytes */
  rest(bytes) {
    for (let i = 0; !this.done && i < bytes.length; ++i) {
      const byte = bytes[i];
      const belongs = this.#behindCr && byte === lf;
      this.#behindCr = byte === cr;
      if (belongs) continue;
      if (byte !== lf && byte !== cr) {
        if (!isSpace(byte)) this.#isBlank = false;
        continue;
      }
      if (this.left > 0) --this.left;
      else if (!this.#isBlank) this.done = true;
      this.#isBlank = true;
      if (this.done) return bytes.subarray(i + 1);
    }
    return this.done ? bytes : bytes.subarray(0, 0);
  }
}

/**
 * A file as a part of one text with those before it, with how many of its bytes have been read.
 * @param {CsvPart} part
 * @param {boolean} isFirst of all, which keeps its header
 */
export async function* partPieces({ entry, encoding, lines, isBare }, isFirst) {
  const cut = isFirst || isBare ? null : new HeaderCut(lines);
  if (!isFirst) yield { text: Uint8Array.of(lf), read: 0 };
  for await (const { text, read } of utf8Pieces(entry, encoding)) {
    yield { text: cut && !cut.done ? cut.rest(text) : text, read };
  }
}

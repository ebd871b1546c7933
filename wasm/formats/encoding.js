/** Which encoding bytes are in, told by what they decode to. */

import { fatalDecoder } from "./cp949.js";

/** Python's names that TextDecoder does not know. @type {Record<string, string>} */
const pythonNames = {
  ...{ cp949: "euc-kr", uhc: "euc-kr", ms949: "euc-kr", euc_kr: "euc-kr" },
  ...{ "latin-1": "windows-1252", "utf-8-sig": "utf-8", utf_8: "utf-8" },
};

/**
 * An encoding as TextDecoder names it.
 * @param {string} name as Python or the web names it
 * @returns {string | null} null where there is none of that name
 */
export function encodingNamed(name) {
  const lower = name.trim().toLowerCase();
  try {
    return new TextDecoder(Object.hasOwn(pythonNames, lower) ? pythonNames[lower] : lower).encoding;
  } catch {
    return null;
  }
}

/** How much of a file tells UTF-16. */
export const headBytes = 4096;

/**
 * Encodings to try in turn. UTF-16 shows itself by its mark, or by the zero bytes of Latin letters and digits, which
 * are all at even or all at odd places.
 * @param {Uint8Array} head
 */
export function candidates(head) {
  if (head[0] === 0xff && head[1] === 0xfe) return ["utf-16le"];
  if (head[0] === 0xfe && head[1] === 0xff) return ["utf-16be"];
  const zeros = [0, 0];
  for (let i = 0; i < head.length; ++i) if (head[i] === 0) ++zeros[i % 2];
  const [even, odd] = zeros;
  if (5 * (even + odd) > head.length && (even === 0 || odd === 0)) {
    return [odd > 0 ? "utf-16le" : "utf-16be"];
  }
  return ["utf-8", "euc-kr", "windows-1252"];
}

/** Bytes that Windows-1252 has no letter for, and control characters that no text has. */
const noLetter = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const isControl = (/** @type {number} */ byte) =>
  byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1a && byte !== 0x1b;

const isLetter = (/** @type {number} */ byte) =>
  (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
const isDigit = (/** @type {number} */ byte) => byte >= 0x30 && byte <= 0x39;

/** Whether two bytes are °C, °F or a unit with µ: as Korean they would be syllables of no word. */
const isUnit = (/** @type {number} */ lead, /** @type {number} */ trail) =>
  lead === 0xb0 ? trail === 0x43 || trail === 0x46 : lead === 0xb5 && isLetter(trail);

/** Whether bytes are text of an encoding, piece by piece. */
export class Trial {
  #decoder;
  /** The byte before the next one, or before the letter of which it is the second byte. */
  #before = 0;
  #lead = 0;
  /** Whether the letter before is Western if a plain one follows. */
  #isOpen = false;
  #korean = 0;
  #western = 0;

  /**
   * @param {string} encoding
   * @param {boolean} [isSaid] whether it is to be believed where its letters are unusual
   */
  constructor(encoding, isSaid = false) {
    this.encoding = encoding;
    this.isSaid = isSaid;
    this.#decoder = fatalDecoder(encoding);
  }

  /** @param {Uint8Array} bytes @returns {boolean} whether they fit so far */
  push(bytes) {
    if (this.encoding === "windows-1252") return this.isSaid || this.#isWestern(bytes);
    try {
      this.#decoder.decode(bytes, { stream: true });
    } catch {
      return false;
    }
    if (this.encoding === "euc-kr") this.#countLetters(bytes);
    return true;
  }

  /** @returns {boolean} whether all of them fit */
  end() {
    try {
      this.#decoder.decode();
    } catch {
      return false;
    }
    return this.isSaid || this.#korean >= this.#western;
  }

  /**
   * Korean is written with the syllables of EUC-KR, seldom with others. A Western letter before a plain one, as in
   * "Ång" or "it’s", looks like one of the others, but stands in a word of plain letters.
   * @param {Uint8Array} bytes
   */
  #countLetters(bytes) {
    for (const byte of bytes) {
      if (this.#lead !== 0) {
        this.#countLetter(this.#lead, byte);
        this.#before = this.#lead;
        this.#lead = 0;
        continue;
      }
      if (this.#isOpen && isLetter(byte)) {
        --this.#korean;
        ++this.#western;
      }
      this.#isOpen = false;
      if (byte >= 0x80) this.#lead = byte;
      else this.#before = byte;
    }
  }

  /** @param {number} lead @param {number} trail */
  #countLetter(lead, trail) {
    const before = this.#before;
    const isWestern =
      isLetter(trail) && (isLetter(before) || isDigit(before) || isUnit(lead, trail));
    this.#isOpen = isLetter(trail) && !isWestern;
    if (isWestern) ++this.#western;
    else ++this.#korean;
  }

  /** @param {Uint8Array} bytes */
  #isWestern(bytes) {
    return !bytes.some((byte) => isControl(byte) || noLetter.has(byte));
  }
}

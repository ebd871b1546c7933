/**
 * Korean text as Windows writes it, code page 949: EUC-KR with the syllables that it lacks. Browsers read that by the
 * name of EUC-KR; Node knows EUC-KR proper only, so there it is decoded here.
 */

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;

/** Whether the decoder here reads the syllables beyond EUC-KR. */
const isWhole = () => new TextDecoder("euc-kr").decode(Uint8Array.of(0x8c, 0x63)) === "똠";

/** Letters by lead and trail byte, lead << 8 | trail; 0 where there is none. @type {Uint16Array | null} */
let table = null;

/** The letters of EUC-KR, and the other syllables in their order in the places that are left. */
function makeTable() {
  const letters = new Uint16Array(1 << 16);
  const decoder = new TextDecoder("euc-kr");
  const taken = new Set();
  for (let lead = 0xa1; lead <= 0xfe; ++lead) {
    for (let trail = 0xa1; trail <= 0xfe; ++trail) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length !== 1 || text === "\ufffd") continue;
      letters[(lead << 8) | trail] = text.charCodeAt(0);
      taken.add(text.charCodeAt(0));
    }
  }
  let syllable = firstSyllable;
  for (let lead = 0x81; lead <= 0xc6; ++lead) {
    for (let trail = 0x41; trail <= (lead <= 0xa0 ? 0xfe : 0xa0); ++trail) {
      if ((trail > 0x5a && trail < 0x61) || (trail > 0x7a && trail < 0x81)) continue;
      while (taken.has(syllable)) ++syllable;
      if (syllable > lastSyllable) return letters;
      letters[(lead << 8) | trail] = syllable++;
    }
  }
  return letters;
}

/** As a fatal TextDecoder. */
export class Cp949Decoder {
  #lead = 0;

  /**
   * @param {Uint8Array} [bytes]
   * @param {{ stream?: boolean }} [options]
   */
  decode(bytes = new Uint8Array(), { stream = false } = {}) {
    table ??= makeTable();
    const codes = new Uint16Array(bytes.length + 1);
    let count = 0;
    let lead = this.#lead;
    for (const byte of bytes) {
      if (lead === 0) {
        if (byte < 0x80) codes[count++] = byte;
        else lead = byte;
        continue;
      }
      const code = table[(lead << 8) | byte];
      if (code === 0) throw new TypeError("The encoded data was not valid for code page 949");
      codes[count++] = code;
      lead = 0;
    }
    if (!stream && lead !== 0) throw new TypeError("The encoded data ends within a letter");
    this.#lead = stream ? lead : 0;
    const pieces = [];
    for (let from = 0; from < count; from += 8192) {
      pieces.push(String.fromCharCode(...codes.subarray(from, Math.min(from + 8192, count))));
    }
    return pieces.join("");
  }
}

/**
 * A decoder that throws at bytes which are no text of the encoding.
 * @param {string} encoding as TextDecoder names it
 * @returns {Pick<TextDecoder, "decode">}
 */
export const fatalDecoder = (encoding) =>
  encoding === "euc-kr" && !isWhole()
    ? /** @type {any} */ (new Cp949Decoder())
    : new TextDecoder(encoding, { fatal: true });

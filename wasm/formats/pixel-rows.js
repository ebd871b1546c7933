/** The rows of a CSV that has an image's pixels in one cell, with spaces between them. */

const [comma, quote, cr, lf, space, zero, nine] = [0x2c, 0x22, 0x0d, 0x0a, 0x20, 0x30, 0x39];

/**
 * Columns by their places, -1 where there is none, and how many there are.
 * @typedef {{ pixels: number, label: number, part: number, columns: number }} PixelColumns
 */

/** The most pixels of an image: 1024 × 1024 in colour. */
export const mostPixels = 3 << 20;

/** Cuts rows, and makes the pixels of each numbers. */
export class PixelRows {
  #columns;
  #column = 0;
  #value = -1;
  #isQuoted = false;
  #isWrong = false;
  /** @type {number[]} */
  #text = [];
  /** @type {string[]} */
  #texts = ["", ""];
  /** Of the row that ended. */
  pixels = new Uint8Array(4096);
  count = 0;
  line = 1;
  isEmpty = true;

  /** @param {PixelColumns} columns */
  constructor(columns) {
    this.#columns = columns;
  }

  get label() {
    return this.#texts[0];
  }

  get part() {
    return this.#texts[1];
  }

  /** Whether the row that ended has so many pixels and every cell. @param {number} pixels */
  fits(pixels) {
    const { columns } = this.#columns;
    const isWhole = this.count === pixels && pixels <= this.pixels.length;
    return !this.#isWrong && isWhole && this.#column === columns;
  }

  /**
   * @param {Uint8Array} bytes
   * @param {() => boolean} take called at the end of each row; says whether more are wanted
   * @returns {boolean} whether more are wanted
   */
  push(bytes, take) {
    for (const byte of bytes) {
      if (byte === lf) {
        if (!this.end(take)) return false;
      } else if (byte === quote) this.#isQuoted = !this.#isQuoted;
      else if (byte === comma && !this.#isQuoted) this.#endCell();
      else if (byte === cr) continue;
      else if (this.#column === this.#columns.pixels) this.#pixel(byte);
      else if (this.#text.length < 200) this.#text.push(byte);
    }
    return true;
  }

  /** @param {() => boolean} take */
  end(take) {
    this.isEmpty = this.#column === 0 && this.#text.length === 0 && this.count + this.#value < 0;
    this.#endCell();
    ++this.line;
    const goesOn = take();
    [this.#column, this.count, this.#isWrong, this.#isQuoted] = [0, 0, false, false];
    this.#texts = ["", ""];
    return goesOn;
  }

  /** @param {number} byte */
  #pixel(byte) {
    if (byte >= zero && byte <= nine) {
      this.#value = 10 * Math.max(0, this.#value) + byte - zero;
      if (this.#value > 255) {
        this.#isWrong = true;
        this.#value = 255;
      }
    } else if (byte === space) this.#endPixel();
    else this.#isWrong = true;
  }

  #endPixel() {
    if (this.#value < 0) return;
    if (this.count === this.pixels.length && this.count < mostPixels) {
      const more = new Uint8Array(2 * this.count);
      more.set(this.pixels);
      this.pixels = more;
    }
    if (this.count < this.pixels.length) this.pixels[this.count] = this.#value;
    ++this.count;
    this.#value = -1;
  }

  #endCell() {
    this.#endPixel();
    const { label, part } = this.#columns;
    if (this.#column === label || this.#column === part) {
      const text = new TextDecoder().decode(Uint8Array.from(this.#text)).trim();
      this.#texts[this.#column === label ? 0 : 1] = text;
    }
    this.#text = [];
    ++this.#column;
  }
}

/** A column of a Parquet file as numbers, or as texts as pandas would write them into a CSV. */

import { checkMemory } from "./entry.js";
import { physical } from "./parquet-metadata.js";
import { pagesOf, unpackPage } from "./parquet-pages.js";
import { plain, runs, valuesOf } from "./parquet-values.js";

/** @import { MadeColumn } from "./columns-table.js" */
/** @import { Chunk, Leaf } from "./parquet-metadata.js" */
/** @import { Page } from "./parquet-pages.js" */
/** @import { ReadContext } from "./reading.js" */
/** @import { Entry } from "./types.js" */

/** Values between two looks at messages. */
const sliceLength = 20_000;
const msPerDay = 86_400_000;
/** The Julian day of 1970-01-01, from which the oldest type of moments counts. */
const firstJulianDay = 2_440_588;
const runLengths = 3;
const largestDecimal = 32;

/** Annotations of Parquet: the old ones, and the new ones where those do not say it. */
const converted = { DECIMAL: 5, DATE: 6, MILLIS: 9, MICROS: 10, UINT_32: 13, UINT_64: 14 };
const logical = { DECIMAL: 5, DATE: 6, TIMESTAMP: 8, INTEGER: 10, FLOAT16: 15 };

const utf8 = new TextDecoder();

/** @param {Leaf} leaf */
const isDecimal = (leaf) =>
  leaf.converted === converted.DECIMAL || leaf.logical === logical.DECIMAL;

/** Whether it holds numbers, texts or dates, and no bytes. @param {Leaf} leaf */
export const isReadable = (leaf) =>
  leaf.type !== physical.FIXED_LEN_BYTE_ARRAY ||
  isDecimal(leaf) ||
  leaf.logical === logical.FLOAT16;

/** A moment as pandas writes it. @param {number} ms since 1970 @returns {string | null} */
function momentOf(ms) {
  const date = new Date(Math.trunc(ms));
  if (Number.isNaN(date.getTime())) return null;
  const [day, time] = date.toISOString().split("T");
  return `${day} ${time.slice(0, -1).replace(/\.000$/, "")}`;
}

/** @param {Uint8Array} bytes the highest first */
function decimalOf(bytes) {
  if (bytes.length > largestDecimal) throw new RangeError("decimal");
  const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return Number(BigInt.asIntN(8 * bytes.length, value));
}

/** @param {Uint8Array} bytes IEEE 754's half precision */
function halfOf([low, high]) {
  const sign = high >> 7 ? -1 : 1;
  const exponent = (high >> 2) & 31;
  const fraction = (((high & 3) << 8) | low) / 1024;
  if (exponent === 0) return sign * 2 ** -14 * fraction;
  return exponent === 31 ? NaN : sign * 2 ** (exponent - 15) * (1 + fraction);
}

/** @typedef {{ is: "number" | "text" | "date", of: (value: any) => number | string | null }} Kind */

/**
 * What values of a column are.
 * @param {Leaf} leaf
 * @returns {Kind}
 */
function kindOf(leaf) {
  const { type, scale, details } = leaf;
  const perMs = msPer(leaf);
  if (perMs > 0) return { is: "date", of: (value) => momentOf(value / perMs) };
  if (isDecimal(leaf)) {
    const divisor = 10 ** scale;
    return {
      is: "number",
      of: (value) => (typeof value === "number" ? value : decimalOf(value)) / divisor,
    };
  }
  switch (type) {
    case physical.BOOLEAN:
      return { is: "text", of: (value) => (value ? "True" : "False") };
    case physical.INT96:
      return {
        is: "date",
        of: ([day, nanos]) => momentOf((day - firstJulianDay) * msPerDay + nanos / 1e6),
      };
    case physical.BYTE_ARRAY:
      return { is: "text", of: (bytes) => utf8.decode(bytes).trim() || null };
    case physical.FIXED_LEN_BYTE_ARRAY:
      return { is: "number", of: halfOf };
  }
  const isUnsigned =
    leaf.converted === converted.UINT_32 ||
    leaf.converted === converted.UINT_64 ||
    (leaf.logical === logical.INTEGER && details[2] === false);
  const wrap = isUnsigned ? 2 ** (type === physical.INT32 ? 32 : 64) : 0;
  return { is: "number", of: (value) => (value < 0 ? value + wrap : value) };
}

/** By how much moments are to be divided to be milliseconds: 0 where a column has none. @param {Leaf} leaf */
function msPer({ type, converted: old, logical: annotation, details }) {
  if (type === physical.INT32)
    return old === converted.DATE || annotation === logical.DATE ? 1 / msPerDay : 0;
  if (type !== physical.INT64) return 0;
  if (annotation === logical.TIMESTAMP) return [0, 1, 1e3, 1e6][details[2]?.length - 1] ?? 1;
  return old === converted.MILLIS ? 1 : old === converted.MICROS ? 1e3 : 0;
}

/** Where a file is damaged: the row group, from 0, and the byte that its part of the column begins at. */
export class Damage extends RangeError {
  /** @param {number} group @param {number} at @param {unknown} cause */
  constructor(group, at, cause) {
    super("damaged", { cause });
    this.group = group;
    this.at = at;
  }
}

/** Reads a column, page by page. */
export class ParquetColumn {
  #entry;
  #leaf;
  #context;
  #kind;
  /** @type {Float64Array | (string | null)[]} */
  #cells;
  #rows;
  #step;
  #seen = 0;

  /**
   * @param {Entry} entry
   * @param {Leaf} leaf
   * @param {number} rows that are read
   * @param {ReadContext} context
   * @param {import("./chosen-rows.js").ChosenRows} [chosen] which they are
   */
  constructor(entry, leaf, rows, context, { step = 1 } = {}) {
    this.#rows = rows;
    this.#step = step;
    this.#entry = entry;
    this.#leaf = leaf;
    this.#context = context;
    this.#kind = kindOf(leaf);
    this.#cells =
      this.#kind.is === "number" ? new Float64Array(rows).fill(NaN) : Array(rows).fill(null);
  }

  /** @param {{ rows: number, chunks: Chunk[] }[]} groups */
  async read(groups) {
    for (const [index, { rows, chunks }] of groups.entries()) {
      if (this.#areEnough) break;
      const chunk = chunks[this.#leaf.index];
      try {
        await this.#readChunk(chunk, rows);
      } catch (cause) {
        if (!(cause instanceof RangeError || cause instanceof TypeError)) throw cause;
        throw new Damage(index, chunk.from, cause);
      }
    }
    return this.#column();
  }

  get #areEnough() {
    return this.#seen >= this.#rows * this.#step;
  }

  /** @param {Chunk} chunk @param {number} rows */
  async #readChunk(chunk, rows) {
    const { limits, turn } = this.#context;
    const { path } = this.#entry;
    const { codec, type, values, from, to } = chunk;
    if (type !== this.#leaf.type || values !== rows) throw new RangeError("chunk");
    checkMemory(to - from, limits, path);
    const pages = pagesOf(await this.#entry.read(from, to), chunk);
    /** @type {any[] | null} */
    let dictionary = null;
    for (const page of pages) {
      const bytes = await unpackPage(page, codec, path, turn);
      if (page.isDictionary) dictionary = await this.#readDictionary(bytes, page.values);
      else await this.#readPage(page, bytes, dictionary);
      if (this.#areEnough) return;
      await turn();
    }
  }

  /** @param {Uint8Array} bytes @param {number} count */
  async #readDictionary(bytes, count) {
    const next = plain(bytes, this.#leaf.type, this.#leaf.length);
    const words = [];
    for (let i = 1; i <= count; ++i) {
      words.push(this.#kind.of(next()));
      if (i % sliceLength === 0) await this.#context.turn();
    }
    return words;
  }

  /** @param {Page} page @param {Uint8Array} bytes @param {any[] | null} dictionary */
  async #readPage({ values, encoding, levels, levelEncoding }, bytes, dictionary) {
    const { turn } = this.#context;
    let isThere = () => 1;
    let count = values;
    let rest = bytes;
    if (this.#leaf.isOptional) {
      if (levels < 0 && levelEncoding !== runLengths) throw new RangeError("levels");
      const begin = levels < 0 ? 4 : 0;
      const end = begin + (levels < 0 ? lengthAt(bytes) : levels);
      const defined = bytes.subarray(begin, end);
      rest = bytes.subarray(end);
      isThere = runs(defined, 1);
      count = 0;
      for (let i = 1; i <= values; ++i) {
        count += isThere();
        if (i % (8 * sliceLength) === 0) await turn();
      }
      isThere = runs(defined, 1);
    }
    const isIndexed = encoding === 2 || encoding === 8;
    const next = count > 0 ? valuesOf(rest, encoding, count, this.#leaf, dictionary) : null;
    const of = isIndexed ? (/** @type {any} */ word) => word : this.#kind.of;
    for (let i = 1; i <= values; ++i, ++this.#seen) {
      if (isThere() && next) {
        const value = next();
        if (this.#seen % this.#step === 0) this.#take(this.#seen / this.#step, of(value));
      }
      if (i % sliceLength === 0) await turn();
    }
  }

  /** @param {number} row @param {any} value */
  #take(row, value) {
    if (row < this.#rows && value !== null && value !== Infinity && value !== -Infinity) {
      this.#cells[row] = value;
    }
  }

  /** @returns {MadeColumn} */
  #column() {
    const { name } = this.#leaf;
    if (this.#cells instanceof Float64Array) {
      return { name, numbers: this.#cells };
    }
    if (this.#kind.is === "text") return { name, texts: this.#cells };
    // Days at midnight are days.
    const areDays = this.#cells.every((text) => text === null || text.endsWith(" 00:00:00"));
    const texts = areDays ? this.#cells.map((text) => text && text.slice(0, 10)) : this.#cells;
    return { name, texts, areDates: true };
  }
}

/** @param {Uint8Array} bytes */
function lengthAt(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
  if (length > bytes.length - 4) throw new RangeError("levels");
  return length;
}

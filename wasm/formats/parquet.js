/** Tables in Parquet, as pandas, Polars and DuckDB write them: their columns reach the core as they are. */

import { decompress as unzstd } from "fzstd";
import { gunzipSync } from "fflate";
import { parquetMetadata, parquetRead, parquetSchema, snappyUncompress } from "hyparquet";
import { MinibatchError, warning } from "../messages/error.js";
import { asSkipped } from "./collect.js";
import { readColumns } from "./columns-table.js";
import { baseName, checkMemory } from "./entry.js";

/** @import { FileMetaData, SchemaTree } from "hyparquet" */
/** @import { MadeColumn } from "./columns-table.js" */
/** @import { Format, ReadContext } from "./reading.js" */
/** @import { Entry } from "./types.js" */

const mark = "PAR1";
/** The length of the metadata and the mark, at the end of a file. */
const tailSize = 8;
const mostColumns = 10_000;
/** A page of a column: nobody writes larger ones, and what a file claims is not to be believed. */
const largestPage = 256 << 20;
/** Row names that pandas writes. */
const isIndex = (/** @type {string} */ name) => /^__index_level_\d+__$/.test(name);

/** @type {Format} */
export const parquet = {
  name: "CSV",
  reads: "table",
  about: "columns as pandas, Polars and DuckDB write them: snappy, gzip, zstd",
  extensions: ["parquet"],
  whyNot: { id: "why.no-table" },
  sniff: (head, name) =>
    String.fromCharCode(...head.subarray(0, 4)) === mark || /\.parquet$/i.test(name),
  async read(entries, context) {
    const chosen = entries.find(({ path }) => /train/i.test(baseName(path))) ?? entries[0];
    const others = entries.filter((entry) => entry !== chosen);
    context.skip(
      asSkipped(others, { id: "why.other-table", values: { chosen: baseName(chosen.path) } }),
    );
    return readParquet(chosen, context);
  },
};

/** @param {string} path @param {string} id @param {import("../messages/render.js").MessageValues} [values] @returns {never} */
function refuse(path, id, values = {}) {
  throw new MinibatchError("invalid-data", {
    id: "parquet.refused",
    values: { path, why: { id: `parquet.${id}`, values } },
  });
}

/**
 * @param {Entry} entry
 * @param {ReadContext} context
 */
async function readParquet(entry, context) {
  const { path } = entry;
  const metadata = await metadataOf(entry, context);
  const rows = Number(metadata.num_rows);
  const leaves = columnsOf(metadata, path);
  const usable = leaves.filter(({ isPlain }) => isPlain);
  const left = leaves.filter(({ isPlain, name }) => !isPlain && !isIndex(name));
  if (left.length > 0) {
    context.warnings.push(
      warning("parquet-nested", { path, columns: left.map(({ name }) => name) }),
    );
  }
  if (usable.length < 2) refuse(path, "columns");
  if (rows === 0) refuse(path, "no-rows");
  checkMemory(8 * rows * usable.length, context.limits, path);
  async function* columns() {
    for (let i = 0; i < usable.length; ++i) {
      yield await readColumn(entry, metadata, usable[i].name, rows, context);
      context.onProgress(i + 1, usable.length);
    }
  }
  return readColumns(baseName(path), rows, columns(), context);
}

/**
 * @param {Entry} entry
 * @param {ReadContext} context
 */
async function metadataOf(entry, { limits }) {
  const { path, size } = entry;
  const tail = await entry.read(Math.max(0, size - tailSize), size);
  if (size < 2 * tailSize || String.fromCharCode(...tail.subarray(4)) !== mark)
    refuse(path, "mark");
  const length = new DataView(tail.buffer, tail.byteOffset).getUint32(0, true);
  if (length > size - tailSize) refuse(path, "metadata");
  checkMemory(20 * length, limits, path);
  const bytes = await entry.read(size - tailSize - length, size);
  try {
    const metadata = parquetMetadata(whole(bytes));
    const rows = Number(metadata.num_rows);
    const inGroups = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
    if (!Number.isSafeInteger(rows) || rows < 0 || rows !== inGroups) throw new RangeError("rows");
    return metadata;
  } catch {
    return refuse(path, "metadata");
  }
}

/** Bytes as memory of their own. @param {Uint8Array} bytes @returns {ArrayBuffer} */
const whole = (bytes) =>
  /** @type {ArrayBuffer} */ (
    bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer
  );

/**
 * @param {FileMetaData} metadata
 * @param {string} path
 */
function columnsOf(metadata, path) {
  /** @type {SchemaTree[]} */
  let children;
  try {
    ({ children } = parquetSchema(metadata));
  } catch {
    return refuse(path, "metadata");
  }
  if (children.length > mostColumns) refuse(path, "many-columns", { limit: mostColumns });
  return children.map(({ element: { name, type, repetition_type, converted_type }, children }) => ({
    name,
    isPlain:
      children.length === 0 &&
      repetition_type !== "REPEATED" &&
      !isIndex(name) &&
      (type !== "FIXED_LEN_BYTE_ARRAY" || converted_type === "DECIMAL"),
  }));
}

/**
 * @param {Entry} entry
 * @param {number} from
 * @param {number} to
 * @param {import("./types.js").Limits} limits
 */
async function readPart(entry, from, to, limits) {
  if (!(from >= 0 && from <= to && to <= entry.size)) throw new RangeError("part");
  checkMemory(to - from, limits, entry.path);
  return whole(await entry.read(from, to));
}

/**
 * One column, a group of rows at a time.
 * @param {Entry} entry
 * @param {FileMetaData} metadata
 * @param {string} name
 * @param {number} rows
 * @param {ReadContext} context
 * @returns {Promise<MadeColumn>}
 */
async function readColumn(entry, metadata, name, rows, { limits, turn }) {
  const { path, size } = entry;
  const file = {
    byteLength: size,
    slice: (/** @type {number} */ from, /** @type {number} */ to = size) => {
      const bytes = readPart(entry, from, to, limits);
      // It may be asked for and then not waited for, where something else is damaged.
      bytes.catch(() => {});
      return bytes;
    },
  };
  const values = new Filling(rows);
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    try {
      await parquetRead({
        ...{ file, metadata, columns: [name], rowStart, rowEnd, compressors, parsers },
        onChunk: ({ columnData, rowStart: at }) => values.add(columnData, at, rowStart, rowEnd),
      });
    } catch (cause) {
      if (cause instanceof MinibatchError) throw cause;
      const { message } = /** @type {Error} */ (cause);
      if (/unsupported compression/i.test(message)) refuse(path, "compression", { column: name });
      refuse(path, "column", { column: name });
    }
    rowStart = rowEnd;
    await turn();
  }
  if (values.filled !== rows) refuse(path, "column", { column: name });
  return values.column(name);
}

/** What pages are packed with. @param {(input: Uint8Array, length: number) => Uint8Array} unpack */
const bounded =
  (unpack) =>
  /** @param {Uint8Array} input @param {number} length */
  (input, length) => {
    if (!(length >= 0 && length <= largestPage)) throw new RangeError("page");
    const output = unpack(input, length);
    if (output.length !== length) throw new RangeError("page");
    return output;
  };

const compressors = {
  SNAPPY: bounded((input, length) => {
    const output = new Uint8Array(length);
    snappyUncompress(input, output);
    return output;
  }),
  GZIP: bounded((input, length) => gunzipSync(input, { out: new Uint8Array(length) })),
  ZSTD: bounded((input, length) => unzstd(input, new Uint8Array(length))),
};

/** A moment as pandas writes it into a CSV: a day, or a day and a time. @param {Date} date */
function asDate(date) {
  if (Number.isNaN(date.getTime())) return null;
  const [day, time] = date.toISOString().split("T");
  return { date: `${day} ${time.slice(0, -1).replace(/\.000$/, "")}` };
}
const parsers = {
  timestampFromMilliseconds: (/** @type {bigint} */ millis) => asDate(new Date(Number(millis))),
  timestampFromMicroseconds: (/** @type {bigint} */ micros) =>
    asDate(new Date(Number(micros / 1000n))),
  timestampFromNanoseconds: (/** @type {bigint} */ nanos) =>
    asDate(new Date(Number(nanos / 1_000_000n))),
  dateFromDays: (/** @type {number} */ days) => asDate(new Date(days * 86_400_000)),
};

/** The cells of a column as they come: numbers, until there is something else. */
class Filling {
  #numbers;
  /** @type {(string | null)[] | null} */
  #texts = null;
  #areDates = false;
  filled = 0;

  /** @param {number} rows */
  constructor(rows) {
    this.#numbers = new Float64Array(rows).fill(NaN);
  }

  /**
   * @param {ArrayLike<any>} values
   * @param {number} at the row of the first of them
   * @param {number} from the rows that are wanted
   * @param {number} to
   */
  add(values, at, from, to) {
    for (let i = Math.max(0, from - at); i < values.length && at + i < to; ++i) {
      this.#set(at + i, values[i]);
      ++this.filled;
    }
  }

  /** @param {number} row @param {any} value */
  #set(row, value) {
    if (value === null || value === undefined) return;
    if (typeof value === "number" || typeof value === "bigint") {
      if (this.#texts) this.#texts[row] = String(value);
      else this.#numbers[row] = Number.isFinite(Number(value)) ? Number(value) : NaN;
      return;
    }
    this.#texts ??= Array.from(this.#numbers, (one) => (Number.isNaN(one) ? null : String(one)));
    if (typeof value === "boolean") this.#texts[row] = value ? "True" : "False";
    else if (typeof value === "string") this.#texts[row] = value.trim() || null;
    else if (typeof value.date === "string") {
      this.#areDates = true;
      this.#texts[row] = value.date;
    } else this.#texts[row] = JSON.stringify(value);
  }

  /** @param {string} name @returns {MadeColumn} */
  column(name) {
    if (!this.#texts) return { name, numbers: this.#numbers };
    if (!this.#areDates) return { name, texts: this.#texts };
    // Days at midnight are days.
    const areDays = this.#texts.every((text) => text === null || text.endsWith(" 00:00:00"));
    const texts = areDays ? this.#texts.map((text) => text && text.slice(0, 10)) : this.#texts;
    return { name, texts, areDates: true };
  }
}

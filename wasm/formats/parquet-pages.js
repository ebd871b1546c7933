/** The pages of a Parquet column: their headers, and their bytes unpacked. */

import { decompress as unzstd } from "fzstd";
import { gunzip, mostUnpackedOfOne } from "./gzip.js";
import { unsnappy } from "./snappy.js";
import { Thrift } from "./thrift.js";

/** @import { Chunk } from "./parquet-metadata.js" */
/** @import { Turn } from "./types.js" */

/** Nobody writes larger ones, and what a file claims is not to be believed. */
const largestPage = 256 << 20;
const [data, dictionary, dataV2] = [0, 2, 3];

const [uncompressed, snappy, gzip, zstd] = [0, 1, 2, 6];
/** Parquet's codecs that are read. @type {readonly number[]} */
export const codecs = [uncompressed, snappy, gzip, zstd];
/** How many bytes a codec makes of one: a page that claims more is damaged. */
const mostOfOne = { [snappy]: 22, [gzip]: mostUnpackedOfOne };

/**
 * @typedef {object} Page
 * @property {boolean} isDictionary
 * @property {number} values
 * @property {number} encoding
 * @property {Uint8Array} bytes as they are packed
 * @property {number} size when they are unpacked
 * @property {number} levels bytes of definition levels that are not packed; -1 where they stand among the others,
 *   with their length before them
 * @property {number} [levelEncoding] of those
 * @property {boolean} isPacked
 */

/**
 * The pages of a chunk, of which no byte is unpacked yet. They hold the values of all its rows.
 * @param {Uint8Array} bytes
 * @param {Chunk} chunk
 */
export function pagesOf(bytes, { values, codec }) {
  /** @type {Page[]} */
  const pages = [];
  let found = 0;
  for (let at = 0; found < values;) {
    const reader = new Thrift(bytes, at);
    const header = reader.struct();
    const packed = sizeOf(header[3], bytes.length - reader.at);
    at = reader.at + packed;
    const page = pageOf(header, bytes.subarray(reader.at, at), codec);
    if (!page) continue;
    pages.push(page);
    if (!page.isDictionary) found += sizeOf(page.values, values - found);
  }
  return pages;
}

/** @param {unknown} value @param {number} most */
function sizeOf(value, most) {
  if (!(Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= most))
    throw new RangeError("size");
  return Number(value);
}

/**
 * @param {any[]} header
 * @param {Uint8Array} bytes
 * @param {number} codec
 * @returns {Page | null} null where it holds no values, but an index
 */
function pageOf([, type, unpacked, , , v1, , words, v2], bytes, codec) {
  const size = sizeOf(unpacked, largestPage);
  const isPacked = codec !== uncompressed;
  if (isPacked && size > 64 + (mostOfOne[codec] ?? Infinity) * bytes.length)
    throw new RangeError("size");
  const page = { bytes, size, isPacked, levels: -1, isDictionary: false };
  if (type === data) {
    const [, values, encoding, levelEncoding] = v1;
    return { ...page, values, encoding, levelEncoding };
  }
  if (type === dataV2) {
    const [, values, , , encoding, levels, repetition, packs = true] = v2;
    sizeOf(levels, Math.min(size, bytes.length));
    sizeOf(repetition, 0);
    return { ...page, values, encoding, levels, isPacked: isPacked && packs };
  }
  if (type !== dictionary) return null;
  // No value is of less than a byte.
  return { ...page, isDictionary: true, values: sizeOf(words[1], size), encoding: 0 };
}

/**
 * @param {Page} page
 * @param {number} codec
 * @param {string} path for messages
 * @param {Turn} turn
 */
export async function unpackPage({ bytes, size, isPacked, levels }, codec, path, turn) {
  if (!isPacked) {
    if (bytes.length !== size) throw new RangeError("size");
    return bytes;
  }
  const open = Math.max(levels, 0);
  // Nothing may be packed in no bytes, or in one.
  const unpacked =
    size > open
      ? await unpack(bytes.subarray(open), size - open, codec, path, turn)
      : new Uint8Array();
  if (unpacked.length !== size - open) throw new RangeError("size");
  if (open === 0) return unpacked;
  const page = new Uint8Array(size);
  page.set(bytes.subarray(0, open));
  page.set(unpacked, open);
  return page;
}

/**
 * @param {Uint8Array} packed
 * @param {number} size
 * @param {number} codec
 * @param {string} path
 * @param {Turn} turn
 */
async function unpack(packed, size, codec, path, turn) {
  if (codec === snappy) return unsnappy(packed, size);
  if (codec === gzip) return gunzip(packed, path, { bytes: size }, turn);
  try {
    return unzstd(packed, new Uint8Array(size));
  } catch (cause) {
    throw new RangeError("zstd", { cause });
  }
}

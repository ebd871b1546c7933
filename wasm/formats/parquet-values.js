/**
 * Values of Parquet's encodings (https://parquet.apache.org/docs/file-format/data-pages/encodings/), one after the
 * other. A page says how many there are and each is asked for, so that nothing that stands in the page can make more
 * work than that; what lies beyond its bytes is a RangeError.
 */

import { physical } from "./parquet-metadata.js";

/** Of a page whose texts begin as the one before does, all of them together; and how many may have lengths. */
const mostTextBytes = 256 << 20;
const mostTexts = 1 << 24;

/** Gives the next value. @template [T=any] @typedef {() => T} Next */

/** @param {Uint8Array} bytes */
const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** @param {Uint8Array} bytes @param {number} at @param {number} length */
function slice(bytes, at, length) {
  if (!(length >= 0 && length <= bytes.length - at)) throw new RangeError("bytes");
  return bytes.subarray(at, at + length);
}

/** An integer of 64 bits, rounded as Number() rounds one. @param {DataView} view @param {number} at */
const int64 = (view, at) => view.getInt32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);

/**
 * @param {Uint8Array} bytes
 * @param {number} type
 * @param {number} length of values of a fixed one
 * @returns {Next}
 */
export function plain(bytes, type, length) {
  const view = viewOf(bytes);
  let at = 0;
  /** @param {number} width @param {(at: number) => unknown} read */
  const each = (width, read) => () => {
    at += width;
    return read(at - width);
  };
  switch (type) {
    case physical.BOOLEAN:
      return each(1, (bit) => (view.getUint8(bit >> 3) & (1 << (bit & 7))) !== 0);
    case physical.INT32:
      return each(4, (from) => view.getInt32(from, true));
    case physical.INT64:
      return each(8, (from) => int64(view, from));
    case physical.INT96:
      return each(12, (from) => [view.getInt32(from + 8, true), int64(view, from)]);
    case physical.FLOAT:
      return each(4, (from) => view.getFloat32(from, true));
    case physical.DOUBLE:
      return each(8, (from) => view.getFloat64(from, true));
    case physical.FIXED_LEN_BYTE_ARRAY:
      return each(length, (from) => slice(bytes, from, length));
    case physical.BYTE_ARRAY:
      return () => {
        const size = view.getUint32(at, true);
        at += 4 + size;
        return slice(bytes, at - size, size);
      };
    default:
      throw new RangeError("type");
  }
}

/** A varint of at most 64 bits. @param {DataView} view @param {{ at: number }} place */
function varint(view, place) {
  let result = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = view.getUint8(place.at++);
    result |= BigInt(byte & 127) << shift;
    if (byte < 128) return result;
  }
  throw new RangeError("varint");
}
/** @param {bigint} value */
const unzigzag = (value) => (value >> 1n) ^ -(value & 1n);

/** Numbers of few bits, the lowest bits first. @param {DataView} view @param {number} from @param {number} width */
function bits(view, from, width) {
  let bit = 8 * from;
  return () => {
    let value = 0;
    for (let done = 0; done < width;) {
      const take = Math.min(8 - (bit & 7), width - done);
      const part = (view.getUint8(Math.floor(bit / 8)) >> (bit & 7)) & ((1 << take) - 1);
      value += part * 2 ** done;
      done += take;
      bit += take;
    }
    return value;
  };
}

/**
 * Runs of one number and of numbers packed in bits, as levels and dictionaries' indices have them.
 * @param {Uint8Array} bytes
 * @param {number} width bits of each
 * @returns {Next<number>}
 */
export function runs(bytes, width) {
  if (!(width >= 0 && width <= 32)) throw new RangeError("width");
  if (width === 0) return () => 0;
  const view = viewOf(bytes);
  const place = { at: 0 };
  let left = 0;
  /** @type {Next<number>} */
  let next;
  return () => {
    while (left === 0) {
      const head = Number(varint(view, place));
      if (head % 2 === 1) {
        left = 8 * ((head - 1) / 2);
        next = bits(view, place.at, width);
        place.at += (left * width) / 8;
      } else {
        left = head / 2;
        const value = bits(view, place.at, width)();
        next = () => value;
        place.at += Math.ceil(width / 8);
      }
    }
    --left;
    return next();
  };
}

/**
 * DELTA_BINARY_PACKED: blocks of differences.
 * @param {Uint8Array} bytes
 * @param {32 | 64} size in bits, at which sums wrap
 */
function deltas(bytes, size) {
  const view = viewOf(bytes);
  const place = { at: 0 };
  const block = Number(varint(view, place));
  const miniblocks = Number(varint(view, place));
  const perMiniblock = block / miniblocks;
  const total = Number(varint(view, place));
  let value = unzigzag(varint(view, place));
  if (!(miniblocks >= 1 && perMiniblock >= 8 && perMiniblock % 8 === 0))
    throw new RangeError("block");
  let given = 0;
  let [left, miniblock] = [0, miniblocks];
  let least = 0n;
  let widths = bytes;
  /** @type {Next<bigint>} */
  let delta;
  const startMiniblock = () => {
    if (miniblock === miniblocks) {
      least = unzigzag(varint(view, place));
      widths = slice(bytes, place.at, miniblocks);
      place.at += miniblocks;
      miniblock = 0;
    }
    const width = widths[miniblock++];
    if (width > 64) throw new RangeError("width");
    left = perMiniblock;
    delta = wideBits(view, place.at, width);
    place.at += (perMiniblock * width) / 8;
  };
  /** @type {Next<number>} */
  const next = () => {
    if (given++ === 0) return Number(value);
    if (left === 0) startMiniblock();
    --left;
    value = BigInt.asIntN(size, value + least + delta());
    return Number(value);
  };
  return { next, total, place };
}

/** @param {DataView} view @param {number} from @param {number} width @returns {Next<bigint>} */
function wideBits(view, from, width) {
  if (width <= 48) {
    const next = bits(view, from, width);
    return () => BigInt(next());
  }
  let bit = 8 * from;
  return () => {
    const low = bits64(view, bit, 32);
    const high = bits64(view, bit + 32, width - 32);
    bit += width;
    return BigInt(low) + (BigInt(high) << 32n);
  };
}

/** @param {DataView} view @param {number} bit @param {number} width at most 32 */
function bits64(view, bit, width) {
  let value = 0;
  for (let i = 0; i < width; ++i, ++bit) {
    value += ((view.getUint8(Math.floor(bit / 8)) >> (bit & 7)) & 1) * 2 ** i;
  }
  return value;
}

/** All of them, and the bytes behind. @param {Uint8Array} bytes @param {number} count */
function allDeltas(bytes, count) {
  const { next, total, place } = deltas(bytes, 32);
  if (total !== count || count > mostTexts) throw new RangeError("values");
  const values = Int32Array.from({ length: count }, next);
  return { values, rest: bytes.subarray(place.at) };
}

/** @param {Uint8Array} bytes @param {Int32Array} lengths @returns {Next<Uint8Array>} */
function ofLengths(bytes, lengths) {
  let [i, at] = [0, 0];
  return () => {
    const value = slice(bytes, at, lengths[i++]);
    at += value.length;
    return value;
  };
}

/** @param {Uint8Array} bytes @param {number} count @returns {Next<Uint8Array>} */
function lengthDeltas(bytes, count) {
  const { values, rest } = allDeltas(bytes, count);
  return ofLengths(rest, values);
}

/** Each begins as the one before it does. @param {Uint8Array} bytes @param {number} count @returns {Next<Uint8Array>} */
function prefixDeltas(bytes, count) {
  const { values: prefixes, rest } = allDeltas(bytes, count);
  const suffix = lengthDeltas(rest, count);
  let before = new Uint8Array();
  let [i, total] = [0, 0];
  return () => {
    const prefix = slice(before, 0, prefixes[i++]);
    const end = suffix();
    total += prefix.length + end.length;
    if (total > mostTextBytes) throw new RangeError("texts");
    const value = new Uint8Array(prefix.length + end.length);
    value.set(prefix);
    value.set(end, prefix.length);
    return (before = value);
  };
}

/** The first bytes of all, then the second ones … @param {Uint8Array} bytes @param {number} count @param {number} width */
function unsplit(bytes, count, width) {
  if (!(width > 0 && count * width <= bytes.length)) throw new RangeError("bytes");
  const joined = new Uint8Array(count * width);
  for (let part = 0; part < width; ++part) {
    for (let i = 0; i < count; ++i) joined[i * width + part] = bytes[part * count + i];
  }
  return joined;
}

/**
 * @param {Uint8Array} bytes
 * @param {number} encoding
 * @param {number} count
 * @param {{ type: number, length: number }} leaf
 * @param {any[] | null} dictionary
 * @returns {Next}
 */
export function valuesOf(bytes, encoding, count, { type, length }, dictionary) {
  switch (encoding) {
    case 0:
      return plain(bytes, type, length);
    case 2:
    case 8: {
      if (!dictionary) throw new RangeError("dictionary");
      const index = runs(bytes.subarray(1), bytes[0]);
      return () => {
        const at = index();
        if (at >= dictionary.length) throw new RangeError("dictionary");
        return dictionary[at];
      };
    }
    case 3: {
      // Of truth values only, with four bytes for how many there are.
      if (type !== physical.BOOLEAN) throw new RangeError("encoding");
      const next = runs(bytes.subarray(4), 1);
      return () => next() === 1;
    }
    case 5:
      if (type === physical.INT32) return deltas(bytes, 32).next;
      if (type === physical.INT64) return deltas(bytes, 64).next;
      throw new RangeError("encoding");
    case 6:
      return lengthDeltas(bytes, count);
    case 7:
      return prefixDeltas(bytes, count);
    case 9: {
      const isWide = type === physical.INT64 || type === physical.DOUBLE;
      const width = type === physical.FIXED_LEN_BYTE_ARRAY ? length : isWide ? 8 : 4;
      return plain(unsplit(bytes, count, width), type, length);
    }
    default:
      throw new RangeError("encoding");
  }
}

/** What elements are, and how many: datatypes, dataspaces, and bytes as values. */

import { readHeapObject } from "./global-heap.js";
import { textOf } from "./source.js";

/** @import { Cursor, Source } from "./source.js" */
/** @import { ElementType, Values } from "./types.js" */

/**
 * @typedef {object} Datatype
 * @property {ElementType | null} type null of one that is not read
 * @property {number} size bytes of an element, or of one of its parts where it is an array
 * @property {boolean} isBig whether the most significant byte comes first
 * @property {string} end of a text of fixed length: "zero", "zeros" or "spaces"
 * @property {number[]} inner the shape of an element that is an array
 */

const classes = { integer: 0, float: 1, string: 3, enumeration: 8, variable: 9, array: 10 };
const mostAxes = 32;

/**
 * @param {Cursor} cursor
 * @returns {Datatype}
 */
export function readDatatype(cursor, depth = 0) {
  if (depth > 4) cursor.source.damaged(cursor.at);
  const head = cursor.u8();
  const bits = cursor.uint(3);
  const size = cursor.u32();
  const isBig = (bits & 1) !== 0;
  /** @param {ElementType | null} type @returns {Datatype} */
  const as = (type) => ({ type, size, isBig, end: "zero", inner: [] });
  switch (head & 15) {
    case classes.integer: {
      const whole = cursor.u16() === 0 && cursor.u16() === 8 * size;
      const type = `${bits & 8 ? "int" : "uint"}${8 * size}`;
      const known = whole && [1, 2, 4, 8].includes(size);
      return as(known ? /** @type {ElementType} */ (type) : null);
    }
    case classes.float:
      return as(floatType(cursor, size, bits));
    case classes.string:
      return { ...as(size > 0 ? "bytes" : null), end: ["zero", "zeros", "spaces"][bits & 15] };
    case classes.enumeration: {
      const base = readDatatype(cursor, depth + 1);
      const isBool = base.size === 1 && (bits & 0xffff) === 2;
      const names = isBool ? [enumName(cursor, head >> 4), enumName(cursor, head >> 4)] : [];
      const bool = isBool && [...names].sort().join() === "FALSE,TRUE";
      return { ...base, type: bool ? "bool" : base.type };
    }
    case classes.variable:
      return as((bits & 15) === 1 && size === 4 + cursor.source.offsetSize + 4 ? "string" : null);
    case classes.array:
      return arrayType(cursor, head >> 4, size, depth);
    default:
      return as(null);
  }
}

/** @param {Cursor} cursor @param {number} size @param {number} bits @returns {ElementType | null} */
function floatType(cursor, size, bits) {
  const fields = [cursor.u16(), cursor.u16(), ...cursor.bytes(4)].join();
  const signAt = (bits >> 8) & 0xff;
  const ieee = { 2: "0,16,10,5,0,10", 4: "0,32,23,8,0,23", 8: "0,64,52,11,0,52" };
  const known = /** @type {Record<number, string>} */ (ieee)[size] === fields;
  const ordinary = (bits & 0x40) === 0 && signAt === 8 * size - 1;
  return known && ordinary ? /** @type {ElementType} */ (`float${8 * size}`) : null;
}

/** @param {Cursor} cursor @param {number} version */
function enumName(cursor, version) {
  const from = cursor.at;
  const name = cursor.zeroText();
  // In blocks of eight bytes, before version 3.
  if (version < 3) cursor.skip(-(cursor.at - from) & 7);
  return name;
}

/** @param {Cursor} cursor @param {number} version @param {number} size @param {number} depth @returns {Datatype} */
function arrayType(cursor, version, size, depth) {
  const rank = cursor.u8();
  if (rank > mostAxes) cursor.source.damaged(cursor.at);
  if (version < 3) cursor.skip(3);
  const inner = Array.from({ length: rank }, () => cursor.u32());
  if (version < 3) cursor.skip(4 * rank);
  const base = readDatatype(cursor, depth + 1);
  const count = inner.reduce((product, extent) => product * extent, 1);
  if (count * elementSize(base) !== size) cursor.source.damaged(cursor.at);
  return { ...base, inner: [...inner, ...base.inner] };
}

/** Bytes of one element. @param {Datatype} datatype */
export const elementSize = ({ size, inner }) =>
  inner.reduce((product, extent) => product * extent, size);

/** `count` is the number of elements; `most` how far each axis may grow, -1 without end. @typedef {{ shape: number[], most: number[], count: number }} Dataspace */

/**
 * @param {Cursor} cursor
 * @returns {Dataspace}
 */
export function readDataspace(cursor) {
  const { at, source } = cursor;
  const version = cursor.version(2, 1);
  const rank = cursor.u8();
  const flags = cursor.u8();
  const isNull = cursor.u8() === 2 && version === 2;
  if (version === 1) cursor.skip(4);
  if (rank > mostAxes) source.damaged(at);
  const shape = Array.from({ length: rank }, () => cursor.length());
  const most = flags & 1 ? shape.map(() => maximum(cursor)) : shape;
  if (isNull) return { shape: [0], most: [0], count: 0 };
  const count = shape.reduce((product, extent) => product * extent, 1);
  if (!Number.isSafeInteger(count))
    source.refuse("too-large", { bytes: count, size: source.bytes.length });
  return { shape, most, count };
}

/** @param {Cursor} cursor */
function maximum(cursor) {
  const bytes = cursor.bytes(cursor.source.lengthSize);
  if (bytes.every((byte) => byte === 0xff)) return -1;
  cursor.at -= bytes.length;
  return cursor.length();
}

/** @type {Record<string, { make: new (count: number) => any, get: (view: DataView, at: number, little: boolean) => number }>} */
const numbers = {
  float32: { make: Float32Array, get: (view, at, little) => view.getFloat32(at, little) },
  float64: { make: Float64Array, get: (view, at, little) => view.getFloat64(at, little) },
  float16: { make: Float32Array, get: (view, at, little) => halfOf(view.getUint16(at, little)) },
  int8: { make: Int8Array, get: (view, at) => view.getInt8(at) },
  uint8: { make: Uint8Array, get: (view, at) => view.getUint8(at) },
  bool: { make: Uint8Array, get: (view, at) => view.getUint8(at) },
  int16: { make: Int16Array, get: (view, at, little) => view.getInt16(at, little) },
  uint16: { make: Uint16Array, get: (view, at, little) => view.getUint16(at, little) },
  int32: { make: Int32Array, get: (view, at, little) => view.getInt32(at, little) },
  uint32: { make: Uint32Array, get: (view, at, little) => view.getUint32(at, little) },
  int64: { make: Float64Array, get: (view, at, little) => Number(view.getBigInt64(at, little)) },
  uint64: { make: Float64Array, get: (view, at, little) => Number(view.getBigUint64(at, little)) },
};

/** @param {number} bits of a float16 */
function halfOf(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : 2 ** -24 * fraction);
}

/** Whether numbers lie in this machine's memory as they do in the files of most. */
const isLittleHere = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/**
 * @param {Source} source
 * @param {Datatype} datatype
 * @param {number} count of elements
 * @param {Uint8Array} bytes
 * @returns {Values}
 */
export function decode(source, datatype, count, bytes) {
  const { type, size, isBig, inner } = datatype;
  if (type === null) return source.refuse("type");
  const all = inner.reduce((product, extent) => product * extent, count);
  if (type === "string" || type === "bytes") return decodeTexts(source, datatype, all, bytes);
  const { make: Numbers, get } = numbers[type];
  const values = new Numbers(all);
  const itemSize = size;
  const asInMemory = values.BYTES_PER_ELEMENT === itemSize && type !== "int64" && type !== "uint64";
  if (asInMemory && (itemSize === 1 || isBig !== isLittleHere)) {
    new Uint8Array(values.buffer).set(bytes.subarray(0, values.byteLength));
  } else {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let i = 0; i < all; ++i) values[i] = get(view, i * itemSize, !isBig);
  }
  return values;
}

/**
 * @param {Source} source
 * @param {Datatype} datatype
 * @param {number} count
 * @param {Uint8Array} bytes
 */
function decodeTexts(source, { type, size, end }, count, bytes) {
  return Array.from({ length: count }, (_, i) => {
    const item = bytes.subarray(i * size, (i + 1) * size);
    if (type === "string") return textOf(readHeapObject(source, item));
    if (end === "spaces") return textOf(item).replace(/ +$/, "");
    const zero = end === "zero" ? item.indexOf(0) : lastUsed(item) + 1;
    return textOf(zero < 0 ? item : item.subarray(0, zero));
  });
}

/** @param {Uint8Array} bytes */
function lastUsed(bytes) {
  let last = bytes.length - 1;
  while (last >= 0 && bytes[last] === 0) --last;
  return last;
}

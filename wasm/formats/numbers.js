/** Numbers of any type as files hold them. */

/** @import { Turn } from "./types.js" */

/**
 * @typedef {Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array
 *   | Float64Array} Numbers
 */

/** Values between two looks at messages. */
const sliceLength = 1 << 20;

/**
 * Calls `work` for pieces of 0 … count, letting messages in between.
 * @param {number} count
 * @param {Turn} turn
 * @param {(from: number, to: number) => void} work
 */
export async function inSlices(count, turn, work) {
  for (let from = 0; from < count; from += sliceLength) {
    work(from, Math.min(from + sliceLength, count));
    await turn();
  }
}

/** Arrays whose numbers stand in files as they do in memory. @type {Record<string, any>} */
const arrays = {
  ...{ b1: Uint8Array, u1: Uint8Array, i1: Int8Array, u2: Uint16Array, i2: Int16Array },
  ...{ u4: Uint32Array, i4: Int32Array, f4: Float32Array, f8: Float64Array },
};

/** What a DataView reads: values that arrays do not hold. @type {Record<string, (view: DataView, at: number, little: boolean) => number>} */
const readers = {
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
  f2: (view, at, little) => half(view.getUint16(at, little)),
};

/** A 16-bit number of IEEE 754. @param {number} bits */
function half(bits) {
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/**
 * @param {Uint8Array} data
 * @param {{ kind: string, itemSize: number, isBig: boolean }} type
 * @param {Turn} turn
 * @returns {Promise<Numbers>} a view of `data` where that is possible
 */
export async function readNumbers(data, { kind, itemSize, isBig }, turn) {
  const count = data.length / itemSize;
  const name = `${kind}${itemSize}`;
  const read = readers[name];
  if (read) {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const values = new (kind === "f" ? Float32Array : Float64Array)(count);
    await inSlices(count, turn, (from, to) => {
      for (let i = from; i < to; ++i) values[i] = read(view, i * itemSize, !isBig);
    });
    return values;
  }
  if (itemSize === 1 && kind !== "i") return data;
  const swaps = isBig && itemSize > 1;
  const isAligned = data.byteOffset % itemSize === 0;
  const own = swaps || !isAligned ? data.slice() : data;
  if (swaps) await inSlices(count, turn, (from, to) => swapBytes(own, itemSize, from, to));
  return new arrays[name](own.buffer, own.byteOffset, count);
}

/** @param {Uint8Array} bytes @param {number} size @param {number} from @param {number} to */
function swapBytes(bytes, size, from, to) {
  for (let at = from * size; at < to * size; at += size) {
    for (let i = at, j = at + size - 1; i < j; ++i, --j) {
      const byte = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = byte;
    }
  }
}

/** Numbers of other types as float32. */

/** @param {number} half a float16's 16 bits */
function fromHalf(half) {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return exponent === 0
    ? sign * fraction * 2 ** -24
    : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** By the names that safetensors gives them: bytes of one, and how it is read, in little-endian order. @type {Record<string, [size: number, read: (view: DataView, at: number) => number]>} */
const types = {
  F64: [8, (view, at) => view.getFloat64(at, true)],
  F32: [4, (view, at) => view.getFloat32(at, true)],
  F16: [2, (view, at) => fromHalf(view.getUint16(at, true))],
  I64: [8, (view, at) => Number(view.getBigInt64(at, true))],
  I32: [4, (view, at) => view.getInt32(at, true)],
  I16: [2, (view, at) => view.getInt16(at, true)],
  U16: [2, (view, at) => view.getUint16(at, true)],
  I8: [1, (view, at) => view.getInt8(at)],
  U8: [1, (view, at) => view.getUint8(at)],
  BOOL: [1, (view, at) => view.getUint8(at)],
};

/** @param {unknown} shape @returns {shape is number[]} */
export const isShape = (shape) =>
  Array.isArray(shape) && shape.every((n) => Number.isSafeInteger(n) && n >= 0);

/** @param {string} type @returns {number | undefined} bytes of one; undefined of an unknown type */
export const bytesOf = (type) => (type === "BF16" ? 2 : types[type]?.[0]);

/**
 * @param {Uint8Array} bytes
 * @param {string} type
 * @returns {Float32Array}
 */
export function asFloats(bytes, type) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === "BF16") {
    // The upper half of a float32.
    const words = new Uint32Array(bytes.length / 2).map(
      (_, i) => view.getUint16(2 * i, true) << 16,
    );
    return new Float32Array(words.buffer);
  }
  const [size, read] = types[type];
  return Float32Array.from({ length: bytes.length / size }, (_, i) => read(view, size * i));
}

/** What is written of types, shapes and values. */

/** @import { Attribute, ElementType } from "./types.js" */

/** Writes numbers one behind the other, in little-endian order. */
export class Writer {
  #bytes = new Uint8Array(256);
  length = 0;

  /** @param {number} length */
  #room(length) {
    const needed = this.length + length;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.length = needed;
    return needed - length;
  }

  /** @param {number} value @param {number} size bytes of it */
  uint(value, size) {
    const at = this.#room(size);
    for (let i = 0, rest = value; i < size; ++i) {
      this.#bytes[at + i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    return this;
  }

  /** An address that is none. */
  nowhere() {
    return this.bytes(new Uint8Array(8).fill(0xff));
  }

  /** @param {Uint8Array | readonly number[]} bytes */
  bytes(bytes) {
    const at = this.#room(bytes.length);
    this.#bytes.set(bytes, at);
    return this;
  }

  /** @returns {Uint8Array} */
  done() {
    return this.#bytes.slice(0, this.length);
  }
}

const encoder = new TextEncoder();
/** @param {string} text */
export const utf8 = (text) => encoder.encode(text);

/** The fields of IEEE 754: where the sign, exponent and fraction lie, and the exponent's bias. @type {Record<string, number[]>} */
const floats = { float32: [31, 23, 8, 23, 127], float64: [63, 52, 11, 52, 1023] };

/** What float16 was read as is written as such. @param {ElementType} type */
const written = (type) => (type === "float16" ? "float32" : type);

/** Bytes of an integer or a float. @param {ElementType} type */
const bitsOf = (type) => Number(/\d+$/.exec(type)?.[0]);

/**
 * @param {ElementType} given
 * @param {number} textLength of `bytes`
 * @returns {Uint8Array}
 */
export function datatypeMessage(given, textLength) {
  const type = written(given);
  const writer = new Writer();
  if (type === "bytes") {
    return writer.bytes([0x13, 1, 0, 0]).uint(Math.max(1, textLength), 4).done();
  }
  if (type === "string") {
    writer.bytes([0x19, 1, 1, 0]).uint(16, 4);
    return writer.bytes(datatypeMessage("uint8", 0)).done();
  }
  if (type === "bool") {
    writer.bytes([0x38, 2, 0, 0]).uint(1, 4).bytes(datatypeMessage("int8", 0));
    return writer.bytes(utf8("FALSE\0TRUE\0")).bytes([0, 1]).done();
  }
  const size = bitsOf(type) / 8;
  if (Object.hasOwn(floats, type)) {
    const [sign, exponentAt, exponentBits, fractionBits, bias] = floats[type];
    writer
      .bytes([0x11, 0x20, sign, 0])
      .uint(size, 4)
      .uint(0, 2)
      .uint(8 * size, 2);
    return writer.bytes([exponentAt, exponentBits, 0, fractionBits]).uint(bias, 4).done();
  }
  const sign = type.startsWith("int") ? 8 : 0;
  return writer
    .bytes([0x10, sign, 0, 0])
    .uint(size, 4)
    .uint(0, 2)
    .uint(8 * size, 2)
    .done();
}

/** @param {readonly number[]} shape */
export function dataspaceMessage(shape) {
  const writer = new Writer().bytes([2, shape.length, 0, shape.length > 0 ? 1 : 0]);
  for (const extent of shape) writer.uint(extent, 8);
  return writer.done();
}

/**
 * @param {Attribute} attribute
 * @param {(text: string) => Uint8Array} place where a text of variable length lies
 * @returns {{ bytes: Uint8Array, textLength: number }}
 */
export function encodeValues({ type, values }, place) {
  if (type === "string" || type === "bytes") {
    const texts = /** @type {string[]} */ (values);
    if (type === "string") return { bytes: joined(texts.map(place), 16), textLength: 0 };
    const items = texts.map(utf8);
    const textLength = items.reduce((longest, { length }) => Math.max(longest, length), 1);
    return { bytes: joined(items, textLength), textLength };
  }
  const numbers = /** @type {import("./types.js").NumberValues} */ (values);
  const wide = bitsOf(type) === 64 && type !== "float64";
  const stored = wide ? BigInt64Array.from(numbers, (value) => BigInt(value)) : numbers;
  const bytes = new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength);
  return { bytes, textLength: 0 };
}

/** Items of one length each, filled up with zeros. @param {readonly Uint8Array[]} items @param {number} length */
function joined(items, length) {
  const bytes = new Uint8Array(items.length * length);
  items.forEach((item, i) => bytes.set(item, i * length));
  return bytes;
}

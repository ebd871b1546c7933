/**
 * Thrift's compact protocol, in which Parquet's metadata are written
 * (https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md).
 *
 * Every value costs at least one byte, lists are no longer than the bytes that are left, and nesting is bounded: the
 * time and memory that damaged metadata take are those of as many bytes. Anything else is a RangeError.
 */

const [stop, yes, no, byte, i16, i32, i64, double, binary, list, set, struct] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12,
];
const deepest = 16;
/** Of an integer of 64 bits, seven a byte. */
const longestVarint = 10;

/** A structure: the values of its fields by their numbers. @typedef {any[]} Fields */

export class Thrift {
  #bytes;
  #view;

  /** @param {Uint8Array} bytes @param {number} [at] where to begin */
  constructor(bytes, at = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  /**
   * The fields of a structure, to be read one by one.
   * @returns {Generator<{ id: number, type: number }>}
   */
  *fields() {
    let id = 0;
    for (;;) {
      const head = this.#byte();
      const type = head & 15;
      if (type === stop) return;
      id = head >> 4 ? id + (head >> 4) : this.#integer();
      if (!(id > 0 && id < 1 << 15)) throw new RangeError("field");
      yield { id, type };
    }
  }

  /** @returns {Fields} */
  struct(depth = 0) {
    if (depth > deepest) throw new RangeError("depth");
    /** @type {Fields} */
    const fields = [];
    for (const { id, type } of this.fields()) fields[id] = this.value(type, depth + 1);
    return fields;
  }

  /** How many elements a list has, and of which type. */
  listHead() {
    const head = this.#byte();
    const count = head >> 4 === 15 ? this.#varint() : head >> 4;
    if (count > this.#bytes.length - this.at) throw new RangeError("list");
    return { count, type: head & 15 };
  }

  /**
   * @param {number} type
   * @param {number} [depth]
   * @returns {any}
   */
  value(type, depth = 0) {
    switch (type) {
      case yes:
        return true;
      case no:
        return false;
      case byte:
        return (this.#byte() << 24) >> 24;
      case i16:
      case i32:
      case i64:
        return this.#integer();
      case double:
        this.at += 8;
        return this.#view.getFloat64(this.at - 8, true);
      case binary:
        return this.#binary();
      case list:
      case set:
        return this.#list(depth + 1);
      case struct:
        return this.struct(depth + 1);
      default:
        throw new RangeError("type");
    }
  }

  /** @param {number} depth */
  #list(depth) {
    if (depth > deepest) throw new RangeError("depth");
    const { count, type } = this.listHead();
    const values = [];
    for (let i = 0; i < count; ++i) {
      values.push(type === yes || type === no ? this.#byte() === yes : this.value(type, depth));
    }
    return values;
  }

  #binary() {
    const length = this.#varint();
    if (length > this.#bytes.length - this.at) throw new RangeError("binary");
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  #byte() {
    return this.#view.getUint8(this.at++);
  }

  #varint() {
    let result = 0;
    for (let i = 0; i < longestVarint; ++i) {
      const byte = this.#byte();
      result += (byte & 127) * 2 ** (7 * i);
      if (byte < 128) return result;
    }
    throw new RangeError("varint");
  }

  /** Exact up to 2^53: what is larger counts nothing in a file. */
  #integer() {
    const zigzag = this.#varint();
    return zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
  }
}

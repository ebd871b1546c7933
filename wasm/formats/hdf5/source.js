/**
 * The bytes of an HDF5 file, read within their bounds. ("HDF5 File Format Specification, Version 3.0", The HDF Group.)
 *
 * Whatever lies outside the file, or is claimed beyond what so many bytes can hold, is an error before memory is taken.
 */

import { MinibatchError } from "../../messages/error.js";

/** @import { Limits } from "./types.js" */

/** An address that is none: all bits are set. */
export const noAddress = -1;
/** Deflate makes nothing more than this many times smaller. */
const mostDeflated = 1032;
/** What a file may unpack to whatever its size. */
const leastUnpacked = 1 << 26;
/** The structures of a sound file are read once or twice; those of a damaged one may lie over each other. */
const mostWalked = 8;
const leastWalked = 1 << 22;
/** How many groups and arrays a file may have. */
const mostObjects = 200_000;

export class Source {
  #left;
  #walkable;
  #objects = 0;
  /** Addresses of structures of which each is used once. @type {Set<number>} */
  #visited = new Set();
  /** Bytes of an address. */
  offsetSize = 8;
  /** Bytes of a length. */
  lengthSize = 8;

  /**
   * @param {Uint8Array} bytes from the superblock on, which addresses count from
   * @param {string} path for messages
   * @param {Limits} limits
   */
  constructor(bytes, path, limits) {
    this.bytes = bytes;
    this.path = path;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#left = Math.min(limits.bytes, leastUnpacked + mostDeflated * bytes.length);
    this.#walkable = leastWalked + mostWalked * bytes.length;
  }

  /** @param {string} id @param {import("../../messages/render.js").MessageValues} [values] @returns {never} */
  refuse(id, values = {}) {
    throw refusal(this.path, id, values);
  }

  /** @param {number} at @returns {never} */
  damaged(at) {
    return this.refuse("damaged", { offset: at });
  }

  /**
   * @param {number} at
   * @param {number} length
   */
  cursor(at, length) {
    this.check(at, length);
    this.#walkable -= length;
    if (this.#walkable < 0) this.damaged(at);
    return new Cursor(this, at, at + length);
  }

  /** The rest of the file from there. @param {number} at */
  from(at) {
    this.check(at, 0);
    return new Cursor(this, at, this.bytes.length);
  }

  /**
   * Reads bytes that are not where they lay in the file: the contents of a filtered chunk, a part of an array.
   * @param {Uint8Array} bytes
   */
  inner(bytes) {
    const source = new Source(bytes, this.path, { bytes: 0 });
    source.offsetSize = this.offsetSize;
    source.lengthSize = this.lengthSize;
    return new Cursor(source, 0, bytes.length);
  }

  /** @param {number} at @param {number} length */
  check(at, length) {
    if (!(at >= 0 && length >= 0 && at + length <= this.bytes.length)) {
      this.refuse("cut", { offset: at, needed: length, size: this.bytes.length });
    }
  }

  /** The same bytes, in which structures may be met once more; what it takes is not counted. */
  again() {
    const source = new Source(this.bytes, this.path, { bytes: this.#left });
    source.offsetSize = this.offsetSize;
    source.lengthSize = this.lengthSize;
    return source;
  }

  /** Refuses what is met a second time, as in a ring. @param {number} at */
  visit(at) {
    if (this.#visited.has(at)) this.refuse("ring", { offset: at });
    this.#visited.add(at);
  }

  countObject() {
    this.#objects += 1;
    if (this.#objects > mostObjects) this.refuse("too-many", { limit: mostObjects });
  }

  /**
   * Before memory is taken for it.
   * @param {number} bytes
   */
  take(bytes) {
    if (!(bytes <= this.#left)) this.refuse("too-large", { bytes, size: this.bytes.length });
    this.#left -= bytes;
  }
}

/** @param {string} path @param {string} id @param {import("../../messages/render.js").MessageValues} [values] */
export const refusal = (path, id, values = {}) =>
  new MinibatchError("invalid-data", {
    id: "hdf5.refused",
    values: { path, why: { id: `hdf5.${id}`, values } },
  });

const decoder = new TextDecoder();
/** @param {Uint8Array} bytes */
export const textOf = (bytes) => decoder.decode(bytes);

/** Reads one value after the other. */
export class Cursor {
  /** @param {Source} source @param {number} at @param {number} end */
  constructor(source, at, end) {
    this.source = source;
    this.at = at;
    this.end = end;
  }

  get left() {
    return this.end - this.at;
  }

  /** @param {number} length @returns {number} where they begin */
  skip(length) {
    const { at } = this;
    if (!(length >= 0 && at + length <= this.end)) this.source.damaged(at);
    this.at += length;
    return at;
  }

  u8() {
    return this.source.bytes[this.skip(1)];
  }

  u16() {
    return this.source.view.getUint16(this.skip(2), true);
  }

  u32() {
    return this.source.view.getUint32(this.skip(4), true);
  }

  /** A number of some bytes; one beyond what a double holds lies outside any file. @param {number} size */
  uint(size) {
    const at = this.skip(size);
    let value = 0;
    for (let i = size - 1; i >= 0; --i) value = value * 256 + this.source.bytes[at + i];
    return value;
  }

  /** An address. */
  offset() {
    const { offsetSize, bytes } = this.source;
    const { at } = this;
    const value = this.uint(offsetSize);
    return bytes.subarray(at, at + offsetSize).every((byte) => byte === 0xff) ? noAddress : value;
  }

  length() {
    return this.uint(this.source.lengthSize);
  }

  /** @param {number} length */
  bytes(length) {
    const at = this.skip(length);
    return this.source.bytes.subarray(at, at + length);
  }

  /** @param {number} length */
  text(length) {
    return textOf(this.bytes(length));
  }

  /** A text up to its zero byte. */
  zeroText() {
    const { bytes } = this.source;
    const end = bytes.indexOf(0, this.at);
    if (end < 0 || end >= this.end) this.source.damaged(this.at);
    const text = this.text(end - this.at);
    this.at = end + 1;
    return text;
  }

  /** @param {string} mark four letters */
  signature(mark) {
    const { at } = this;
    if (this.text(4) !== mark) this.source.damaged(at);
  }

  /** @param {number} highest @param {number} [lowest] */
  version(highest, lowest = 0) {
    const version = this.u8();
    if (version < lowest || version > highest) {
      this.source.refuse("version", { version, offset: this.at - 1 });
    }
    return version;
  }
}

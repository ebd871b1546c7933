/** Where chunks are, by their numbers: the fixed and the extensible arrays of HDF5 1.10. */

import { noAddress } from "./source.js";

/** @import { Cursor, Source } from "./source.js" */

/** @typedef {{ at: number, size: number, skipped: number }} Stored */
/** @typedef {Stored & { number: number }} Numbered a chunk that was written, and which of all it is */
/** @typedef {(cursor: Cursor, bytes: number) => Stored} ReadOne */

const checksum = 4;
const mostBits = 48;
/** Also of chunks that were never written. */
const mostChunks = 4_000_000;

/** The chunks of an array in their order, of which those that were never written are only counted. */
class Numbers {
  /** @type {Numbered[]} */
  written = [];
  count = 0;

  /** @param {Stored} one */
  push(one) {
    if (one.at !== noAddress) this.written.push({ ...one, number: this.count });
    this.count += 1;
  }
}

/**
 * Elements one behind the other, in pages where there are many, each with a checksum.
 * @param {Source} source
 * @param {Cursor} cursor where they begin
 * @param {number} count
 * @param {number} pageCount elements of a page
 * @param {number} size bytes of one
 * @param {ReadOne} read
 * @param {Numbers} elements that are added to
 */
function readElements(source, cursor, count, pageCount, size, read, elements) {
  source.check(cursor.at, count * size);
  const isPaged = count > pageCount;
  if (isPaged) cursor.skip(checksum);
  for (let i = 0; i < count; ++i) {
    if (isPaged && i > 0 && i % pageCount === 0) cursor.skip(checksum);
    const at = cursor.skip(size);
    elements.push(read(source.cursor(at, size), size));
  }
}

/**
 * @param {Source} source
 * @param {number} at
 * @param {ReadOne} read
 * @returns {Numbered[]}
 */
export function fixedChunks(source, at, read) {
  if (at === noAddress) return [];
  const head = source.from(at);
  head.signature("FAHD");
  head.version(0);
  head.skip(1);
  const size = head.u8();
  const pageBits = head.u8();
  const count = head.length();
  const block = head.offset();
  if (block === noAddress) return [];
  if (size < source.offsetSize || pageBits > mostBits) source.damaged(at);
  const cursor = source.from(block);
  cursor.signature("FADB");
  cursor.skip(2);
  cursor.offset();
  const pageCount = 2 ** pageBits;
  const elements = new Numbers();
  if (count > pageCount) {
    const pages = Math.ceil(count / pageCount);
    const used = cursor.bytes(Math.ceil(pages / 8));
    readUsedPages(source, cursor, used, 0, { count, pageCount, size, read }, elements);
  } else {
    readElements(source, cursor, count, pageCount, size, read, elements);
  }
  return elements.written;
}

/**
 * Pages of which some were never written: a bit for each says so.
 * @param {Source} source
 * @param {Cursor} cursor behind the bits
 * @param {Uint8Array} used
 * @param {number} firstBit
 * @param {{ count: number, pageCount: number, size: number, read: ReadOne }} options
 * @param {Numbers} elements
 */
function readUsedPages(source, cursor, used, firstBit, options, elements) {
  const { count, pageCount, size, read } = options;
  source.check(cursor.at, count * size);
  cursor.skip(checksum);
  for (let first = 0, bit = firstBit; first < count; first += pageCount, ++bit) {
    const length = Math.min(pageCount, count - first);
    const isUsed = (used[bit >> 3] & (0x80 >> (bit & 7))) !== 0;
    if (!isUsed) {
      elements.count += length;
      cursor.skip(length * size);
    }
    for (let i = 0; isUsed && i < length; ++i) {
      const at = cursor.skip(size);
      elements.push(read(source.cursor(at, size), size));
    }
    cursor.skip(checksum);
  }
}

/**
 * @param {Source} source
 * @param {number} at
 * @param {ReadOne} read
 * @returns {Numbered[]}
 */
export function extensibleChunks(source, at, read) {
  if (at === noAddress) return [];
  const head = source.from(at);
  head.signature("EAHD");
  head.version(0);
  head.skip(1);
  const size = head.u8();
  const [mostBitsHere, inIndex, leastOfBlock, leastPointers, pageBits] = head.bytes(5);
  for (let i = 0; i < 4; ++i) head.length();
  const highest = head.length();
  head.length();
  const index = head.offset();
  if (index === noAddress) return [];
  if (highest > mostChunks) source.refuse("too-many", { limit: mostChunks });
  const sound = [leastOfBlock, leastPointers].every((n) => n > 0 && (n & (n - 1)) === 0);
  if (!sound || size < source.offsetSize || mostBitsHere > 64 || pageBits > mostBits)
    source.damaged(at);
  const pageCount = 2 ** pageBits;
  const offsetBytes = Math.ceil(mostBitsHere / 8);
  const elements = new Numbers();
  const cursor = source.from(index);
  cursor.signature("EAIB");
  cursor.skip(2);
  cursor.offset();
  for (let i = 0; i < inIndex; ++i) {
    elements.push(read(source.cursor(cursor.skip(size), size), size));
  }

  /** Of a block without chunks. @param {number} count */
  function skipBlock(count) {
    elements.count = Math.max(elements.count, Math.min(elements.count + count, highest));
  }

  /**
   * @param {number} address
   * @param {number} count
   * @param {{ bits: Uint8Array, first: number } | null} used
   */
  function readBlock(address, count, used) {
    if (address === noAddress) return skipBlock(count);
    const block = source.from(address);
    source.visit(address);
    block.signature("EADB");
    block.skip(2);
    block.offset();
    block.skip(offsetBytes);
    if (count <= pageCount || !used) {
      readElements(source, block, count, pageCount, size, read, elements);
    } else {
      const options = { count, pageCount, size, read };
      readUsedPages(source, block, used.bits, used.first, options, elements);
    }
  }

  const superBlocks = 1 + mostBitsHere - Math.log2(leastOfBlock);
  const direct = 2 * Math.log2(leastPointers);
  const blocksOf = (/** @type {number} */ i) => 2 ** Math.floor(i / 2);
  const lengthOf = (/** @type {number} */ i) => 2 ** Math.floor((i + 1) / 2) * leastOfBlock;
  for (let i = 0; i < superBlocks && elements.count < highest; ++i) {
    if (i < direct) {
      for (let block = 0; block < blocksOf(i); ++block) {
        readBlock(cursor.offset(), lengthOf(i), null);
      }
      continue;
    }
    const address = cursor.offset();
    const [blocks, length] = [blocksOf(i), lengthOf(i)];
    if (address === noAddress) {
      skipBlock(blocks * length);
      continue;
    }
    const table = source.from(address);
    source.visit(address);
    table.signature("EASB");
    table.skip(2);
    table.offset();
    table.skip(offsetBytes);
    const pages = length > pageCount ? length / pageCount : 0;
    const bits = table.bytes(blocks * Math.ceil(pages / 8));
    for (let block = 0; block < blocks && elements.count < highest; ++block) {
      readBlock(
        table.offset(),
        length,
        pages ? { bits, first: block * Math.ceil(pages / 8) * 8 } : null,
      );
    }
  }
  return elements.written;
}

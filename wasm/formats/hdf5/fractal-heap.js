/** Fractal heaps, in which the links and attributes of a large object lie: blocks whose sizes double row by row. */

import { bytesFor, recordsOf } from "./btree2.js";
import { noAddress } from "./source.js";

/** @import { Cursor, Source } from "./source.js" */

const deepest = 40;
const idKinds = { managed: 0, huge: 1, tiny: 2 };

/**
 * A reader of a heap's objects by their ids.
 * @param {Source} source
 * @param {number} at the heap's header
 * @returns {(id: Uint8Array) => Cursor}
 */
export function openHeap(source, at) {
  const head = source.from(at);
  head.signature("FRHP");
  head.version(0);
  const idLength = head.u16();
  if (head.u16() !== 0) source.refuse("heap-filters");
  head.skip(1);
  const mostManaged = head.u32();
  head.skip(source.lengthSize);
  const hugeTree = head.offset();
  head.skip(source.lengthSize);
  head.offset();
  // How much is free, allocated and used, in eight numbers.
  head.skip(8 * source.lengthSize);
  const width = head.u16();
  const startSize = head.length();
  const mostDirect = head.length();
  const offsetBytes = Math.ceil(head.u16() / 8);
  head.skip(2);
  const root = head.offset();
  const rootRows = head.u16();
  const lengthBytes = Math.min(bytesFor(mostDirect), bytesFor(mostManaged));
  if (!(width > 0 && startSize > 0 && mostDirect >= startSize)) source.damaged(at);
  const directRows = Math.log2(mostDirect / startSize) + 2;
  /** @type {Map<number, { at: number, length: number }> | null} */
  let hugeObjects = null;

  const blockSize = (/** @type {number} */ row) => startSize * 2 ** Math.max(0, row - 1);
  const rowStart = (/** @type {number} */ row) =>
    row === 0 ? 0 : width * startSize * 2 ** (row - 1);

  /**
   * Where the byte of a heap at an offset is in the file.
   * @param {number} block of indirect ones
   * @param {number} rows
   * @param {number} offset from the block's begin
   * @returns {number}
   */
  function find(block, rows, offset, depth = 0) {
    if (depth > deepest) source.damaged(block);
    const first = width * startSize;
    const row = offset < first ? 0 : Math.floor(Math.log2(offset / first)) + 1;
    const column = Math.floor((offset - rowStart(row)) / blockSize(row));
    if (row >= rows) source.damaged(block);
    const cursor = source.from(block);
    cursor.signature("FHIB");
    cursor.skip(1 + source.offsetSize + offsetBytes);
    cursor.skip((row * width + column) * source.offsetSize);
    const child = cursor.offset();
    const within = offset - rowStart(row) - column * blockSize(row);
    if (row < directRows) return child + within;
    return find(child, Math.log2(blockSize(row) / first) + 1, within, depth + 1);
  }

  /** @param {Cursor} id */
  function huge(id) {
    const { offsetSize, lengthSize } = source;
    if (idLength - 1 >= offsetSize + lengthSize) return { at: id.offset(), length: id.length() };
    hugeObjects ??= new Map(
      recordsOf(source, hugeTree, [1], (record) => {
        const place = { at: record.offset(), length: record.length() };
        return /** @type {const} */ ([record.length(), place]);
      }),
    );
    return hugeObjects.get(id.uint(Math.min(idLength - 1, 8)));
  }

  return (bytes) => {
    const id = source.inner(bytes);
    const head = id.u8();
    const kind = (head >> 4) & 3;
    if (kind === idKinds.managed) {
      const offset = id.uint(offsetBytes);
      const length = id.uint(lengthBytes);
      if (root === noAddress) return source.damaged(at);
      return source.cursor(rootRows === 0 ? root + offset : find(root, rootRows, offset), length);
    }
    if (kind === idKinds.tiny) {
      return source.inner(bytes.subarray(1, 2 + (head & 15)));
    }
    const place = kind === idKinds.huge ? huge(id) : undefined;
    return place ? source.cursor(place.at, place.length) : source.damaged(at);
  };
}

/** B-trees of version 2, in which names, large objects and chunks are found. Only walked from end to end. */

/** @import { Cursor, Source } from "./source.js" */

const deepest = 12;
/** Signature, version, type; and the checksum at the end. */
const nodeFrame = 10;

/** Bytes that hold numbers up to this one. @param {number} limit */
export const bytesFor = (limit) => Math.floor(Math.log2(Math.max(limit, 1)) / 8) + 1;

/**
 * All records of a tree.
 * @template T
 * @param {Source} source
 * @param {number} at
 * @param {readonly number[]} types which it may have
 * @param {(record: Cursor, type: number) => T} read
 * @returns {T[]}
 */
export function recordsOf(source, at, types, read) {
  const head = source.from(at);
  head.signature("BTHD");
  head.version(0);
  const type = head.u8();
  if (!types.includes(type)) source.damaged(at);
  const nodeSize = head.u32();
  const recordSize = head.u16();
  const depth = head.u16();
  head.skip(2);
  const root = head.offset();
  const count = head.u16();
  if (count === 0) return [];
  if (recordSize === 0 || depth > deepest) source.damaged(at);
  const levels = levelsOf(source, nodeSize, recordSize, depth);
  /** @type {T[]} */
  const records = [];

  /** @param {number} address @param {number} used @param {number} level */
  function walk(address, used, level) {
    source.visit(address);
    const node = source.cursor(address, nodeSize);
    node.signature(level > 0 ? "BTIN" : "BTLF");
    node.skip(2);
    for (let i = 0; i < used; ++i) {
      const from = node.at;
      records.push(read(node, type));
      node.at = from;
      node.skip(recordSize);
    }
    if (level === 0) return;
    for (let i = 0; i <= used; ++i) {
      const child = node.offset();
      const below = node.uint(levels[0].countBytes);
      node.skip(level > 1 ? levels[level - 1].totalBytes : 0);
      walk(child, below, level - 1);
    }
  }
  walk(root, count, depth);
  return records;
}

/**
 * How many bytes the counts in the nodes of each level have.
 * @param {Source} source
 * @param {number} nodeSize
 * @param {number} recordSize
 * @param {number} depth
 */
function levelsOf(source, nodeSize, recordSize, depth) {
  const most = Math.floor((nodeSize - nodeFrame) / recordSize);
  const countBytes = bytesFor(most);
  const levels = [{ countBytes, total: most, totalBytes: 0 }];
  for (let level = 1; level <= depth; ++level) {
    const below = levels[level - 1];
    const pointer = source.offsetSize + countBytes + below.totalBytes;
    const records = Math.floor((nodeSize - nodeFrame - pointer) / (recordSize + pointer));
    const total = (records + 1) * below.total + records;
    levels.push({ countBytes, total, totalBytes: bytesFor(total) });
  }
  return levels;
}

/** The members of a group: a table of symbols as the oldest files have it, or messages of links. */

import { recordsOf } from "./btree2.js";
import { openHeap } from "./fractal-heap.js";
import { kinds, messageOf } from "./header.js";
import { noAddress } from "./source.js";

/** @import { HeaderMessage } from "./header.js" */
/** @import { Cursor, Source } from "./source.js" */

/** The address of a member's header. @typedef {{ name: string, at: number }} Link */

const linkKinds = { hard: 0, soft: 1, external: 64 };
const deepest = 32;

/** @type {number[]} */
const groupKinds = [kinds.symbolTable, kinds.linkInfo, kinds.link];

/** Whether an object has what only a group has. @param {readonly HeaderMessage[]} messages */
export const isGroup = (messages) => messages.some(({ kind }) => groupKinds.includes(kind));

/**
 * @param {Source} source
 * @param {readonly HeaderMessage[]} messages
 * @returns {Link[]} in the order in which the file names them
 */
export function linksOf(source, messages) {
  const table = messageOf(messages, kinds.symbolTable);
  if (table) return symbolsOf(source, table.offset(), table.offset());
  const compact = messages
    .filter(({ kind }) => kind === kinds.link)
    .map(({ cursor }) => readLink(cursor));
  return [...compact, ...denseLinks(source, messageOf(messages, kinds.linkInfo))];
}

/** @param {Source} source @param {Cursor | undefined} info @returns {Link[]} */
function denseLinks(source, info) {
  if (!info) return [];
  info.version(0);
  if (info.u8() & 1) info.skip(8);
  const heapAt = info.offset();
  const names = info.offset();
  if (heapAt === noAddress || names === noAddress) return [];
  const heap = openHeap(source, heapAt);
  return recordsOf(source, names, [5], (record) => {
    record.skip(4);
    return readLink(heap(record.bytes(7)));
  });
}

/** @param {Cursor} cursor @returns {Link} */
function readLink(cursor) {
  const { source } = cursor;
  cursor.version(1, 1);
  const flags = cursor.u8();
  const kind = flags & 8 ? cursor.u8() : linkKinds.hard;
  // The order of creation; the character set.
  cursor.skip((flags & 4 ? 8 : 0) + (flags & 16 ? 1 : 0));
  const name = cursor.text(cursor.uint(1 << (flags & 3)));
  if (kind !== linkKinds.hard) {
    source.refuse(kind === linkKinds.external ? "external-link" : "soft-link", { name });
  }
  return { name, at: cursor.offset() };
}

/**
 * The symbols of a group: a B-tree of version 1 whose leaves are tables, and a heap of their names.
 * @param {Source} source
 * @param {number} tree
 * @param {number} heap
 * @returns {Link[]}
 */
function symbolsOf(source, tree, heap) {
  const head = source.from(heap);
  head.signature("HEAP");
  head.skip(4);
  const size = head.length();
  head.skip(source.lengthSize);
  const names = head.offset();
  source.check(names, size);
  /** @type {Link[]} */
  const links = [];

  /** @param {number} at */
  function readTable(at) {
    source.visit(at);
    const table = source.from(at);
    table.signature("SNOD");
    table.version(1, 1);
    table.skip(1);
    const count = table.u16();
    source.cursor(table.at, count * (2 * source.offsetSize + 24));
    for (let i = 0; i < count; ++i) {
      const nameAt = table.offset();
      const address = table.offset();
      const isSoft = table.u32() === 2 || address === noAddress;
      table.skip(20);
      if (nameAt > size) source.damaged(at);
      const text = source.from(names + nameAt);
      text.end = names + size;
      const name = text.zeroText();
      if (isSoft) source.refuse("soft-link", { name });
      links.push({ name, at: address });
    }
  }
  walkTree(source, tree, 0, source.lengthSize, (_, child) => readTable(child));
  return links;
}

/**
 * A B-tree of version 1: its leaves' keys and what they point to.
 * @param {Source} source
 * @param {number} at
 * @param {0 | 1} type 0 of groups, 1 of chunks
 * @param {number} keySize
 * @param {(key: Cursor, child: number) => void} visit
 */
export function walkTree(source, at, type, keySize, visit, depth = 0, levelAbove = -1) {
  if (depth > deepest) source.damaged(at);
  source.visit(at);
  const node = source.from(at);
  node.signature("TREE");
  const level = node.u8() === type ? node.u8() : source.damaged(at);
  if (levelAbove >= 0 && level !== levelAbove - 1) source.damaged(at);
  const used = node.u16();
  node.offset();
  node.offset();
  for (let i = 0; i < used; ++i) {
    const key = source.cursor(node.skip(keySize), keySize);
    const child = node.offset();
    if (level > 0) walkTree(source, child, type, keySize, visit, depth + 1, level);
    else visit(key, child);
  }
}

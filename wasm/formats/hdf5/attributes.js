/** The attributes of an object: in its header, or in a heap of their own where there are many or large ones. */

import { recordsOf } from "./btree2.js";
import { decode, elementSize, readDataspace, readDatatype } from "./datatype.js";
import { openHeap } from "./fractal-heap.js";
import { kinds, messageOf } from "./header.js";
import { noAddress } from "./source.js";

/** @import { HeaderMessage } from "./header.js" */
/** @import { Cursor, Source } from "./source.js" */
/** @import { Attribute } from "./types.js" */

/**
 * Those of a type that is read; others are left out.
 * @param {Source} source
 * @param {readonly HeaderMessage[]} messages
 * @returns {Map<string, Attribute>}
 */
export function attributesOf(source, messages) {
  const compact = messages.filter(({ kind }) => kind === kinds.attribute);
  const cursors = compact.map(({ cursor, shared }) =>
    shared ? source.refuse("shared", { offset: cursor.at }) : cursor,
  );
  /** @type {Map<string, Attribute>} */
  const attributes = new Map();
  for (const cursor of [...cursors, ...denseAttributes(source, messages)]) {
    const { name, attribute } = readAttribute(source, cursor);
    if (attribute) attributes.set(name, attribute);
  }
  return attributes;
}

/** @param {Source} source @param {readonly HeaderMessage[]} messages @returns {Cursor[]} */
function denseAttributes(source, messages) {
  const info = messageOf(messages, kinds.attributeInfo);
  if (!info) return [];
  info.version(0);
  if (info.u8() & 1) info.skip(2);
  const heapAt = info.offset();
  const names = info.offset();
  if (heapAt === noAddress || names === noAddress) return [];
  const heap = openHeap(source, heapAt);
  return recordsOf(source, names, [8], (record) => {
    const id = record.bytes(8);
    if (record.u8() & 2) source.refuse("shared", { offset: record.at });
    return heap(id);
  });
}

/** @param {Source} source @param {Cursor} cursor */
function readAttribute(source, cursor) {
  const version = cursor.version(3, 1);
  const flags = cursor.u8();
  if (version > 1 && flags & 3) source.refuse("shared", { offset: cursor.at });
  const sizes = [cursor.u16(), cursor.u16(), cursor.u16()];
  if (version === 3) cursor.skip(1);
  // In blocks of eight bytes, in version 1.
  const [nameAt, typeAt, spaceAt] = sizes.map((size) =>
    cursor.skip(version === 1 ? (size + 7) & ~7 : size),
  );
  const name = source
    .cursor(nameAt, sizes[0])
    .text(sizes[0])
    .replace(/\0[^]*$/, "");
  const datatype = readDatatype(source.cursor(typeAt, sizes[1]));
  const { shape, count } = readDataspace(source.cursor(spaceAt, sizes[2]));
  const { type } = datatype;
  if (type === null) return { name, attribute: null };
  const size = count * elementSize(datatype);
  if (size > cursor.left) source.damaged(cursor.at);
  source.take(size);
  const values = decode(source, datatype, count, cursor.bytes(size));
  return { name, attribute: { type, shape: [...shape, ...datatype.inner], values } };
}

/** The superblock, and objects' headers: lists of messages. */

import { Cursor } from "./source.js";

/** @import { Source } from "./source.js" */

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Where the superblock begins: at byte 0, or behind a user's block of 512, 1024, 2048 … bytes.
 * @param {Uint8Array} bytes
 * @returns {number} -1 where there is none
 */
export function startOf(bytes) {
  for (let at = 0; at + signature.length <= bytes.length; at = at ? 2 * at : 512) {
    if (signature.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}

/**
 * Sets the sizes of addresses and lengths.
 * @param {Source} source
 * @returns {number} the address of the root group's header
 */
export function readSuperblock(source) {
  const cursor = source.from(signature.length);
  const version = cursor.version(3);
  if (version < 2) cursor.skip(4);
  const sizes = [cursor.u8(), cursor.u8()];
  if (!sizes.every((size) => [2, 4, 8].includes(size))) source.damaged(signature.length);
  [source.offsetSize, source.lengthSize] = sizes;
  if (version >= 2) {
    cursor.skip(1);
    // Its own place, that of its extension, and the end of the file.
    for (let i = 0; i < 3; ++i) cursor.offset();
    return cursor.offset();
  }
  // One reserved, the ranks of B-trees, flags; version 1 also the rank of chunks' trees.
  cursor.skip(version === 0 ? 9 : 13);
  for (let i = 0; i < 4; ++i) cursor.offset();
  cursor.offset();
  return cursor.offset();
}

/** Numbers of the messages that are read. */
export const kinds = Object.freeze({
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  oldFillValue: 0x04,
  fillValue: 0x05,
  link: 0x06,
  externalFiles: 0x07,
  layout: 0x08,
  filters: 0x0b,
  attribute: 0x0c,
  continuation: 0x10,
  symbolTable: 0x11,
  attributeInfo: 0x15,
});

/** A message's contents; `shared` where they stand elsewhere. @typedef {{ kind: number, shared: boolean, cursor: Cursor }} HeaderMessage */

/**
 * The messages of an object.
 * @param {Source} source
 * @param {number} at
 * @returns {HeaderMessage[]}
 */
export function readHeader(source, at) {
  source.visit(at);
  const head = source.from(at);
  return source.bytes[at] === 1 ? readFirstVersion(source, head) : readSecondVersion(source, head);
}

/** @param {Source} source @param {Cursor} head */
function readFirstVersion(source, head) {
  head.skip(2);
  const count = head.u16();
  head.skip(4);
  const size = head.u32();
  head.skip(4);
  /** @type {HeaderMessage[]} */
  const messages = [];
  const blocks = [source.cursor(head.at, size)];
  for (const block of blocks) {
    while (block.left >= 8 && messages.length < count) {
      const kind = block.u16();
      const length = block.u16();
      const flags = block.u8();
      block.skip(3);
      addMessage(source, messages, blocks, kind, flags, block, length);
    }
  }
  return messages;
}

/** @param {Source} source @param {Cursor} head */
function readSecondVersion(source, head) {
  head.signature("OHDR");
  head.version(2, 2);
  const flags = head.u8();
  // Times; the limits between compact and dense attributes.
  head.skip((flags & 0x20 ? 16 : 0) + (flags & 0x10 ? 4 : 0));
  const size = head.uint(1 << (flags & 3));
  /** @type {HeaderMessage[]} */
  const messages = [];
  const blocks = [source.cursor(head.at, size)];
  const prefix = flags & 4 ? 6 : 4;
  for (const block of blocks) {
    if (block !== blocks[0]) {
      block.signature("OCHK");
      block.end -= 4;
    }
    while (block.left >= prefix) {
      const kind = block.u8();
      const length = block.u16();
      const messageFlags = block.u8();
      block.skip(prefix - 4);
      addMessage(source, messages, blocks, kind, messageFlags, block, length);
    }
  }
  return messages;
}

/**
 * @param {Source} source
 * @param {HeaderMessage[]} messages
 * @param {Cursor[]} blocks of the header that are still to read
 * @param {number} kind
 * @param {number} flags
 * @param {Cursor} block
 * @param {number} length
 */
function addMessage(source, messages, blocks, kind, flags, block, length) {
  const at = block.skip(length);
  const cursor = new Cursor(source, at, at + length);
  // In both versions they count, also those that say where the next block is.
  messages.push({ kind, shared: (flags & 2) !== 0, cursor });
  if (kind !== kinds.continuation) return;
  const next = cursor.offset();
  source.visit(next);
  blocks.push(source.cursor(next, cursor.length()));
}

/**
 * @param {readonly HeaderMessage[]} messages
 * @param {number} kind
 */
export function messageOf(messages, kind) {
  const found = messages.find((message) => message.kind === kind);
  if (found?.shared) found.cursor.source.refuse("shared", { offset: found.cursor.at });
  return found?.cursor;
}

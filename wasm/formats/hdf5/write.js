/**
 * Writes HDF5 that every reader since HDF5 1.8 takes, h5py's, Keras's and the browser's: a superblock of version 2, groups
 * of links, contiguous arrays, attributes in the objects' headers, texts of any length in a heap.
 */

import { checksumOf } from "./checksum.js";
import { Writer, dataspaceMessage, datatypeMessage, encodeValues, utf8 } from "./encode.js";
import { kinds } from "./header.js";

/** @import { ArrayNode, Attribute, GroupNode, Node } from "./types.js" */

const superblockSize = 48;
/** What a header's message may have; longer lists of names are to be split, as Keras does. */
export const longestAttribute = 64_512;
const groupInfo = 0x0a;
/** A heap has at least so many bytes, and this many objects at most. */
const leastHeap = 4096;
const mostHeapObjects = 0xffff;
const aligned = (/** @type {number} */ length) => (length + 7) & ~7;

/**
 * @param {GroupNode} root
 * @returns {Uint8Array}
 */
export function writeHdf5(root) {
  const file = new File();
  const heap = new Heap(file, textsIn(root));
  const rootAt = file.object(root, heap);
  const superblock = new Writer()
    .bytes([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 2, 8, 8, 0])
    .uint(0, 8)
    .nowhere()
    .uint(file.end, 8)
    .uint(rootAt, 8);
  const head = superblock.done();
  return file.whole(superblock.uint(checksumOf(head), 4).done());
}

/** All texts of variable length. @param {Node} node @returns {string[]} */
function textsIn(node) {
  const own = [...node.attributes.values()].flatMap(({ type, values }) =>
    type === "string" ? /** @type {string[]} */ (values) : [],
  );
  if (node.kind === "group") return [...own, ...[...node.members.values()].flatMap(textsIn)];
  return node.type === "string" ? [...own, .../** @type {string[]} */ (node.read())] : own;
}

/** Texts of variable length, in collections, each text once. */
class Heap {
  /** @type {Map<string, Uint8Array>} */
  #places = new Map();

  /** @param {File} file @param {readonly string[]} texts */
  constructor(file, texts) {
    const all = [...new Set(texts)].filter((text) => text !== "");
    for (let from = 0; from < all.length; from += mostHeapObjects) {
      this.#write(file, all.slice(from, from + mostHeapObjects));
    }
  }

  /** @param {File} file @param {readonly string[]} texts */
  #write(file, texts) {
    const items = texts.map(utf8);
    const used = items.reduce((sum, { length }) => sum + 16 + aligned(length), 16);
    const size = Math.max(leastHeap, used + 16);
    const writer = new Writer().bytes(utf8("GCOL")).uint(1, 4).uint(size, 8);
    items.forEach((item, i) => {
      writer
        .uint(i + 1, 2)
        .uint(1, 2)
        .uint(0, 4)
        .uint(item.length, 8)
        .bytes(item);
      writer.uint(0, aligned(item.length) - item.length);
    });
    // The free space is an object, too, whose size counts its head.
    writer.uint(0, 8).uint(size - used, 8);
    writer.uint(0, size - writer.length);
    const at = file.add(writer.done());
    items.forEach(({ length }, i) => {
      const place = new Writer()
        .uint(length, 4)
        .uint(at, 8)
        .uint(i + 1, 4);
      this.#places.set(texts[i], place.done());
    });
  }

  /** @param {string} text */
  placeOf = (text) => this.#places.get(text) ?? new Writer().uint(0, 16).done();
}

class File {
  /** @type {Uint8Array[]} */
  #parts = [];
  end = superblockSize;

  /** @param {Uint8Array} bytes @returns {number} their address */
  add(bytes) {
    const at = this.end;
    this.#parts.push(bytes);
    this.end += aligned(bytes.length);
    return at;
  }

  /** @param {Uint8Array} superblock */
  whole(superblock) {
    const bytes = new Uint8Array(this.end);
    bytes.set(superblock);
    let at = superblockSize;
    for (const part of this.#parts) {
      bytes.set(part, at);
      at += aligned(part.length);
    }
    return bytes;
  }

  /** @param {Node} node @param {Heap} heap @returns {number} the address of its header */
  object(node, heap) {
    const messages = node.kind === "group" ? this.#links(node, heap) : this.#array(node, heap);
    const writer = new Writer();
    const write = (/** @type {number} */ kind, /** @type {Uint8Array} */ body) =>
      void writer.uint(kind, 1).uint(body.length, 2).uint(0, 1).bytes(body);
    for (const [kind, body] of messages) write(kind, body);
    if (node.attributes.size > 0) {
      write(kinds.attributeInfo, new Writer().bytes([0, 0]).nowhere().nowhere().done());
    }
    for (const [name, attribute] of node.attributes) {
      write(kinds.attribute, attributeMessage(name, attribute, heap));
    }
    const body = writer.done();
    const header = new Writer().bytes(utf8("OHDR")).bytes([2, 2]).uint(body.length, 4).bytes(body);
    return this.add(header.uint(checksumOf(header.done()), 4).done());
  }

  /** @param {GroupNode} group @param {Heap} heap @returns {[kind: number, body: Uint8Array][]} */
  #links({ members }, heap) {
    const links = [...members].map(([name, node]) => {
      const text = utf8(name);
      // The length of a name in two bytes; it is UTF-8.
      const writer = new Writer().bytes([1, 0x11, 1]).uint(text.length, 2).bytes(text);
      const body = writer.uint(this.object(node, heap), 8).done();
      return /** @type {[number, Uint8Array]} */ ([kinds.link, body]);
    });
    return [
      [kinds.linkInfo, new Writer().bytes([0, 0]).nowhere().nowhere().done()],
      [groupInfo, new Uint8Array(2)],
      ...links,
    ];
  }

  /** @param {ArrayNode} node @param {Heap} heap @returns {[kind: number, body: Uint8Array][]} */
  #array({ type, shape, read }, heap) {
    if (type === null) throw new TypeError("an array without a type cannot be written");
    const { bytes, textLength } = encodeValues({ type, shape, values: read() }, heap.placeOf);
    const layout = new Writer().bytes([3, 1]);
    if (bytes.length > 0) layout.uint(this.add(bytes), 8);
    else layout.nowhere();
    return [
      [kinds.dataspace, dataspaceMessage(shape)],
      [kinds.datatype, datatypeMessage(type, textLength)],
      // Room is taken late, and filled only with a value that was set.
      [kinds.fillValue, new Uint8Array([3, 0x0a])],
      [kinds.layout, layout.uint(bytes.length, 8).done()],
    ];
  }
}

/** @param {string} name @param {Attribute} attribute @param {Heap} heap */
function attributeMessage(name, attribute, heap) {
  const { bytes, textLength } = encodeValues(attribute, heap.placeOf);
  const parts = [utf8(`${name}\0`), datatypeMessage(attribute.type, textLength)];
  parts.push(dataspaceMessage(attribute.shape));
  const writer = new Writer().bytes([3, 0]);
  for (const { length } of parts) writer.uint(length, 2);
  // UTF-8.
  writer.uint(1, 1);
  for (const part of [...parts, bytes]) writer.bytes(part);
  if (writer.length > 0xffff) throw new RangeError(`attribute ${name} is too long`);
  return writer.done();
}

/**
 * HDF5 files as Keras and h5py write them, as a tree: old and new groups, attributes of any size, contiguous, compact and
 * chunked arrays. Links to elsewhere, virtual and external data are refused; sizes are checked before memory is taken.
 */

import { attributesOf } from "./attributes.js";
import { assemble, indexedChunks, treeChunks } from "./chunks.js";
import { decode, elementSize, readDataspace, readDatatype } from "./datatype.js";
import { readFilters } from "./filters.js";
import { kinds, messageOf, readHeader, readSuperblock, startOf } from "./header.js";
import { isGroup, linksOf } from "./links.js";
import { Source, noAddress, refusal } from "./source.js";

/** @import { HeaderMessage } from "./header.js" */
/** @import { GroupNode, Limits, Node, ArrayNode } from "./types.js" */

const deepest = 64;

/** @param {Uint8Array} bytes */
export const isHdf5 = (bytes) => startOf(bytes) >= 0;

/**
 * Throws `invalid-data` where the bytes are no such file, a damaged one, or one with links.
 * @param {Uint8Array} bytes
 * @param {string} path for messages
 * @param {Limits} [limits]
 * @returns {GroupNode}
 */
export function readHdf5(bytes, path, limits = { bytes: 1.5e9 }) {
  const start = startOf(bytes);
  if (start < 0) throw refusal(path, "signature");
  const source = new Source(bytes.subarray(start), path, limits);
  const root = within(source, () => readObject(source, readSuperblock(source), 0));
  return root.kind === "group" ? root : source.refuse("no-group");
}

/**
 * What runs into the file's end or its own depth is an error of the file.
 * @template T
 * @param {Source} source
 * @param {() => T} read
 * @returns {T}
 */
function within(source, read) {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof RangeError) source.damaged(0);
    throw cause;
  }
}

/** @param {Source} source @param {number} at @param {number} depth @returns {Node} */
function readObject(source, at, depth) {
  if (depth > deepest) source.refuse("too-deep", { limit: deepest });
  source.countObject();
  const messages = readHeader(source, at);
  const attributes = attributesOf(source, messages);
  if (!isGroup(messages)) return readArray(source, messages, attributes);
  /** @type {Map<string, Node>} */
  const members = new Map();
  for (const { name, at: address } of linksOf(source, messages)) {
    members.set(name, readObject(source, address, depth + 1));
  }
  return { kind: "group", attributes, members };
}

/**
 * @param {Source} source
 * @param {readonly HeaderMessage[]} messages
 * @param {ArrayNode["attributes"]} attributes
 * @returns {ArrayNode}
 */
function readArray(source, messages, attributes) {
  if (messageOf(messages, kinds.externalFiles)) source.refuse("external-data");
  const [space, typed] = [kinds.dataspace, kinds.datatype].map((kind) => messageOf(messages, kind));
  const layout = messageOf(messages, kinds.layout);
  if (!space || !typed || !layout) return source.refuse("no-array");
  const dataspace = readDataspace(space);
  const datatype = readDatatype(typed);
  const read = () => {
    const size = dataspace.count * elementSize(datatype);
    if (datatype.type === null) return source.refuse("type");
    const bytes = storedBytes(source, messages, dataspace, elementSize(datatype), size);
    return decode(source, datatype, dataspace.count, bytes);
  };
  // A layout that is refused is refused at once.
  if (layout.version(5, 3) >= 3 && layout.u8() === 3) source.refuse("virtual");
  layout.at -= 2;
  return {
    kind: "array",
    type: datatype.type,
    shape: [...dataspace.shape, ...datatype.inner],
    attributes,
    read: () => within(source, read),
  };
}

/**
 * The bytes of all elements.
 * @param {Source} source
 * @param {readonly HeaderMessage[]} messages
 * @param {import("./datatype.js").Dataspace} dataspace
 * @param {number} itemSize
 * @param {number} size
 * @returns {Uint8Array}
 */
function storedBytes(source, messages, { shape, most }, itemSize, size) {
  const message = /** @type {import("./source.js").Cursor} */ (messageOf(messages, kinds.layout));
  const layout = source.cursor(message.at, message.left);
  const version = layout.version(5, 3);
  const kind = layout.u8();
  if (kind === 0) {
    source.take(size);
    const bytes = layout.bytes(layout.u16());
    return bytes.length < size ? source.damaged(layout.at) : bytes;
  }
  if (kind === 1) {
    const at = layout.offset();
    if (at === noAddress) return filled(source, messages, itemSize, size);
    source.check(at, size);
    source.take(size);
    return source.bytes.subarray(at, at + size);
  }
  if (kind !== 2) return source.damaged(layout.at);
  const flags = version > 3 ? layout.u8() : 0;
  const rank = layout.u8() - 1;
  if (rank !== shape.length || rank < 1) source.damaged(layout.at);
  const tree = version > 3 ? noAddress : layout.offset();
  const extentBytes = version > 3 ? layout.u8() : 4;
  const chunk = shape.map(() => layout.uint(extentBytes));
  layout.skip(extentBytes);
  if (chunk.includes(0)) source.damaged(layout.at);
  const pipeline = messageOf(messages, kinds.filters);
  const filters = pipeline ? readFilters(source.cursor(pipeline.at, pipeline.left)) : [];
  const chunking = { shape, most, chunk, elementSize: itemSize, filters };
  const bytes = filled(source, messages, itemSize, size);
  if (size > 0) {
    // Addresses are visited again each time the array is read.
    const again = source.again();
    const chunks =
      version > 3
        ? indexedChunks(again, again.cursor(layout.at, layout.left), flags, chunking, version)
        : treeChunks(again, tree, chunking);
    assemble(source, chunking, chunks, bytes);
  }
  return bytes;
}

/**
 * What an array holds where nothing was stored.
 * @param {Source} source
 * @param {readonly HeaderMessage[]} messages
 * @param {number} itemSize
 * @param {number} size
 */
function filled(source, messages, itemSize, size) {
  source.take(size);
  const bytes = new Uint8Array(size);
  const value = fillValueOf(source, messages);
  if (value.length === itemSize && value.some((byte) => byte !== 0)) {
    for (let at = 0; at < size; at += itemSize) bytes.set(value, at);
  }
  return bytes;
}

/** @param {Source} source @param {readonly HeaderMessage[]} messages */
function fillValueOf(source, messages) {
  const message = messageOf(messages, kinds.fillValue);
  if (!message) return new Uint8Array();
  const cursor = source.cursor(message.at, message.left);
  if (cursor.version(3, 1) === 3) {
    if (!(cursor.u8() & 0x20)) return new Uint8Array();
  } else {
    cursor.skip(2);
    if (cursor.u8() === 0) return new Uint8Array();
  }
  return cursor.bytes(cursor.u32());
}

/** Arrays that are stored in chunks: where each chunk is, and how they make the array. */

import { recordsOf } from "./btree2.js";
import { extensibleChunks, fixedChunks } from "./chunk-arrays.js";
import { unfilter } from "./filters.js";
import { walkTree } from "./links.js";
import { noAddress } from "./source.js";

/** @import { Filter } from "./filters.js" */
/** @import { Cursor, Source } from "./source.js" */

/**
 * A stored chunk: where it is, and its place in units of chunks.
 * @typedef {{ at: number, size: number, skipped: number, place: number[] }} Chunk
 *
 * @typedef {object} Chunking
 * @property {number[]} shape of the array
 * @property {number[]} most that it may grow to, -1 without end
 * @property {number[]} chunk the shape of one
 * @property {number} elementSize
 * @property {Filter[]} filters
 */

/**
 * Fills an array from its chunks.
 * @param {Source} source
 * @param {Chunking} chunking
 * @param {readonly Chunk[]} chunks
 * @param {Uint8Array} bytes of the array, with the fill value in it
 */
export function assemble(source, chunking, chunks, bytes) {
  const { shape, chunk, elementSize, filters } = chunking;
  const size = chunk.reduce((product, extent) => product * extent, elementSize);
  for (const { at, size: stored, skipped, place } of chunks) {
    const start = place.map((index, axis) => index * chunk[axis]);
    if (at === noAddress || start.some((first, axis) => first >= shape[axis])) continue;
    source.check(at, stored);
    source.take(size);
    const packed = source.bytes.subarray(at, at + stored);
    copyChunk(chunking, start, unfilter(source, filters, skipped, packed, size), bytes);
  }
}

/**
 * @param {Chunking} chunking
 * @param {readonly number[]} start
 * @param {Uint8Array} from the chunk
 * @param {Uint8Array} to the array
 */
function copyChunk({ shape, chunk, elementSize }, start, from, to) {
  const last = shape.length - 1;
  const extents = shape.map((extent, axis) => Math.min(chunk[axis], extent - start[axis]));
  const run = extents[last] * elementSize;
  const index = shape.map(() => 0);
  for (;;) {
    let [source, target] = [0, 0];
    for (let axis = 0; axis <= last; ++axis) {
      source = source * chunk[axis] + index[axis];
      target = target * shape[axis] + start[axis] + index[axis];
    }
    to.set(from.subarray(source * elementSize, source * elementSize + run), target * elementSize);
    let axis = last - 1;
    while (axis >= 0 && ++index[axis] === extents[axis]) index[axis--] = 0;
    if (axis < 0) return;
  }
}

/**
 * The chunks in a B-tree of version 1.
 * @param {Source} source
 * @param {number} at
 * @param {Chunking} chunking
 * @returns {Chunk[]}
 */
export function treeChunks(source, at, { chunk }) {
  /** @type {Chunk[]} */
  const chunks = [];
  if (at === noAddress) return chunks;
  walkTree(source, at, 1, 8 + 8 * (chunk.length + 1), (key, child) => {
    const size = key.u32();
    const skipped = key.u32();
    const place = chunk.map((extent) => key.uint(8) / extent);
    if (!place.every(Number.isInteger)) source.damaged(key.at);
    chunks.push({ at: child, size, skipped, place });
  });
  return chunks;
}

/**
 * The chunks as the fourth version of the layout finds them.
 * @param {Source} source
 * @param {Cursor} layout behind the chunk's shape
 * @param {number} flags
 * @param {Chunking} chunking
 * @param {number} version of the layout
 * @returns {Chunk[]}
 */
export function indexedChunks(source, layout, flags, chunking, version) {
  const { shape, most, chunk, elementSize, filters } = chunking;
  const size = chunk.reduce((product, extent) => product * extent, elementSize);
  // What counts is how far the array may grow, so that chunks keep their numbers.
  const counts = shape.map((extent, axis) =>
    Math.ceil((most[axis] === -1 ? extent : most[axis]) / chunk[axis]),
  );
  const filtered = filters.length > 0;
  const readOne = (/** @type {Cursor} */ cursor, /** @type {number} */ bytes) => {
    const at = cursor.offset();
    if (!filtered) return { at, size, skipped: 0 };
    return { at, size: cursor.uint(bytes - source.offsetSize - 4), skipped: cursor.u32() };
  };
  const kind = layout.u8();
  if (kind === 1) {
    const stored =
      flags & 2 ? { size: layout.length(), skipped: layout.u32() } : { size, skipped: 0 };
    return [{ at: layout.offset(), ...stored, place: shape.map(() => 0) }];
  }
  if (kind === 2) {
    const at = layout.offset();
    const total = at === noAddress ? 0 : counts.reduce((product, count) => product * count, 1);
    source.check(Math.max(at, 0), total * size);
    return Array.from({ length: total }, (_, i) => ({
      ...{ at: at + i * size, size, skipped: 0, place: placeOf(i, counts) },
    }));
  }
  if (kind === 3) {
    layout.skip(1);
    const found = fixedChunks(source, layout.offset(), readOne);
    return found.map((one) => ({ ...one, place: placeOf(one.number, counts) }));
  }
  if (kind === 4) {
    layout.skip(5);
    // The axis without end counts slowest.
    const endless = Math.max(0, most.indexOf(-1));
    const order = [endless, ...shape.keys()].filter((axis, i) => i === 0 || axis !== endless);
    const found = extensibleChunks(source, layout.offset(), readOne);
    return found.map((one) => {
      const place = placeOf(
        one.number,
        order.map((axis) => counts[axis]),
      );
      return { ...one, place: shape.map((_, axis) => place[order.indexOf(axis)]) };
    });
  }
  if (kind !== 5) source.refuse("version", { version: kind, offset: layout.at - 1 });
  layout.skip(6);
  const tree = layout.offset();
  if (tree === noAddress) return [];
  const sizeBytes = version > 4 ? source.lengthSize : chunkSizeBytes(size);
  return recordsOf(source, tree, [10, 11], (record, type) => {
    const at = record.offset();
    const stored =
      type === 11 ? { size: record.uint(sizeBytes), skipped: record.u32() } : { size, skipped: 0 };
    return { at, ...stored, place: shape.map(() => record.uint(8)) };
  });
}

/** Bytes of the size of a stored chunk: one more than its unpacked size needs, at most eight. @param {number} size */
const chunkSizeBytes = (size) => Math.min(8, 1 + Math.floor((Math.floor(Math.log2(size)) + 8) / 8));

/** @param {number} index @param {readonly number[]} counts */
function placeOf(index, counts) {
  const place = counts.map(() => 0);
  for (let axis = counts.length - 1; axis > 0; --axis) {
    place[axis] = index % counts[axis];
    index = Math.floor(index / counts[axis]);
  }
  place[0] = index;
  return place;
}

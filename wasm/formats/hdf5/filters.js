/** What was done to a chunk before it was stored. */

import { unzlibSync } from "fflate";

/** @import { Cursor, Source } from "./source.js" */

/** @type {Record<number, Filter["name"]>} */
const filterNames = { 1: "deflate", 2: "shuffle", 3: "fletcher32" };
const mostFilters = 32;

/** @typedef {{ name: "deflate" | "shuffle" | "fletcher32" | null, id: number, values: number[] }} Filter */

/**
 * @param {Cursor} cursor
 * @returns {Filter[]}
 */
export function readFilters(cursor) {
  const { source, at } = cursor;
  const version = cursor.version(2, 1);
  const count = cursor.u8();
  if (count > mostFilters) source.damaged(at);
  if (version === 1) cursor.skip(6);
  return Array.from({ length: count }, () => {
    const id = cursor.u16();
    const nameLength = version === 1 || id >= 256 ? cursor.u16() : 0;
    cursor.skip(2);
    const numbers = cursor.u16();
    cursor.skip(version === 1 ? (nameLength + 7) & ~7 : nameLength);
    const values = Array.from({ length: numbers }, () => cursor.u32());
    if (version === 1 && numbers % 2 === 1) cursor.skip(4);
    return { name: filterNames[id] ?? null, id, values };
  });
}

/**
 * @param {Source} source
 * @param {readonly Filter[]} filters
 * @param {number} skipped a bit for each that was not used
 * @param {Uint8Array} stored
 * @param {number} size that it has without filters
 * @returns {Uint8Array}
 */
export function unfilter(source, filters, skipped, stored, size) {
  let bytes = stored;
  for (const [i, { name, id, values }] of [...filters.entries()].reverse()) {
    if (skipped & (1 << i)) continue;
    if (name === "deflate") bytes = inflate(source, bytes, size + 4);
    else if (name === "shuffle") bytes = unshuffle(bytes, values[0]);
    else if (name === "fletcher32") bytes = bytes.subarray(0, Math.max(0, bytes.length - 4));
    else source.refuse("filter", { filter: id });
  }
  if (bytes.length !== size) source.refuse("chunk", { size, unpacked: bytes.length });
  return bytes;
}

/** Nothing beyond `most` bytes is written. @param {Source} source @param {Uint8Array} packed @param {number} most */
function inflate(source, packed, most) {
  try {
    return unzlibSync(packed, { out: new Uint8Array(most + 1) });
  } catch {
    return source.refuse("deflate");
  }
}

/** The first bytes of all elements come first, then the second ones. @param {Uint8Array} bytes @param {number} size */
function unshuffle(bytes, size) {
  if (!(size > 1)) return bytes;
  const count = Math.floor(bytes.length / size);
  // A damaged size may be four billion.
  if (count === 0) return bytes;
  const result = bytes.slice();
  for (let byte = 0, from = 0; byte < size; ++byte) {
    for (let i = 0; i < count; ++i) result[i * size + byte] = bytes[from++];
  }
  return result;
}

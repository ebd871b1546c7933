/** What is of variable length lies in collections of objects: the global heap. */

import { noAddress } from "./source.js";

/** @import { Source } from "./source.js" */

/** The objects of the collections that were read, by their numbers. @type {WeakMap<Source, Map<number, Map<number, Uint8Array>>>} */
const collections = new WeakMap();

/**
 * @param {Source} source
 * @param {number} at
 */
function collectionAt(source, at) {
  const known = collections.get(source) ?? new Map();
  collections.set(source, known);
  const done = known.get(at);
  if (done) return done;
  const head = source.from(at);
  head.signature("GCOL");
  head.version(1, 1);
  head.skip(3);
  const cursor = source.cursor(at, head.length());
  cursor.at = head.at;
  /** @type {Map<number, Uint8Array>} */
  const objects = new Map();
  while (cursor.left >= 8 + source.lengthSize) {
    const index = cursor.u16();
    cursor.skip(6);
    const length = cursor.length();
    // What is left is free.
    if (index === 0) break;
    objects.set(index, cursor.bytes(length));
    cursor.at = Math.min(cursor.end, cursor.at + (-length & 7));
  }
  known.set(at, objects);
  return objects;
}

/**
 * @param {Source} source
 * @param {Uint8Array} item an element of variable length: how long it is, and where
 * @returns {Uint8Array}
 */
export function readHeapObject(source, item) {
  const place = source.inner(item);
  const [length, at, index] = [place.u32(), place.offset(), place.u32()];
  if (length === 0 || at === noAddress || at === 0) return new Uint8Array();
  const object = collectionAt(source, at).get(index);
  if (!object || object.length < length) return source.damaged(at);
  source.take(length);
  return object.subarray(0, length);
}

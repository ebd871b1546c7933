/** Images that are there more than once, of which one is kept: pandas's drop_duplicates(), by pixels and class. */

import { hashesOf, hashInto, keyOf, wordsOf } from "./row-hash.js";
import { warning } from "../messages/error.js";

/** @import { FolderSets } from "./image-folders.js" */
/** @import { ReadContext } from "./reading.js" */
/** @import { Picture, Pixels, Turn, Warning } from "./types.js" */

/** Bytes that are looked at between two messages: some milliseconds. */
const sliceBytes = 2 ** 20;

/**
 * What an image is told apart by.
 * @param {Picture} picture
 */
export function keyOfPicture({ height, width, channels, data }) {
  const hashes = hashesOf(1);
  hashInto(hashes, Uint32Array.of(height, width, channels));
  hashInto(hashes, wordsOf(Uint8Array.from(data), 1));
  return keyOf(hashes, 0);
}

/**
 * The places that have no equal before them.
 * @param {ArrayLike<number>} keys of the images
 * @param {(place: number) => unknown} classOf
 * @returns {number[]}
 */
function firstOfEach(keys, classOf) {
  /** @type {Map<number, Set<unknown>>} */
  const seen = new Map();
  const kept = [];
  for (let place = 0; place < keys.length; ++place) {
    const classes = seen.get(keys[place]) ?? new Set();
    const own = classOf(place);
    if (classes.has(own)) continue;
    seen.set(keys[place], classes.add(own));
    kept.push(place);
  }
  return kept;
}

/**
 * Of images in folders those that repeat none before them.
 * @param {FolderSets} sets
 * @param {number[]} keys of the images
 * @param {Warning[]} warnings
 * @returns {FolderSets}
 */
export function withoutCopies(sets, keys, warnings) {
  const { order, labels, name } = sets;
  const kept = firstOfEach(
    order.map((i) => keys[i]),
    (place) => labels[place],
  );
  warnings.push(...copiesWarning(order.length - kept.length, name));
  return only(sets, kept);
}

/**
 * Some of the images in folders.
 * @param {FolderSets} sets
 * @param {number[]} kept places in their order
 * @returns {FolderSets}
 */
export function only(sets, kept) {
  const { order, labels, split, validation } = sets;
  const tests = split?.train ?? order.length;
  const train = kept.filter((place) => place < tests).length;
  return {
    ...sets,
    order: kept.map((place) => order[place]),
    labels: kept.map((place) => labels[place]),
    split: kept.length > train ? { train, test: kept.length - train } : null,
    validation: kept.filter((place) => place < tests && place >= tests - validation).length,
  };
}

/**
 * The images of all parts; where only one of equal ones is wanted, those that repeat none before them. A part of which
 * nothing is left goes.
 * @param {{ pixels: Pixels[], labels: Int32Array[], validation: number, name: string }} read rows to train on, of
 *   which the last `validation` validate, then rows to test on; and where they come from
 * @param {Pick<ReadContext, "reading" | "warnings" | "turn">} context
 * @returns {Promise<{ pixels: Pixels[], labels: Int32Array, validation: number }>}
 */
export async function imagesOnce({ pixels, labels, validation, name }, context) {
  const classes = new Int32Array(labels.reduce((sum, part) => sum + part.length, 0));
  labels.forEach((part, i) => classes.set(part, i && labels[0].length));
  if (!areOnce(context)) return { pixels, labels: classes, validation };
  const keys = [];
  for (const part of pixels) keys.push(...(await keysOf(part, context.turn)));
  const kept = firstOfEach(keys, (place) => classes[place]);
  context.warnings.push(...copiesWarning(keys.length - kept.length, name));
  const [{ count: trained }] = pixels;
  const [train, test] = [kept.filter((row) => row < trained), kept.filter((row) => row >= trained)];
  const left = [some(pixels[0], train)];
  if (test.length > 0)
    left.push(
      some(
        pixels[1],
        test.map((row) => row - trained),
      ),
    );
  return {
    pixels: left,
    labels: Int32Array.from(kept, (row) => classes[row]),
    validation: train.filter((row) => row >= trained - validation).length,
  };
}

/**
 * @param {Pixels} part
 * @param {Turn} turn
 */
async function keysOf({ count, data }, turn) {
  const size = data.length / count;
  const most = Math.max(1, Math.floor(sliceBytes / size));
  /** @type {number[]} */
  const keys = [];
  for (let from = 0; from < count; from += most) {
    const rows = Math.min(most, count - from);
    const hashes = hashesOf(rows);
    hashInto(hashes, wordsOf(data.slice(from * size, (from + rows) * size), rows));
    for (let row = 0; row < rows; ++row) keys.push(keyOf(hashes, row));
    await turn();
  }
  return keys;
}

/** @param {Pixels} part @param {number[]} rows @returns {Pixels} */
function some(part, rows) {
  const size = part.data.length / part.count;
  const data = new Uint8Array(rows.length * size);
  rows.forEach((row, i) => data.set(part.data.subarray(row * size, (row + 1) * size), i * size));
  return { ...part, count: rows.length, data };
}

/** Whether only one of equal images is wanted. @param {Pick<ReadContext, "reading">} context */
export const areOnce = ({ reading }) =>
  reading?.class_name !== "CSV" && reading?.config?.drop_duplicates === true;

/** @param {number} count @param {string} path @returns {Warning[]} */
const copiesWarning = (count, path) =>
  count > 0 ? [warning("copies-left-out", { count, path })] : [];

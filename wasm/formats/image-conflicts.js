/** Images that have two classes: a table gives them two, or the same file lies in the folders of two. */

import { hashesOf, hashInto, keyOf, wordsOf } from "./row-hash.js";
import { only } from "./image-copies.js";
import { MinibatchError, warning } from "../messages/error.js";

/** @import { FolderSets } from "./image-folders.js" */
/** @import { ReadContext } from "./reading.js" */
/** @import { Message } from "../messages/render.js" */
/** @import { Warning } from "./types.js" */

/**
 * An image with two classes, and where the second is from if that is another file.
 * @typedef {{ path: string, copy?: string, one: string, other: string }} Conflict
 */

/** So many are named. */
const mostNamed = 3;

/** What is to be done about them; undefined: they are only told of. @param {Pick<ReadContext, "reading">} context */
export const conflictsSaid = ({ reading }) =>
  reading?.class_name === "Images" ? reading.config?.conflicts : undefined;

/** What a file is told apart by. @param {Uint8Array} bytes */
export function keyOfBytes(bytes) {
  const hashes = hashesOf(1);
  hashInto(hashes, Uint32Array.of(bytes.length));
  hashInto(hashes, wordsOf(Uint8Array.from(bytes), 1));
  return keyOf(hashes, 0);
}

/**
 * @param {FolderSets} sets
 * @param {number[]} keys of the files
 * @param {string[]} paths
 * @param {"first" | "drop" | undefined} said
 * @returns {{ sets: FolderSets, conflicts: Conflict[] }} the sets without those that are not to be read
 */
export function withoutConflicts(sets, keys, paths, said) {
  const { order, labels, classNames } = sets;
  /** @type {Map<number, number>} */
  const firsts = new Map();
  /** @type {Map<number, Conflict>} */
  const found = new Map();
  for (const [place, i] of order.entries()) {
    const first = firsts.get(keys[i]);
    if (first === undefined) firsts.set(keys[i], place);
    else if (labels[place] !== labels[first] && !found.has(keys[i])) {
      const [one, other] = [first, place].map((at) => classNames[labels[at]]);
      found.set(keys[i], { path: paths[order[first]], copy: paths[i], one, other });
    }
  }
  const conflicts = [...found.values()];
  if (said === undefined || conflicts.length === 0) return { sets, conflicts };
  const isKept = (/** @type {number} */ place) => {
    const key = keys[order[place]];
    if (!found.has(key)) return true;
    return said === "first" && labels[place] === labels[firsts.get(key) ?? place];
  };
  const kept = Array.from(order.keys()).filter(isKept);
  if (kept.length === 0) throw new MinibatchError("invalid-data", { id: "conflicts.all" });
  return { sets: only(sets, kept), conflicts };
}

/**
 * @param {Conflict[]} conflicts
 * @param {"first" | "drop" | undefined} said
 * @returns {Warning[]}
 */
export function conflictWarnings(conflicts, said) {
  const { length: count } = conflicts;
  if (count === 0) return [];
  if (said) return [warning(said === "first" ? "conflicts.first" : "conflicts.drop", { count })];
  /** @type {(string | Message)[]} */
  const images = conflicts.slice(0, mostNamed).map(({ copy, ...values }) => ({
    id: copy === undefined ? "conflicts.image" : "conflicts.copies",
    values: copy === undefined ? values : { ...values, copy },
  }));
  return [warning("conflicts", { count, images: count > mostNamed ? [...images, "…"] : images })];
}

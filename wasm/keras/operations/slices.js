/** Slices of tensors as Python writes them: ":, -1, ::2". */

import { isObject } from "../../messages/is-object.js";

/** An entry of x[:, -1, 1:4], in one of the ways of writing it; null where it is not known. @param {any} item */
function itemText(item) {
  if (item === null) return "None";
  if (Number.isInteger(item)) return String(item);
  if (!isObject(item)) return null;
  if (item.class_name === "__ellipsis__") return "...";
  if (!("start" in item)) return null;
  const ends = [item.start, item.stop, item.step].map((end) => end ?? null);
  if (!ends.every((end) => end === null || Number.isInteger(end))) return null;
  const [first, last, step] = ends.map((end) => end ?? "");
  return `${first}:${last}${step === "" ? "" : `:${step}`}`;
}

/**
 * @param {any} key an entry or several: numbers, null, `{ start, stop, step }`, `__ellipsis__`
 * @returns {string | null}
 */
export function keyOf(key) {
  const items = (Array.isArray(key) ? key : [key]).map(itemText);
  return items.includes(null) ? null : items.join(", ");
}

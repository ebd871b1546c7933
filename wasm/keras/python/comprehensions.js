/** What lists and dictionaries hold that are written with `for` in them. */

import { itemsOf } from "./containers.js";
import { limits } from "./limits.js";
import { RowRange } from "./series.js";
import { Selected, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./syntax.js").Syntax} Syntax */

/**
 * @param {Evaluator} ev
 * @param {Syntax} node
 * @param {any} [over] what is gone through, where that is not what stands there
 * @returns {any}
 */
export function comprehended(ev, node, over = ev.value(node.over)) {
  // Of the columns of a type, some that a condition chooses.
  const isSame = node.target.type === "name" && node.element.name === node.target.name;
  if (over instanceof Selected && isSame) return over;
  if (over instanceof RowRange) return comprehended(ev, node, [over.any]);
  const unknown = () => new Unknown(node, ev.findings.textOf(node));
  const all = itemsOf(over);
  if (!all) return unknown();
  ev.scopes.push(new Map());
  /** @type {any[]} */
  const keys = [];
  /** @type {any[]} */
  const items = [];
  let isKnown = true;
  for (const item of all.slice(0, limits.rounds)) {
    ev.assign(node.target, item, node.over);
    const truths = node.tests.map((/** @type {Syntax} */ test) => ev.truth(test));
    if (truths.includes(undefined)) isKnown = false;
    if (!truths.every(Boolean)) continue;
    if (node.key) keys.push(ev.value(node.key));
    items.push(node.inner ? comprehended(ev, node.inner) : ev.value(node.element));
  }
  ev.scopes.pop();
  if (!isKnown) return unknown();
  if (node.key) return new Map(keys.map((key, i) => [key, items[i]]));
  return node.inner && items.every(Array.isArray) ? items.flat() : items;
}

/** A decision tree as a run keeps it, and where its nodes are drawn. */

/** @import { TreeNode } from "minibatch" */

/**
 * @typedef {object} KeptTree
 * @property {(TreeNode & { isCut?: boolean })[]} nodes the first levels; of one that is cut, children are left out
 * @property {string[]} features
 * @property {string[]} classes empty of a tree that predicts numbers
 * @property {number} total how many nodes there are
 */

/** A run keeps so many nodes. */
const most = 255;

/**
 * The first levels of a tree, as many nodes as a run keeps.
 * @param {TreeNode[]} nodes
 * @returns {KeptTree["nodes"]}
 */
export function firstNodes(nodes) {
  const queue = [0];
  const taken = new Set(queue);
  for (const place of queue) {
    const { left, right } = nodes[place];
    if (left < 0 || taken.size + 2 > most) continue;
    queue.push(left, right);
    for (const child of [left, right]) taken.add(child);
  }
  const places = [...taken].sort((a, b) => a - b);
  const to = new Map(places.map((place, at) => [place, at]));
  return places.map((place) => {
    const { left, right } = nodes[place];
    const [one, other] = [to.get(left) ?? -1, to.get(right) ?? -1];
    const isCut = left >= 0 && one < 0;
    return { ...nodes[place], left: one, right: other, ...(isCut && { isCut }) };
  });
}

/**
 * Where each node stands: leaves side by side, a parent above the middle of its children.
 * @param {TreeNode[]} nodes
 * @returns {{ places: { x: number, depth: number }[], leaves: number, depth: number }}
 */
export function placesOf(nodes) {
  /** @type {{ x: number, depth: number }[]} */
  const places = nodes.map(() => ({ x: 0, depth: 0 }));
  let [leaves, deepest] = [0, 0];
  /** @param {number} at @param {number} depth @returns {number} */
  const place = (at, depth) => {
    const { left, right } = nodes[at];
    deepest = Math.max(deepest, depth);
    const x = left < 0 ? leaves++ : (place(left, depth + 1) + place(right, depth + 1)) / 2;
    places[at] = { x, depth };
    return x;
  };
  if (nodes.length > 0) place(0, 0);
  return { places, leaves, depth: deepest };
}

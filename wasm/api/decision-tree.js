/** A decision tree's nodes, and the text that scikit-learn writes of them. */

import { fixed } from "./fixed.js";

/**
 * A node. Rows whose `feature` is not larger than `threshold` go to the left; a leaf has -1 for both of its children.
 * @typedef {object} TreeNode
 * @property {number} left the place of a node in the list
 * @property {number} right
 * @property {number} feature
 * @property {number} threshold
 * @property {number} impurity Gini's, the entropy, or the mean of the squared errors
 * @property {number} samples how many training rows came here
 * @property {number[]} value the share of each class, or the mean of each number
 */

/** How many numbers of a node stand before its value: core/baselines/baseline_jobs.h. */
const about = 6;

/**
 * @param {ArrayLike<number>} numbers of all nodes, as the core gives them
 * @param {number} width how many numbers a value has
 * @returns {TreeNode[]}
 */
export const nodesOf = (numbers, width) =>
  Array.from({ length: numbers.length / (about + width) }, (_, place) => {
    const from = place * (about + width);
    const [left, right, feature, threshold, impurity, samples, ...value] = Array.from(
      { length: about + width },
      (_, i) => numbers[from + i],
    );
    return { left, right, feature, threshold, impurity, samples, value };
  });

/** @param {TreeNode[]} nodes @param {number} place @returns {number} */
function depthBelow(nodes, place) {
  const { left, right } = nodes[place];
  return left < 0 ? 1 : 1 + Math.max(depthBelow(nodes, left), depthBelow(nodes, right));
}

/** The place of the largest. @param {number[]} values */
const largest = (values) => values.indexOf(Math.max(...values));

/**
 * A decision tree as text, as sklearn.tree.export_text() writes it.
 * @param {TreeNode[]} nodes
 * @param {object} [options]
 * @param {readonly string[]} [options.featureNames] "feature_0" … where there are none
 * @param {readonly string[]} [options.classNames] of a tree that predicts classes
 * @param {number} [options.maxDepth] levels below it are left out; 10 if it is not given
 * @param {number} [options.decimals] 2 if it is not given
 * @returns {string}
 */
export function treeText(nodes, options = {}) {
  const { featureNames = [], classNames = [], maxDepth = 10, decimals = 2 } = options;
  /** @type {string[]} */
  const lines = [];
  /** @param {number} place @param {string} indent */
  const leaf = (place, indent) => {
    const { value } = nodes[place];
    const text =
      classNames.length > 0
        ? `class: ${classNames[largest(value)]}`
        : `value: [${value.map((one) => fixed(one, decimals)).join(", ")}]`;
    lines.push(`${indent} ${text}`);
  };
  /** @param {number} place @param {number} depth */
  const write = (place, depth) => {
    const { left, right, feature, threshold } = nodes[place];
    const indent = `${"|   ".repeat(depth - 1)}|---`;
    const below = depth > maxDepth + 1 ? depthBelow(nodes, place) : 0;
    if (below > 1) lines.push(`${indent} truncated branch of depth ${below}`);
    else if (left < 0) leaf(place, indent);
    else {
      const name = featureNames[feature] ?? `feature_${feature}`;
      const limit = fixed(threshold, decimals);
      lines.push(`${indent} ${name} <= ${limit}`);
      write(left, depth + 1);
      lines.push(`${indent} ${name} >  ${limit}`);
      write(right, depth + 1);
    }
  };
  if (nodes.length > 0) write(0, 1);
  return lines.map((line) => `${line}\n`).join("");
}

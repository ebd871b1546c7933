/** Which rows of images train and which test. */

/** @import { PrepareOptions } from "./types.js" */

/**
 * @param {object} given
 * @param {import("../engine/core.js").Core} given.core
 * @param {Int32Array} given.labels
 * @param {{ train: number, test: number } | null} given.brought parts that the files bring
 * @param {boolean} given.shuffleTrain shuffle the training part that the files bring
 * @param {PrepareOptions} given.options
 * @returns {{ train: Uint32Array, test: Uint32Array, stratified?: boolean }}
 */
export function splitRows({ core, labels, brought, shuffleTrain, options }) {
  const { testSize = 0.2, seed = 0, stratify = true } = options;
  if (!brought) {
    if (!stratify) return core.trainTestSplit(labels.length, testSize, seed);
    const stratified = core.canStratify(labels, testSize);
    const split = stratified
      ? core.stratifiedSplit(labels, testSize, seed)
      : core.trainTestSplit(labels.length, testSize, seed);
    return { ...split, stratified };
  }
  const all = Uint32Array.from(labels, (_, row) => row);
  return {
    train: shuffleTrain ? shuffled(core, brought.train, seed) : all.slice(0, brought.train),
    test: all.slice(brought.train),
  };
}

/**
 * @param {import("../engine/core.js").Core} core
 * @param {number} count
 * @param {number} seed
 */
function shuffled(core, count, seed) {
  if (count < 2) return Uint32Array.from({ length: count }, (_, row) => row);
  // Both parts of a shuffled split, one after the other, are all rows in random order.
  const { train, test } = core.trainTestSplit(count, 0.5, seed);
  const rows = new Uint32Array(count);
  rows.set(test);
  rows.set(train, test.length);
  return rows;
}

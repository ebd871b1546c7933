/** Rows of the right shape that mean nothing: how long a step takes does not depend on what is in them. */

/** xorshift32 (Marsaglia 2003), whole numbers of 32 bits: the same in every run. */
export function randomNumbers(state = 0x9e3779b9) {
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/**
 * @typedef {object} Rows
 * @property {Uint8Array | Uint16Array} numbers (rows, …inputShape): bytes, or words by their number
 * @property {number} scale what they are multiplied by
 * @property {Float32Array} labels (rows,)
 */

/**
 * @param {Pick<import("../models.mjs").BenchModel, "inputShape" | "classes" | "vocabulary">} model
 * @param {number} rows
 * @returns {Rows}
 */
export function syntheticRows({ inputShape, classes, vocabulary }, rows) {
  const random = randomNumbers();
  const size = inputShape.reduce((product, extent) => product * extent, 1);
  const numbers = vocabulary ? new Uint16Array(rows * size) : new Uint8Array(rows * size);
  for (let i = 0; i < numbers.length; ++i) {
    numbers[i] = vocabulary ? random() % vocabulary : random() >>> 24;
  }
  const labels = Float32Array.from({ length: rows }, () => random() % Math.max(2, classes));
  return { numbers, scale: vocabulary ? 1 : 1 / 255, labels };
}

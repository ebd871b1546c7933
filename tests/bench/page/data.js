/** Rows of the right shape that mean nothing: how long a step takes does not depend on what is in them. */

/** xorshift32 (Marsaglia 2003): the same rows in every run. */
function randomNumbers(state = 0x9e3779b9) {
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/**
 * @param {{ inputShape: readonly number[], classes: number }} model
 * @param {number} rows
 * @returns {{ bytes: Uint8Array, labels: Float32Array }} bytes (rows, …inputShape), labels (rows,)
 */
export function syntheticRows({ inputShape, classes }, rows) {
  const random = randomNumbers();
  const size = inputShape.reduce((product, extent) => product * extent, 1);
  const bytes = new Uint8Array(rows * size);
  for (let i = 0; i < bytes.length; ++i) bytes[i] = random() >>> 24;
  const labels = Float32Array.from({ length: rows }, () => random() % Math.max(2, classes));
  return { bytes, labels };
}

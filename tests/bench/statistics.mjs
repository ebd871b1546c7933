/** Numbers that sum up several rounds. */

/**
 * The middle of the values, or the mean of the two in the middle; NaN of none.
 * @param {readonly number[]} values
 */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The value that a share of all is not above: `quantile(values, 0.95)`.
 * @param {readonly number[]} values
 * @param {number} share
 */
export const quantile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1];

/**
 * Median of the ratios a / b of the rounds: what loads the machine during one round loads both.
 * @param {readonly number[]} a
 * @param {readonly number[]} b
 */
export const medianRatio = (a, b) => median(a.map((value, round) => value / b[round]));

/**
 * The line that is nearest to the points by the squares of its distances along y.
 * @param {readonly number[]} x
 * @param {readonly number[]} y
 */
export function leastSquares(x, y) {
  const mean = (/** @type {readonly number[]} */ values) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middle, height] = [mean(x), mean(y)];
  const slope =
    mean(x.map((value, i) => (value - middle) * (y[i] - height))) /
    mean(x.map((value) => (value - middle) ** 2));
  return { slope, intercept: height - slope * middle };
}

/** What the counts of a confusion matrix are divided by. */

/** By scikit-learn's names; "" are the counts themselves, in the shade of their share of the true class. */
export const divisors = ["", "true", "pred", "all"];

/** @param {number[]} values */
const sumOf = (values) => values.reduce((sum, value) => sum + value, 0);

/**
 * What each cell's count is divided by, as sklearn.metrics.confusion_matrix normalizes.
 * @param {number[][]} counts
 * @param {string} by
 * @returns {(actual: number, predicted: number) => number}
 */
export function divisorOf(counts, by) {
  const ofTrue = counts.map(sumOf);
  if (by === "all") {
    const all = Math.max(1, sumOf(ofTrue));
    return () => all;
  }
  const ofPredicted = counts.map((_, column) => sumOf(counts.map((row) => row[column])));
  return (actual, predicted) =>
    Math.max(1, by === "pred" ? ofPredicted[predicted] : ofTrue[actual]);
}

/**
 * The cells of a matrix by how large their shares are, those of one shade as one path in units of cells.
 * @param {number[][]} counts
 * @param {string} by
 * @param {number} levels how many shades there are
 */
export function shadesOf(counts, by, levels) {
  const divisor = divisorOf(counts, by);
  const share = (/** @type {number} */ actual, /** @type {number} */ predicted) =>
    counts[actual][predicted] / divisor(actual, predicted);
  const cells = counts.flatMap((row, actual) =>
    row.flatMap((count, predicted) =>
      count > 0 ? [{ actual, predicted, size: share(actual, predicted) }] : [],
    ),
  );
  const most = cells.reduce((largest, { size }) => Math.max(largest, size), 0);
  /** @type {Map<string, { path: string, right: boolean, level: number }>} */
  const shades = new Map();
  for (const { actual, predicted, size } of cells) {
    const right = actual === predicted;
    // Mistakes are few beside what is right: the root lets them be seen.
    const level = Math.ceil(Math.sqrt(size / most) * levels);
    const key = `${right} ${level}`;
    const shade = shades.get(key) ?? { path: "", right, level };
    shade.path += `M${predicted} ${actual}h1v1h-1z`;
    shades.set(key, shade);
  }
  return { shades: [...shades.values()], most, share };
}

/** Scores, grids and averages as scikit-learn has them. */

/**
 * What predictions of these rows are worth.
 * @param {ArrayLike<number>} y of each row: a number, a class, or one-hot
 * @param {number} rows
 * @param {"classification" | "binary" | "regression"} task
 * @returns {(outputs: ArrayLike<number>) => number} accuracy, or R², the mean of several
 */
export function scoreOf(y, rows, task) {
  const width = y.length / rows;
  if (task === "regression") return (outputs) => r2(y, outputs, rows, width);
  const classOf = (/** @type {ArrayLike<number>} */ values, /** @type {number} */ row) => {
    const length = values.length / rows;
    let best = 0;
    for (let i = 1; i < length; ++i) {
      if (values[row * length + i] > values[row * length + best]) best = i;
    }
    return best;
  };
  const truth = Array.from({ length: rows }, (_, row) => (width === 1 ? y[row] : classOf(y, row)));
  return (outputs) => {
    const isOne = outputs.length === rows;
    const right = truth.filter(
      (actual, row) => actual === (isOne ? Number(outputs[row] > 0.5) : classOf(outputs, row)),
    );
    return right.length / rows;
  };
}

/**
 * sklearn.metrics.r2_score(), the columns' mean.
 * @param {ArrayLike<number>} y
 * @param {ArrayLike<number>} outputs
 * @param {number} rows
 * @param {number} width
 */
function r2(y, outputs, rows, width) {
  let sum = 0;
  for (let column = 0; column < width; ++column) {
    const truth = Array.from({ length: rows }, (_, row) => y[row * width + column]);
    const mean = truth.reduce((all, value) => all + value, 0) / rows;
    const spread = truth.reduce((all, value) => all + (value - mean) ** 2, 0);
    const errors = truth.reduce(
      (all, value, row) => all + (value - outputs[row * width + column]) ** 2,
      0,
    );
    sum += spread > 0 ? 1 - errors / spread : errors === 0 ? 1 : 0;
  }
  return sum / width;
}

/**
 * scipy.stats.mstats.mquantiles(), which partial_dependence() takes its percentiles with.
 * @param {number[]} sorted
 * @param {number} share
 */
function quantile(sorted, share) {
  const { length } = sorted;
  const place = length * share + 0.4 + share * 0.2;
  const at = Math.floor(Math.min(Math.max(place, 1), length - 1));
  const part = Math.min(Math.max(place - at, 0), 1);
  return length === 1 ? sorted[0] : (1 - part) * sorted[at - 1] + part * sorted[at];
}

/**
 * The values that a column is given.
 * @param {string[]} cells
 * @param {boolean} isNumber
 * @param {number} resolution
 * @param {[low: number, high: number]} percentiles
 * @returns {(number | string)[]}
 */
export function gridOf(cells, isNumber, resolution, [low, high]) {
  const there = cells.filter((cell) => cell !== "");
  if (!isNumber) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const cell of there) counts.set(cell, (counts.get(cell) ?? 0) + 1);
    const frequent = [...counts].sort(([, a], [, b]) => b - a).slice(0, resolution);
    return frequent.map(([cell]) => cell).sort();
  }
  const sorted = there
    .map(Number)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const distinct = [...new Set(sorted)];
  if (distinct.length < resolution) return distinct;
  const [from, to] = [quantile(sorted, low), quantile(sorted, high)];
  const step = (to - from) / (resolution - 1);
  return Array.from({ length: resolution }, (_, i) =>
    i === resolution - 1 ? to : from + i * step,
  );
}

/**
 * The mean of each output over the rows.
 * @param {ArrayLike<number>} values
 * @param {number} rows
 */
export function averagesOf(values, rows) {
  const width = values.length / rows;
  return Array.from({ length: width }, (_, output) => {
    let sum = 0;
    for (let row = 0; row < rows; ++row) sum += values[row * width + output];
    return sum / rows;
  });
}

/**
 * Targets as they are in the file, where they were scaled for training: the predictions are, too.
 * @param {Float32Array} y
 * @param {import("../formats/types.js").PreparationState["scaling"]} scaling
 */
export function inOwnUnits(y, scaling) {
  const columns = /** @type {Record<string, number>[]} */ (scaling?.learned.columns ?? []);
  if (columns.length === 0) return y;
  const ways = columns.map(({ mean, scale, data_min: min, data_max: max }) =>
    mean === undefined ? [max - min || 1, min] : [scale, mean],
  );
  return Float64Array.from(y, (value, at) => {
    const [scale, offset] = ways[at % ways.length];
    return value * scale + offset;
  });
}

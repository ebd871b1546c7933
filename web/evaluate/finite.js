/** @typedef {{ rows: number[], actual: number[], predicted: number[] }} Points */

/** Those of the points that can be drawn. @param {Points} points @returns {Points} */
export function finite({ rows, actual, predicted }) {
  const places = rows
    .map((_, at) => at)
    .filter((at) => Number.isFinite(actual[at]) && Number.isFinite(predicted[at]));
  const of = (/** @type {number[]} */ list) => places.map((at) => list[at]);
  return { rows: of(rows), actual: of(actual), predicted: of(predicted) };
}

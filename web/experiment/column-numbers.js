/** How the numbers of a table's column are written: years without separators, 1999 and not 1,999. */

/** @import { ColumnDescription } from "minibatch" */

/**
 * Whether a column has whole numbers, as far as its description tells.
 * @param {Partial<ColumnDescription>} column of numbers
 */
export const isWhole = ({ min = NaN, max = NaN, median = min, distinct = 0 }) =>
  Number.isInteger(min) &&
  Number.isInteger(max) &&
  Number.isInteger(median * 2) &&
  distinct <= max - min + 1;

/**
 * What writes numbers of a column: as quantities, but years as they are.
 * @param {import("../locales/i18n.js").Language} language
 * @param {Partial<ColumnDescription> | undefined} column of numbers
 * @returns {(value: number) => string}
 */
export function writerOf({ quantity }, column) {
  const { min = NaN, max = NaN } = column ?? {};
  if (!column || !isWhole(column) || min < 1000 || max > 2999) return quantity;
  return (value) => String(Number(value.toFixed(1)));
}

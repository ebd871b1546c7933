/** The values that a cell of the form is given in turn. */

import { sliderOf } from "./slider.js";

/** @import { ColumnDescription } from "minibatch" */

/** At so many values of a column of numbers, and the one in the form. */
const places = 50;
/** So many categories are tried, the most frequent first. */
const mostCategories = 20;
/**
 * From a column's least number to its greatest, and the form's own.
 * @param {ColumnDescription} column
 * @param {number} own NaN where it is none
 * @returns {number[]}
 */
export function numbersOf(column, own) {
  const { min = 0, max = 1 } = column;
  const [low, high] = Number.isFinite(own) ? [Math.min(min, own), Math.max(max, own)] : [min, max];
  const step = sliderOf(column)?.step ?? 1;
  // A column of whole numbers has no values between them.
  const isWhole = Number.isInteger(step) && Number.isInteger(low);
  const count = isWhole ? Math.min(places, high - low) : places;
  const found = Array.from({ length: count + 1 }, (_, i) => {
    const value = low + ((high - low) * i) / count;
    return isWhole ? Math.round(value) : Number(value.toPrecision(6));
  });
  if (Number.isFinite(own)) found.push(own);
  return [...new Set(found)].sort((a, b) => a - b);
}

/**
 * A column's most frequent categories, and the form's own.
 * @param {ColumnDescription} column
 * @param {string} own
 * @returns {string[]}
 */
export function categoriesOf({ categories = [] }, own) {
  const names = categories.slice(0, mostCategories).map(({ name }) => name);
  return own === "" || names.includes(own) ? names : [own, ...names];
}

/** A slider beside a column's number: from its least value to its greatest, in steps that a person would take. */

import { isWhole } from "../experiment/column-numbers.js";

/** @import { ColumnDescription } from "minibatch" */

/** About so many steps are between the ends. */
const steps = 100;

/**
 * The number that a person typed, NaN where it is none.
 * @param {string} text
 * @param {boolean} hasComma whether 1.234,5 is 1234.5
 */
export function numberOf(text, hasComma) {
  if (text.trim() === "") return NaN;
  return Number(hasComma ? text.replaceAll(".", "").replace(",", ".") : text);
}

/**
 * @param {ColumnDescription} column of numbers
 * @returns {{ min: number, max: number, step: number, text: (value: number) => string } | null} null where all values
 *   are the same
 */
export function sliderOf(column) {
  const { min, max } = column;
  if (min === undefined || max === undefined || !(max > min)) return null;
  const fine = 10 ** Math.floor(Math.log10((max - min) / steps));
  const step = isWhole(column) ? Math.max(1, fine) : fine;
  const digits = Math.max(0, Math.min(20, -Math.round(Math.log10(step))));
  return {
    min: Number((Math.floor(min / step) * step).toFixed(digits)),
    max: Number((Math.ceil(max / step) * step).toFixed(digits)),
    step,
    text: (value) => value.toFixed(digits),
  };
}

/** The classes that views are coloured by: those of the target, where it has few. */

import { colouredClasses } from "../components/class-colours.js";

/** @import { State } from "../experiment/types.js" */

/**
 * The column that views are coloured by.
 * @param {State} state
 * @returns {string | undefined} undefined where the target is a number or has too many classes
 */
export function colouredBy({ data, experiment }) {
  const { description, prepared } = data;
  const name = experiment.target?.columns?.[0];
  const column = description.columns.find((/** @type {any} */ each) => each.name === name);
  if (!column || column.distinct > colouredClasses || column.distinct < 2) return undefined;
  const task = experiment.target?.task ?? prepared?.task ?? "classification";
  return task === "regression" ? undefined : name;
}

/**
 * A value as a view names it; of a missing one pandas' name.
 * @param {string | number | null} value
 */
export const valueName = (value) => (value === null ? "NaN" : String(value));

/** The classes that views are coloured by: those of the target, where it has few. */

import { colouredClasses } from "../components/class-colours.js";
import { targetsIn } from "../experiment/outputs.js";
import { preparedFor } from "../experiment/targets.js";

/** @import { State } from "../experiment/types.js" */

/**
 * The column that views are coloured by: of several targets the one that is looked at, or the first that has few classes.
 * @param {State} state
 * @returns {string | undefined} undefined where the target is a number or has too many classes
 */
export function colouredBy(state) {
  const { description, prepared } = state.data;
  const found = targetsIn(state.experiment.target).flatMap(([output, { columns, task: said }]) => {
    const name = columns?.[0];
    const column = description.columns.find((/** @type {any} */ each) => each.name === name);
    if (!column || column.distinct > colouredClasses || column.distinct < 2) return [];
    const task = said ?? preparedFor(state, output)?.task ?? "classification";
    return task === "regression" ? [] : [{ output, name }];
  });
  return (found.find(({ output }) => output === prepared?.output) ?? found[0])?.name;
}

/**
 * A value as a view names it; of a missing one pandas' name.
 * @param {string | number | null} value
 */
export const valueName = (value) => (value === null ? "NaN" : String(value));

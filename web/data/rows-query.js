/** Which rows the grid shows, as the package is asked for them. */

/** @import { RowFilter } from "minibatch" */
/** @import { Playground } from "../experiment/playground.js" */
/** @import { LookState } from "../experiment/types.js" */

/**
 * Whether a column holds numbers.
 * @param {any} description of a table
 * @param {string} name
 */
export const isNumeric = (description, name) =>
  description.columns.some(
    (/** @type {any} */ column) => column.name === name && column.type === "number",
  );

/**
 * A filter that is complete: null where a value is still to be typed.
 * @param {LookState["filter"]} filter
 * @param {any} description
 * @returns {RowFilter | null}
 */
function filterOf(filter, description) {
  if (!filter) return null;
  if (filter.is === "duplicated") return { is: "duplicated" };
  const { column = "", is, value = "" } = filter;
  if (is !== "value") return { column, is };
  if (value === "") return null;
  const number = Number(value);
  if (!isNumeric(description, column)) return { column, is, value };
  return Number.isNaN(number) ? null : { column, is, value: number };
}

/** @param {Playground} playground */
export function rowsQuery({ store, handles }) {
  const { description, look } = store.state.data;
  const filter = filterOf(look.filter, description);
  const { sort, part } = look;
  const { validation_split: validationSplit = 0 } = store.state.experiment.fit ?? {};
  return {
    ...(sort && { sort }),
    ...(filter && { filter }),
    ...(part &&
      handles.prepared && { part: { prepared: handles.prepared, name: part, validationSplit } }),
  };
}

/** Whether a row is a point of a plane: two columns of numbers, and no others, go into the model. */

/** @import { ColumnDescription } from "minibatch" */
/** @import { State } from "./types.js" */

/** The columns of different numbers that the model uses. @param {State} state @returns {string[]} */
export function numberColumns({ data }) {
  const { description, prepared } = data;
  if (description?.kind !== "table" || !prepared || prepared.windows) return [];
  return description.columns
    .filter(
      (/** @type {ColumnDescription} */ { name, type, min, max }) =>
        prepared.inputs.includes(name) && type === "number" && Number(max) > Number(min),
    )
    .map((/** @type {ColumnDescription} */ { name }) => name);
}

/** @param {State} state */
export const isPlane = (state) =>
  state.data.prepared?.inputs.length === 2 && numberColumns(state).length === 2;

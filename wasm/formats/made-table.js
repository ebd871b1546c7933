/** Tables that no file brings: made of arrays, or by steps. */

import { featureNames, targetNames } from "../messages/sample-names.js";
import { addColumn } from "./add-column.js";
import { takeOut, using } from "./using.js";

/** @import { ColumnArrays, Numbers } from "../wire/table-types.js" */
/** @import { Core } from "../engine/core.js" */
/** @import { Dataset, Table } from "../bindings.d.ts" */
/** @import { PreparationState, Turn } from "./types.js" */

/**
 * A table of the core, which the caller deletes.
 * @param {Core} core
 * @param {(table: Table) => void | Promise<void>} fill
 */
async function filled(core, fill) {
  const table = new core.bindings.Table();
  try {
    await fill(table);
    return table;
  } catch (error) {
    table.delete();
    throw error;
  }
}

/**
 * @param {Core} core
 * @param {readonly ColumnArrays[]} columns
 * @param {Turn} turn
 */
export const tableOfArrays = (core, columns, turn) =>
  filled(core, async (table) => {
    for (const column of columns) {
      await addColumn(core, table, column, turn);
      await turn();
    }
  });

/**
 * Rows as they reach a model: the features by name, then the target.
 * @param {Core} core
 * @param {Dataset} rows
 * @param {PreparationState} state
 * @param {Turn} turn
 */
export const tableOfRows = (core, rows, state, turn) =>
  filled(core, async (table) => {
    for (const [place, name] of featureNames(state).entries()) {
      using(rows.feature(place), (values) => table.addNumbers(name, values));
      await turn();
    }
    const count = rows.rows();
    const all = Uint32Array.from({ length: count }, (_, row) => row);
    const values = using(core.rows(all), (every) => takeOut(rows.targetsOf(every)));
    const columns = targetNames(state);
    const { class_names: texts } = state.target;
    if (texts.length > 0) {
      await addColumn(
        core,
        table,
        { name: columns[0], codes: indicesOf(values, count), texts },
        turn,
      );
      return;
    }
    for (const [place, name] of columns.entries()) {
      const numbers = Float64Array.from(all, (row) => values[row * columns.length + place]);
      await addColumn(core, table, { name, numbers }, turn);
    }
  });

/**
 * Class indices, also of one-hot rows.
 * @param {Float32Array} targets
 * @param {number} rows
 */
function indicesOf(targets, rows) {
  const width = rows > 0 ? targets.length / rows : 1;
  if (width === 1) return Int32Array.from(targets);
  return Int32Array.from({ length: rows }, (_, row) =>
    targets.subarray(row * width, (row + 1) * width).indexOf(1),
  );
}

/**
 * @param {Table} table
 * @returns {Numbers}
 */
export function numbersOf(table) {
  const [rows, columns] = [table.rows(), table.columns()];
  const data = new Float64Array(rows * columns);
  for (let column = 0; column < columns; ++column) {
    const values = takeOut(table.numbers(column));
    for (let row = 0; row < rows; ++row) data[row * columns + column] = values[row];
  }
  return { data, shape: [rows, columns] };
}

/** Tables that no file brings: made of arrays, or by steps. */

import { featureNames, targetNames, targetsOf } from "../messages/sample-names.js";
import { freeName } from "../messages/csv-cell.js";
import { MinibatchError } from "../messages/error.js";
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
 * The numbers of one of the targets of some rows.
 * @param {Dataset} data
 * @param {import("../bindings.d.ts").Rows} rows
 * @param {number} target
 */
export const targetNumbers = (data, rows, target) =>
  target === 0
    ? takeOut(data.targetsOf(rows))
    : using(data.withOneTarget(target), (one) => takeOut(one.targetsOf(rows)));

/**
 * The core takes a feature's place as it is given.
 * @param {Dataset} rows
 * @param {readonly string[]} names
 */
function checkFeatures(rows, names) {
  /** @type {{ shape: number[] }[]} */
  const inputs = JSON.parse(rows.inputs());
  const sizes = inputs.map(({ shape }) => shape.reduce((all, one) => all * one, 1));
  const received = sizes.reduce((all, one) => all + one, 0);
  if (names.length <= received) return;
  throw new MinibatchError("shape-mismatch", {
    id: "dataset.other-features",
    values: { expected: names.length, received },
  });
}

/**
 * Rows as they reach a model: the features by name, then the targets.
 * @param {Core} core
 * @param {Dataset} rows
 * @param {PreparationState} state
 * @param {Turn} turn
 */
export const tableOfRows = (core, rows, state, turn) =>
  filled(core, async (table) => {
    const names = featureNames(state);
    checkFeatures(rows, names);
    for (const [place, name] of names.entries()) {
      using(rows.feature(place), (values) => table.addNumbers(name, values));
      await turn();
    }
    const count = rows.rows();
    const all = Uint32Array.from({ length: count }, (_, row) => row);
    const taken = [...names];
    for (const [place, { target }] of targetsOf(state).entries()) {
      const values = using(core.rows(all), (every) => targetNumbers(rows, every, place));
      const columns = targetNames(state, target);
      for (const [i, column] of columns.entries()) {
        const name = freeName(column, taken);
        taken.push(name);
        const cells =
          target.class_names.length > 0
            ? { name, codes: indicesOf(values, count), texts: target.class_names }
            : { name, numbers: Float64Array.from(all, (row) => values[row * columns.length + i]) };
        await addColumn(core, table, cells, turn);
      }
    }
  });

/**
 * Class indices, also of one-hot rows.
 * @param {Float32Array} targets
 * @param {number} rows
 */
export function indicesOf(targets, rows) {
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

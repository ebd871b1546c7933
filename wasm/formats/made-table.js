/** Tables that no file brings: made of arrays, or by steps. */

import { describeColumns, TableSource } from "./table-source.js";
import { featureNames, targetNames } from "../messages/sample-names.js";
import { takeOut, using } from "./using.js";

/** @import { ColumnArrays, Numbers } from "../wire/table-types.js" */
/** @import { Core } from "../engine/core.js" */
/** @import { Dataset, Table } from "../bindings.d.ts" */
/** @import { PreparationState, Turn } from "./types.js" */

/**
 * @param {Core} core
 * @param {Table} table which becomes the source's, or is deleted where that fails
 * @param {string} name
 * @param {Turn} turn
 */
export async function sourceOf(core, table, name, turn) {
  try {
    const columns = await describeColumns(table, turn);
    return new TableSource(core, table, columns, {
      ...{ name, delimiter: ",", encoding: "utf-8", warnings: [], firstLines: [] },
      reading: { class_name: "CSV", config: {} },
      notNumbers: { count: 0, columns: [], first: [] },
    });
  } catch (error) {
    table.delete();
    throw error;
  }
}

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
 * @param {Table} table
 * @param {ColumnArrays} column
 */
function addColumn(core, table, column) {
  if ("numbers" in column) {
    using(core.doubles(column.numbers), (values) => table.addNumbers(column.name, values));
  } else {
    const texts = new TextEncoder().encode(column.texts.map((text) => `${text}\0`).join(""));
    using(core.classes(column.codes), (codes) =>
      using(core.bytes(texts), (words) => table.addTexts(column.name, codes, words)),
    );
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
      addColumn(core, table, column);
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
      addColumn(core, table, { name: columns[0], codes: indicesOf(values, count), texts });
      return;
    }
    for (const [place, name] of columns.entries()) {
      const numbers = Float64Array.from(all, (row) => values[row * columns.length + place]);
      addColumn(core, table, { name, numbers });
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

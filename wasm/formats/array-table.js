/** Arrays of rows and columns as a table: x and y of each part, one array of both, or an array for each column. */

import { freeName } from "../messages/csv-cell.js";
import { warning } from "../messages/error.js";
import { onePerRow } from "./array-labels.js";
import { chosenOf, numpyOr } from "./chosen-rows.js";
import { readColumns } from "./columns-table.js";
import { checkMemory } from "./entry.js";

/** @import { MadeColumn } from "./columns-table.js" */
/** @import { NdArray } from "./npy.js" */
/** @import { ReadContext } from "./reading.js" */

/** @typedef {NdArray & { path: string }} RowsArray of one axis or two */

const isNumber = (/** @type {string} */ text) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);

/** Cells between two looks at messages. */
const sliceCells = 100_000;

/**
 * Columns x0, x1 … and y, or, where nothing says that there is a y, c0, c1 …
 * @param {string} name
 * @param {{ x: RowsArray, y: RowsArray | null }[]} parts rows to train on, where there are three of these to validate
 *   with, and to test on
 * @param {ReadContext} context
 * @param {readonly string[]} [named] the columns of x in place of x0, x1 …
 */
export async function readTableArrays(name, parts, context, named) {
  const { limits, turn, warnings } = context;
  const rows = parts.reduce((sum, { x }) => sum + x.shape[0], 0);
  const width = parts[0].x.shape[1] ?? 1;
  checkMemory(8 * rows * (width + 1), limits, name);
  const isLabelled = parts[0].y !== null;
  const { config = {} } = context.reading ?? {};
  // Rows without targets whose columns are spoken of as those of rows with targets: new ones.
  const areNew = "dtype" in config && Object.hasOwn(config.dtype ?? {}, "x0");
  const letter = isLabelled || areNew ? "x" : "c";
  const { columnOf, infinite } = columnsIn(rows, turn);
  const labels = isLabelled && parts.map(({ y }) => onePerRow(/** @type {RowsArray} */ (y)).values);
  async function* columns() {
    for (let i = 0; i < width; ++i) {
      yield columnOf(
        named?.[i] ?? `${letter}${i}`,
        parts.map(({ x }) => ({ values: x.values, at: i, step: width, count: x.shape[0] })),
      );
    }
    if (!labels) return;
    yield columnOf(
      named?.includes("y") ? freeName("target", named) : "y",
      parts.map(({ x }, i) => ({ values: labels[i], at: 0, step: 1, count: x.shape[0] })),
    );
  }
  const tests = parts.length > 1 ? parts[parts.length - 1].x.shape[0] : 0;
  const validations = parts.length === 3 ? parts[1].x.shape[0] : 0;
  const reading = numpyOr(context.reading, { class_name: "CSV", config: chosenOf(context) });
  const source = await readColumns(name, rows, columns(), context, {
    ...{ tests, validations, reading },
  });
  warnings.push(...infinite(name));
  return source;
}

/**
 * Each array as a column of its name: np.savez(path, age=age, income=income).
 * @param {string} name
 * @param {(RowsArray & { name: string })[]} arrays of one number or text a row
 * @param {ReadContext} context
 */
export async function readColumnArrays(name, arrays, context) {
  const [rows] = arrays[0].shape;
  const { columnOf, infinite } = columnsIn(rows, context.turn);
  async function* columns() {
    for (const { name: column, values } of arrays) {
      yield columnOf(column, [{ values, at: 0, step: 1, count: rows }]);
    }
  }
  const reading = numpyOr(context.reading, { class_name: "CSV", config: chosenOf(context) });
  const source = await readColumns(name, rows, columns(), context, { reading });
  context.warnings.push(...infinite(name));
  return source;
}

/**
 * Makes columns of arrays, and counts the infinite numbers among their cells.
 * @param {number} rows
 * @param {ReadContext["turn"]} turn
 */
function columnsIn(rows, turn) {
  let count = 0;
  /** @param {number} value */
  const missing = (value) => {
    if (!Number.isNaN(value)) ++count;
    return NaN;
  };
  /**
   * @param {string} column
   * @param {{ values: ArrayLike<number | string>, at: number, step: number, count: number }[]} pieces
   * @returns {Promise<MadeColumn>}
   */
  const columnOf = async (column, pieces) => {
    const areTexts = pieces.some(({ values }) => typeof values[0] === "string");
    const numbers = new Float64Array(areTexts ? 0 : rows);
    /** @type {(string | null)[]} */
    const texts = areTexts ? new Array(rows) : [];
    let row = 0;
    for (const { values, at, step, count } of pieces) {
      for (let i = 0; i < count; ++i, ++row) {
        const value = values[at + i * step];
        if (areTexts) texts[row] = String(value).trim() || null;
        else numbers[row] = Number.isFinite(value) ? Number(value) : missing(Number(value));
        if (row % sliceCells === 0) await turn();
      }
    }
    if (!areTexts) return { name: column, numbers };
    // Numbers in an array of texts, as np.loadtxt(dtype=str) gives them.
    const are = texts.every((text) => text === null || isNumber(text));
    return are
      ? {
          name: column,
          numbers: Float64Array.from(texts, (text) => (text === null ? NaN : Number(text))),
        }
      : { name: column, texts };
  };
  const infinite = (/** @type {string} */ path) =>
    count > 0 ? [warning("infinite", { path, count })] : [];
  return { columnOf, infinite };
}

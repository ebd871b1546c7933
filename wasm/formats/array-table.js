/** Arrays of rows and columns as a table: x and y of each part, or one array of both. */

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
 */
export async function readTableArrays(name, parts, context) {
  const { limits, turn, warnings } = context;
  const rows = parts.reduce((sum, { x }) => sum + x.shape[0], 0);
  const width = parts[0].x.shape[1] ?? 1;
  checkMemory(8 * rows * (width + 1), limits, name);
  const isLabelled = parts[0].y !== null;
  const { config = {} } = context.reading ?? {};
  // Rows without targets whose columns are spoken of as those of rows with targets: new ones.
  const areNew = "dtype" in config && Object.hasOwn(config.dtype ?? {}, "x0");
  const letter = isLabelled || areNew ? "x" : "c";
  let infinite = 0;

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
  /** @param {number} value */
  const missing = (value) => {
    if (!Number.isNaN(value)) ++infinite;
    return NaN;
  };
  const labels = isLabelled && parts.map(({ y }) => onePerRow(/** @type {RowsArray} */ (y)).values);
  async function* columns() {
    for (let i = 0; i < width; ++i) {
      yield columnOf(
        `${letter}${i}`,
        parts.map(({ x }) => ({ values: x.values, at: i, step: width, count: x.shape[0] })),
      );
    }
    if (!labels) return;
    yield columnOf(
      "y",
      parts.map(({ x }, i) => ({ values: labels[i], at: 0, step: 1, count: x.shape[0] })),
    );
  }
  const tests = parts.length > 1 ? parts[parts.length - 1].x.shape[0] : 0;
  const validations = parts.length === 3 ? parts[1].x.shape[0] : 0;
  const reading = numpyOr(context.reading, { class_name: "CSV", config: chosenOf(context) });
  const source = await readColumns(name, rows, columns(), context, {
    ...{ tests, validations, reading },
  });
  if (infinite > 0) warnings.push(warning("infinite", { path: name, count: infinite }));
  return source;
}

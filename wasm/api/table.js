/** Tables from files, arrays and records. */

import { checkOptions, optionalSignal, wrong } from "./checks.js";
import { DataSource, readSource } from "./data-source.js";
import { getEngine } from "./engine.js";
import { abortable } from "./job.js";
import { isNumbers, unpack } from "./numbers.js";
import { MinibatchError } from "../messages/error.js";

/** @typedef {import("./data-source.js").InputFile} InputFile */
/** @typedef {import("./data-source.js").ReadOptions} ReadOptions */
/** @typedef {import("./arrays.js").ShapedArray} ShapedArray */
/** @typedef {import("./arrays.js").NestedArray} NestedArray */
/** @typedef {import("./lookable.js").Stoppable} Stoppable */
/** @typedef {import("../wire/look-types.js").CellValue} CellValue */

/** The text of a file, its bytes, or the file. @typedef {InputFile | string | Uint8Array | ArrayBuffer} FileContent */

/**
 * @param {FileContent} content
 * @param {string} name
 * @returns {InputFile}
 */
function asFile(content, name) {
  if (typeof content === "string") return { name, bytes: new TextEncoder().encode(content) };
  if (content instanceof Uint8Array || content instanceof ArrayBuffer)
    return { name, bytes: content };
  return content;
}

/** Rows and columns in the engine. Its methods are pandas': `await table.describe()`. */
export class Table extends DataSource {
  /**
   * A table from delimited text: a string, bytes, or a file.
   * @param {FileContent} content
   * @param {ReadOptions} [options]
   */
  static async fromCSV(content, options) {
    return tableOf("Table.fromCSV()", asFile(content, "table.csv"), options);
  }

  /**
   * A table from a Parquet file.
   * @param {FileContent} content
   * @param {ReadOptions} [options]
   */
  static async fromParquet(content, options) {
    return tableOf("Table.fromParquet()", asFile(content, "table.parquet"), options);
  }

  /**
   * A table from NumPy's .npz: `x_train`, `y_train` …, or `x` and `y`, as rows of numbers.
   * @param {FileContent} content
   * @param {ReadOptions} [options]
   */
  static async fromNpz(content, options) {
    return tableOf("Table.fromNpz()", asFile(content, "table.npz"), options);
  }

  /**
   * A table from objects, whose keys are its columns; keys that an object lacks are missing.
   * @param {readonly Readonly<Record<string, CellValue | boolean>>[]} records
   * @param {Omit<ReadOptions, "reading">} [options]
   */
  static async fromRecords(records, options) {
    const where = "Table.fromRecords()";
    const isRecord = (/** @type {unknown} */ value) =>
      typeof value === "object" && value !== null && !Array.isArray(value);
    if (!Array.isArray(records) || records.length === 0 || !records.every(isRecord)) {
      throw wrong(where, "records", records);
    }
    return tableOf(where, asFile(JSON.stringify(records), "records.json"), options);
  }

  /**
   * A table from numbers: rows as lists, or numbers with their shape.
   * @param {NestedArray | ShapedArray} rows
   * @param {{ columns?: readonly string[] } & Stoppable} [options] the names of the columns; x0, x1 … when left out
   */
  static async fromArrays(rows, options = {}) {
    const where = "Table.fromArrays()";
    checkOptions(where, options, ["columns", "signal"]);
    const { count, width, cell } = cellsOf(where, rows);
    const { columns = Array.from({ length: width }, (_, i) => `x${i}`) } = options;
    if (columns.length !== width || !columns.every((name) => typeof name === "string")) {
      const expected = { id: "expected.that-many-names", values: { count: width } };
      throw wrong(`${where}: columns`, expected, columns);
    }
    const arrays = columns.map((name, column) => ({
      name,
      numbers: Float64Array.from({ length: count }, (_, row) => Number(cell(row, column))),
    }));
    const engine = getEngine();
    const signal = optionalSignal(`${where}: signal`, options.signal);
    const { handle, description } = await abortable(engine, signal, (job) =>
      engine.calls.createTable({ job, name: "", columns: arrays }),
    );
    return new Table(engine, handle, description);
  }

  /** Names of the columns. */
  get columns() {
    const { description } = this;
    return description.kind === "table" ? description.columns.map(({ name }) => name) : [];
  }

  /** The numbers of all columns in row-major order, NaN for missing ones; rejects if a column holds text. */
  async numbers() {
    return this.engine.calls.getNumbers({ source: this.handle });
  }
}

/**
 * Rows of numbers in double precision, as tables store them.
 * @param {string} where
 * @param {NestedArray | ShapedArray} rows
 * @returns {{ count: number, width: number, cell: (row: number, column: number) => unknown }}
 */
function cellsOf(where, rows) {
  if ("shape" in rows) {
    const { data, shape } = unpack(where, rows);
    if (shape?.length !== 2) throw wrong(where, "rows-of-numbers", rows);
    const [count, width] = shape;
    return { count, width, cell: (row, column) => data[row * width + column] };
  }
  const lists = /** @type {readonly (readonly unknown[])[]} */ (rows);
  const isRow = (/** @type {unknown} */ row) => isNumbers(row) && row.length === lists[0].length;
  if (!Array.isArray(rows) || rows.length === 0 || !lists.every(isRow)) {
    throw wrong(where, "rows-of-numbers", rows);
  }
  const isCell = (/** @type {unknown} */ cell) => typeof cell === "number";
  if (!lists.every((row) => Array.from(row).every(isCell))) {
    throw wrong(where, "rows-of-numbers", rows);
  }
  const [{ length: width }] = lists;
  return { count: rows.length, width, cell: (row, column) => lists[row][column] };
}

/**
 * @param {string} where
 * @param {InputFile} file
 * @param {ReadOptions} [options]
 */
async function tableOf(where, file, options) {
  const { engine, handle, description } = await readSource(where, [file], options);
  if (description.kind === "table") return new Table(engine, handle, description);
  engine.release(handle);
  throw new MinibatchError("invalid-data", { id: "table.is-images", values: { where } });
}

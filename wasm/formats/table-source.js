/** A table that was read, from which training and test sets are made. */

import { warning } from "../messages/error.js";
import { checkReader, noTurn, PreparedRows, runSlices, TablePreparation } from "./prepared.js";
import { takeOut } from "./using.js";

/** @import { ColumnDescription, Examples, Named, PrepareOptions, TableDescription, Turn, Warning } from "./types.js" */
/** @import { Core } from "../engine/core.js" */
/** @import { Table } from "../bindings.d.ts" */

const targetName =
  /^(target|class|label|y|outcome|species|survived|diagnosis|quality|medv|price)$/i;

/** What makes the columns of any table into numbers. @type {Named[]} */
const suggestedPreparation = [
  { class_name: "TrainTestSplit", config: { test_size: 0.2 } },
  { class_name: "SimpleImputer", config: { strategy: "median" } },
  { class_name: "SimpleImputer", config: { strategy: "most_frequent" } },
  { class_name: "MinMaxScaler", config: {} },
  { class_name: "OneHotEncoder", config: { handle_unknown: "ignore" } },
];

/** The same with the last rows as the test rows. @param {number} tests */
const splitOff = (tests) => [
  { class_name: "TrainTestSplit", config: { test_size: tests, shuffle: false } },
  ...suggestedPreparation.slice(1),
];

export class TableSource {
  #core;
  #table;

  /**
   * @param {Core} core
   * @param {Table} table which this deletes
   * @param {ColumnDescription[]} columns
   * @param {Pick<TableDescription, "name" | "delimiter" | "encoding" | "warnings">} facts
   * @param {number} [tests] how many rows, the last ones, the files bring to test on
   */
  constructor(core, table, columns, facts, tests = 0) {
    this.#core = core;
    this.#table = table;
    flagUseless(columns, facts.warnings);
    /** @type {TableDescription} */
    this.description = {
      kind: "table",
      rows: table.rows(),
      columns,
      suggestedTarget: suggestTarget(columns),
      suggestedPreparation: tests > 0 ? splitOff(tests) : suggestedPreparation,
      ...facts,
    };
  }

  /**
   * The first rows.
   * @param {{ count: number }} options
   * @returns {Promise<Examples>}
   */
  async examples({ count }) {
    return this.rows({ from: 0, count });
  }

  /**
   * Rows as texts, in the order of the file.
   * @param {{ from: number, count: number }} options
   */
  rows({ from, count }) {
    const header = this.description.columns.map(({ name }) => name);
    /** @type {string[][]} */
    const rows = JSON.parse(this.#table.cells(from, count));
    return { header, rows };
  }

  /**
   * @param {PrepareOptions} options
   * @param {Turn} [turn]
   * @returns {Promise<PreparedRows>}
   */
  async prepare(
    { reading, target = {}, preparation = this.description.suggestedPreparation, seed = 0 },
    turn = noTurn,
  ) {
    checkReader("CSV", reading);
    const { columns = [this.description.suggestedTarget] } = target;
    const options = JSON.stringify({ target: { ...target, columns }, preparation, seed });
    const job = this.#core.bindings.PrepareJob.ofTable(this.#table, options);
    try {
      await runSlices(job, turn);
      const fitted = new TablePreparation(job.takePreparation());
      return new PreparedRows(fitted, {
        train: job.train(),
        test: job.test(),
        rows: { train: takeOut(job.trainRows()), test: takeOut(job.testRows()) },
        unlabelled: job.unlabelled(),
      });
    } finally {
      job.delete();
    }
  }

  dispose() {
    this.#table.delete();
  }
}

/**
 * @param {Table} table
 * @param {Turn} turn
 * @returns {Promise<ColumnDescription[]>}
 */
export async function describeColumns(table, turn) {
  const columns = [];
  for (let column = 0; column < table.columns(); ++column) {
    const job = table.describe(column);
    try {
      await runSlices(job, turn);
      columns.push(JSON.parse(job.description()));
    } finally {
      job.delete();
    }
  }
  return columns;
}

/** @param {ColumnDescription[]} columns */
function suggestTarget(columns) {
  const usable = columns.filter(({ constant, allMissing }) => !constant && !allMissing);
  const named = usable.findLast(({ name }) => targetName.test(name));
  return (named ?? usable.at(-1) ?? columns[columns.length - 1]).name;
}

/**
 * @param {ColumnDescription[]} columns
 * @param {Warning[]} warnings
 */
function flagUseless(columns, warnings) {
  for (const { name, constant, allMissing } of columns) {
    if (allMissing) warnings.push(warning("all-missing-column", { column: name }));
    else if (constant) warnings.push(warning("constant-column", { column: name }));
  }
}

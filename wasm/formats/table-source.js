/** A table that was read, from which training and test sets are made. */

import { MinibatchError } from "../messages/error.js";
import { isMissing, toNumber } from "./columns.js";
import { using } from "./using.js";

/** @import { ColumnDescription, Examples, NewRow, PrepareOptions, PreparedDescription, TableColumn, TableDescription, Warning } from "./types.js" */
/** @import { Core } from "../engine/core.js" */
/** @typedef {{ columns: { name: string, type: "numeric" | "categorical" }[] }} Preprocessor */

const mostCategories = 50;
const targetName =
  /^(target|class|label|y|outcome|species|survived|diagnosis|quality|medv|price)$/i;

export class TableSource {
  #core;
  #columns;
  #table;

  /**
   * @param {Core} core
   * @param {TableColumn[]} columns
   * @param {Pick<TableDescription, "name" | "delimiter" | "encoding" | "warnings">} facts
   */
  constructor(core, columns, facts) {
    this.#core = core;
    this.#columns = columns;
    this.#table = core.table(columns);
    const described = columns.map((column) => this.#describe(column));
    flagUseless(described, facts.warnings);
    /** @type {TableDescription} */
    this.description = {
      kind: "table",
      rows: cellsOf(columns[0]).length,
      columns: described,
      suggestedTarget: suggestTarget(described),
      ...facts,
    };
  }

  /**
   * The first rows.
   * @param {{ count: number }} options
   * @returns {Promise<Examples>}
   */
  async examples({ count }) {
    const rows = Math.min(count, this.description.rows);
    return {
      header: this.#columns.map(({ name }) => name),
      rows: Array.from({ length: rows }, (_, row) =>
        this.#columns.map((column) => cellText(column, row)),
      ),
    };
  }

  /**
   * @param {PrepareOptions} options
   * @returns {Promise<PreparedTable>}
   */
  async prepare(options) {
    const { target, task, features, testSize, seed, stratify } = options;
    if (typeof target !== "string") {
      throw new MinibatchError(
        "invalid-argument",
        `prepare(): target must name the column to predict, one of ` +
          `${this.#columns.map(({ name }) => `"${name}"`).join(", ")}; got ${target}.`,
      );
    }
    const config = JSON.stringify({ target, task, features, testSize, seed, stratify });
    const dataset = new this.#core.bindings.TableDataset(this.#table, config);
    return new PreparedTable(this.#core, dataset);
  }

  dispose() {
    this.#table.delete();
  }

  /**
   * @param {TableColumn} column
   * @returns {ColumnDescription}
   */
  #describe(column) {
    const statistics = JSON.parse(this.#table.statistics(column.name));
    const { missing, distinct, count } = statistics;
    const shared = {
      name: column.name,
      missing,
      distinct,
      constant: distinct === 1,
      allMissing: count === 0,
    };
    if ("codes" in column) {
      return { ...shared, type: "category", categories: countCategories(column) };
    }
    if (count === 0) return { ...shared, type: "number" };
    const { minimum: min, maximum: max, mean, median } = statistics;
    return { ...shared, type: "number", min, max, mean, median };
  }
}

/** Training and test rows of a table, with the preprocessing that was fitted on the training rows. */
class PreparedTable {
  #core;
  #dataset;
  /** @type {Preprocessor} */
  #preprocessor;

  /**
   * @param {Core} core
   * @param {import("../bindings.d.ts").TableDataset} dataset
   */
  constructor(core, dataset) {
    this.#core = core;
    this.#dataset = dataset;
    const facts = JSON.parse(dataset.describe());
    this.#preprocessor = facts.preprocessor;
    /** The caller's to delete, as is test. */
    this.train = dataset.train();
    this.test = dataset.test();
    /** @type {PreparedDescription} */
    this.description = {
      task:
        facts.task === "classification" && facts.classNames.length === 2 ? "binary" : facts.task,
      classNames: facts.classNames,
      featureNames: facts.featureNames,
      warnings: warningsOf(facts),
    };
  }

  /**
   * @param {NewRow} row values by column; one that is left out counts as missing
   * @returns {Promise<import("../bindings.d.ts").Dataset>} of one row
   */
  async transform(row) {
    const cells = /** @type {Record<string, unknown>} */ (row);
    const columns = this.#preprocessor.columns.map(({ name, type }) =>
      type === "numeric" ? numberCell(name, cells[name]) : textCell(name, cells[name]),
    );
    return using(this.#core.table(columns), (table) => this.#dataset.transform(table));
  }

  dispose() {
    this.#dataset.delete();
  }
}

/** @param {TableColumn} column */
const cellsOf = (column) => ("codes" in column ? column.codes : column.values);

/** @param {TableColumn} column @param {number} row */
function cellText(column, row) {
  if ("codes" in column) return column.codes[row] < 0 ? "" : column.categories[column.codes[row]];
  return Number.isNaN(column.values[row]) ? "" : String(column.values[row]);
}

/** @param {unknown} value */
const trimmed = (value) => (value === null || value === undefined ? "" : String(value).trim());

/** @param {string} name @param {unknown} value @returns {TableColumn} */
function numberCell(name, value) {
  const cell = trimmed(value);
  const number = isMissing(cell) ? NaN : toNumber(cell);
  if (Number.isNaN(number) && !isMissing(cell)) {
    throw new MinibatchError(
      "invalid-data",
      `Column "${name}": expected a number, as in training, got "${cell}".`,
    );
  }
  return { name, values: Float64Array.of(number) };
}

/** @param {string} name @param {unknown} value @returns {TableColumn} */
function textCell(name, value) {
  const cell = trimmed(value);
  return isMissing(cell)
    ? { name, codes: Int32Array.of(-1), categories: [] }
    : { name, codes: Int32Array.of(0), categories: [cell] };
}

/** @param {import("./types.js").CategoryColumn} column */
function countCategories({ codes, categories }) {
  const counts = categories.map((name) => ({ name, count: 0 }));
  for (const code of codes) if (code >= 0) ++counts[code].count;
  return counts.sort((a, b) => b.count - a.count).slice(0, mostCategories);
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
    if (allMissing) {
      warnings.push({
        code: "all-missing-column",
        message: `Column "${name}" has no values, so it is not learned from.`,
      });
    } else if (constant) {
      warnings.push({
        code: "constant-column",
        message: `Column "${name}" has the same value in every row, so nothing can be learned from it.`,
      });
    }
  }
}

const dropReasons = {
  "all-missing": "it has no values in the training rows",
  "too-many-categories": "it has more than 200 different texts",
};

/**
 * @param {{ dropped: { name: string, reason: keyof typeof dropReasons }[], unlabelled: number,
 *   stratified: boolean, task: string }} facts
 * @returns {Warning[]}
 */
function warningsOf({ dropped, unlabelled, stratified, task }) {
  /** @type {Warning[]} */
  const warnings = dropped.map(({ name, reason }) => ({
    code: "dropped-column",
    message: `Column "${name}" is not learned from: ${dropReasons[reason]}.`,
  }));
  if (unlabelled > 0) {
    warnings.push({
      code: "missing-target",
      message: `${unlabelled} rows have no value to predict and are left out.`,
    });
  }
  if (task === "classification" && !stratified) {
    warnings.push({
      code: "not-stratified",
      message: "Some class is too small to be kept in equal shares in training and test rows.",
    });
  }
  return warnings;
}

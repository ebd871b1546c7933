/** A table that was read, from which training and test sets are made. */

import { warning } from "../messages/error.js";
import { targetsOf, windowsOf } from "../messages/sample-names.js";
import { checkReader, noTurn, PreparedRows, runSlices, TablePreparation } from "./prepared.js";
import { splitColumnOf } from "./split-column.js";
import { suggestedFit } from "./validation-share.js";
import { TableLook } from "./table-look.js";
import { takeOut } from "./using.js";

/** @import { CellReading, ColumnDescription, Examples, Named, PrepareOptions, TableDescription, Turn, Warning } from "./types.js" */
/** @import { Core } from "../engine/core.js" */
/** @import { Table } from "../bindings.d.ts" */
/** @import { LookQuery, RowsQuery } from "../wire/look-types.js" */

const targetName =
  /^(target|class|label|y|outcome|species|survived|diagnosis|quality|medv|price|median_house_value)$/i;

/** As pandas tells truth values in a file. */
const truth = /^(true|false)$/i;

/** @param {ColumnDescription} column */
const isTruth = ({ type, categories = [] }) =>
  type === "category" && categories.length > 0 && categories.every(({ name }) => truth.test(name));

/** In fewer rows, values that all differ may have come about by chance. */
const fewRows = 20;

/** How columns are called that number the rows: by pandas and R when they read them without a name, and by people. */
const rowName =
  /^(unnamed: \d+|#|\.\.\.\d+|v1|index|idx|row\w*|n(o|r|um(ber)?)\.?|s\.?\s?no\.?|seq)$|(id|[_ ]no|번호|순번|연번|인덱스|아이디)$/i;

/**
 * The columns that hold names or numbers of the rows: what no other row has says nothing about a new one. Where there
 * are no other features, they are what is learned from.
 * @param {ColumnDescription[]} columns
 * @param {string} target
 * @param {number} rows
 */
function namesOfRows(columns, target, rows) {
  const features = columns.filter(({ name }) => name !== target);
  const own = features.filter(
    ({ type, distinct, missing }) =>
      type === "category" && rows >= fewRows && distinct > 1 && distinct === rows - missing,
  );
  const numbers = features.filter((column) => rows >= fewRows && isRowNumber(column, rows));
  const left = [...numbers, ...own];
  return left.length < features.length ? left.map(({ name }) => name) : [];
}

/**
 * Whether a column counts the rows from 0 or 1, in whatever order, and is called so.
 * @param {ColumnDescription} column
 * @param {number} rows
 */
function isRowNumber({ name, type, distinct, missing, min = NaN, max = NaN, mean = NaN }, rows) {
  const isAll = type === "number" && missing === 0 && distinct === rows;
  const isCount = isAll && (min === 0 || min === 1) && max - min === rows - 1;
  return isCount && Math.abs(mean - (min + max) / 2) < 1e-6 && rowName.test(name.trim());
}

/**
 * What makes the columns of a table into numbers. Dates as categories would be a column for each day, so their parts
 * are taken; names and numbers of the rows are left out; truth values are numbers, as in pandas. The target counts as
 * the other columns do: it may be chosen anew.
 * @param {ColumnDescription[]} columns
 * @param {string[]} own the columns that name or number the rows
 * @returns {Named[]}
 */
function suggestSteps(columns, own) {
  const dates = columns.filter(({ type }) => type === "date");
  const given = splitColumnOf(columns);
  const others = columns.filter((column) => column !== given && !own.includes(column.name));
  const truths = others.some(isTruth);
  const texts = others.some(
    (column) => !["number", "date"].includes(column.type) && !isTruth(column),
  );
  const numbers = others.some(({ type }) => type === "number") || dates.length > 0 || truths;
  const step = (/** @type {string} */ class_name, /** @type {Named["config"]} */ config = {}) => ({
    class_name,
    config,
  });
  return [
    given
      ? step("PredefinedSplit", { test_fold: given.name })
      : step("TrainTestSplit", { test_size: 0.2, stratify: true }),
    ...(own.length > 0 ? [step("DropColumns", { columns: own })] : []),
    ...(dates.length > 0 ? [step("DateParts", datesConfig(dates))] : []),
    ...(truths ? [step("AsType", { dtype: "bool" })] : []),
    ...(numbers ? [step("SimpleImputer", { strategy: "median" })] : []),
    ...(texts ? [step("SimpleImputer", { strategy: "most_frequent" })] : []),
    ...(numbers ? [step("MinMaxScaler")] : []),
    ...(texts ? [step("OneHotEncoder", { handle_unknown: "ignore" })] : []),
  ];
}

/** @param {ColumnDescription[]} dates */
const datesConfig = (dates) => ({
  columns: dates.map(({ name }) => name),
  ...(dates.some(({ notDates = 0 }) => notDates > 0) && { errors: "coerce" }),
});

export class TableSource {
  #core;
  #table;
  #look;
  #cells;

  /**
   * @param {Core} core
   * @param {Table} table which this deletes
   * @param {ColumnDescription[]} columns
   * @param {Pick<TableDescription, "name" | "delimiter" | "encoding" | "warnings" | "reading" | "notNumbers" | "firstLines">
   *   & { cells?: CellReading | null, target?: string,
   *   strange?: ReadonlyMap<string, Uint32Array> }} facts target: the column that is predicted, where the files say;
   *   strange: the rows of cells that are no numbers, by column
   */
  constructor(core, table, columns, { cells, target, strange = new Map(), ...facts }) {
    this.#core = core;
    this.#cells = cells ?? undefined;
    this.#table = table;
    const header = columns.map(({ name }) => name);
    this.#look = new TableLook(core, table, header, strange);
    const rows = table.rows();
    const suggestedTarget = target ?? suggestTarget(columns);
    const own = namesOfRows(columns, suggestedTarget, rows);
    flagUseless(columns, own, facts.warnings);
    /** @type {TableDescription} */
    this.description = {
      kind: "table",
      rows,
      columns,
      suggestedTarget,
      suggestedPreparation: suggestSteps(columns, own),
      ...validationOf(columns, rows, facts.warnings),
      ...facts,
    };
  }

  /** The rows in the core. */
  get table() {
    return this.#table;
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
   * Rows as texts, sorted and filtered.
   * @param {RowsQuery} query
   * @param {Uint32Array | null} some the rows to choose from; all where there are none
   * @param {Turn} turn
   */
  page(query, some, turn) {
    return this.#look.page(query, some, turn);
  }

  /**
   * Rows by their numbers, as texts, in the order of the file.
   * @param {Uint32Array} numbers each once
   * @param {Turn} turn
   */
  some(numbers, turn) {
    return this.#look.some(numbers, turn);
  }

  /** @param {LookQuery} query @param {Turn} turn */
  look(query, turn) {
    return this.#look.look(query, turn);
  }

  /**
   * @param {PrepareOptions} options
   * @param {Turn} [turn]
   * @returns {Promise<PreparedRows>}
   */
  async prepare(
    { reading, target = {}, inputs, preparation = this.description.suggestedPreparation, seed = 0 },
    turn = noTurn,
  ) {
    checkReader("CSV", reading);
    const { suggestedTarget } = this.description;
    const targets = target.outputs
      ? { targets: targetList(target.outputs) }
      : { target: { columns: [suggestedTarget], ...target } };
    const options = JSON.stringify({
      ...{ ...targets, preparation, seed, cells: this.#cells },
      ...(inputs && { inputs: inputList(inputs) }),
    });
    const job = this.#core.bindings.PrepareJob.ofTable(this.#table, options);
    try {
      await runSlices(job, turn);
      const fitted = new TablePreparation(job.takePreparation(), (state) =>
        indicatorsIn(state, this.description.columns),
      );
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
    this.#look.dispose();
    this.#table.delete();
  }
}

/**
 * The outputs whose targets are several columns of 0 and 1.
 * @param {import("./types.js").PreparationState} state
 * @param {ColumnDescription[]} described
 */
const indicatorsIn = (state, described) =>
  windowsOf(state)
    ? []
    : targetsOf(state)
        .filter(
          ({ target: { task, columns }, scaling }) =>
            task === "regression" &&
            !scaling &&
            columns.length > 1 &&
            columns.every((column) => isIndicator(described.find(({ name }) => name === column))),
        )
        .map(({ output }) => output);

/** @param {ColumnDescription | undefined} column */
const isIndicator = (column) => column?.distinct === 2 && column.min === 0 && column.max === 1;

/** As the core takes them. @param {NonNullable<PrepareOptions["inputs"]>} inputs */
const inputList = (inputs) =>
  Object.entries(inputs).map(([name, of]) => ({
    name,
    ...(typeof of === "number" ? { size: of } : { columns: of }),
  }));

/** As the core takes them. @param {NonNullable<NonNullable<PrepareOptions["target"]>["outputs"]>} outputs */
const targetList = (outputs) =>
  Object.entries(outputs).map(([output, target]) => ({ ...target, output }));

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

/**
 * The share of the rows that a column says are to validate with: PredefinedSplit makes them the last to train on.
 * @param {ColumnDescription[]} columns
 * @param {number} rows
 * @param {Warning[]} warnings
 */
function validationOf(columns, rows, warnings) {
  const { categories = [] } = splitColumnOf(columns) ?? {};
  const countOf = (/** @type {string} */ word) =>
    categories.find(({ name }) => name === word)?.count ?? 0;
  return suggestedFit(rows - countOf("test"), countOf("validation"), warnings);
}

/** @param {ColumnDescription[]} columns */
function suggestTarget(columns) {
  const split = splitColumnOf(columns);
  const usable = columns.filter(
    (column) =>
      column !== split && column.type !== "date" && !column.constant && !column.allMissing,
  );
  const named = usable.findLast(({ name }) => targetName.test(name));
  return (named ?? usable.at(-1) ?? columns[columns.length - 1]).name;
}

/**
 * @param {ColumnDescription[]} columns
 * @param {string[]} own the columns that name or number the rows
 * @param {Warning[]} warnings
 */
function flagUseless(columns, own, warnings) {
  for (const { name, type, constant, allMissing } of columns) {
    if (allMissing) warnings.push(warning("all-missing-column", { column: name }));
    else if (constant) warnings.push(warning("constant-column", { column: name }));
    else if (own.includes(name)) {
      const id = type === "number" ? "row-numbers-column" : "own-texts-column";
      warnings.push(warning(id, { column: name }));
    }
  }
}

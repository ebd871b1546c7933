/**
 * What a table's columns do to a model's predictions: scikit-learn's permutation_importance() and partial_dependence(),
 * of the columns as they are in the file. Loaded when they are first asked for.
 */

import {
  checkOptions,
  largestSeed,
  optionalFunction,
  optionalSignal,
  wholeNumber,
  wrong,
} from "./checks.js";
import { Dataset, checkRows } from "./dataset.js";
import {
  checkColumn,
  checkRowsOfTable,
  outputNames,
  outputOf,
  predicted,
} from "./explain-parts.js";
import { abortable } from "./job.js";
import { Prepared } from "./prepared.js";
import { DataSource } from "./data-source.js";
import { averagesOf, gridOf, inOwnUnits, scoreOf } from "./table-scores.js";
import { RandomState } from "./random-state.js";
import { targetsOf } from "../messages/sample-names.js";
import { MinibatchError } from "../messages/error.js";
import { addTexts } from "../messages/en.js";
import { explain as texts } from "../messages/explain.en.js";

addTexts(texts);

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("../wire/table-types.js").ColumnChange} ColumnChange */

/**
 * @typedef {object} ExplainOptions
 * @property {import("./scored.js").Output} [output] which of several outputs of the model is explained, by its name or its
 *   index from 0; the first when left out
 * @property {"train" | "test"} [part] which of the prepared rows; "test" when left out
 * @property {Iterable<number>} [rows] some of them, numbered from 0 as in `prepared.test`; all when left out. Rows that a
 *   step made, as SMOTE does, are in no file and are passed over
 * @property {(done: number, total: number) => unknown} [onProgress] how often all rows were predicted
 * @property {AbortSignal} [signal] rejects with the signal's reason
 */

/**
 * @typedef {ExplainOptions & { columns?: readonly string[], nRepeats?: number, randomState?: number }} PermutationOptions
 *   `columns` of the file, all that the model uses when left out; `nRepeats` permutations of each, 5 when left out, which
 *   `randomState`, 0 when left out, fixes as in scikit-learn
 */

/**
 * By how much the score is lower where a column's cells are those of other rows.
 * @typedef {object} PermutationImportance
 * @property {string[]} columns
 * @property {"accuracy" | "r2"} scoring what is measured: of classes the share that is right, of numbers R²
 * @property {number} baseline the score with the cells as they are
 * @property {number[]} importancesMean of each column over the repeats
 * @property {number[]} importancesStd likewise, of all repeats: with n and not n − 1, as NumPy's std()
 * @property {number[][]} importances of each column in each repeat
 */

/**
 * @typedef {ExplainOptions & { gridResolution?: number, percentiles?: readonly [number, number], kind?: "average" |
 *   "individual" | "both" }} DependenceOptions `gridResolution`: at how many values, 100 when left out; `percentiles`: from
 *   which share of the column's values to which they lie, 0.05 and 0.95 when left out. A column with fewer different values
 *   has all of them; one of categories at most so many, the most frequent
 */

/**
 * What the model predicts where a column has one value in all rows.
 * @typedef {object} PartialDependence
 * @property {(number | string)[]} gridValues
 * @property {string[]} outputs what each of the model's outputs stands for: a class, or a predicted column
 * @property {{ data: Float64Array, shape: [outputs: number, values: number] } | null} average over the rows
 * @property {{ data: Float32Array, shape: [outputs: number, rows: number, values: number] } | null} individual of each row
 */

/** Options of both. */
const common = ["part", "rows", "output", "onProgress", "signal"];

/** Rows that go through steps and model at a time. */
const slice = 1000;

/**
 * @param {string} where
 * @param {DataSource} source
 * @param {Prepared} prepared
 */
function checkTable(where, source, prepared) {
  if (!(source instanceof DataSource)) throw wrong(`${where}: source`, "source", source);
  if (!(prepared instanceof Prepared)) throw wrong(`${where}: prepared`, "prepared-rows", prepared);
  if (source.kind !== "table") {
    throw new MinibatchError("invalid-state", { id: "explain.images", values: { where } });
  }
  checkRowsOfTable(where, prepared);
}

/**
 * A model on the chosen rows.
 * @param {string} where
 * @param {Model} model
 * @param {DataSource} source
 * @param {Prepared} prepared
 * @param {ExplainOptions} options
 */
async function subjectOf(where, model, source, prepared, options) {
  checkTable(where, source, prepared);
  const { part = "test" } = options;
  if (part !== "train" && part !== "test") throw wrong(`${where}: part`, "part", part);
  const onProgress = optionalFunction(`${where}: onProgress`, options.onProgress);
  const signal = optionalSignal(`${where}: signal`, options.signal);
  const { place, about } = await outputOf(where, model, prepared, options.output);
  const dataset = prepared[part];
  const chosen = checkRows(
    `${where}: rows`,
    options.rows ?? Array(dataset.rows).keys(),
    dataset.rows,
  );
  const numbers = (await prepared.rows())[part];
  const { rows: inFile } = /** @type {{ rows: number }} */ (
    /** @type {unknown} */ (source.description)
  );
  const places = chosen.filter((place) => numbers[place] < inFile);
  if (places.length === 0) {
    throw new MinibatchError("invalid-data", { id: "explain.no-rows", values: { where } });
  }
  const rows = places.map((place) => numbers[place]);
  const { engine } = prepared;

  /** @param {ColumnChange | null} change what the model gives where cells are changed */
  const outputs = async (change) => {
    /** @type {Float32Array | null} */
    let all = null;
    for (let from = 0; from < rows.length; from += slice) {
      const to = Math.min(from + slice, rows.length);
      const part =
        change && "rows" in change ? { ...change, rows: change.rows.slice(from, to) } : change;
      const info = await abortable(engine, signal, (job) =>
        engine.calls.transformChanged({
          ...{ job, prepared: prepared.handle, source: source.handle },
          ...{ rows: rows.slice(from, to), change: part },
        }),
      );
      const dataset = new Dataset(engine, info);
      const data = await predicted(model, place, dataset, signal).finally(() => dataset.dispose());
      const width = data.length / (to - from);
      all ??= new Float32Array(rows.length * width);
      all.set(data, from * width);
    }
    return /** @type {Float32Array} */ (all);
  };
  /** What is true of the rows, in the target's own units. */
  const truth = async () => {
    const named = dataset.targets.findIndex(({ name }) => name === about.name);
    const { y } = await dataset.take(places, { target: Math.max(0, named) });
    const { scaling = null } =
      targetsOf(prepared.toJSON()).find(({ output }) => output === about.name) ?? {};
    return inOwnUnits(/** @type {Float32Array} */ (y), scaling);
  };
  return { about, rows, truth, outputs, onProgress, signal };
}

/**
 * @param {Model} model
 * @param {DataSource} source
 * @param {Prepared} prepared
 * @param {PermutationOptions} [options]
 * @returns {Promise<PermutationImportance>}
 */
export async function permutationImportance(model, source, prepared, options = {}) {
  const where = "permutationImportance()";
  checkOptions(where, options, [...common, "columns", "nRepeats", "randomState"]);
  const repeats = wholeNumber(`${where}: nRepeats`, options.nRepeats ?? 5, 1);
  const seed = wholeNumber(`${where}: randomState`, options.randomState ?? 0, 0, largestSeed);
  const subject = await subjectOf(where, model, source, prepared, options);
  const all = prepared.inputColumns.map(({ name }) => name);
  const columns = (options.columns ?? all).map((name) =>
    checkColumn(`${where}: columns`, prepared, name),
  );
  const { about, rows, truth, outputs, onProgress } = subject;
  const score = scoreOf(await truth(), rows.length, about.task);
  const baseline = score(await outputs(null));

  // All columns are permuted in the same ways. As in scikit-learn, each repeat shuffles the order of the one before, and
  // takes cells by it from what the one before left.
  const random = new RandomState(new RandomState(seed).interval(0x7fffffff));
  const order = Uint32Array.from(rows.keys());
  let permuted = rows;
  const permutations = Array.from({ length: repeats }, () => {
    random.shuffle(order);
    return (permuted = order.map((place) => permuted[place]));
  });
  /** @type {number[][]} */
  const importances = [];
  for (const column of columns) {
    /** @type {number[]} */
    const ofColumn = [];
    importances.push(ofColumn);
    for (const taken of permutations) {
      ofColumn.push(baseline - score(await outputs({ column, rows: taken })));
      const done = (importances.length - 1) * repeats + ofColumn.length;
      onProgress?.(done, columns.length * repeats);
    }
  }
  const statistics = importances.map((values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / repeats;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return { mean, std: Math.sqrt(squares / repeats) };
  });
  return {
    columns,
    scoring: about.task === "regression" ? "r2" : "accuracy",
    baseline,
    importancesMean: statistics.map(({ mean }) => mean),
    importancesStd: statistics.map(({ std }) => std),
    importances,
  };
}

/**
 * @param {Model} model
 * @param {DataSource} source
 * @param {Prepared} prepared
 * @param {string} column
 * @param {DependenceOptions} [options]
 * @returns {Promise<PartialDependence>}
 */
export async function partialDependence(model, source, prepared, column, options = {}) {
  const where = "partialDependence()";
  checkOptions(where, options, [...common, "gridResolution", "percentiles", "kind"]);
  const { kind = "average", percentiles = [0.05, 0.95] } = options;
  const resolution = wholeNumber(`${where}: gridResolution`, options.gridResolution ?? 100, 2);
  if (!["average", "individual", "both"].includes(kind))
    throw wrong(`${where}: kind`, "kind", kind);
  const [low, high] = percentiles;
  if (!(percentiles.length === 2 && low >= 0 && low < high && high <= 1)) {
    throw wrong(`${where}: percentiles`, "percentiles", percentiles);
  }
  const subject = await subjectOf(where, model, source, prepared, options);
  checkColumn(where, prepared, column);
  const { about, rows, outputs, onProgress, signal } = subject;
  const isNumber = prepared.inputColumns.find(({ name }) => name === column)?.type === "number";
  const { engine } = prepared;
  /** @type {string[]} */
  const cells = [];
  for (let from = 0; from < rows.length; from += slice) {
    const some = rows.slice(from, from + slice);
    const found = await abortable(engine, signal, (job) =>
      engine.calls.getCells({ job, source: source.handle, rows: some, column }),
    );
    for (const cell of found) cells.push(cell);
  }
  const grid = gridOf(cells, isNumber, resolution, [low, high]);
  if (grid.length === 0) {
    throw new MinibatchError("invalid-data", {
      id: "explain.no-values",
      values: { where, column },
    });
  }
  /** @type {Float32Array[]} */
  const kept = [];
  /** @type {number[][]} */
  const means = [];
  for (const [place, cell] of grid.entries()) {
    const values = await outputs({ column, cell });
    means.push(averagesOf(values, rows.length));
    if (kind !== "average") kept.push(values);
    onProgress?.(place + 1, grid.length);
  }
  const width = means[0].length;
  const average = Float64Array.from(
    { length: width * grid.length },
    (_, at) => means[at % grid.length][Math.floor(at / grid.length)],
  );
  const individual = new Float32Array(kind === "average" ? 0 : width * rows.length * grid.length);
  for (const [place, values] of kept.entries()) {
    values.forEach((value, at) => {
      const output = at % width;
      const row = (at - output) / width;
      individual[(output * rows.length + row) * grid.length + place] = value;
    });
  }
  return {
    gridValues: grid,
    outputs: outputNames(about, width),
    average: kind === "individual" ? null : { data: average, shape: [width, grid.length] },
    individual:
      kind === "average" ? null : { data: individual, shape: [width, rows.length, grid.length] },
  };
}

/** Looking at data: what Lookable's methods do. Loaded when one of them is first called. */

import { checkOptions, largestSeed, optionalSignal, wholeNumber, wrong } from "./checks.js";
import { abortable } from "./job.js";
import { addTexts } from "../messages/en.js";
import { look as texts } from "../messages/look.en.js";

addTexts(texts);

/** @typedef {import("./lookable.js").Lookable} Lookable */
/** @typedef {import("../wire/look-types.js").Looks} Looks */
/** @typedef {import("../wire/look-types.js").CellValue} CellValue */
/** @typedef {import("../wire/look-types.js").GroupStatistic} GroupStatistic */
/** @typedef {import("../wire/look-types.js").RowFilter} RowFilter */
/** @typedef {import("../wire/look-types.js").RowSort} RowSort */
/** @typedef {{ signal?: AbortSignal }} Stoppable */

/** Most rows of an answer that is read by people. */
const mostShown = 10_000;

/**
 * @template {keyof Looks} Name
 * @param {Lookable} source
 * @param {Name} name
 * @param {Looks[Name][0]} options
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<Looks[Name][1]>}
 */
async function look(source, name, options, signal) {
  const { engine, handle } = source;
  const query = /** @type {import("../wire/look-types.js").LookQuery} */ ({ name, options });
  const stoppable = optionalSignal(`${name}(): signal`, signal);
  const result = await abortable(engine, stoppable, (job) =>
    engine.calls.look({ job, source: handle, query }),
  );
  return /** @type {Looks[Name][1]} */ (result);
}

/** @param {string} where @param {unknown} value @returns {string} */
function columnName(where, value) {
  if (typeof value !== "string") throw wrong(where, "column", value);
  return value;
}

/** @param {string} where @param {unknown} value @returns {{ columns?: string[] }} */
function columnNames(where, value) {
  if (value === undefined) return {};
  if (!Array.isArray(value) || !value.every((name) => typeof name === "string")) {
    throw wrong(where, "columns", value);
  }
  return { columns: value };
}

/**
 * @template {string} Word
 * @param {string} where
 * @param {readonly Word[]} words
 * @param {unknown} value
 * @returns {Word}
 */
function oneOf(where, words, value) {
  if (!words.some((word) => word === value)) {
    const choices = words.map((word) => `"${word}"`);
    throw wrong(where, { id: "expected.one-of", values: { choices } }, value);
  }
  return /** @type {Word} */ (value);
}

/** @param {string} where @param {unknown} value */
function trueOrFalse(where, value) {
  if (typeof value !== "boolean") throw wrong(where, "boolean", value);
  return value;
}

/**
 * A look whose only option are the columns looked at.
 * @template {"info" | "describe" | "duplicated" | "corr"} Name
 * @param {Lookable} source
 * @param {Name} name
 * @param {{ columns?: readonly string[] } & Stoppable} options
 * @returns {Promise<Looks[Name][1]>}
 */
export async function columnsLook(source, name, options) {
  checkOptions(`${name}()`, options, ["columns", "signal"]);
  const columns = /** @type {Looks[Name][0]} */ (
    columnNames(`${name}(): columns`, options.columns)
  );
  return look(source, name, columns, options.signal);
}

/** @param {Lookable} source @param {{ columns?: readonly string[] } & Stoppable} options */
export async function isna(source, options) {
  checkOptions("isna()", options, ["columns", "signal"]);
  const { rows, columns } = await columnsLook(source, "info", options);
  return columns.map(({ column, count }) => ({ column, count: rows - count }));
}

/**
 * @param {Lookable} source
 * @param {string} column
 * @param {{ dropna?: boolean, limit?: number } & Stoppable} options
 */
export async function valueCounts(source, column, options) {
  const where = "valueCounts()";
  checkOptions(where, options, ["dropna", "limit", "signal"]);
  const { dropna = true, limit = 1000, signal } = options;
  const query = {
    column: columnName(`${where}: column`, column),
    dropna: trueOrFalse(`${where}: dropna`, dropna),
    limit: wholeNumber(`${where}: limit`, limit, 1, mostShown),
  };
  return look(source, "valueCounts", query, signal);
}

/** @type {readonly GroupStatistic[]} */
const statistics = ["count", "mean", "sum", "std", "min", "max"];

/**
 * @param {Lookable} source
 * @param {string} by
 * @param {GroupStatistic} statistic
 * @param {{ limit?: number } & Stoppable} options
 */
export async function groupby(source, by, statistic, options) {
  const where = "groupby()";
  checkOptions(where, options, ["limit", "signal"]);
  const { limit = 1000, signal } = options;
  const query = {
    by: columnName(`${where}: by`, by),
    statistic: oneOf(`${where}: statistic`, statistics, statistic),
    limit: wholeNumber(`${where}: limit`, limit, 1, mostShown),
  };
  return look(source, "groupby", query, signal);
}

/**
 * @param {Lookable} source
 * @param {string} column
 * @param {string} by
 * @param {{ limit?: number } & Stoppable} options
 */
export async function crosstab(source, column, by, options) {
  const where = "crosstab()";
  checkOptions(where, options, ["limit", "signal"]);
  const { limit = 50, signal } = options;
  const query = {
    column: columnName(`${where}: column`, column),
    by: columnName(`${where}: by`, by),
    limit: wholeNumber(`${where}: limit`, limit, 1, 1000),
  };
  return look(source, "crosstab", query, signal);
}

/** What NumPy calls its ways to choose a number of bins. */
const binRules = /** @type {const} */ (["auto", "fd", "scott", "sturges", "rice", "sqrt"]);

/** @param {string} where @param {unknown} bins @returns {number | string} */
const checkBins = (where, bins) =>
  typeof bins === "number" ? wholeNumber(where, bins, 1, mostShown) : oneOf(where, binRules, bins);

/**
 * @param {Lookable} source
 * @param {string} column
 * @param {{ bins?: number | typeof binRules[number], by?: string } & Stoppable} options
 */
export async function histogram(source, column, options) {
  const where = "histogram()";
  checkOptions(where, options, ["bins", "by", "signal"]);
  const { bins = 10, by, signal } = options;
  const query = {
    column: columnName(`${where}: column`, column),
    bins: checkBins(`${where}: bins`, bins),
    ...(by !== undefined && { by: columnName(`${where}: by`, by) }),
  };
  return look(source, "histogram", query, signal);
}

/**
 * @param {Lookable} source
 * @param {string} x
 * @param {string} y
 * @param {{ by?: string, limit?: number, seed?: number } & Stoppable} options
 */
export async function scatter(source, x, y, options) {
  const where = "scatter()";
  checkOptions(where, options, ["by", "limit", "seed", "signal"]);
  const { by, limit = 2000, seed = 0, signal } = options;
  const query = {
    x: columnName(`${where}: x`, x),
    y: columnName(`${where}: y`, y),
    ...(by !== undefined && { by: columnName(`${where}: by`, by) }),
    limit: wholeNumber(`${where}: limit`, limit, 1, 100_000),
    seed: wholeNumber(`${where}: seed`, seed, 0, largestSeed),
  };
  return look(source, "scatter", query, signal);
}

/** @param {string} where @param {any} sort @returns {RowSort} */
function checkSort(where, sort) {
  checkOptions(where, sort, ["column", "ascending"]);
  const { column, ascending = true } = sort;
  return {
    column: columnName(`${where}.column`, column),
    ascending: trueOrFalse(`${where}.ascending`, ascending),
  };
}

const filters = /** @type {const} */ (["missing", "not-a-number", "value", "duplicated"]);

/** @param {string} where @param {any} filter @returns {RowFilter} */
function checkFilter(where, filter) {
  checkOptions(where, filter, ["column", "is", "value"]);
  const is = oneOf(`${where}.is`, filters, filter.is);
  if (is === "duplicated") return { is };
  const column = columnName(`${where}.column`, filter.column);
  if (is !== "value") return { column, is };
  const { value } = filter;
  if (value !== null && typeof value !== "string" && typeof value !== "number") {
    throw wrong(`${where}.value`, "cell", value);
  }
  return { column, is, value };
}

const partNames = /** @type {const} */ (["train", "test", "validation"]);

/** @param {string} where @param {any} part */
function checkPart(where, part) {
  checkOptions(where, part, ["prepared", "name", "validationSplit"]);
  const { prepared, name, validationSplit = 0 } = part;
  if (!(validationSplit >= 0 && validationSplit < 1)) {
    throw wrong(`${where}.validationSplit`, "validation-split", validationSplit);
  }
  if (typeof prepared?.handle !== "number") throw wrong(`${where}.prepared`, "prepared", prepared);
  return {
    prepared: prepared.handle,
    name: oneOf(`${where}.name`, partNames, name),
    validationSplit,
  };
}

/**
 * @typedef {object} RowsOptions
 * @property {number} [from] 0 when left out
 * @property {number} [count] 100 when left out
 * @property {RowSort} [sort] as sort_values(kind="stable"): missing cells come last either way
 * @property {RowFilter} [filter]
 * @property {{ prepared: import("./prepared.js").Prepared, name: "train" | "test" | "validation",
 *   validationSplit?: number }} [part] only the rows that were prepared to train on, to test on or, the last
 *   `validationSplit` of those to train on, to validate with
 */

/** @param {Lookable} source @param {RowsOptions & Stoppable} options */
export async function rows(source, options) {
  const where = "rows()";
  const { engine, handle } = source;
  checkOptions(where, options, ["from", "count", "sort", "filter", "part", "signal"]);
  const { from = 0, count = 100, sort, filter, part } = options;
  const query = {
    from: wholeNumber(`${where}: from`, from, 0),
    count: wholeNumber(`${where}: count`, count, 0, mostShown),
    ...(sort && { sort: checkSort(`${where}: sort`, sort) }),
    ...(filter && { filter: checkFilter(`${where}: filter`, filter) }),
    ...(part && { part: checkPart(`${where}: part`, part) }),
  };
  const signal = optionalSignal(`${where}: signal`, options.signal);
  return abortable(engine, signal, (job) => engine.calls.getRows({ job, source: handle, query }));
}

/** @param {Lookable} source @param {Stoppable} options */
export async function pixels(source, options) {
  checkOptions("pixels()", options, ["signal"]);
  return look(source, "pixels", {}, options.signal);
}

/** @param {import("./data-source.js").DataSource} source @param {number | null} label @param {Stoppable} options */
export async function meanImage(source, label, options) {
  checkOptions("meanImage()", options, ["signal"]);
  if (label !== null) source.classNumber("meanImage(): label", label);
  return look(source, "meanImage", { label }, options.signal);
}

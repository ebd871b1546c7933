/** Several tables that are one: rows to train on, to validate and to test with, and targets beside the features. */

import { roleOf } from "./array-names.js";
import { addTexts } from "./columns-table.js";
import { addColumn } from "./add-column.js";
import { columnsOf, readTable } from "./csv-table.js";
import { baseName } from "./entry.js";
import { freeName } from "../messages/csv-cell.js";
import { MinibatchError } from "../messages/error.js";
import { takeOut } from "./using.js";

/** @import { CsvPart } from "./csv-parts.js" */
/** @import { TableOptions } from "./csv-table.js" */
/** @import { ReadContext } from "./reading.js" */
/** @import { CsvConfig, Entry } from "./types.js" */
/** @import { Table } from "../bindings.d.ts" */

/**
 * The table that is read first, all that are read, and how the others go with it.
 * @typedef {{ chosen: Entry, used: Entry[], options: TableOptions }} TableSet
 *
 * @typedef {CsvPart & { rows: number }} CountedPart
 */

/** Rows of the text of one cell that are looked at together. */
const pageRows = 5000;

/**
 * The tables to validate and to test with beside one to train on: of such names, and with the same columns. Kaggle's
 * table to test with has no target. Where only one of the two is there, it is to test with.
 * @param {Entry} chosen
 * @param {Entry[]} tables
 * @param {ReadContext} context
 * @returns {Promise<TableSet>}
 */
export async function tableParts(chosen, tables, context) {
  const alone = { chosen, used: [chosen], options: {} };
  if (!/train/i.test(baseName(chosen.path))) return alone;
  const named = (/** @type {RegExp} */ name) =>
    tables.filter((table) => table !== chosen && name.test(baseName(table.path)));
  const [tests, validations] = [named(/test/i), named(/val|holdout/i)];
  if (tests.length + validations.length === 0) return alone;
  const test = await firstLike(chosen, tests, context);
  const validation = await firstLike(
    chosen,
    validations.filter((table) => table !== test?.entry),
    context,
  );
  const parts = [validation, test].filter((part) => part !== null);
  return {
    chosen,
    used: [chosen, ...parts.map(({ entry }) => entry)],
    options: optionsOf(test ? validation : null, test ?? validation),
  };
}

/**
 * @param {CountedPart | null} validation
 * @param {CountedPart | null} test
 * @returns {TableOptions}
 */
const optionsOf = (validation, test) => ({
  parts: [validation, test].filter((part) => part !== null),
  validations: validation?.rows ?? 0,
  tests: test?.rows ?? 0,
});

/**
 * The first of some tables that has the columns of another.
 * @param {Entry} chosen
 * @param {Entry[]} candidates
 * @param {ReadContext} context
 * @returns {Promise<CountedPart | null>}
 */
async function firstLike(chosen, candidates, context) {
  if (candidates.length === 0) return null;
  const wanted = await columnsOf(chosen, context, false);
  // In a few rows nothing may tell that there is no header.
  /** @type {CsvConfig} */
  const known = wanted.isNamed ? {} : { header: null };
  for (const entry of candidates) {
    const { columns, isNamed, lines, encoding } = await columnsOf(entry, context, false, known);
    const isSame = columns.length > 0 && columns.join("\n") === wanted.columns.join("\n");
    if (!isSame || isNamed !== wanted.isNamed || columns.some((name) => /[\r\n]/.test(name))) {
      continue;
    }
    if (!isNamed && lines > 0) continue;
    const { rows } = await columnsOf(entry, context, true, known);
    return { entry, encoding, lines, isBare: !isNamed, rows };
  }
  return null;
}

/** What a table is for, by its name. @param {Entry} entry */
const roleOfTable = ({ path }) => roleOf(baseName(path).replace(/\.[^.]*$/, ""));

/**
 * Tables of features and tables of targets, row by row: x_train.csv and y_train.csv, and those to validate and to test
 * with where they are there.
 * @param {Entry[]} tables
 * @param {ReadContext} context
 * @returns {Promise<TableSet | null>} null where there are none
 */
export async function joinedTables(tables, context) {
  /** @param {string} part @param {string} role */
  const the = (part, role) => {
    const all = tables.filter((table) => {
      const own = roleOfTable(table);
      return own.part === part && own.role === role;
    });
    return all.length === 1 ? all[0] : null;
  };
  const pair = (/** @type {string} */ part) => {
    const [x, y] = [the(part, "x"), the(part, "y")];
    return x && y ? { x, y } : null;
  };
  const train = pair("train") ?? pair("");
  if (!train) return null;
  // What holds for a cell of the whole table is not there for the targets alone.
  const own = { ...context, reading: withoutCells(context.reading), onProgress: () => {} };
  const ownY = { ...own, reading: ofTargets(own.reading) };
  /** @param {string} name */
  const check = async (name) => {
    const found = pair(name);
    if (!found) return null;
    const x = await firstLike(train.x, [found.x], own);
    const y = await firstLike(train.y, [found.y], ownY);
    if (!x || !y) return null;
    checkRows(x, y);
    return { x, y };
  };
  const [validation, test] = [await check("validation"), await check("test")];
  const trainX = { entry: train.x, ...(await columnsOf(train.x, own, true)) };
  const trainY = { entry: train.y, ...(await targetsOf(train.y, ownY)) };
  // Without words for what they are to train on, two tables may have nothing to do with each other.
  if (trainX.rows !== trainY.rows && roleOfTable(train.x).part === "") return null;
  checkRows(trainX, trainY);
  const held = [validation, test].filter((part) => part !== null);
  const ofX = optionsOf((test && validation?.x) ?? null, (test ?? validation)?.x ?? null);
  const beside = async (/** @type {Table} */ table, /** @type {string[]} */ names) => {
    const { known, isOneText, columns } = trainY;
    // One column of texts alone is no table, but here it is.
    const reading = { ...known, ...(isOneText && { dtype: { [columns[0]]: "str" } }) };
    const source = await readTable(train.y, ownY, { parts: held.map(({ y }) => y), reading });
    try {
      return await addColumnsOf(source, table, names, ownY);
    } finally {
      source.dispose();
    }
  };
  return {
    chosen: train.x,
    used: [train, ...held.map(({ x, y }) => ({ x: x.entry, y: y.entry }))].flatMap(({ x, y }) => [
      x,
      y,
    ]),
    options: { ...ofX, beside },
  };
}

/**
 * What is in a table of targets, and how it is read: a column without a name beside one other has the rows' numbers,
 * as pandas writes a series.
 * @param {Entry} entry
 * @param {ReadContext} context
 */
async function targetsOf(entry, context) {
  const found = await columnsOf(entry, context, true);
  if (!found.isFirstUnnamed || found.columns.length !== 2) return { ...found, known: {} };
  /** @type {CsvConfig} */
  const known = { index_col: 0 };
  return { ...(await columnsOf(entry, context, true, known)), known };
}

/** @param {ReadContext["reading"]} reading */
function withoutCells(reading) {
  if (reading?.class_name !== "CSV") return reading;
  const { cells: _, ...config } = reading.config ?? {};
  return { ...reading, config };
}

/**
 * What was said, or found, of how the features are written does not hold for the targets' file.
 * @param {ReadContext["reading"]} reading
 * @returns {ReadContext["reading"]}
 */
function ofTargets(reading) {
  if (reading?.class_name !== "CSV") return reading;
  const { na_values, keep_default_na, dtype, on_bad_lines, nrows, step } = reading.config ?? {};
  const said = { na_values, keep_default_na, dtype, on_bad_lines, nrows, step };
  const config = Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== undefined),
  );
  return { ...reading, config };
}

/** @param {{ entry: Entry, rows: number }} x @param {{ entry: Entry, rows: number }} y */
function checkRows(x, y) {
  if (x.rows === y.rows) return;
  throw new MinibatchError("invalid-data", {
    id: "csv.other-rows",
    values: { x: baseName(x.entry.path), rows: x.rows, y: baseName(y.entry.path), targets: y.rows },
  });
}

/**
 * Adds the columns of a table to another one of as many rows.
 * @param {import("./table-source.js").TableSource} source
 * @param {Table} table
 * @param {string[]} taken names
 * @param {ReadContext} context
 * @returns {Promise<string[]>} how they are called there
 */
async function addColumnsOf(source, table, taken, context) {
  const { columns, rows } = source.description;
  /** @type {string[]} */
  const names = [];
  for (const [place, { name: own, type }] of columns.entries()) {
    const name = freeName(own, [...taken, ...names]);
    names.push(name);
    if (type === "number") {
      const numbers = takeOut(source.table.numbers(place));
      await addColumn(context.core, table, { name, numbers }, context.turn);
      continue;
    }
    /** @type {(string | null)[]} */
    const texts = [];
    for (let from = 0; from < rows; from += pageRows) {
      for (const cells of source.rows({ from, count: pageRows }).rows) {
        texts.push(cells[place] === "" ? null : cells[place]);
      }
      await context.turn();
    }
    await addTexts(table, { name, texts }, context);
  }
  return names;
}

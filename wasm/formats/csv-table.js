/** Delimited text: CSV, TSV and the like. The core's reader makes columns of it, piece by piece. */

import { notNumberWarnings, refuseManyRows, refuseProblem, warningsOf } from "./csv-faults.js";
import { partPieces } from "./csv-parts.js";
import { editCells, notNumbersLeft, rowsLeft } from "./edit-cells.js";
import { baseName, bytesEntry } from "./entry.js";
import { checkRows, chosenRows, chosenWarnings } from "./chosen-rows.js";
import { addSplitColumn } from "./split-column.js";
import { describeColumns, TableSource } from "./table-source.js";
import { encodingOf, utf8Pieces } from "./text.js";
import { takeOut, using } from "./using.js";

/** @import { CsvPart } from "./csv-parts.js" */
/** @import { ReadContext } from "./reading.js" */
/** @import { CellReading, CsvConfig, Entry } from "./types.js" */
/** @import { Table } from "../bindings.d.ts" */

/**
 * What the core found in a file; see core/data/csv_reader.h.
 * @typedef {object} CsvFacts
 * @property {Problem | null} problem
 * @property {CsvConfig} dialect
 * @property {string[]} columns
 * @property {number} rows
 * @property {number} memory bytes that the columns take
 * @property {{ count: number, first: { column: number, from: string, to: string }[] }} renamed
 * @property {boolean} row_names whether the first column names the rows and is left out
 * @property {"." | ","} decimal
 * @property {string[]} commas columns of numbers whose fractions are behind a comma
 * @property {string[]} unsure columns whose every point or comma may part thousands or begin a fraction
 * @property {FewRows} short_rows
 * @property {FewRows} bad_rows
 * @property {{ column: string, day_first: boolean, others: number }[]} dates others: cells that are none
 * @property {{ column: string, texts: number, cell: string, line: number }[]} mostly_numbers
 *
 * @typedef {{ count: number, first: { line: number, cells: number }[] }} FewRows
 *
 * @typedef {{ kind: string, line?: number, cell?: string, count?: number, rows?: { line: number,
 *   cells: number }[] }} Problem
 */

/**
 * @typedef {object} TableOptions
 * @property {CsvPart[]} [parts] more files of the same columns, behind the first one
 * @property {number} [tests] how many rows, the last ones, are to test with
 * @property {number} [validations] how many of the rows to train on, the last ones, are to validate with
 * @property {(table: Table, names: string[]) => Promise<string[]>} [beside] adds columns that are predicted, and says
 *   how they are called
 * @property {CsvConfig} [reading] what is known of the text besides what `context.reading` says
 * @property {boolean} [isAll] whether all rows of the text are read, because some were chosen before
 */

/**
 * What is at the beginning of a table, or all of it.
 * @param {Entry} entry
 * @param {ReadContext} context
 * @param {boolean} isWhole
 * @param {CsvConfig} [known] of it, besides what was said
 */
export async function columnsOf(entry, context, isWhole, known = {}) {
  const config = { ...known, ...configOf(context) };
  const encoding = await encodingOf(entry, context.turn, config.encoding, chosenRows(config));
  const head = await headOf(entry, encoding);
  const reader = readerOf(head, config, context);
  try {
    if (isWhole) {
      const parts = [{ entry, encoding, lines: 0 }];
      await eachPiece(reader, parts, context, "scan", () => {});
    } else using(context.core.bytes(head), (text) => reader.scan(text));
    reader.endScan();
    /** @type {CsvFacts} */
    const { columns, rows, dialect, problem, renamed } = JSON.parse(reader.facts());
    const isNamed = dialect.header === 0;
    const isOneText = problem?.kind === "one-column";
    const isFirstUnnamed = renamed.first.some(({ column, from }) => column === 0 && from === "");
    const lines = dialect.skiprows ?? 0;
    return { columns, isNamed, isFirstUnnamed, isOneText, rows, lines, encoding };
  } finally {
    reader.delete();
  }
}

/** What is said of how tables are read. @param {ReadContext} context @returns {CsvConfig} */
const configOf = ({ reading }) => (reading?.class_name === "CSV" ? (reading.config ?? {}) : {});

/** @param {Uint8Array} head @param {CsvConfig} config @param {ReadContext} context */
const readerOf = (head, config, { core }) =>
  using(core.bytes(head), (bytes) => new core.bindings.CsvReader(JSON.stringify(config), bytes));

/** Delimited text that a reader made of something else. @type {CsvConfig} */
export const madeText = { sep: ",", header: 0, skiprows: 0, index_col: false, encoding: "utf-8" };

/**
 * Delimited text in a file, or in bytes that another format made of one.
 * @param {Entry} file
 * @param {ReadContext} context
 * @param {TableOptions} [options]
 */
export async function readTable(file, context, options = {}) {
  const { parts: more = [], tests = 0, validations = 0, beside, reading = {} } = options;
  const { isAll = false } = options;
  const { core, limits, turn, warnings } = context;
  const { path } = file;
  const config = { ...configOf(context), ...reading };
  const chosen = isAll ? {} : chosenRows(config);
  const entry = file.sliced ? file : bytesEntry(path, await file.read());
  const given = isAll ? { ...config, nrows: undefined, step: undefined } : config;
  const size = more.reduce((sum, part) => sum + part.entry.size, entry.size);
  await checkAhead(entry, size, given, context);
  const encoding = await encodingOf(entry, turn, config.encoding, chosen);
  const head = await headOf(entry, encoding);
  const reader = readerOf(head, given, context);
  const parts = [{ entry, encoding, lines: 0 }, ...more];
  /** @type {Table | null} */
  let table = null;
  try {
    // Unless the columns may need too much memory, the file is gone through once where its beginning tells what is in
    // it; else twice: to see that, and to take it.
    const isOnce = mostOfText * size <= limits.bytes;
    const all = isOnce ? size : 2 * size;
    /** @param {number} before bytes of another reading */
    const told = (before) => (/** @type {number} */ read) =>
      context.onProgress(Math.min(before + read, all), all);
    if (isOnce) reader.fillAhead(size);
    await eachPiece(reader, parts, context, "scan", told(0));
    reader.endScan();
    /** @type {CsvFacts} */
    const facts = JSON.parse(reader.facts());
    refuseProblem(facts, path);
    refuseManyRows(facts, path, config);
    checkRows(facts, limits, path, chosen);
    if (!reader.isFilled()) await eachPiece(reader, parts, context, "fill", told(size));
    table = reader.takeTable();
    if (tests > 0) await addSplitColumn(core, table, facts.columns, { tests, validations }, turn);
    const [target] = (await beside?.(table, facts.columns)) ?? [];
    const cells = cellsOf(facts, config);
    editCells(table, context, cells);
    const notNumbers = notNumbersLeft(JSON.parse(reader.notNumbers()), context);
    const columns = withDates(await describeColumns(table, turn), facts);
    const numbers = columns.filter(({ type }) => type === "number").map(({ name }) => name);
    warnings.push(...warningsOf(facts, path, encoding, config, numbers));
    warnings.push(...notNumberWarnings(notNumbers), ...chosenWarnings(chosen, facts.rows, path));
    return new TableSource(core, table, columns, {
      ...{ name: baseName(path), delimiter: facts.dialect.sep ?? ",", encoding, warnings },
      reading: { class_name: "CSV", config: { ...foundConfig(facts, encoding), ...config } },
      ...{ notNumbers, target, strange: strangeRows(reader, notNumbers, context) },
      firstLines: reading === madeText ? [] : linesOf(head),
      cells,
    });
  } catch (error) {
    table?.delete();
    throw error;
  } finally {
    reader.delete();
  }
}

/**
 * The rows of all cells that are no numbers, by column.
 * @param {import("../bindings.d.ts").CsvReader} reader
 * @param {import("./types.js").NotNumbers} notNumbers
 * @param {ReadContext} context
 */
const strangeRows = (reader, { columns }, context) =>
  new Map(
    columns.map(({ column }) => [
      column,
      rowsLeft(takeOut(reader.notNumberRows(column)), column, context),
    ]),
  );

/**
 * What was found, as pandas's arguments: reading the file with them gives the same table.
 * @param {CsvFacts} facts
 * @param {string} encoding
 * @returns {CsvConfig}
 */
const foundConfig = ({ dialect, decimal, row_names }, encoding) => ({
  ...{ ...dialect, encoding },
  ...(decimal === "," && { decimal }),
  ...(row_names && { index_col: 0 }),
});

/**
 * How the cells of new rows are to be read.
 * @param {CsvFacts} facts
 * @param {CsvConfig} config
 * @returns {CellReading | null} null where nothing is special
 */
function cellsOf({ commas }, { na_values, keep_default_na, thousands }) {
  const said = { na_values, keep_default_na, thousands };
  const cells = {
    ...(commas.length > 0 && { comma: commas }),
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
  };
  return Object.keys(cells).length > 0 ? cells : null;
}

/** The beginning of a text, to be shown. @param {Uint8Array} head */
function linesOf(head) {
  const [lines, letters] = [8, 200];
  const text = new TextDecoder().decode(head.subarray(0, lines * letters * 4));
  return text
    .split(/\r\n?|\n/)
    .slice(0, lines)
    .map((line) => line.slice(0, letters));
}

/**
 * @param {import("./types.js").ColumnDescription[]} columns
 * @param {CsvFacts} facts
 */
function withDates(columns, { dates }) {
  const found = new Map(dates.map((date) => [date.column, date]));
  return columns.map((column) => {
    const date = found.get(column.name);
    if (!date || column.type !== "category") return column;
    const { day_first: dayFirst, others: notDates } = date;
    return { ...column, type: /** @type {const} */ ("date"), dayFirst, notDates };
  });
}

/** No cell takes more than eight times its text, and what separates it. */
const mostOfText = 8;

/**
 * Refuses by its beginning what would be gone through for nothing: a table that needs much more memory than there is.
 * @param {Entry} entry
 * @param {number} size of all files
 * @param {CsvConfig} config
 * @param {ReadContext} context
 */
async function checkAhead(entry, size, config, context) {
  const { limits, turn } = context;
  if (mostOfText * size <= limits.bytes) return;
  const head = await headOf(entry, await encodingOf(entry, turn, config.encoding, { nrows: 1 }));
  using(readerOf(head, config, context), (reader) => {
    using(context.core.bytes(head), (text) => reader.scan(text));
    reader.endScan();
    /** @type {CsvFacts} */
    const { rows, memory } = JSON.parse(reader.facts());
    if (rows === 0) return;
    const all = Math.min(config.nrows ?? Infinity, (rows * size) / head.length);
    const ahead = { rows: all, memory: (memory / rows) * all };
    if (ahead.memory > 1.5 * limits.bytes) checkRows(ahead, limits, entry.path, config);
  });
}

/**
 * Hands the text to the core in pieces, of each file as long as it takes some.
 * @param {import("../bindings.d.ts").CsvReader} reader
 * @param {CsvPart[]} parts
 * @param {ReadContext} context
 * @param {"scan" | "fill"} reading the first or the second
 * @param {(read: number) => void} told how many of their bytes have been read
 */
async function eachPiece(reader, parts, { core, turn }, reading, told) {
  let before = 0;
  for (const [i, part] of parts.entries()) {
    if (i > 0) reader.nextFile();
    for await (const { text, read } of partPieces(part, i === 0)) {
      const goesOn = using(core.bytes(text), (bytes) => reader[reading](bytes));
      told(before + read);
      await turn();
      if (!goesOn) break;
    }
    before += part.entry.size;
  }
}

/**
 * @param {Entry} entry
 * @param {string} encoding
 */
async function headOf(entry, encoding) {
  for await (const { text } of utf8Pieces(entry, encoding)) return text;
  return new Uint8Array();
}

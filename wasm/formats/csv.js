/** Delimited text: CSV, TSV and the like. The core's reader makes columns of it, piece by piece. */

import { MinibatchError, warning } from "../messages/error.js";
import { asSkipped } from "./collect.js";
import { baseName, bytesEntry, checkMemory } from "./entry.js";
import { describeColumns, TableSource } from "./table-source.js";
import { encodingOf, utf8Pieces } from "./text.js";
import { using } from "./using.js";

/** @import { Format, ReadContext } from "./reading.js" */
/** @import { Entry, Warning } from "./types.js" */
/** @import { CsvReader, Table } from "../bindings.d.ts" */

/**
 * What the core found in a file; see core/data/csv_reader.h.
 * @typedef {object} CsvFacts
 * @property {Problem | null} problem
 * @property {string[]} columns
 * @property {number} rows
 * @property {number} memory bytes that the columns take
 * @property {boolean} header_has_numbers
 * @property {{ count: number, first: { column: number, from: string, to: string }[] }} renamed
 * @property {{ column: string, texts: number, cell: string, line: number }[]} mostly_numbers
 *
 * @typedef {{ kind: string, line?: number, cell?: string, count?: number, rows?: { line: number,
 *   cells: number }[] }} Problem
 */

const tableName = /\.(csv|tsv|tab|txt|data|dat)$/i;

/** What says something of the data and is none. */
const noteName = /^(read.?me|licen[cs]e|notes?|about|citation|change.?log|description|sources?)\b/i;

/**
 * Of several the first in order is read: the one to train on (Kaggle's archives hold train.csv, test.csv and more),
 * then tables by their names, then texts, and notes last.
 * @param {Entry} entry
 */
function rankOf({ path }) {
  const name = baseName(path);
  if (noteName.test(name)) return 3;
  if (/train/i.test(name)) return 0;
  return /\.(txt|dat|data)$/i.test(name) ? 2 : 1;
}

/** @type {Format} */
export const csv = {
  name: "CSV",
  reads: "table",
  extensions: ["csv", "tsv", "tab", "txt", "data", "dat"],
  takesText: true,
  whyNot: { id: "why.no-table" },
  sniff: (_, name) => tableName.test(name),
  async read(tables, context) {
    const [chosen] = tables.toSorted((a, b) => rankOf(a) - rankOf(b));
    const others = tables.filter((table) => table !== chosen);
    context.skip(
      asSkipped(others, { id: "why.other-table", values: { chosen: baseName(chosen.path) } }),
    );
    checkMemory(chosen.size, context.limits, chosen.path);
    return readTable(chosen, context);
  },
};

/**
 * Delimited text in a file, or in bytes that another format made of one.
 * @param {Entry} file
 * @param {ReadContext} context
 * @param {number} [tests] how many rows, the last ones, are to test on
 */
export async function readTable(file, context, tests = 0) {
  const { core, limits, turn, warnings } = context;
  const { path } = file;
  const entry = file.sliced ? file : bytesEntry(path, await file.read());
  const encoding = await encodingOf(entry, turn);
  const delimiter = await delimiterOf(entry, encoding, context);
  const reader = new core.bindings.CsvReader(delimiter);
  /** @type {Table | null} */
  let table = null;
  try {
    const { size } = entry;
    /** The file is gone through twice: to see what is in it, and to take it. @param {number} passes */
    const told = (passes) => (/** @type {number} */ read) =>
      context.onProgress(passes * size + read, 2 * size);
    await eachPiece(entry, encoding, context, told(0), (text) => reader.scan(text));
    reader.endScan();
    /** @type {CsvFacts} */
    const facts = JSON.parse(reader.facts());
    refuseProblem(facts, path);
    checkMemory(facts.memory, limits, path);
    warnings.push(...warningsOf(facts, path, encoding));
    await eachPiece(entry, encoding, context, told(1), (text) => reader.fill(text));
    table = reader.takeTable();
    const columns = await describeColumns(table, turn);
    const name = baseName(path);
    return new TableSource(core, table, columns, { name, delimiter, encoding, warnings }, tests);
  } catch (error) {
    table?.delete();
    throw error;
  } finally {
    reader.delete();
  }
}

/**
 * Hands the text to the core in pieces, until `use` returns false.
 * @param {Entry} entry
 * @param {string} encoding
 * @param {ReadContext} context
 * @param {(read: number) => void} told how many of its bytes have been read
 * @param {(text: import("../bindings.d.ts").Bytes) => boolean | void} use
 */
async function eachPiece(entry, encoding, { core, turn }, told, use) {
  for await (const { text, read } of utf8Pieces(entry, encoding)) {
    if (using(core.bytes(text), use) === false) return;
    told(read);
    await turn();
  }
}

/**
 * @param {Entry} entry
 * @param {string} encoding
 * @param {ReadContext} context
 */
async function delimiterOf(entry, encoding, { core }) {
  for await (const { text } of utf8Pieces(entry, encoding)) {
    return using(core.bytes(text), (head) => core.bindings.guessDelimiter(head));
  }
  return ",";
}

/**
 * @param {CsvFacts} facts
 * @param {string} path
 */
function refuseProblem({ problem, columns, rows }, path) {
  if (!problem) return;
  const { kind, line, cell, count, rows: named = [] } = /** @type {any} */ (problem);
  const list = named.map((/** @type {any} */ { line, cells }) => ({
    id: "csv.line",
    values: { line, cells },
  }));
  const id = kind === "ragged" && count > named.length ? "csv.ragged-more" : `csv.${kind}`;
  const more = count - named.length;
  const values = {
    line,
    cell: JSON.stringify(cell),
    columns: columns.length,
    ragged: count,
    rows,
    list,
    more,
  };
  throw new MinibatchError("invalid-data", {
    id: "csv.refused",
    values: { path, why: { id, values: onlyKnown(values) } },
  });
}

/** Without the keys that are undefined. @param {Record<string, any>} values */
const onlyKnown = (values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/**
 * @param {CsvFacts} facts
 * @param {string} path
 * @param {string} encoding
 */
function warningsOf({ renamed, mostly_numbers, header_has_numbers }, path, encoding) {
  /** @type {Warning[]} */
  const warnings = [];
  /** @param {string} id @param {import("../messages/render.js").MessageValues} values */
  const warn = (id, values) => warnings.push(warning(id, { path, ...values }));
  if (encoding !== "utf-8") warn("encoding", { encoding: encoding.toUpperCase() });
  if (header_has_numbers) warn("no-header", {});
  for (const { column, from, to } of renamed.first) {
    warn("header-renamed", { column: column + 1, from: JSON.stringify(from), to });
  }
  if (renamed.count > renamed.first.length) {
    warn("header-renamed-more", { count: renamed.count - renamed.first.length });
  }
  for (const { column, texts, cell, line } of mostly_numbers) {
    warn("text-column", { column, count: texts, cell, line });
  }
  return warnings;
}

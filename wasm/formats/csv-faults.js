/** What is said of delimited text: why it cannot be read, and what was found in it. */

import { MinibatchError, warning } from "../messages/error.js";

/** @import { CsvFacts } from "./csv-table.js" */
/** @import { CsvConfig, NotNumbers, Warning } from "./types.js" */

/** How many rows may be left out without a question: one in a hundred. */
export const unasked = 0.01;
/** Columns of cells that are no numbers, of which warnings tell one by one. */
const mostNamed = 20;
/** Columns that one sentence names. */
const mostTogether = 8;
/** Of more columns one sentence says that they have cells that are no numbers. */
const mostApart = 3;

/** @param {{ line: number, cells: number }[]} rows */
const listOf = (rows) =>
  rows.map(({ line, cells }) => ({ id: "csv.line", values: { line, cells } }));

/**
 * @param {CsvFacts} facts
 * @param {string} path
 */
export function refuseProblem({ problem, columns, rows }, path) {
  if (!problem) return;
  const { kind, line, cell, count = 0, rows: named = [] } = problem;
  const id = kind === "ragged" && count > named.length ? "csv.ragged-more" : `csv.${kind}`;
  const values = {
    ...(line !== undefined && { line }),
    ...(cell !== undefined && { cell: JSON.stringify(cell) }),
    ...{ columns: columns.length, ragged: count, rows, list: listOf(named) },
    more: count - named.length,
  };
  throw new MinibatchError("invalid-data", {
    id: "csv.refused",
    values: { path, why: { id, values } },
  });
}

/**
 * Rows with more cells than there are columns are left out and listed; where they are many, only if that is asked for.
 * @param {CsvFacts} facts
 * @param {string} path
 * @param {CsvConfig} config
 */
export function refuseManyRows({ bad_rows: bad, columns, rows }, path, { on_bad_lines }) {
  if (on_bad_lines === "skip" || bad.count <= unasked * (rows + bad.count)) return;
  throw new MinibatchError("invalid-data", {
    id: "csv.bad-rows",
    values: {
      ...{ path, columns: columns.length, count: bad.count, rows: rows + bad.count },
      list: listOf(bad.first),
    },
  });
}

/**
 * @param {CsvFacts} facts
 * @param {string} path
 * @param {string} encoding
 * @param {CsvConfig} config what was said, of which nothing needs to be told
 * @param {readonly string[]} numbers columns of numbers, also those that cells had to be corrected for
 */
export function warningsOf(facts, path, encoding, config, numbers) {
  const { dialect, renamed, mostly_numbers, row_names, short_rows, bad_rows, dates, unsure } =
    facts;
  /** @type {Warning[]} */
  const warnings = [];
  /** @param {string} id @param {import("../messages/render.js").MessageValues} [values] */
  const warn = (id, values) => warnings.push(warning(id, { path, ...values }));
  if (encoding !== "utf-8" && config.encoding === undefined) {
    warn("encoding", { encoding: encoding.toUpperCase() });
  }
  const skipped = dialect.skiprows ?? 0;
  if (skipped > 0 && config.skiprows === undefined) warn("lines-above", { count: skipped });
  if (dialect.header === null && config.header === undefined && !config.names) warn("no-header");
  if (row_names && config.index_col === undefined) warn("row-names");
  for (const { column, from, to } of renamed.first) {
    warn("header-renamed", { column: column + 1, from: JSON.stringify(from), to });
  }
  if (renamed.count > renamed.first.length) {
    warn("header-renamed-more", { count: renamed.count - renamed.first.length });
  }
  if (short_rows.count > 0) {
    warn("short-rows", { count: short_rows.count, line: short_rows.first[0].line });
  }
  if (bad_rows.count > 0) warn("bad-rows", { count: bad_rows.count, list: listOf(bad_rows.first) });
  for (const { column, texts, cell, line } of mostly_numbers) {
    if (!numbers.includes(column)) warn("text-column", { column, count: texts, cell, line });
  }
  if (unsure.length > 0 && config.decimal === undefined) {
    warn("unsure-decimal", { columns: firstOf(unsure) });
  }
  for (const { column, others } of dates) {
    warn("date-column", { column });
    if (others > 0) warn("not-dates", { column, count: others });
  }
  return warnings;
}

/** The first names, and how many more there are. @param {string[]} names */
const firstOf = (names) => [
  ...names.slice(0, mostTogether),
  ...(names.length > mostTogether
    ? [{ id: "csv.more", values: { count: names.length - mostTogether } }]
    : []),
];

/**
 * A sentence for each column, or one for many.
 * @param {NotNumbers} notNumbers
 */
export function notNumberWarnings({ count: all, columns, first }) {
  if (columns.length > mostApart && first.length > 0) {
    const [{ text: cell, line }] = first;
    const names = columns.map(({ column, count }) => `${column} (${count})`);
    const values = { count: all, cell, line, columns: firstOf(names) };
    return [warning("not-numbers-columns", values)];
  }
  return columns.slice(0, mostNamed).map(({ column, count }) => {
    const { text = "", line = 0 } = first.find((cell) => cell.column === column) ?? {};
    return line > 0
      ? warning("not-numbers", { column, count, cell: text, line })
      : warning("not-numbers-unlisted", { column, count });
  });
}

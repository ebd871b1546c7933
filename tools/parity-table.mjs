/** The table of parity: what the golden tests report, as text. */

/**
 * @typedef {object} Row as tests/parity/report.cpp prints it
 * @property {string} kind
 * @property {string} entry
 * @property {number} cases
 * @property {number | null} [error] the largest, relative to the tensor's largest value; null: not a number
 * @property {number} [tolerance]
 * @property {string} [compared]
 *
 * @typedef {{ name: string, rows: Row[] }} Column the rows of one build
 */

/**
 * The rows in what the tests print, and the rest of it.
 * @param {string} output
 */
export function readRows(output) {
  const mark = "[ parity   ] ";
  const lines = output.split("\n");
  const isRow = (/** @type {string} */ line) => line.startsWith(mark);
  const rows = lines.filter(isRow).map((line) => JSON.parse(line.slice(mark.length)));
  return {
    rows: /** @type {Row[]} */ (rows),
    rest: lines.filter((line) => !isRow(line)).join("\n"),
  };
}

/** @param {number | null | undefined} error */
const errorText = (error) =>
  error === undefined ? "–" : error === null ? "NaN" : error === 0 ? "0" : error.toExponential(1);

/** @param {Row | undefined} row */
const isWithin = (row) =>
  row !== undefined &&
  row.cases > 0 &&
  typeof row.error === "number" &&
  row.error <= (row.tolerance ?? 0);

/**
 * One line an entry: kind, entry, number of golden cases, what was compared, the largest error of each build, what is
 * allowed, verdict. `faults` counts the rows that are not within tolerance in every build.
 * @param {Column[]} columns
 */
export function parityTable(columns) {
  /** @type {Map<string, (Row | undefined)[]>} by kind and entry, a row of each build */
  const byEntry = new Map();
  columns.forEach(({ rows }, index) => {
    for (const row of rows) {
      const key = `${row.kind}\n${row.entry}`;
      const found = byEntry.get(key) ?? columns.map(() => undefined);
      found[index] = row;
      byEntry.set(key, found);
    }
  });

  let faults = 0;
  const builds = columns.map(({ name }) => name);
  const lines = [["kind", "entry", "cases", "compared", ...builds, "allowed", ""]];
  for (const rows of byEntry.values()) {
    const row = rows.find((one) => one !== undefined);
    if (!row) continue;
    const ok = rows.every(isWithin);
    if (!ok) faults += 1;
    const verdict = ok ? "ok" : row.cases === 0 ? "NO CASE" : "NOT OK";
    const errors = rows.map((one) => errorText(one?.error));
    const compared = row.compared ?? "nothing";
    const allowed = errorText(row.tolerance);
    lines.push([row.kind, row.entry, String(row.cases), compared, ...errors, allowed, verdict]);
  }
  const widths = lines[0].map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  const isNumber = (/** @type {number} */ at) => at === 2 || (at > 3 && at < widths.length - 1);
  const text = lines
    .map((line) =>
      line
        .map((cell, at) => (isNumber(at) ? cell.padStart(widths[at]) : cell.padEnd(widths[at])))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
  return { text: `${text}\n\n${byEntry.size} rows, ${faults} not within tolerance`, faults };
}

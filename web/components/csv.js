/**
 * A table as CSV that is safe to open in a spreadsheet. A text that one would take for a formula gets an apostrophe
 * in front (OWASP, "CSV Injection").
 */

/** @typedef {string | number | null | undefined} Cell */

const formula = /^[=+\-@\t\r]/;
const quoted = /[",\r\n]/;

/** @param {Cell} value */
function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  // A negative number that is a text is no formula.
  const isSafe = !formula.test(value) || Number.isFinite(Number(value.trim() || NaN));
  const text = isSafe ? value : `'${value}`;
  return quoted.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * @param {Cell[]} columns
 * @param {Cell[][]} rows
 */
export const csvText = (columns, rows) =>
  [columns, ...rows].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");

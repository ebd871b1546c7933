/** Cells of CSVs that are written for spreadsheets and pandas. */

/** What spreadsheets take for the beginning of a formula: OWASP, CSV injection. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;
/** With any marks for fractions and thousands. */
const number = /^[+-]?[\d.,' ]*\d[\d.,' ]*(e[+-]?\d+)?%?$/i;

/**
 * A text as a cell. A spreadsheet would run one that begins as a formula does, so such a text gets an apostrophe
 * before it; a number such as -1.5 stays one.
 * @param {string} text
 */
export function csvCell(text) {
  const safe = formula.test(text) && !number.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The shortest text that is this number again where it is read in single precision. @param {number} value */
export function csvNumber(value) {
  for (let digits = 6; digits <= 9; ++digits) {
    const text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === value) return text;
  }
  return Number.isNaN(value) ? "" : String(value);
}

/**
 * A name that no column has.
 * @param {string} name
 * @param {readonly string[]} taken
 * @returns {string}
 */
export const freeName = (name, taken) =>
  taken.includes(name) ? freeName(`${name}_`, taken) : name;

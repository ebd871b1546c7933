/** Delimited text as rows of cells, every row as wide as the header. */

import Papa from "papaparse";
import { MinibatchError } from "../messages/error.js";
import { decodeText } from "./text.js";

/** @import { Warning } from "./types.js" */

/**
 * @typedef {object} Cells
 * @property {string[]} header unique names
 * @property {string[][]} columns the trimmed cells of each column
 * @property {number[]} lines the line of the file on which each row begins, counted from 1
 * @property {string} delimiter
 * @property {string} encoding
 * @property {Warning[]} warnings
 */

/** Ragged rows that a message names. */
const named = 5;

/**
 * @param {Uint8Array} bytes
 * @param {string} path for messages
 * @returns {Cells}
 */
export function parseCsv(bytes, path) {
  /** @param {string} why @returns {never} */
  const refuse = (why) => {
    throw new MinibatchError("invalid-data", `${path} is not a table that can be used: ${why}.`);
  };
  const { text, encoding } = decodeText(bytes, path);
  if (text.trim() === "") refuse("it is empty");
  if (text.includes("\0")) refuse("it has zero bytes, so it is no text");

  const delimiter = guessDelimiter(text);
  const { rows, lines } = splitRows(text, delimiter, refuse);
  const width = rows[0].length;
  if (width < 2) {
    refuse(
      `it has one column, ${JSON.stringify(rows[0][0])}. A table has a column to predict and at least ` +
        "one to predict it from, with commas, semicolons or tabs between them",
    );
  }
  if (rows.length < 2) refuse("it has a header, but no rows below it");
  refuseRagged(rows, lines, refuse);

  /** @type {Warning[]} */
  const warnings = [];
  if (encoding !== "utf-8") {
    warnings.push({
      code: "encoding",
      message: `${path} was read as ${encoding.toUpperCase()}.`,
      file: path,
    });
  }
  if (rows[0].every((cell) => cell.trim() !== "" && Number.isFinite(Number(cell)))) {
    warnings.push({
      code: "no-header",
      message: `The first line of ${path} has numbers only, but is taken for the names of the columns.`,
      file: path,
    });
  }
  const header = uniqueNames(rows[0], path, warnings);
  const columns = header.map((_, c) => rows.slice(1).map((row) => row[c].trim()));
  return { header, columns, lines: lines.slice(1), delimiter, encoding, warnings };
}

/**
 * @param {string} text
 * @returns {string}
 */
function guessDelimiter(text) {
  const { meta } = Papa.parse(text, { preview: 50, skipEmptyLines: "greedy" });
  return meta.delimiter;
}

/**
 * @param {string} text
 * @param {string} delimiter
 * @param {(why: string) => never} refuse
 */
function splitRows(text, delimiter, refuse) {
  /** @type {string[][]} */
  const rows = [];
  /** @type {number[]} */
  const lines = [];
  let line = 1;
  let cursor = 0;
  // Empty lines are left out here and not by Papa Parse, so that lines are counted right.
  Papa.parse(text, {
    delimiter,
    dynamicTyping: false,
    step({ data, errors, meta }) {
      const row = /** @type {string[]} */ (data);
      const [error] = errors;
      if (error && error.type === "Quotes") {
        refuse(
          `line ${line}: ${error.message.toLowerCase()} (a quotation mark too many or too few)`,
        );
      }
      if (row.some((cell) => cell.trim() !== "")) {
        rows.push(row);
        lines.push(line);
      }
      for (let at = text.indexOf("\n", cursor); at >= 0 && at < meta.cursor;) {
        ++line;
        at = text.indexOf("\n", at + 1);
      }
      cursor = meta.cursor;
    },
  });
  return { rows, lines };
}

/**
 * @param {string[][]} rows
 * @param {number[]} lines
 * @param {(why: string) => never} refuse
 */
function refuseRagged(rows, lines, refuse) {
  const width = rows[0].length;
  const ragged = rows.flatMap((row, i) => (row.length === width ? [] : [i]));
  if (ragged.length === 0) return;
  const list = ragged
    .slice(0, named)
    .map((i) => `line ${lines[i]} has ${rows[i].length}`)
    .join(", ");
  const more = ragged.length > named ? ` and ${ragged.length - named} more` : "";
  refuse(
    `the header has ${width} cells, but ${ragged.length} of ${rows.length - 1} rows have not: ` +
      `${list}${more}`,
  );
}

/**
 * Names empty columns by their place, and repeated ones as pandas does: "a", "a.1".
 * @param {string[]} header
 * @param {string} path
 * @param {Warning[]} warnings
 */
function uniqueNames(header, path, warnings) {
  const taken = new Set();
  return header.map((cell, c) => {
    const wanted = cell.trim() || `Column ${c + 1}`;
    let name = wanted;
    for (let n = 1; taken.has(name); ++n) name = `${wanted}.${n}`;
    taken.add(name);
    if (name !== cell.trim()) {
      warnings.push({
        code: "header-renamed",
        message: `Column ${c + 1} of ${path}, named ${JSON.stringify(cell.trim())}, is called "${name}".`,
        file: path,
      });
    }
    return name;
  });
}

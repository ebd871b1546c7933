/** What follows the rows of a window: the last ones of the file, or those that a person pastes. */

import { predictRow } from "./prediction.js";
import { whileThere } from "./recovery.js";

/** @import { Playground } from "./playground.js" */

/** @typedef {{ header: readonly string[], rows: readonly (readonly string[])[] }} Rows */

/** More rows are not shown in a field; a person may still paste them. */
const mostShown = 2000;

/**
 * The last rows of the file that make a window, in the order of time and of one series.
 * @param {Playground} playground
 * @returns {Promise<Rows | null>} null where there is no file, or a window is too long to be shown
 */
export async function lastRows(playground) {
  const { handles, store } = playground;
  const { windows, inputs = [] } = store.state.data.prepared ?? {};
  if (!windows || windows.rows > mostShown) return null;
  return whileThere(playground, async () => {
    const { source } = handles;
    if (!source) return null;
    const ordered = windows.by ? { sort: { column: windows.by } } : {};
    const of = async (/** @type {any} */ options) => {
      const { total } = await source.rows({ ...options, count: 1 });
      return source.rows({ ...options, from: Math.max(0, total - windows.rows) });
    };
    let page = await of({ ...ordered, count: windows.rows });
    if (windows.groups) {
      const column = windows.groups;
      const value = page.rows.at(-1)?.[page.header.indexOf(column)] ?? null;
      const filter = { column, is: "value", value };
      page = await of({ ...ordered, filter, count: windows.rows });
    }
    const places = inputs.map((/** @type {string} */ name) => page.header.indexOf(name));
    const rows = page.rows.map((/** @type {string[]} */ row) =>
      places.map((/** @type {number} */ place) => row[place]),
    );
    return { header: inputs, rows };
  });
}

/** @param {string} text */
const quoted = (text) => (/[",\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Rows as they are shown and pasted: CSV. @param {Rows} rows */
export const windowText = ({ header, rows }) =>
  [header, ...rows].map((row) => row.map(quoted).join(",")).join("\n");

/** The cells of a line, between commas, semicolons or, as spreadsheets copy them, tabs. @param {string} line */
function cellsOf(line) {
  const separator = ["\t", ";", ","].find((mark) => line.includes(mark)) ?? ",";
  const cell = new RegExp(`(?:^|${separator})(?:"((?:[^"]|"")*)"|([^${separator}]*))`, "g");
  return [...line.matchAll(cell)].map(([, inQuotes, plain]) =>
    inQuotes === undefined ? plain.trim() : inQuotes.replaceAll('""', '"'),
  );
}

/**
 * Rows by column of what a person pasted: below a line of names, or in the order of the columns.
 * @param {string} text
 * @param {readonly string[]} inputs
 */
export function windowRows(text, inputs) {
  const lines = text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "")
    .map(cellsOf);
  const named = lines.length > 0 && lines[0].every((cell) => inputs.includes(cell));
  const header = named ? lines[0] : inputs;
  return lines
    .slice(named ? 1 : 0)
    .map((cells) => Object.fromEntries(header.map((name, place) => [name, cells[place] ?? ""])));
}

/**
 * @param {Playground} playground
 * @param {string} text
 */
export async function predictWindow(playground, text) {
  const { inputs = [] } = playground.store.state.data.prepared ?? {};
  await predictRow(playground, windowRows(text, inputs));
}

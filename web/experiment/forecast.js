/** What follows the rows of a window: the last ones of the file, or those that a person pastes. */

import { toInput } from "./files.js";
import { askData } from "./look.js";
import { rangeOf } from "./parts.js";
import { predict } from "./prediction.js";
import { whileThere } from "./recovery.js";
import { readSource } from "./rows.js";

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

/**
 * Which series each window of the judged part is of.
 * @param {Playground} playground
 * @param {number[]} rows the windows' numbers in the part
 * @returns {Promise<string[] | null>} null where there is one, or where the file does not tell
 */
export async function seriesOf(playground, rows) {
  const { store } = playground;
  const { groups } = store.state.data.prepared?.windows ?? {};
  // What a step made of a column is not in the file.
  const inFile = store.state.data.description?.columns ?? [];
  if (!inFile.some((/** @type {any} */ { name }) => name === groups)) return null;
  const { part } = store.state.evaluation;
  return askData(playground, async (source) => {
    const { train, test } = await playground.handles.prepared.rows();
    const { from } = rangeOf(store.state, part);
    const own = part === "test" ? test : train;
    return source.cells(
      /** @type {string} */ (groups),
      rows.map((row) => own[from + row]),
    );
  });
}

/** @param {string} text */
const quoted = (text) => (/[",\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Rows as they are shown and pasted: CSV. @param {Rows} rows */
export const windowText = ({ header, rows }) =>
  [header, ...rows].map((row) => row.map(quoted).join(",")).join("\n");

/**
 * How pasted rows are read: as the file was, below a line of names, or in the order of the columns. What parts cells is
 * found, because spreadsheets copy tabs.
 * @param {Playground} playground
 * @param {string} text
 */
async function readingOf({ store }, text) {
  const { reading } = store.state.experiment;
  const { sep: _, skiprows: __, header: ___, names: ____, ...said } = reading?.config ?? {};
  const { inputs: names = [] } = store.state.data.prepared ?? {};
  const dtype = Object.fromEntries(names.map((/** @type {string} */ name) => [name, "str"]));
  const given = { ...said, skiprows: 0, encoding: "utf-8" };
  const unnamed = { class_name: "CSV", config: { ...given, header: null, names, dtype } };
  const source = await readSource([pasted(text)], { reading: unnamed });
  try {
    const { rows } = await source.rows({ count: 1 });
    const isNamed = rows[0].every((/** @type {string} */ cell) => names.includes(cell));
    return isNamed ? { class_name: "CSV", config: { ...given, header: 0 } } : unnamed;
  } finally {
    source.dispose();
  }
}

/** @param {string} text */
const pasted = (text) => ({ path: "rows.csv", blob: new Blob([text]) });

/**
 * @param {Playground} playground
 * @param {string} text
 */
export async function predictWindow(playground, text) {
  const { handles } = playground;
  await predict(playground, "", async () => {
    const predictions = await handles.net.predictFiles([toInput(pasted(text))], {
      preparation: handles.prepared,
      reading: await readingOf(playground, text),
    });
    const { byOutput, rows, warnings } = predictions;
    predictions.dispose();
    // The window that ends at the last row says what comes next.
    const ofLast = (/** @type {Float32Array} */ values) => values.slice(-values.length / rows);
    const named = Object.entries(byOutput).map(([name, values]) => [name, ofLast(values)]);
    return { data: Object.fromEntries(named), warnings };
  });
}

/** Which test rows are shown, and their pictures. */

import { store } from "../store.js";
import { testPictures } from "./actions.js";
import { select } from "./results.js";

/** @import { Picture } from "../types.js" */
/** @import { Result } from "./results.js" */

/** @type {{ key: unknown[], rows: Result[] }} */
let last = { key: [], rows: [] };

/** The rows that the filter and the chosen cell let through, in the order shown. */
export function selection() {
  const { evaluation, data } = store.state;
  const { results, filter, cell } = evaluation;
  const key = [results, filter, cell];
  if (key.some((part, index) => part !== last.key[index])) {
    const task = data.prepared?.task ?? "classification";
    last = { key, rows: select(results, task, filter, cell) };
  }
  return last.rows;
}

/** The row that is shown large. */
export function chosenRow() {
  const rows = selection();
  return rows.find(({ row }) => row === store.state.evaluation.selected) ?? rows[0];
}

/** @type {{ of: unknown, pictures: Map<number, Promise<Picture[]>> }} */
let cache = { of: null, pictures: new Map() };

/**
 * The pictures of test rows, each in an array of its own, fetched together and once.
 * @param {number[]} rows
 * @returns {Promise<Picture[][]>}
 */
export function picturesOf(rows) {
  const { results } = store.state.evaluation;
  if (cache.of !== results) cache = { of: results, pictures: new Map() };
  const { pictures } = cache;
  const wanted = rows.filter((row) => !pictures.has(row));
  const fetched = wanted.length ? testPictures(wanted) : Promise.resolve([]);
  wanted.forEach((row, index) => {
    pictures.set(
      row,
      // The data may be replaced meanwhile, and with it these rows.
      fetched.then((all) => (all[index] ? [all[index]] : [])).catch(() => []),
    );
  });
  return Promise.all(rows.map((row) => pictures.get(row) ?? []));
}

/** Which test rows are shown, and their pictures. Each playground has one. */

import { testPictures } from "./evaluation.js";
import { select } from "./results.js";

/** @import { Playground } from "./playground.js" */
/** @import { Picture } from "./types.js" */
/** @import { Result } from "./results.js" */

export class Selection {
  #playground;
  /** @type {{ key: unknown[], rows: Result[] }} */
  #last = { key: [], rows: [] };
  /** @type {{ of: unknown, pictures: Map<number, Promise<Picture[]>> }} */
  #cache = { of: null, pictures: new Map() };

  /** @param {Playground} playground */
  constructor(playground) {
    this.#playground = playground;
  }

  /** The rows that the filter and the chosen cell let through, in the order shown. */
  get rows() {
    const { evaluation, data } = this.#playground.store.state;
    const { results, filter, cell } = evaluation;
    const key = [results, filter, cell];
    if (key.some((part, index) => part !== this.#last.key[index])) {
      const task = data.prepared?.task ?? "classification";
      this.#last = { key, rows: select(results, task, filter, cell) };
    }
    return this.#last.rows;
  }

  /** The row that is shown large. */
  get chosen() {
    const { selected } = this.#playground.store.state.evaluation;
    return this.rows.find(({ row }) => row === selected) ?? this.rows[0];
  }

  /**
   * The pictures of test rows, each in an array of its own, fetched together and once.
   * @param {number[]} rows
   * @returns {Promise<Picture[][]>}
   */
  picturesOf(rows) {
    const { results } = this.#playground.store.state.evaluation;
    if (this.#cache.of !== results) this.#cache = { of: results, pictures: new Map() };
    const { pictures } = this.#cache;
    const wanted = rows.filter((row) => !pictures.has(row));
    const fetched = wanted.length
      ? testPictures(this.#playground, wanted)
      : Promise.resolve(/** @type {Picture[]} */ ([]));
    wanted.forEach((row, index) => {
      pictures.set(
        row,
        // The data may be replaced meanwhile, and with it these rows.
        fetched.then((all) => (all[index] ? [all[index]] : [])).catch(() => []),
      );
    });
    return Promise.all(rows.map((row) => pictures.get(row) ?? []));
  }
}

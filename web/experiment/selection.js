/** The test row that is shown large, and pictures of test rows. Each playground has one. */

import { testPictures } from "./evaluation.js";

/** @import { Playground } from "./playground.js" */
/** @import { Picture } from "./types.js" */
/** @import { PredictedClass } from "minibatch" */

export class Selection {
  #playground;
  /** @type {{ of: unknown, pictures: Map<number, Promise<Picture[]>> }} */
  #cache = { of: null, pictures: new Map() };

  /** @param {Playground} playground */
  constructor(playground) {
    this.#playground = playground;
  }

  /** The row that is shown large. @returns {PredictedClass | undefined} */
  get chosen() {
    const { selected, page } = this.#playground.store.state.evaluation;
    return page.rows.find(({ row }) => row === selected) ?? page.rows[0];
  }

  /**
   * The pictures of test rows, each in an array of its own, fetched together and once.
   * @param {number[]} rows
   * @returns {Promise<Picture[][]>}
   */
  picturesOf(rows) {
    const { metrics } = this.#playground.store.state.evaluation;
    if (this.#cache.of !== metrics) this.#cache = { of: metrics, pictures: new Map() };
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

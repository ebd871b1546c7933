/** Pictures of test rows, as far as they are shown or were lately. Each playground has one. */

import { testPictures } from "./evaluation.js";

/** @import { Playground } from "./playground.js" */
/** @import { Picture } from "./types.js" */

/** More than can be seen at once. */
const mostKept = 600;

export class Selection {
  #playground;
  /** @type {{ of: unknown, pictures: Map<number, Promise<Picture[]>> }} */
  #cache = { of: null, pictures: new Map() };

  /** @param {Playground} playground */
  constructor(playground) {
    this.#playground = playground;
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
    const asked = Promise.all(rows.map((row) => pictures.get(row) ?? []));
    for (const row of pictures.keys()) {
      if (pictures.size <= mostKept) break;
      pictures.delete(row);
    }
    return asked;
  }

  /** @type {{ of: unknown, places: Promise<Uint32Array> | null }} */
  #inFile = { of: null, places: null };

  /**
   * The numbers of the test rows in the order of the file, which are found once.
   * @param {any} prepared
   * @returns {Promise<Uint32Array>}
   */
  placesOf(prepared) {
    if (this.#inFile.of === prepared && this.#inFile.places) return this.#inFile.places;
    const places = prepared.rows().then((/** @type {{ test: Uint32Array }} */ { test }) => {
      const size = test.length;
      // Numbers are sorted much faster than by a function.
      const sorted = Float64Array.from(test, (row, place) => row * size + place).sort();
      return Uint32Array.from(sorted, (number) => number % size);
    });
    const asked = { of: prepared, places };
    this.#inFile = asked;
    places.catch(() => {
      if (this.#inFile === asked) this.#inFile = { of: null, places: null };
    });
    return places;
  }
}

/** Pictures of test rows, as far as they are shown or were lately. Each playground has one. */

import { rangeOf } from "./parts.js";

/** @import { Playground } from "./playground.js" */
/** @import { Part, Picture } from "./types.js" */

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
      ? this.#fetch(wanted)
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

  /** @param {number[]} rows */
  async #fetch(rows) {
    const { testPictures } = await this.#playground.loadRest();
    return testPictures(this.#playground, rows);
  }

  /** @type {{ of: unknown, places: Map<string, Promise<Uint32Array>> }} */
  #inFile = { of: null, places: new Map() };

  /**
   * The numbers of a part's rows in the order of the file, which are found once. Rows that a step made come last.
   * @param {Part} part
   * @returns {Promise<Uint32Array>}
   */
  placesOf(part) {
    const { store, handles } = this.#playground;
    const { prepared } = handles;
    if (this.#inFile.of !== prepared) this.#inFile = { of: prepared, places: new Map() };
    const { places } = this.#inFile;
    const { from, to } = rangeOf(store.state, part);
    const key = `${part} ${from}`;
    const known = places.get(key);
    if (known) return known;
    const asked = prepared
      .rows()
      .then((/** @type {{ train: Uint32Array, test: Uint32Array }} */ { train, test }) => {
        const rows = (part === "test" ? test : train).subarray(from, to);
        const size = rows.length;
        // Numbers are sorted much faster than by a function.
        const sorted = Float64Array.from(rows, (row, place) => row * size + place).sort();
        return Uint32Array.from(sorted, (number) => number % size);
      });
    places.set(key, asked);
    asked.catch(() => places.delete(key));
    return asked;
  }
}

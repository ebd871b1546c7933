/** Whatever a caller gives as data, as a Dataset. */

import { datasetArrays } from "./arrays.js";
import { Dataset } from "./dataset.js";
import { MinibatchError } from "./error.js";

/** @typedef {import("./arrays.js").ArrayLike} ArrayLike */
/** @typedef {import("./arrays.js").Known} Known */

/**
 * Runs `use` with the data in the core's memory, and frees what was made for it.
 * @template T
 * @param {string} where
 * @param {import("./engine.js").Engine} engine
 * @param {Dataset | ArrayLike} x
 * @param {ArrayLike | null | undefined} y
 * @param {Known} shapes what the model takes
 * @param {(dataset: Dataset) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function asDataset(where, engine, x, y, shapes, use) {
  if (x instanceof Dataset) {
    if (y !== undefined && y !== null) {
      throw new MinibatchError(
        "invalid-argument",
        `${where}: a Dataset brings its own targets; y must be left out.`,
      );
    }
    return use(x);
  }
  const { arrays, transfer } = datasetArrays(where, x, y, shapes);
  const made = new Dataset(engine, await engine.calls.createDataset(arrays, { transfer }));
  try {
    return await use(made);
  } finally {
    made.dispose();
  }
}

/**
 * The arguments of `f(x, y, options)`, which is `f(dataset, options)` with a Dataset.
 * @template Options
 * @param {Dataset | ArrayLike} x
 * @param {any} y
 * @param {Options | undefined} options
 * @returns {[x: Dataset | ArrayLike, y: ArrayLike | null | undefined, options: Options | undefined]}
 */
export const dataArguments = (x, y, options) =>
  x instanceof Dataset && options === undefined ? [x, undefined, y ?? undefined] : [x, y, options];

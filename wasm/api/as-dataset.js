/** Whatever a caller gives as data, as a Dataset. */

import { datasetArrays } from "./arrays.js";
import { Dataset } from "./dataset.js";
import { withoutImages } from "./images.js";
import { hasImages } from "./is-image.js";
import { MinibatchError } from "../messages/error.js";

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("./arrays.js").Known} Known */

/**
 * Runs `use` with the data in the core's memory, and frees what was made for it.
 * @template T
 * @param {string} where
 * @param {import("./engine.js").Engine} engine
 * @param {Dataset | Data} x
 * @param {Data | null | undefined} y
 * @param {Known} shapes what the model takes
 * @param {(dataset: Dataset) => Promise<T>} use
 * @param {Data | null} [sampleWeight]
 * @returns {Promise<T>}
 */
export async function asDataset(where, engine, x, y, shapes, use, sampleWeight) {
  if (x instanceof Dataset) {
    for (const [name, value] of Object.entries({ y, sampleWeight })) {
      if (value === undefined || value === null) continue;
      throw new MinibatchError("invalid-argument", {
        id: "arrays.dataset-and",
        values: { where, name },
      });
    }
    return use(x);
  }
  const given = shapes.front ? shapes.front(where, x) : x;
  // Numbers cross in this turn.
  const numbers = hasImages(given)
    ? await withoutImages(where, engine, given, shapes)
    : { x: given, scale: shapes.scale };
  const known = { ...shapes, scale: numbers.scale };
  const { arrays, transfer, classNames } = datasetArrays(where, numbers.x, y, known, sampleWeight);
  const info = await engine.calls.createDataset(arrays, { transfer });
  const made = new Dataset(engine, info, classNames);
  try {
    return await use(made);
  } finally {
    made.dispose();
  }
}

/**
 * The arguments of `f(x, y, options)`, which is `f(dataset, options)` with a Dataset.
 * @template Options
 * @param {Dataset | Data} x
 * @param {any} y
 * @param {Options | undefined} options
 * @returns {[x: Dataset | Data, y: Data | null | undefined, options: Options | undefined]}
 */
export const dataArguments = (x, y, options) =>
  x instanceof Dataset && options === undefined ? [x, undefined, y ?? undefined] : [x, y, options];

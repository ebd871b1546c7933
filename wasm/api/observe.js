/** observe() and observeStep(): a model seen from inside. */

import { asDataset } from "./as-dataset.js";
import { checkOptions, optionalSignal, wholeNumber, wrong } from "./checks.js";
import { checkRows } from "./dataset.js";
import { abortable } from "./job.js";

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("./dataset.js").Dataset} Dataset */
/** @typedef {import("../wire/observation-types.js").ObservedLayer} ObservedLayer */
/** @typedef {import("../wire/observation-types.js").ObservedStep} ObservedStep */

/**
 * @typedef {object} ObserveStepOptions
 * @property {readonly string[]} [layers] by name; all when left out
 * @property {Iterable<number>} [rows] row numbers from 0, in any order; all rows when left out
 * @property {AbortSignal} [signal] rejects with the signal's reason
 */

/**
 * @typedef {ObserveStepOptions & { unit?: number }} ObserveOptions `unit`: gradients of this number of the output, as
 *   Grad-CAM needs them; none when left out
 */

/**
 * @param {string} where
 * @param {ObserveOptions} options
 * @param {string[]} names
 */
function checkObserveOptions(where, options, names) {
  checkOptions(where, options, names);
  const { layers = [], rows, unit } = options;
  if (!Array.isArray(layers) || !layers.every((name) => typeof name === "string")) {
    throw wrong(`${where}: layers`, "names", layers);
  }
  return {
    layers: [...layers],
    /** @param {Dataset} data */
    rowsOf: (data) => (rows === undefined ? null : checkRows(`${where}: rows`, rows, data.rows)),
    unit: unit === undefined ? null : wholeNumber(`${where}: unit`, unit, 0),
    signal: optionalSignal(`${where}: signal`, options.signal),
  };
}

/**
 * @param {import("./resource.js").Resource} model
 * @param {Dataset | Data} x
 * @param {import("./arrays.js").Known} shapes what the model takes
 * @param {ObserveOptions} [options]
 * @returns {Promise<ObservedLayer[]>}
 */
export function runObserve({ engine, handle: model }, x, shapes, options = {}) {
  const names = ["layers", "rows", "unit", "signal"];
  const { layers, rowsOf, unit, signal } = checkObserveOptions("observe()", options, names);
  return asDataset("observe()", engine, x, null, shapes, (data) =>
    abortable(engine, signal, (job) =>
      engine.calls.observe({
        job,
        model,
        dataset: data.handle,
        rows: rowsOf(data),
        layers,
        unit,
      }),
    ),
  );
}

/**
 * @param {import("./compiled-network.js").Ready} model
 * @param {Dataset | Data} x
 * @param {Data | null | undefined} y
 * @param {ObserveStepOptions} [options]
 * @returns {Promise<ObservedStep>}
 */
export function runObserveStep({ resource, shapes, customs }, x, y, options = {}) {
  const { engine, handle: model } = resource;
  const names = ["layers", "rows", "signal"];
  const { layers, rowsOf, signal } = checkObserveOptions("observeStep()", options, names);
  return asDataset("observeStep()", engine, x, y, shapes, (data) =>
    abortable(engine, signal, (job, guarded) =>
      engine.calls.observeStep(
        { job, model, dataset: data.handle, rows: rowsOf(data), layers },
        guarded((event) => customs?.answer(event)),
      ),
    ),
  );
}

/** From a source to training and test rows, as the experiment says. */

import { canonicalEntry } from "./canonical.js";

/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */
/** @typedef {import("../data-source.js").DataSource} DataSource */
/** @typedef {import("../prepared.js").Prepared} Prepared */

/**
 * @param {DataSource} source
 * @param {CompleteExperiment} json
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<{ prepared: Prepared, said: Pick<CompleteExperiment, "target" | "preparation"> }>} `said`
 *   are the column, the task and the steps also where the experiment left them to the data
 */
export async function prepareSource(source, { reading, target, preparation, seed }, signal) {
  const prepared = await source.prepare({
    ...{ target, seed, signal },
    ...(reading && { reading: /** @type {any} */ (reading) }),
    ...(preparation && { preparation }),
  });
  const { suggestedPreparation } = source.description;
  const steps = preparation ?? canonicalEntry("preparation", suggestedPreparation);
  if (source.description.kind === "images") {
    return { prepared, said: { target, preparation: steps } };
  }
  const { columns, task } = prepared.toJSON().target;
  const scaling = task === "regression" && { scaling: prepared.targetScaling };
  return {
    prepared,
    said: { target: { ...target, columns, task, ...scaling }, preparation: steps },
  };
}

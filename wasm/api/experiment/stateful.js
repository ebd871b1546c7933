/** Models with layers that carry their states from batch to batch, whose batches have one size. */

import { MinibatchError } from "../../messages/error.js";

/**
 * Whether layers of a model, or of the models in it, are stateful.
 * @param {object | null | undefined} spec the model's
 */
export const isStateful = (spec) => JSON.stringify(spec ?? null).includes('"stateful":true');

/**
 * Throws what evaluate() would throw behind the training.
 * @param {any} spec the model's
 * @param {number} rows to test it with
 */
export function requireWholeBatches(spec, rows) {
  if (!isStateful(spec)) return;
  for (const { class_name: name, config } of spec.config.layers) {
    if (name !== "InputLayer") continue;
    const batch = config.batch_shape?.[0] ?? config.batch_size;
    if (!batch || rows % batch === 0) continue;
    const values = { batch, rows, rest: rows % batch };
    throw new MinibatchError("shape-mismatch", { id: "model.stateful-rows", values });
  }
}

/** What layers make of rows while a model is trained: a look at random augmentation. */

import { asDataset } from "./as-dataset.js";
import { checkOptions, wholeNumber } from "./checks.js";
import { abortable } from "./job.js";
import { sequential } from "./sequential.js";

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("./dataset.js").Dataset} Dataset */

/**
 * Rows as layers change them in training, which is Keras's `keras.Sequential(layers)(x, training=True)`.
 * @param {readonly import("./builders.js").NamedAs<"layer">[]} layers such as randomFlip() and randomRotation()
 * @param {Dataset | Data} x
 * @param {{ seed?: number }} [options] what the layers draw with, unless they have a seed of their own; 0 when left out
 * @returns {Promise<import("../wire/protocol.js").FloatArray>} shape [rows, …]
 */
export async function augment(layers, x, options = {}) {
  checkOptions("augment()", options, ["seed"]);
  const seed = wholeNumber("augment(): seed", options.seed ?? 0, 0);
  const net = sequential(layers);
  try {
    await net.buildFor("augment()", x);
    const { resource, inputs } = await net.inCore();
    const { engine, handle: model } = resource;
    return await asDataset("augment()", engine, x, null, { inputs }, async (rows) => {
      const [result] = await abortable(engine, undefined, (job) =>
        engine.calls.predict({
          ...{ job, model, dataset: rows.handle, batchSize: Math.max(1, rows.rows) },
          ...{ callbacks: [], trainingSeed: seed },
        }),
      );
      return result;
    });
  } finally {
    net.dispose();
  }
}

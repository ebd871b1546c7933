/** A model of a file, as the page takes it. */

import { loadModel, model } from "minibatch";
import { compileOptions } from "./settings.js";

/** @import { Model } from "minibatch" */
/** @import { Playground } from "./playground.js" */
/** @import { ModelConfig } from "./types.js" */

/**
 * Chains in a chain as one, so that each of their layers can be seen and changed: the weights are the same, in their order.
 * @param {any} spec
 * @returns {ModelConfig}
 */
function flattened({ class_name, config }) {
  if (class_name !== "Sequential") return { class_name, config };
  const entries = (/** @type {any} */ { layers }) =>
    layers.flatMap((/** @type {any} */ layer) =>
      layer.class_name === "Sequential"
        ? entries(layer.config).filter((/** @type {any} */ one) => one.class_name !== "InputLayer")
        : [layer],
    );
  const layers = entries(config);
  const names = new Set(layers.map((/** @type {any} */ layer) => layer.config.name));
  if (names.size < layers.length) return { class_name, config };
  return { class_name, config: { ...config, layers } };
}

/**
 * @param {Model} read
 * @returns {Promise<Model>} the same, with chains in it as one, compiled alike
 */
async function asOneChain(read) {
  const spec = read.toJSON();
  const flat = flattened(spec);
  if (JSON.stringify(flat.config) === JSON.stringify(spec.config)) return read;
  const net = model(/** @type {any} */ (flat));
  try {
    if (read.compileOptions) {
      const kept = await read.saveCheckpoint();
      await net.restoreCheckpoint({ ...kept, spec: net.toJSON() });
    } else await net.setWeights(await read.getWeights());
    net.classNames = read.classNames;
    net.front = read.front;
  } catch (error) {
    net.dispose();
    throw error;
  }
  read.dispose();
  return net;
}

/**
 * The model with its weights, chains in it as one.
 * @param {Playground} playground
 * @param {Uint8Array} bytes
 * @param {string} name of the file
 * @param {string} [labels] the text with its classes' names
 * @returns {Promise<Model>}
 */
export const netOf = async (playground, bytes, name, labels) =>
  asOneChain(await readNet(playground, bytes, name, labels));

/**
 * @param {Playground} playground
 * @param {Uint8Array} bytes
 * @param {string} name
 * @param {string} [labels]
 * @returns {Promise<Model>}
 */
async function readNet({ store }, bytes, name, labels) {
  try {
    return await loadModel(bytes, {
      name,
      ...(labels !== undefined && { classNames: labels }),
    });
  } catch (error) {
    const { experiment, data } = store.state;
    if (/** @type {any} */ (error).id !== "model.only-weights" || !data.prepared) throw error;
    // Weights alone are for the model on the page.
    const net = model(/** @type {any} */ (experiment.model));
    await net.compile(/** @type {any} */ (compileOptions(experiment, data.prepared.task)));
    await net.loadWeights(bytes, { name });
    return net;
  }
}

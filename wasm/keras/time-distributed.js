/**
 * TimeDistributed over a model, which is a model of TimeDistributed layers here: each step goes through the same layers either
 * way. Keras's files keep the weights as the one layer has them.
 */

import { tensorsIn } from "./layer-order.js";
import { refuse } from "./refuse.js";

/** @import { Spec } from "./types.js" */

const isModel = (/** @type {any} */ entry) => Array.isArray(entry?.config?.layers);

/** A layer's name in its model. @param {any} entry */
const named = (entry) => String(entry.name ?? entry.config.name);

/**
 * Whether each layer of a Functional model is called once, on what the one before it gives.
 * @param {any[]} layers with the input in front
 */
const isChain = (layers) =>
  layers.slice(1).every((layer, i) => {
    const from = tensorsIn(layer.inbound_nodes);
    return from.length === 1 && from[0].layer === named(layers[i]);
  });

/** A file's models in TimeDistributed layers. */
export class SteppedModels {
  /** Where they stand: the names of models on the way, and their own. @type {Set<string>} */
  #paths = new Set();

  /** @param {string} file */
  constructor(file) {
    this.file = file;
  }

  /** Throws `invalid-data` where such a model is no chain of layers. @param {Spec} spec @returns {Spec} */
  read(spec) {
    return this.#within(spec, "", "config");
  }

  /** @param {any} model @param {string} path @param {string} place @returns {any} */
  #within(model, path, place) {
    const layers = model.config.layers.map((/** @type {any} */ entry, /** @type {number} */ i) => {
      const inner = `${place}.layers[${i}].config`;
      if (isModel(entry)) return this.#within(entry, `${path}${named(entry)}/`, inner);
      const isStepped = entry.class_name === "TimeDistributed" && isModel(entry.config.layer);
      return isStepped ? this.#stepped(entry, entry.config.layer, path, `${inner}.layer`) : entry;
    });
    return { ...model, config: { ...model.config, layers } };
  }

  /**
   * @param {any} entry whose name and calls stay
   * @param {any} model that each step goes through
   * @param {string} path
   * @param {string} place
   * @returns {any}
   */
  #stepped(entry, model, path, place) {
    const name = named(entry);
    const own = `${path}${name}/`;
    this.#paths.add(own);
    const all = /** @type {any[]} */ (model.config.layers);
    const behind = all.filter(({ class_name: kind }) => kind !== "InputLayer");
    const isInOrder = model.class_name === "Sequential" || (path === "" && isChain(all));
    if (!isInOrder || behind.length === 0)
      return refuse(this.file, "steps-of-graph", { layer: name, place });
    const layers = behind.map((layer, i) => {
      if (isModel(layer)) return this.#stepped(layer, layer, own, `${place}.config.layers[${i}]`);
      const { inbound_nodes: _, name: inner, ...alone } = { name: layer.config.name, ...layer };
      const config = { name: inner, trainable: layer.config.trainable !== false, layer: alone };
      return { class_name: "TimeDistributed", config, name: inner };
    });
    const trainable = [entry, model].every(({ config }) => config.trainable !== false);
    const { inbound_nodes: calls } = entry;
    const config = { name, trainable, layers };
    return { class_name: "Sequential", config, name, ...(calls && { inbound_nodes: calls }) };
  }

  /** The complete model as the file has it, by which its weights are found. @param {Spec} spec @returns {Spec} */
  asWritten(spec) {
    return this.#paths.size === 0 ? spec : this.#written(spec, "");
  }

  /** @param {any} model @param {string} path @returns {any} */
  #written(model, path) {
    const layers = model.config.layers.map((/** @type {any} */ entry) => {
      if (!isModel(entry)) return entry;
      const own = `${path}${named(entry)}/`;
      if (!this.#paths.has(own)) return this.#written(entry, own);
      const { name, trainable } = entry.config;
      const config = { name, trainable, layer: ofSteps(entry) };
      return { ...entry, class_name: "TimeDistributed", config };
    });
    return { ...model, config: { ...model.config, layers } };
  }
}

/** The model that each step goes through. @param {any} model of TimeDistributed layers @returns {any} */
function ofSteps(model) {
  const behind = model.config.layers.filter(
    (/** @type {any} */ { class_name: kind }) => kind !== "InputLayer",
  );
  const layers = behind.map((/** @type {any} */ layer) =>
    isModel(layer) ? ofSteps(layer) : { ...layer.config.layer, name: named(layer) },
  );
  return { ...model, config: { ...model.config, layers } };
}

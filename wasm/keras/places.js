/** Where Keras's files keep each weight: by the classes of the layers on the way to it, counted in Keras's order. */

import { layersOf } from "./layer-order.js";
import { snakeCase } from "./snake-case.js";

/** @import { OwnWeight, Spec } from "./types.js" */

/**
 * @typedef {object} Place
 * @property {number} own the weight's number in the core's order
 * @property {string} path "layers/lstm/cell/vars/0"
 * @property {string} top the name of the layer of the model that it is in
 * @property {string} name "dense/kernel"
 * @property {number[]} shape
 * @property {boolean} trainable
 *
 * A layer, also one without weights; a `part` where Keras makes it of others.
 * @typedef {{ path: string, name: string, part: boolean }} LayerPlace
 */

const isRecurrent = /^(LSTM|GRU|SimpleRNN|RNN|ConvLSTM2D)$/;
/** Weights that are not trained, whatever their layer. */
const isStatistic = /\/(moving_mean|moving_variance|mean|variance|count)$/;

/**
 * What a layer is made of, beside itself: the path below it of each of its weights, in their order.
 * @param {any} entry
 * @param {number} count
 * @returns {string[]}
 */
function partsOf(entry, count) {
  const { class_name: kind, config } = entry;
  const all = (/** @type {string} */ part) => Array.from({ length: count }, () => part);
  if (isRecurrent.test(kind)) return all("cell/");
  if (kind === "Bidirectional") {
    const inner = partsOf(config.layer, count / 2);
    const both = ["forward_layer/", "backward_layer/"];
    return both.flatMap((side) => inner.map((part) => side + part));
  }
  if (kind === "MultiHeadAttention") {
    const parts = ["query_dense/", "key_dense/", "value_dense/", "output_dense/"];
    return parts.flatMap((part) => Array.from({ length: count / parts.length }, () => part));
  }
  if (kind === "TimeDistributed")
    return partsOf(config.layer, count).map((part) => `layer/${part}`);
  return all("");
}

/**
 * @param {Spec} spec
 * @param {readonly OwnWeight[]} own in the core's order
 * @returns {{ places: Place[], layers: LayerPlace[] }} in Keras's order
 */
export function placesOf(spec, own) {
  /** @type {Map<string, { weight: OwnWeight, index: number }[]>} */
  const byLayer = new Map();
  own.forEach((weight, index) => {
    const layer = weight.name.slice(0, weight.name.lastIndexOf("/"));
    byLayer.set(layer, [...(byLayer.get(layer) ?? []), { weight, index }]);
  });
  /** @type {Place[]} */
  const places = [];
  /** @type {LayerPlace[]} */
  const layers = [];

  /**
   * @param {Spec} model
   * @param {string} above its own path
   * @param {{ top: string, prefix: string, trainable: boolean }} within
   */
  function walk(model, above, within) {
    /** @type {Map<string, number>} */
    const used = new Map();
    for (const entry of layersOf(model)) {
      const kind = snakeCase(entry.class_name);
      const number = used.get(kind) ?? 0;
      used.set(kind, number + 1);
      const path = `${above}layers/${kind}${number > 0 ? `_${number}` : ""}/`;
      const name = String(entry.name ?? entry.config.name);
      const top = within.top || name;
      const trainable = within.trainable && entry.config.trainable !== false;
      layers.push({ path, name, part: false });
      const inner = { top, prefix: `${within.prefix}${name}/`, trainable };
      if (Array.isArray(entry.config.layers)) walk(entry, path, inner);
      // As a file has it, whose model is another here (time-distributed.js).
      else if (Array.isArray(entry.config.layer?.config.layers))
        walk(entry.config.layer, `${path}layer/`, inner);
      else addWeights(entry, path, { top, trainable, name, prefix: within.prefix });
    }
  }

  /**
   * @param {any} entry
   * @param {string} path
   * @param {{ top: string, trainable: boolean, name: string, prefix: string }} within
   */
  function addWeights(entry, path, { top, trainable, name, prefix }) {
    const key = byLayer.has(prefix + name) ? prefix + name : name;
    const found = byLayer.get(key) ?? [];
    byLayer.delete(key);
    const parts = partsOf(entry, found.length);
    /** @type {Map<string, number>} */
    const counts = new Map();
    found.forEach(({ weight, index }, i) => {
      const part = parts[i];
      const number = counts.get(part) ?? 0;
      counts.set(part, number + 1);
      places.push({
        own: index,
        path: `${path}${part}vars/${number}`,
        ...{ top, name: weight.name, shape: weight.shape },
        trainable: trainable && !isStatistic.test(weight.name),
      });
    });
    for (const part of new Set(parts)) {
      if (part) layers.push({ path: path + part, name: part.split("/").at(-2) ?? "", part: true });
    }
  }
  walk(spec, "", { top: "", prefix: "", trainable: spec.config.trainable !== false });
  return { places, layers };
}

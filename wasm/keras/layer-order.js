/**
 * The order in which Keras numbers a model's layers: of a Functional model by their depth, then as a walk from the outputs
 * meets them (keras/src/ops/function.py, map_graph).
 */

import { isObject } from "../messages/is-object.js";

/** @import { Spec } from "./types.js" */

/** An application of a layer: which, and what is put into it. @typedef {{ layer: string, index: number }} Application */

/**
 * The tensors in a part of a config, as Keras 3, Keras 2 and TensorFlow.js write them.
 * @param {unknown} value
 * @returns {Application[]}
 */
export function tensorsIn(value) {
  if (Array.isArray(value)) {
    const [layer, index] = value;
    if (typeof layer === "string" && typeof index === "number") return [{ layer, index }];
    return value.flatMap(tensorsIn);
  }
  if (!isObject(value)) return [];
  const history = value.class_name === "__keras_tensor__" && value.config?.keras_history;
  return history ? tensorsIn(history) : Object.values(value).flatMap(tensorsIn);
}

/**
 * A model's layers in Keras's order; of a Sequential model those that it counts, without its input.
 * @param {Spec} spec
 * @returns {any[]} their entries
 */
export function layersOf({ class_name: kind, config }) {
  const layers = /** @type {any[]} */ (config.layers);
  if (kind === "Sequential") return layers.filter(({ class_name }) => class_name !== "InputLayer");
  const byName = new Map(layers.map((layer) => [layer.name ?? layer.config?.name, layer]));
  const order = graphOrder(byName, tensorsIn(config.output_layers));
  const placed = new Set(order.map(({ name }) => name));
  const rest = [...byName.keys()].filter((name) => !placed.has(name));
  // Inputs that nothing uses have no depth, and come before what has none either.
  const deep = order.filter(({ depth }) => depth > 0).map(({ name }) => name);
  const flat = order.filter(({ depth }) => depth === 0).map(({ name }) => name);
  return [...deep, ...rest, ...flat].map((name) => byName.get(name));
}

/**
 * @param {Map<string, any>} byName
 * @param {Application[]} outputs
 * @returns {{ name: string, depth: number }[]} the deepest first
 */
function graphOrder(byName, outputs) {
  /** @type {Map<string, number>} */
  const met = new Map();
  /** Applications behind what is put into them. @type {string[]} */
  const sorted = [];
  /** @type {Map<string, { layer: string, parents: string[] }>} */
  const nodes = new Map();
  /** @type {{ key: string, application: Application, left: Application[] }[]} */
  const stack = [];

  /** @param {Application} application */
  function enter({ layer, index }) {
    const key = `${index} ${layer}`;
    const entry = byName.get(layer);
    if (nodes.has(key) || !entry) return;
    if (!met.has(layer)) met.set(layer, met.size);
    const inputs = tensorsIn(entry.inbound_nodes?.[index]);
    const parents = inputs.map((input) => `${input.index} ${input.layer}`);
    nodes.set(key, { layer, parents });
    stack.push({ key, application: { layer, index }, left: [...inputs] });
  }
  for (const output of outputs) {
    enter(output);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.left.shift();
      if (next) enter(next);
      else sorted.push(/** @type {{ key: string }} */ (stack.pop()).key);
    }
  }
  /** @type {Map<string, number>} */
  const depths = new Map();
  /** @type {Map<string, number>} */
  const layerDepths = new Map();
  for (const key of sorted.reverse()) {
    const { layer, parents } = /** @type {{ layer: string, parents: string[] }} */ (nodes.get(key));
    const depth = Math.max(depths.get(key) ?? 0, layerDepths.get(layer) ?? 0);
    layerDepths.set(layer, depth);
    depths.set(key, depth);
    for (const parent of parents) depths.set(parent, Math.max(depth + 1, depths.get(parent) ?? 0));
  }
  return [...layerDepths]
    .map(([name, depth]) => ({ name, depth }))
    .sort(
      (one, other) =>
        other.depth - one.depth || Number(met.get(one.name)) - Number(met.get(other.name)),
    );
}

/** Models in ONNX's format, which onnxruntime runs in browsers, phones and servers, and Netron shows. */

import { Graph } from "./graph.js";
import { writeLayer } from "./layers.js";
import { isObject } from "../../messages/is-object.js";

/** @import { FilledWeight, Saved, Spec } from "../types.js" */
/** @import { Tensor } from "./graph.js" */

/** @typedef {{ layer: string, index: number, tensor: number }} Source a tensor of an application of a layer */

/** @param {unknown} value @returns {Source[]} */
function sourcesIn(value) {
  if (Array.isArray(value)) {
    const [layer, index, tensor] = value;
    if (typeof layer === "string" && typeof index === "number") return [{ layer, index, tensor }];
    return value.flatMap(sourcesIn);
  }
  if (!isObject(value)) return [];
  const history = value.class_name === "__keras_tensor__" && value.config?.keras_history;
  return history ? sourcesIn(history) : Object.values(value).flatMap(sourcesIn);
}

/** @param {any} entry */
const nameOf = (entry) => String(entry.name ?? entry.config.name);

/** @param {any} entry of an InputLayer @returns {(number | null)[]} */
const shapeOf = ({ config }) => {
  const { batch_shape: shape, batch_input_shape: older } = config;
  return [null, ...(shape ?? older ?? [null, ...config.shape]).slice(1)];
};

class Writer {
  graph = new Graph();
  /** By the layers that have them, in their order. @type {Map<string, FilledWeight[]>} */
  #weights = new Map();

  /** @param {readonly FilledWeight[]} weights */
  constructor(weights) {
    for (const weight of weights) {
      const layer = weight.name.slice(0, weight.name.lastIndexOf("/"));
      this.#weights.set(layer, [...(this.#weights.get(layer) ?? []), weight]);
    }
  }

  /**
   * @param {any} entry of a layer, which may be a model
   * @param {Tensor[]} inputs
   * @param {{ prefix: string, causal: boolean }} how
   * @returns {Tensor[]}
   */
  apply(entry, inputs, { prefix, causal }) {
    const name = nameOf(entry);
    if (Array.isArray(entry.config.layers)) return this.model(entry, inputs, `${prefix}${name}/`);
    const weights = this.#weights.get(prefix + name) ?? this.#weights.get(name) ?? [];
    const { class_name: kind, config } = entry;
    return writeLayer(this.graph, inputs, { kind, name, config, weights, causal });
  }

  /**
   * @param {Spec} spec
   * @param {Tensor[]} inputs
   * @param {string} prefix of its layers' weights
   * @returns {Tensor[]}
   */
  model(spec, inputs, prefix) {
    const { layers } = spec.config;
    if (spec.class_name === "Sequential") {
      return layers
        .filter((/** @type {any} */ { class_name: kind }) => kind !== "InputLayer")
        .reduce(
          (/** @type {Tensor[]} */ now, /** @type {any} */ entry) =>
            this.apply(entry, now, { prefix, causal: false }),
          inputs,
        );
    }
    const byName = new Map(layers.map((/** @type {any} */ entry) => [nameOf(entry), entry]));
    /** @type {Map<string, Tensor[]>} */
    const done = new Map();
    sourcesIn(spec.config.input_layers).forEach(({ layer, index }, i) =>
      done.set(`${index} ${layer}`, [inputs[i]]),
    );
    /** @param {Source} source @returns {Tensor} */
    const tensorOf = ({ layer, index, tensor }) => {
      const key = `${index} ${layer}`;
      let outputs = done.get(key);
      if (!outputs) {
        const entry = byName.get(layer);
        const node = entry.inbound_nodes[index];
        const causal = Boolean(node.kwargs?.use_causal_mask);
        outputs = this.apply(entry, sourcesIn(node).map(tensorOf), { prefix, causal });
        done.set(key, outputs);
      }
      return outputs[tensor];
    };
    return sourcesIn(spec.config.output_layers).map(tensorOf);
  }
}

/**
 * @param {Saved} saved
 * @returns {Uint8Array}
 */
export function writeOnnx({ spec, weights }) {
  const writer = new Writer(weights);
  const { layers, name, input_layers: ends, output_layers: outputs } = spec.config;
  const entries = layers.filter((/** @type {any} */ { class_name: kind }) => kind === "InputLayer");
  const isChain = spec.class_name === "Sequential";
  const ordered = isChain
    ? entries
    : sourcesIn(ends).map(({ layer }) =>
        entries.find((/** @type {any} */ one) => nameOf(one) === layer),
      );
  const inputs = ordered.map((/** @type {any} */ entry) => ({
    name: nameOf(entry),
    shape: shapeOf(entry),
  }));
  const used = new Set(inputs.map((/** @type {Tensor} */ input) => input.name));
  for (const input of inputs) writer.graph.input(input);
  const tensors = writer.model(spec, inputs, "");
  const names = isChain ? [nameOf(layers.at(-1))] : sourcesIn(outputs).map(({ layer }) => layer);
  tensors.forEach((tensor, i) => {
    let own = names[i];
    while (used.has(own)) own += "_output";
    used.add(own);
    writer.graph.output(tensor, own);
  });
  return writer.graph.toBytes(String(name));
}

/** The model as Keras writes it down: Sequential where it is a chain, else Functional. */

import { inputsOf, isChain, modelInput, namesOf } from "./connections.js";
import { layer } from "./presets.js";

/** @import { LayerEntry } from "../types.js" */

const inputName = "input_layer";

/**
 * Keras's config of a model.
 * @param {LayerEntry[]} layers
 * @param {number[]} inputShape one sample's
 */
export function specOf(layers, inputShape) {
  const batchShape = [null, ...inputShape];
  return isChain(layers) ? sequential(layers, batchShape) : functional(layers, batchShape);
}

/**
 * @param {LayerEntry[]} layers
 * @param {(number | null)[]} batchShape
 */
function sequential(layers, batchShape) {
  const input = { class_name: "InputLayer", config: { batch_shape: batchShape } };
  const rest = layers.map(({ className, config }) => ({ class_name: className, config }));
  return { class_name: "Sequential", config: { name: "sequential", layers: [input, ...rest] } };
}

/**
 * @param {LayerEntry[]} layers
 * @param {(number | null)[]} batchShape
 */
function functional(layers, batchShape) {
  const names = namesOf(layers).set(modelInput, inputName);
  const nameOf = (/** @type {number} */ id) => names.get(id) ?? "";
  const input = {
    class_name: "InputLayer",
    name: inputName,
    config: { name: inputName, batch_shape: batchShape },
    inbound_nodes: [],
  };
  const rest = layers.map(({ id, className, config }, index) => {
    const tensors = inputsOf(layers, index).map((source) => tensorOf(nameOf(source)));
    // A layer of several inputs takes them as one list.
    const args = tensors.length === 1 ? tensors : [tensors];
    const name = nameOf(id);
    return {
      class_name: className,
      name,
      config: { ...config, name },
      inbound_nodes: [{ args, kwargs: {} }],
    };
  });
  return {
    class_name: "Functional",
    config: {
      name: "functional",
      layers: [input, ...rest],
      input_layers: [[inputName, 0, 0]],
      output_layers: [[nameOf(layers.at(-1)?.id ?? modelInput), 0, 0]],
    },
  };
}

/** What the layer of that name gives. @param {string} name */
const tensorOf = (name) => ({
  class_name: "__keras_tensor__",
  config: { dtype: "float32", keras_history: [name, 0, 0] },
});

/**
 * The layers as a session keeps them: what they read as positions in the list, 0 for the model's input.
 * @param {LayerEntry[]} layers
 */
export function storedLayers(layers) {
  const positions = new Map(layers.map(({ id }, index) => [id, index + 1]));
  return layers.map(({ className, config, inputs }) => ({
    className,
    config,
    ...(inputs && { inputs: inputs.map((id) => positions.get(id) ?? modelInput) }),
  }));
}

/**
 * The layers of a session.
 * @param {{ className: string, config: Record<string, any>, inputs?: number[] }[]} stored
 * @returns {LayerEntry[]}
 */
export function layersFrom(stored) {
  const layers = stored.map(({ className, config }) => layer(className, config));
  return layers.map((entry, index) => {
    const inputs = stored[index].inputs?.map((at) => layers[at - 1]?.id ?? modelInput);
    return inputs ? { ...entry, inputs } : entry;
  });
}

/**
 * A model's Keras config, read as the list of layers that the page shows and edits, and written again:
 * Sequential where it is a chain, else Functional.
 */

import { freeLayerName, snakeCase } from "minibatch";

/** @import { GraphView, Layer, ModelConfig, PreparedDescription } from "./types.js" */

const inputName = "input_layer";

/**
 * A name that no layer has: "conv2d", "conv2d_1" …
 * @param {string} className
 * @param {Iterable<string>} taken
 */
export const freeName = (className, taken) => freeLayerName(snakeCase(className), taken);

/** @param {GraphView} graph */
export const namesIn = ({ inputs, layers }) => [
  ...inputs.map(({ config }) => config.name),
  ...layers.map(({ name }) => name),
];

/**
 * @param {number[]} inputShape one sample's
 * @param {string} [name]
 */
export const inputLayer = (inputShape, name = inputName) => ({
  class_name: "InputLayer",
  config: { batch_shape: [null, ...inputShape], name },
});

/**
 * @param {ModelConfig | undefined} model
 * @returns {GraphView}
 */
export function graphOf(model) {
  if (!model) return { name: "sequential", inputs: [], layers: [], outputs: null };
  const { config } = model;
  const entries = Array.isArray(config) ? config : (config?.layers ?? []);
  const name = config?.name ?? "sequential";
  const graph = entries.some((/** @type {any} */ entry) => entry.inbound_nodes)
    ? functionalGraph(config)
    : sequentialGraph(entries);
  return { ...graph, name };
}

/** @param {any[]} entries @returns {Omit<GraphView, "name">} */
function sequentialGraph(entries) {
  const taken = new Set(entries.map(({ config }) => config?.name).filter(Boolean));
  const named = entries.map(({ class_name, config }) => {
    const name = config?.name ?? freeName(class_name, taken);
    taken.add(name);
    return { class_name, config: { ...config, name } };
  });
  const isInput = (/** @type {any} */ entry) => entry.class_name === "InputLayer";
  return {
    inputs: named.filter(isInput),
    layers: named
      .filter((entry) => !isInput(entry))
      .map(({ class_name, config: { name, ...config } }) => ({ name, class_name, config })),
    outputs: null,
  };
}

/** @param {any} config @returns {Omit<GraphView, "name">} */
function functionalGraph(config) {
  const nameOf = (/** @type {any} */ entry) => entry.name ?? entry.config.name;
  const entries = /** @type {any[]} */ (config.layers);
  const inputs = entries.filter(({ class_name }) => class_name === "InputLayer");
  const rest = entries.filter(({ class_name }) => class_name !== "InputLayer");
  /** @type {Set<string>} */
  const known = new Set(inputs.map(nameOf));
  /** @type {Layer[]} */
  const layers = [];
  // Each behind what it reads; what cannot be ordered is left for the core to complain about.
  for (let waiting = rest; waiting.length > 0;) {
    const next = waiting.find((entry) => sourcesOf(entry).every((source) => known.has(source)));
    const entry = next ?? waiting[0];
    known.add(nameOf(entry));
    layers.push(layerOf(entry, nameOf(entry), layers.at(-1)?.name ?? nameOf(inputs[0] ?? entry)));
    waiting = waiting.filter((other) => other !== entry);
  }
  const outputs = config.output_layers ?? [];
  const [first] = Array.isArray(outputs[0]) ? outputs : [outputs];
  const count = Array.isArray(outputs[0]) ? outputs.length : 1;
  const onlyLast = count === 1 && first?.[0] === layers.at(-1)?.name && !first[1] && !first[2];
  return {
    inputs: inputs.map((entry) => ({
      class_name: entry.class_name,
      config: { ...entry.config, name: nameOf(entry) },
    })),
    layers,
    outputs: onlyLast ? null : outputs,
  };
}

/**
 * @param {any} entry
 * @param {string} name
 * @param {string} before the name of what stands before it
 * @returns {Layer}
 */
function layerOf(entry, name, before) {
  const { name: _, ...config } = entry.config ?? {};
  const tensors = (entry.inbound_nodes ?? []).flatMap(tensorsIn);
  const plain =
    entry.inbound_nodes?.length === 1 &&
    tensors.every((/** @type {any[]} */ tensor) => !tensor[1] && !tensor[2]) &&
    Object.keys(entry.inbound_nodes[0]?.kwargs ?? {}).length === 0;
  const inputs = tensors.map((/** @type {any[]} */ tensor) => String(tensor[0]));
  const layer = { name, class_name: entry.class_name, config };
  if (!plain) return { ...layer, inputs: [...new Set(inputs)], fixed: entry };
  return inputs.length === 1 && inputs[0] === before ? layer : { ...layer, inputs };
}

/** The layers that an entry reads. @param {any} entry */
const sourcesOf = (entry) =>
  /** @type {any[][]} */ ((entry.inbound_nodes ?? []).flatMap(tensorsIn)).map(([name]) =>
    String(name),
  );

/**
 * The tensors in a node of Keras 3 ({ args, kwargs }) or Keras 2 ([[name, node, tensor, {}]]), as [name, node,
 * tensor].
 * @param {any} value
 * @returns {any[][]}
 */
function tensorsIn(value) {
  if (Array.isArray(value)) {
    const isTensor = typeof value[0] === "string" && Number.isInteger(value[1]);
    return isTensor ? [value] : value.flatMap(tensorsIn);
  }
  if (typeof value !== "object" || value === null) return [];
  if (value.class_name === "__keras_tensor__") return [value.config.keras_history];
  return Object.values(value).flatMap(tensorsIn);
}

/**
 * @param {GraphView} graph
 * @returns {ModelConfig}
 */
export function modelOf(graph) {
  const { inputs, layers, outputs } = graph;
  const chain = inputs.length <= 1 && !outputs && layers.every(({ inputs: read }) => !read);
  return chain ? sequential(graph) : functional(graph);
}

/** @param {GraphView} graph @returns {ModelConfig} */
function sequential({ inputs, layers }) {
  const rest = layers.map(({ name, class_name, config }) => ({
    class_name,
    config: { name, ...config },
  }));
  return { class_name: "Sequential", config: { name: "sequential", layers: [...inputs, ...rest] } };
}

/** @param {GraphView} graph @returns {ModelConfig} */
function functional({ name, inputs, layers, outputs }) {
  const first = inputs.map((entry) => ({ ...entry, name: entry.config.name, inbound_nodes: [] }));
  const rest = layers.map(({ fixed, ...layer }, index) => {
    const config = { name: layer.name, ...layer.config };
    if (fixed) return { ...fixed, config };
    const before = layers[index - 1]?.name ?? inputs[0]?.config.name;
    const tensors = (layer.inputs ?? [before]).map(tensorOf);
    // A layer of several inputs takes them as one list.
    const args = tensors.length === 1 ? tensors : [tensors];
    return {
      class_name: layer.class_name,
      name: layer.name,
      config,
      inbound_nodes: [{ args, kwargs: {} }],
    };
  });
  const last = layers.at(-1)?.name ?? inputs[0]?.config.name;
  return {
    class_name: "Functional",
    config: {
      name: name === "sequential" ? "functional" : name,
      layers: [...first, ...rest],
      input_layers: inputs.map(({ config }) => [config.name, 0, 0]),
      output_layers: outputs ?? [[last, 0, 0]],
    },
  };
}

/** What the layer of that name gives. @param {string} name */
const tensorOf = (name) => ({
  class_name: "__keras_tensor__",
  config: { dtype: "float32", keras_history: [name, 0, 0] },
});

/**
 * The data's shape with the lengths that the model leaves open, of the same number of axes.
 * @param {(number | null)[] | undefined} batch
 * @param {number[]} shape
 * @returns {any[]}
 */
const openAs = (batch, shape) =>
  batch?.length === shape.length + 1
    ? shape.map((extent, axis) => (batch[axis + 1] === null ? null : extent))
    : shape;

/**
 * The model with the inputs that the data have. Of several inputs those that the data do not know are left as they
 * are.
 * @param {ModelConfig} model
 * @param {Pick<PreparedDescription, "inputShape" | "modelInputs">} prepared
 */
export function withInput(model, { inputShape, modelInputs }) {
  const graph = graphOf(model);
  const several = graph.inputs.length > 1;
  const inputs = (several ? graph.inputs : [graph.inputs[0]]).map((input) => {
    const before = input?.config;
    const shape = several
      ? modelInputs?.find(({ name }) => name === before.name)?.shape
      : inputShape;
    if (!shape) return input;
    const { config } = inputLayer(openAs(before?.batch_shape, shape), before?.name);
    return { ...input, class_name: "InputLayer", config: { ...before, ...config } };
  });
  const shapes = (/** @type {any[]} */ list) =>
    JSON.stringify(list.map((input) => input?.config.batch_shape));
  return shapes(inputs) === shapes(graph.inputs) ? model : modelOf({ ...graph, inputs });
}

/**
 * Keras's functional API: layers are called on the outputs of other layers.
 *
 *     const x = input({ shape: [28, 28, 1] });
 *     const y = layers.dense({ units: 10 })(layers.flatten()(x));
 *     const net = model({ inputs: x, outputs: y });
 */

import { snakeCase } from "../keras/snake-case.js";
import { outputsOf, takesStates } from "../keras/states.js";
import { entriesOf } from "./catalog.js";
import { checkOptions, wrong } from "./checks.js";

/** @typedef {import("./builders.js").Named} Named */
/** @typedef {import("./sequential.js").ModelSpec} ModelSpec */

/**
 * What calling a layer returns: an output that has no numbers yet. Keras: KerasTensor.
 */
export class SymbolicTensor {
  /**
   * @param {Named} layer the layer itself, not only its class
   * @param {readonly SymbolicTensor[]} inputs empty for a model's input
   * @internal
   */
  constructor(layer, inputs) {
    /** @internal */
    this.layer = layer;
    /** @internal */
    this.inputs = inputs;
    /** Of a model's several outputs, the first, which stands for the call. @type {SymbolicTensor} @internal */
    this.call = this;
    /** @internal */
    this.output = 0;
  }

  /**
   * Another output of the same call.
   * @param {number} output
   * @internal
   */
  sibling(output) {
    const tensor = new SymbolicTensor(this.layer, this.inputs);
    tensor.call = this;
    tensor.output = output;
    return tensor;
  }

  /**
   * Calls a layer on this tensor, or on a list of which it is the first.
   * @param {Named} layer
   * @param {string} where the layer's function, as the caller wrote it
   * @param {unknown} inputs
   * @internal
   */
  through(layer, where, inputs) {
    const list = Array.isArray(inputs) ? inputs : [inputs];
    if (!list.every((input) => input instanceof SymbolicTensor)) {
      throw wrong(where, "symbolic-tensors", inputs);
    }
    return new SymbolicTensor(layer, list);
  }

  /** The outputs of the call: `const [y, h, c] = layers.lstm({ units: 4, returnState: true })(x);` */
  *[Symbol.iterator]() {
    const count = outputsOf(this.layer);
    for (let i = 0; i < count; ++i) yield i === 0 ? this.call : this.call.sibling(i);
  }

  /**
   * The config of a model that has this tensor among its outputs.
   * @param {{ inputs: Tensors, outputs: Tensors, name?: string }} options
   * @internal
   */
  modelSpec(options) {
    return functionalSpec(options);
  }
}

/** A model's inputs or outputs: a tensor, several, or several by name. @typedef {SymbolicTensor | readonly SymbolicTensor[] | Readonly<Record<string, SymbolicTensor>>} Tensors */

/**
 * Where data enters a model. Keras: keras.Input.
 * @param {{ shape: readonly (number | null)[], batchSize?: number, dtype?: string, name?: string }} options `shape` of
 *   one row, without the batch, null where any length is taken; `batchSize`, the batch's size, is shown by `summary()`;
 *   `dtype` "int32" where rows hold whole numbers, as for an embedding
 * @returns {SymbolicTensor}
 */
export function input(options) {
  checkOptions("input()", options, ["shape", "batchSize", "dtype", "name"]);
  const { batchSize, ...config } = options;
  if (batchSize !== undefined) Object.assign(config, { batch_size: batchSize });
  return new SymbolicTensor({ class_name: "InputLayer", config }, []);
}

/**
 * @param {string} where
 * @param {unknown} tensors
 * @returns {SymbolicTensor[]}
 */
function listOf(where, tensors) {
  const list =
    tensors instanceof SymbolicTensor
      ? [tensors]
      : typeof tensors === "object" && tensors !== null
        ? Object.values(tensors)
        : [];
  if (list.length === 0 || !list.every((tensor) => tensor instanceof SymbolicTensor)) {
    throw wrong(where, "symbolic-tensors", tensors);
  }
  return list;
}

/**
 * All calls between inputs and outputs, those that others need first, and the layers in the order in which
 * they are reached, as in keras.src.ops.function's map_graph.
 * @param {readonly SymbolicTensor[]} inputs
 * @param {readonly SymbolicTensor[]} outputs
 */
function walk(inputs, outputs) {
  /** @type {Set<SymbolicTensor>} */
  const calls = new Set();
  /** @type {Set<Named>} */
  const layers = new Set();
  // Without recursion: models may be deep.
  const open = [...outputs].reverse().map(({ call }) => ({ tensor: call, entered: false }));
  while (open.length > 0) {
    const step = /** @type {{ tensor: SymbolicTensor, entered: boolean }} */ (open.pop());
    const { tensor } = step;
    if (calls.has(tensor)) continue;
    if (step.entered) {
      calls.add(tensor);
      continue;
    }
    layers.add(tensor.layer);
    open.push({ tensor, entered: true });
    if (inputs.includes(tensor)) continue;
    for (const needed of [...tensor.inputs].reverse())
      open.push({ tensor: needed.call, entered: false });
  }
  for (const unused of inputs) layers.add(unused.layer);
  return {
    calls: [...calls, ...inputs.filter((unused) => !calls.has(unused))],
    layers: [...layers],
  };
}

/**
 * Layers as a Functional model lists them, which is also the order of its weights: the farther from the
 * outputs, the earlier.
 * @param {readonly SymbolicTensor[]} calls
 * @param {readonly Named[]} layers
 */
function inOrder(calls, layers) {
  /** @type {Map<SymbolicTensor, number>} */
  const depths = new Map();
  /** @type {Map<Named, number>} */
  const ofLayers = new Map();
  for (const call of [...calls].reverse()) {
    const depth = Math.max(depths.get(call) ?? 0, ofLayers.get(call.layer) ?? 0);
    depths.set(call, depth);
    ofLayers.set(call.layer, depth);
    for (const { call: needed } of call.inputs) {
      depths.set(needed, Math.max(depth + 1, depths.get(needed) ?? 0));
    }
  }
  const depthOf = (/** @type {Named} */ layer) => ofLayers.get(layer) ?? 0;
  return [...layers].sort((a, b) => depthOf(b) - depthOf(a));
}

/**
 * A name for each layer: its own, or that of its class with a number.
 * @param {readonly Named[]} layers
 */
function namesOf(layers) {
  const taken = new Set(layers.map(({ config }) => config.name));
  /** @type {Map<Named, string>} */
  const names = new Map();
  for (const layer of layers) {
    const base = snakeCase(layer.class_name);
    let name = /** @type {string | undefined} */ (layer.config.name) ?? base;
    for (let n = 1; layer.config.name === undefined && taken.has(name); ++n) name = `${base}_${n}`;
    taken.add(name);
    names.set(layer, name);
  }
  return names;
}

/**
 * A model's Keras config from its inputs and outputs.
 * @param {{ inputs: Tensors, outputs: Tensors, name?: string }} options
 * @returns {ModelSpec & { inner: unknown[] }} the config, and the models that are layers of it
 */
function functionalSpec(options) {
  checkOptions("model()", options, ["inputs", "outputs", "name"]);
  const { name = "functional" } = options;
  if (typeof name !== "string") throw wrong("model(): name", "name", name);
  const inputs = listOf("model(): inputs", options.inputs);
  const outputs = listOf("model(): outputs", options.outputs);
  const { calls, layers } = walk(inputs, outputs);
  const listed = inOrder(calls, layers);
  const names = namesOf(listed);
  /** @type {Map<SymbolicTensor, number>} */
  const nodes = new Map();
  /** @type {Map<Named, SymbolicTensor[]>} */
  const callsOf = new Map(listed.map((layer) => [layer, []]));
  for (const call of calls) {
    const ofLayer = /** @type {SymbolicTensor[]} */ (callsOf.get(call.layer));
    nodes.set(call, ofLayer.length);
    ofLayer.push(call);
  }
  // As the end of a model, a Functional one has a first node of its own.
  const history = (/** @type {SymbolicTensor} */ tensor, isEnd = false) => [
    names.get(tensor.layer),
    /** @type {number} */ (nodes.get(tensor.call)) +
      (isEnd && tensor.layer.class_name === "Functional" ? 1 : 0),
    tensor.output,
  ];
  const merges = new Set(
    entriesOf("layer")
      .filter((entry) => entry.merges)
      .map(({ class_name }) => class_name),
  );
  /** @param {SymbolicTensor} call */
  const node = ({ layer, inputs: needed }) => {
    const tensors = needed.map((tensor) => ({
      class_name: "__keras_tensor__",
      config: { keras_history: history(tensor) },
    }));
    if (takesStates(layer) && tensors.length > 1) {
      const [x, ...states] = tensors;
      return { args: [x], kwargs: { initial_state: states } };
    }
    const isList =
      (merges.has(layer.class_name) && layer.class_name !== "MultiHeadAttention") ||
      (layer.model && tensors.length > 1);
    const args = isList ? [tensors] : tensors;
    return { args, kwargs: {} };
  };
  return {
    class_name: "Functional",
    config: {
      name,
      layers: listed.map((layer) => {
        const { input_shape: _, ...config } = layer.config;
        const layerName = names.get(layer);
        return {
          class_name: layer.class_name,
          name: layerName,
          config: { ...config, name: layerName },
          inbound_nodes: /** @type {SymbolicTensor[]} */ (callsOf.get(layer))
            .filter((call) => call.inputs.length > 0)
            .map(node),
        };
      }),
      input_layers: inputs.map((tensor) => history(tensor)),
      output_layers: outputs.map((tensor) => history(tensor, true)),
    },
    inner: listed.flatMap(({ model }) => model ?? []),
  };
}

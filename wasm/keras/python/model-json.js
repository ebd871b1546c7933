/** From the model of a notebook to Keras's config. */

import { snakeCase } from "../snake-case.js";
import { Dim, Entry, Model, Tensor, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {{ class_name: string, config: Record<string, any>, [key: string]: any }} Json */

/**
 * How images are read here where the notebook flattens them or leaves out the channel.
 * @typedef {{ native: number[] | null, own: any[] | null }} Shapes
 */

const isNumbers = (/** @type {any} */ shape) =>
  Array.isArray(shape) && shape.every((size) => size === null || Number.isInteger(size));
const same = (/** @type {any} */ a, /** @type {any} */ b) =>
  JSON.stringify(a) === JSON.stringify(b);
const product = (/** @type {number[]} */ shape) => shape.reduce((a, b) => a * b, 1);

/** @param {Entry} layer @returns {Json} */
const layerJson = ({ class_name, config }) => ({ class_name, config: { ...config } });

/**
 * The layer that makes of an image as it is read here what the notebook's model takes; null where it is the same.
 * @param {Shapes} shapes
 * @param {any} asked the shape of the model's input
 * @returns {Json | null}
 */
function bridge({ native, own }, asked) {
  if (!native) return null;
  const shape =
    isNumbers(asked) && asked.length > 0 ? asked : isNumbers(own) && own?.length ? own : null;
  if (!shape || shape.includes(null) || product(shape) !== product(native) || same(shape, native))
    return null;
  if (shape.length === 1) return { class_name: "Flatten", config: {} };
  if (same([...shape, 1], native)) return { class_name: "", config: { target_shape: shape } };
  return { class_name: "Reshape", config: { target_shape: shape } };
}

/** Layers that flatten or take images without regard to a channel of one. */
const indifferent = new Set(["Flatten", "Rescaling", "Normalization", "Reshape"]);

/**
 * @param {Model} model
 * @param {Shapes} shapes
 * @returns {Json}
 */
export function sequentialJson(model, shapes) {
  const entries = /** @type {Entry[]} */ (model.layers);
  const layers = entries.map(layerJson);
  const [first] = entries;
  const asked = first?.inputShape;
  const between = bridge(shapes, asked);
  if (first?.class_name === "InputLayer") layers.shift();
  if (between) {
    const next = layers[0]?.class_name ?? "";
    const takesAsIs = between.class_name === "Flatten" && next === "Flatten";
    const isSequence = between.class_name === "" && !indifferent.has(next);
    if (isSequence) layers.unshift({ ...between, class_name: "Reshape" });
    else if (between.class_name && !takesAsIs) layers.unshift(between);
  } else if (isNumbers(asked)) {
    const { dtype } = first.class_name === "InputLayer" ? first.config : /** @type {any} */ ({});
    const name = first.class_name === "InputLayer" ? first.config.name : undefined;
    const config = {
      batch_shape: [null, ...asked],
      ...(dtype && { dtype }),
      ...(name && { name }),
    };
    layers.unshift({ class_name: "InputLayer", config });
  }
  return { class_name: "Sequential", config: { ...(model.name && { name: model.name }), layers } };
}

/** Models that are called on tensors become their layers. @param {Tensor} tensor @param {Map<Tensor, Tensor>} [done] @returns {Tensor} */
function inlined(tensor, done = new Map()) {
  const known = done.get(tensor);
  if (known) return known;
  const inputs = tensor.inputs.map((one) => inlined(one, done));
  let result = new Tensor(tensor.layer, inputs, tensor.place, tensor.causal);
  if (tensor.layer instanceof Model) {
    /** @type {Map<Tensor, Tensor>} */
    const inner = new Map();
    tensor.layer.inputs.forEach((one, i) => inner.set(one, inputs[i] ?? inputs[0]));
    result = inlined(tensor.layer.outputs[0], inner);
  }
  done.set(tensor, result);
  return result;
}

/** Calls between inputs and outputs, those that others need first. @param {Tensor[]} inputs @param {Tensor[]} outputs */
function callsBetween(inputs, outputs) {
  /** @type {Set<Tensor>} */
  const calls = new Set();
  const open = [...outputs].reverse().map((tensor) => ({ tensor, entered: false }));
  for (let step = open.pop(); step; step = open.pop()) {
    const { tensor, entered } = step;
    if (calls.has(tensor)) continue;
    if (entered || inputs.includes(tensor)) {
      calls.add(tensor);
      continue;
    }
    open.push({ tensor, entered: true });
    for (const needed of [...tensor.inputs].reverse())
      open.push({ tensor: needed, entered: false });
  }
  for (const one of inputs) calls.add(one);
  return [...calls];
}

/** Farther from the outputs comes earlier, as Keras lists layers. @param {Tensor[]} calls @returns {Entry[]} */
function layersInOrder(calls) {
  /** @type {Map<any, number>} */
  const depths = new Map();
  for (const call of [...calls].reverse()) {
    const depth = Math.max(depths.get(call) ?? 0, depths.get(call.layer) ?? 0);
    depths.set(call, depth);
    depths.set(call.layer, depth);
    for (const needed of call.inputs)
      depths.set(needed, Math.max(depth + 1, depths.get(needed) ?? 0));
  }
  const listed = [...new Set(calls.map(({ layer }) => /** @type {Entry} */ (layer)))];
  return listed.sort((a, b) => (depths.get(b) ?? 0) - (depths.get(a) ?? 0));
}

/** @param {Entry[]} layers */
function namesOf(layers) {
  const taken = new Set(layers.map(({ config }) => config.name).filter(Boolean));
  /** @type {Map<Entry, string>} */
  const names = new Map();
  for (const layer of layers) {
    let name = layer.config.name;
    for (let n = 0; !name; ++n) {
      const next = snakeCase(layer.class_name) + (n > 0 ? `_${n}` : "");
      if (!taken.has(next)) name = next;
    }
    taken.add(name);
    names.set(layer, name);
  }
  return names;
}

const mergingLayers = new Set([
  ...["Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate", "Dot"],
  ...["Attention", "AdditiveAttention"],
]);

/**
 * @param {Model} model
 * @param {Shapes} shapes
 * @returns {Json}
 */
export function functionalJson(model, shapes) {
  /** @type {Map<Tensor, Tensor>} */
  const done = new Map();
  for (const one of model.inputs) done.set(one, adapted(one, shapes));
  const outputs = model.outputs.map((one) => inlined(one, done));
  const inputs = model.inputs.map((one) => rootOf(/** @type {Tensor} */ (done.get(one))));
  const calls = callsBetween(inputs, outputs);
  const layers = layersInOrder(calls);
  const names = namesOf(layers);
  /** @type {Map<Tensor, number>} */
  const nodes = new Map();
  const callsOf = new Map(layers.map((layer) => [layer, /** @type {Tensor[]} */ ([])]));
  for (const call of calls) {
    const own = /** @type {Tensor[]} */ (callsOf.get(/** @type {Entry} */ (call.layer)));
    nodes.set(call, own.length);
    own.push(call);
  }
  const history = (/** @type {Tensor} */ tensor) => [
    names.get(/** @type {Entry} */ (tensor.layer)),
    nodes.get(tensor),
    0,
  ];
  const nodeOf = (/** @type {Tensor} */ { layer, inputs: needed, causal }) => {
    const tensors = needed.map((one) => ({
      class_name: "__keras_tensor__",
      config: { keras_history: history(one) },
    }));
    return {
      args: mergingLayers.has(/** @type {Entry} */ (layer).class_name) ? [tensors] : tensors,
      kwargs: causal ? { use_causal_mask: true } : {},
    };
  };
  return {
    class_name: "Functional",
    config: {
      name: model.name ?? "functional",
      layers: layers.map((layer) => {
        const name = names.get(layer);
        const shape =
          layer.class_name === "InputLayer"
            ? { batch_shape: [null, ...(layer.inputShape ?? [])] }
            : {};
        return {
          ...{ class_name: layer.class_name, name, config: { ...shape, ...layer.config, name } },
          inbound_nodes: (callsOf.get(layer) ?? [])
            .filter((call) => call.inputs.length > 0)
            .map(nodeOf),
        };
      }),
      input_layers: inputs.map(history),
      output_layers: outputs.map(history),
    },
  };
}

/** @param {Tensor} tensor @returns {Tensor} */
const rootOf = (tensor) => (tensor.inputs.length === 0 ? tensor : rootOf(tensor.inputs[0]));

/** An input as images are read here, and the layer behind it that gives what the notebook's has. @param {Tensor} tensor @param {Shapes} shapes */
function adapted(tensor, shapes) {
  const entry = /** @type {Entry} */ (tensor.layer);
  const between = bridge(shapes, entry.inputShape);
  const isOpen = !isNumbers(entry.inputShape);
  if (!between && !(isOpen && shapes.native)) return tensor;
  const own = new Entry("layer", "InputLayer", { ...entry.config }, entry.place);
  own.inputShape = shapes.native;
  const root = new Tensor(own, [], tensor.place);
  if (!between || !between.class_name) return root;
  return new Tensor(
    new Entry("layer", between.class_name, between.config, entry.place),
    [root],
    tensor.place,
  );
}

/** Whether the shape of a Functional model's input is known; a Sequential one may leave it to the data. @param {Model} model */
export const hasOpenInput = (model) =>
  model.inputs.some(({ layer }) => {
    const { inputShape } = /** @type {Entry} */ (layer);
    return (
      !Array.isArray(inputShape) ||
      inputShape.some((/** @type {any} */ one) => one instanceof Dim || one instanceof Unknown)
    );
  });

/** Whether each layer reads only the one before it. @param {Model} model */
export function isChain(model) {
  for (let tensor = model.outputs[0]; tensor; tensor = tensor.inputs[0])
    if (tensor.inputs.length > 1) return false;
  return model.inputs.length === 1 && model.outputs.length === 1;
}

/** Sizes that only the data tells are 1 until it is there. @param {Evaluator} ev @param {Model} model */
export function closeInputs(ev, model) {
  for (const { layer, place } of model.inputs) {
    const entry = /** @type {Entry} */ (layer);
    const shape = Array.isArray(entry.inputShape) ? entry.inputShape : [1];
    entry.inputShape = shape.map((/** @type {any} */ one) => (Number.isInteger(one) ? one : 1));
    const values = { argument: "shape", text: ev.findings.textOf(place), guess: 1 };
    ev.findings.add("class-count", place, values);
  }
}

/** The layers from input to output, where they are one chain. @param {Model} model @returns {Entry[]} */
export function chainOf(model) {
  if (model.class_name === "Sequential")
    return /** @type {Entry[]} */ (model.layers.filter((one) => one instanceof Entry));
  /** @type {Entry[]} */
  const chain = [];
  for (let tensor = model.outputs[0]; tensor; tensor = tensor.inputs[0]) {
    if (tensor.layer instanceof Entry) chain.unshift(tensor.layer);
    if (tensor.layer instanceof Model) chain.unshift(...chainOf(tensor.layer));
  }
  return chain;
}

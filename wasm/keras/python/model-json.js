/** From the model of a notebook to Keras's config. */

import { snakeCase } from "../snake-case.js";
import { takesStates } from "../states.js";
import { Entry, Model, Tensor } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {{ class_name: string, config: Record<string, any>, [key: string]: any }} Json */

/**
 * How images are read here where the notebook flattens them or leaves out the channel.
 * @typedef {{ native: number[] | null, own: any[] | null, isFlat?: boolean, augmented?: Entry[] }} Shapes `isFlat`: rows of another block, laid flat here
 */

const isNumbers = (/** @type {any} */ shape) =>
  Array.isArray(shape) && shape.every((size) => size === null || Number.isInteger(size));
const same = (/** @type {any} */ a, /** @type {any} */ b) =>
  JSON.stringify(a) === JSON.stringify(b);
const product = (/** @type {number[]} */ shape) => shape.reduce((a, b) => a * b, 1);

/** Models in a model are read as they are. */
const inner = { native: null, own: null };

/** A layer, or a model that is one. @param {Entry | Model} layer @returns {Json} */
function layerJson(layer) {
  if (layer instanceof Entry) return { class_name: layer.class_name, config: { ...layer.config } };
  const isChain = layer.class_name === "Sequential";
  const json = isChain ? sequentialJson(layer, inner) : functionalJson(layer, inner);
  return layer.trainable ? json : { ...json, config: { ...json.config, trainable: false } };
}

/** The shape of what a layer at the beginning takes, as it says. @param {Entry | Model | undefined} first @returns {any} */
function askedBy(first) {
  if (first instanceof Entry || !first) return first?.inputShape;
  return askedBy(first.class_name === "Sequential" ? first.layers[0] : first.inputs[0]?.layer);
}

/** Likewise how many rows a batch has. @param {Entry | Model | undefined} first @returns {number | null} */
function batchAskedBy(first) {
  if (first instanceof Entry || !first) return first?.inputBatch ?? null;
  return batchAskedBy(first.class_name === "Sequential" ? first.layers[0] : first.inputs[0]?.layer);
}

/**
 * The layer that makes of an image as it is read here what the notebook's model takes; null where it is the same.
 * @param {Shapes} shapes
 * @param {any} asked the shape of the model's input
 * @returns {Json | null}
 */
function bridge({ native, own, isFlat }, asked) {
  if (!native) return isFlat ? { class_name: "Flatten", config: {} } : null;
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
  const layers = model.layers.map(layerJson);
  const [first] = model.layers;
  const asked = askedBy(first);
  const between = bridge(shapes, asked);
  if (first?.class_name === "InputLayer") layers.shift();
  if (between) {
    const next = layers[0]?.class_name ?? "";
    const takesAsIs = between.class_name === "Flatten" && next === "Flatten";
    const isSequence = between.class_name === "" && !indifferent.has(next);
    if (isSequence) layers.unshift({ ...between, class_name: "Reshape" });
    else if (between.class_name && !takesAsIs) layers.unshift(between);
  } else if (isNumbers(asked) && first instanceof Entry) {
    const { dtype } = first.class_name === "InputLayer" ? first.config : /** @type {any} */ ({});
    const name = first.class_name === "InputLayer" ? first.config.name : undefined;
    const config = {
      batch_shape: [batchAskedBy(first), ...asked],
      ...(dtype && { dtype }),
      ...(name && { name }),
    };
    layers.unshift({ class_name: "InputLayer", config });
  }
  return { class_name: "Sequential", config: { ...(model.name && { name: model.name }), layers } };
}

/** The call that gives a tensor. @param {Tensor} tensor */
const callOf = (tensor) => tensor.of ?? tensor;

/** Calls between inputs and outputs, those that others need first. @param {Tensor[]} inputs @param {Tensor[]} outputs */
export function callsBetween(inputs, outputs) {
  /** @type {Set<Tensor>} */
  const calls = new Set();
  const open = [...outputs].reverse().map((one) => ({ tensor: callOf(one), entered: false }));
  for (let step = open.pop(); step; step = open.pop()) {
    const { tensor, entered } = step;
    if (calls.has(tensor)) continue;
    if (entered || inputs.includes(tensor)) {
      calls.add(tensor);
      continue;
    }
    open.push({ tensor, entered: true });
    for (const needed of [...tensor.inputs].reverse())
      open.push({ tensor: callOf(needed), entered: false });
  }
  for (const one of inputs) calls.add(one);
  return [...calls];
}

/** Farther from the outputs comes earlier, as Keras lists layers. @param {Tensor[]} calls */
function layersInOrder(calls) {
  /** @type {Map<any, number>} */
  const depths = new Map();
  for (const call of [...calls].reverse()) {
    const depth = Math.max(depths.get(call) ?? 0, depths.get(call.layer) ?? 0);
    depths.set(call, depth);
    depths.set(call.layer, depth);
    for (const needed of call.inputs.map(callOf))
      depths.set(needed, Math.max(depth + 1, depths.get(needed) ?? 0));
  }
  const listed = [...new Set(calls.map(({ layer }) => layer))];
  return listed.sort((a, b) => (depths.get(b) ?? 0) - (depths.get(a) ?? 0));
}

/** @param {Entry | Model} layer @returns {string | undefined} */
const ownName = (layer) => (layer instanceof Entry ? layer.config.name : layer.name);

/** @param {(Entry | Model)[]} layers */
export function namesOf(layers) {
  const taken = new Set(layers.map(ownName).filter((name) => name !== undefined));
  /** @type {Map<Entry | Model, string>} */
  const names = new Map();
  for (const layer of layers) {
    let name = ownName(layer);
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
  const adaptedInputs = new Map(model.inputs.map((one) => [one, adapted(one, shapes)]));
  const inputs = [...adaptedInputs.values()].map(rootOf);
  const replaced = replacing(adaptedInputs);
  const outputs = model.outputs.map(replaced);
  const calls = callsBetween(inputs, outputs);
  const layers = layersInOrder(calls);
  const names = namesOf(layers);
  /** @type {Map<Tensor, number>} */
  const nodes = new Map();
  const callsOf = new Map(layers.map((layer) => [layer, /** @type {Tensor[]} */ ([])]));
  for (const call of calls) {
    const own = /** @type {Tensor[]} */ (callsOf.get(call.layer));
    nodes.set(call, own.length);
    own.push(call);
  }
  const history = (/** @type {Tensor} */ tensor) => [
    names.get(tensor.layer),
    nodes.get(callOf(tensor)),
    tensor.index,
  ];
  const nodeOf = (/** @type {Tensor} */ { layer, inputs: needed, causal }) => {
    const tensors = needed.map((one) => ({
      class_name: "__keras_tensor__",
      config: { keras_history: history(one) },
    }));
    if (takesStates(layer) && tensors.length > 1) {
      const [x, ...states] = tensors;
      return { args: [x], kwargs: { initial_state: states } };
    }
    const isList =
      mergingLayers.has(layer.class_name) || (layer instanceof Model && tensors.length > 1);
    return { args: isList ? [tensors] : tensors, kwargs: causal ? { use_causal_mask: true } : {} };
  };
  return {
    class_name: "Functional",
    config: {
      name: model.name ?? "functional",
      layers: layers.map((layer) => {
        const name = names.get(layer);
        const shape =
          layer instanceof Entry && layer.class_name === "InputLayer"
            ? { batch_shape: [layer.inputBatch, ...(layer.inputShape ?? [])] }
            : {};
        const { class_name, config } = layerJson(layer);
        return {
          ...{ class_name, name, config: { ...shape, ...config, name } },
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

/** Tensors with others in the place of some, each made once. @param {Map<Tensor, Tensor>} done @returns {(tensor: Tensor) => Tensor} */
function replacing(done) {
  /** @type {(tensor: Tensor) => Tensor} */
  const replaced = (tensor) => {
    const known = done.get(tensor);
    if (known) return known;
    const { layer, place, causal, index } = tensor;
    const of = tensor.of && replaced(tensor.of);
    const inputs = of ? of.inputs : tensor.inputs.map(replaced);
    const result = Object.assign(new Tensor(layer, inputs, place, causal), { of, index });
    done.set(tensor, result);
    return result;
  };
  return replaced;
}

/** @param {Tensor} tensor @returns {Tensor} */
const rootOf = (tensor) => (tensor.inputs.length === 0 ? tensor : rootOf(tensor.inputs[0]));

/** An input with what a generator does to its images behind it. @param {Tensor} root @param {Shapes} shapes */
const behind = (root, { augmented = [] }) =>
  augmented.reduce((tensor, layer) => new Tensor(layer, [tensor], root.place), root);

/** An input as images are read here, and the layer behind it that gives what the notebook's has. @param {Tensor} tensor @param {Shapes} shapes */
function adapted(tensor, shapes) {
  const entry = /** @type {Entry} */ (tensor.layer);
  const between = bridge(shapes, entry.inputShape);
  const isOpen = !isNumbers(entry.inputShape);
  if (!between && !(isOpen && shapes.native)) return behind(tensor, shapes);
  const own = new Entry("layer", "InputLayer", { ...entry.config }, entry.place);
  own.inputShape = shapes.native;
  const root = behind(new Tensor(own, [], tensor.place), shapes);
  if (!between || !between.class_name) return root;
  return new Tensor(
    new Entry("layer", between.class_name, between.config, entry.place),
    [root],
    tensor.place,
  );
}

/** Whether each layer reads only the one before it. @param {Model} model */
export function isChain(model) {
  for (let tensor = model.outputs[0]; tensor; tensor = tensor.inputs[0])
    if (tensor.inputs.length > 1) return false;
  return model.inputs.length === 1 && model.outputs.length === 1;
}

/** The layers from input to output, where they are one chain. @param {Model} model @returns {(Entry | Model)[]} */
function layersOf(model) {
  if (model.class_name === "Sequential") return model.layers;
  /** @type {(Entry | Model)[]} */
  const chain = [];
  for (let tensor = model.outputs[0]; tensor; tensor = tensor.inputs[0])
    chain.unshift(tensor.layer);
  return chain;
}

/** The same with the layers of models in it in their place. @param {Model} model @returns {Entry[]} */
export const chainOf = (model) =>
  layersOf(model).flatMap((one) => (one instanceof Model ? chainOf(one) : [one]));

/** Such a chain as a model that leaves its input to the data. @param {Model} model @param {boolean} [isFlat] whether rows are laid flat first @returns {Json} */
export const openChainJson = (model, isFlat = false) => ({
  class_name: "Sequential",
  config: {
    layers: [
      ...(isFlat ? [{ class_name: "Flatten", config: {} }] : []),
      ...layersOf(model).slice(1).map(layerJson),
    ],
  },
});

/** A model, and the models that are layers in it. @param {Model} model @returns {Model[]} */
export function modelsIn(model) {
  /** @type {Set<Model>} */
  const found = new Set();
  const open = [model];
  for (let one = open.pop(); one; one = open.pop()) {
    if (found.has(one)) continue;
    found.add(one);
    open.push(...ownLayers(one).filter((layer) => layer instanceof Model));
  }
  return [...found];
}

/** @param {Model} model */
const ownLayers = ({ layers, inputs, outputs }) => [
  ...layers,
  ...callsBetween(inputs, outputs).map(({ layer }) => layer),
];

/** All layers of a model but its inputs, and of the models in it. @param {Model} model */
export const layersIn = (model) =>
  modelsIn(model)
    .flatMap(ownLayers)
    .filter(({ class_name }) => class_name !== "InputLayer");

/** What notebooks ask a model and its layers for: layers by name or number, what they take and give, and its shape. */

import { callsBetween, namesOf } from "./model-json.js";
import { asSeen, sizesOf } from "./shapes.js";
import { Entry, Tensor, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./values.js").Model} Model */
/** @typedef {import("./syntax.js").Syntax} Syntax */

/** What the layers of a Sequential model give one after the other, its input first. @param {Evaluator} ev @param {Model} model @returns {Tensor[]} */
function chainOf(ev, model) {
  const { layers, place } = model;
  const [first] = layers;
  const begins = first instanceof Entry && first.class_name === "InputLayer";
  const known = ev.chains.get(model);
  if (known?.length === layers.length + (begins ? 0 : 1)) return known;
  const input = begins ? first : new Entry("layer", "InputLayer", {}, place);
  if (!begins) input.inputShape = askedBy(first);
  const chain = [new Tensor(input, [], place)];
  for (const layer of begins ? layers.slice(1) : layers)
    chain.push(new Tensor(layer, chain.slice(-1), place));
  for (const tensor of chain) ev.outputs.set(tensor.layer, tensor);
  ev.chains.set(model, chain);
  return chain;
}

/** The shape of a sample that a layer at the beginning asks for. @param {Entry | Model | undefined} first @returns {any} */
function askedBy(first) {
  if (first instanceof Entry || !first) return first?.inputShape;
  return askedBy(first.class_name === "Sequential" ? first.layers[0] : first.inputs[0]?.layer);
}

/** @param {Evaluator} ev @param {Model} model @returns {Tensor[]} */
export const inputsOf = (ev, model) =>
  model.class_name === "Sequential" ? chainOf(ev, model).slice(0, 1) : model.inputs;

/** @param {Evaluator} ev @param {Model} model @returns {Tensor[]} */
export const outputsOf = (ev, model) =>
  model.class_name === "Sequential" ? chainOf(ev, model).slice(-1) : model.outputs;

/** In Keras's order; a Sequential model's has no input among them. @param {Evaluator} ev @param {Model} model @returns {(Entry | Model)[]} */
export function layersOf(ev, model) {
  if (model.class_name === "Sequential") {
    chainOf(ev, model);
    return model.layers;
  }
  const calls = callsBetween(model.inputs, model.outputs);
  for (const call of calls) if (!ev.outputs.has(call.layer)) ev.outputs.set(call.layer, call);
  return [...new Set(calls.map(({ layer }) => layer))];
}

/** get_layer("name"), get_layer(index=3) @param {Evaluator} ev @param {Model} model @param {import("./expressions.js").Args} args @param {Syntax} node */
export function layerOf(ev, model, args, node) {
  const { name, index } = args.bound(["name", "index"]).values;
  const layers = layersOf(ev, model);
  model.isPart = true;
  const names = namesOf(layers);
  const found =
    typeof index === "number"
      ? layers.at(index)
      : layers.find((layer) => names.get(layer) === name);
  return found ?? new Unknown(node, ev.findings.textOf(node));
}

/** @param {Tensor[]} all @param {Unknown} unknown */
const shapesOf = (all, unknown) => {
  const shapes = all.map((one) => asSeen(sizesOf(one), unknown));
  return shapes.length === 1 ? shapes[0] : shapes;
};

/** @param {any[]} all @param {Syntax} node */
const oneOf = (all, node) => (all.length > 1 ? all : (all[0] ?? new Unknown(node)));

/**
 * @param {Evaluator} ev
 * @param {Model} model
 * @param {Syntax} node
 * @returns {any} undefined where it is none that is known
 */
export function memberOfModel(ev, model, node) {
  const { name } = node;
  const unknown = new Unknown(node, ev.findings.textOf(node));
  if (/^(layers|output|input|outputs|inputs)$/.test(name)) model.isPart = true;
  if (name === "layers") return layersOf(ev, model);
  if (name === "outputs") return outputsOf(ev, model);
  if (name === "inputs") return inputsOf(ev, model);
  if (name === "output") return oneOf(outputsOf(ev, model), node);
  if (name === "input") return oneOf(inputsOf(ev, model), node);
  if (name === "output_shape") return shapesOf(outputsOf(ev, model), unknown);
  if (name === "input_shape") return shapesOf(inputsOf(ev, model), unknown);
  return undefined;
}

/**
 * @param {Evaluator} ev
 * @param {Entry} layer
 * @param {Syntax} node
 * @returns {any} undefined where it is none that is known
 */
export function memberOfLayer(ev, layer, node) {
  const { name } = node;
  const output = ev.outputs.get(layer);
  const unknown = new Unknown(node, ev.findings.textOf(node));
  if (name === "output") return output ?? unknown;
  if (name === "input") return output ? oneOf(output.inputs, node) : unknown;
  if (name === "output_shape") return output ? shapesOf([output], unknown) : unknown;
  if (name === "input_shape") return output ? shapesOf(output.inputs, unknown) : unknown;
  return Object.hasOwn(layer.config, name) && !node.isCalled ? layer.config[name] : undefined;
}

/**
 * x.shape, x.dtype
 * @param {Evaluator} ev
 * @param {Tensor} tensor
 * @param {Syntax} node
 * @returns {any} undefined where it is none that is known
 */
export function memberOfTensor(ev, tensor, node) {
  const { name } = node;
  if (name === "shape" || name === "_keras_shape")
    return asSeen(sizesOf(tensor), new Unknown(node, ev.findings.textOf(node)));
  return name === "dtype" ? "float32" : undefined;
}

/** Models as notebooks build them: layers in a list, added one by one, or called on each other. */

import { applied, asChain, leftOut, sayHole } from "./applied.js";
import { outputsOf, takesStates } from "../states.js";
import { turnInput } from "./channels.js";
import { asGroups } from "./groups.js";
import { missingOf } from "./missing.js";
import { findEntry } from "./names.js";
import { callsBetween } from "./model-json.js";
import { outputsOf as outputsOfModel } from "./model-parts.js";
import { calledObject, isObject } from "./objects.js";
import { sizesOf } from "./shapes.js";
import { Data, Entry, Model, Tensor, Unknown, carried } from "./values.js";
import { rowsOfEmbedding } from "./weights.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */

/**
 * @param {Evaluator} ev
 * @param {Args} args
 * @param {Syntax} node
 */
export function sequential(ev, args, node) {
  const { values } = args.bound(["layers", "trainable", "name"]);
  const model = new Model("Sequential", node);
  if (values.trainable === false) model.trainable = false;
  if (typeof values.name === "string") model.name = values.name;
  for (const layer of Array.isArray(values.layers) ? values.layers.flat() : [])
    add(ev, model, layer, node);
  ev.models.push(model);
  return model;
}

/** What learns from texts: before a model here. @param {any} layer @returns {layer is Entry & { kind: "preparation" }} */
const isStep = (layer) => layer instanceof Entry && layer.kind === "preparation";

/**
 * The layers that a layer is here, with what is done behind it.
 * @param {Evaluator} ev
 * @param {Model} model
 * @param {Entry} layer
 * @param {Syntax} node
 * @returns {(Entry | Model)[]}
 */
function chainOf(ev, model, layer, node) {
  const { applied: own, behind } = layer;
  const begin = own ? asChain(ev, own, node, shapeOf(ev, model)) : [layer];
  if (begin instanceof Unknown) leftOut(ev, layer.place, begin);
  const chain = begin instanceof Unknown ? [] : begin;
  if (behind === null) return chain;
  const end = asChain(ev, { func: behind, named: new Map() }, node, null);
  if (end instanceof Unknown) notApplied(ev, layer);
  return end instanceof Unknown ? chain : [...chain, ...end];
}

/** What a Sequential model gives so far. @param {Evaluator} ev @param {Model} model */
const shapeOf = (ev, model) =>
  model.layers.length > 0 ? sizesOf(outputsOfModel(ev, model)[0]) : null;

/** Says that what is done behind a layer is left out. @param {Evaluator} ev @param {Entry} layer */
export function notApplied(ev, { behind, place: whole }) {
  const place = behind instanceof Entry ? behind.place : whole;
  const what = ev.findings.textOf(place);
  ev.findings.add("left-out", place, { what, why: { id: "python.why-unknown" } });
}

/** @param {Evaluator} ev @param {Model} model @param {any} layer @param {Syntax} node */
export function add(ev, model, layer, node) {
  if (Array.isArray(layer)) return layer.forEach((one) => void add(ev, model, one, node));
  if (layer instanceof Tensor && layer.inputs.length === 0)
    return add(ev, model, layer.layer, node);
  if (layer instanceof Model) {
    layer.isPart = true;
    return void model.layers.push(layer);
  }
  if (isStep(layer)) {
    model.before.push(layer);
    // It was an input of texts.
    model.layers = model.layers.filter(({ class_name }) => class_name !== "InputLayer");
    return;
  }
  if (layer instanceof Entry && layer.kind === "layer") {
    for (const one of chainOf(ev, model, layer, node)) model.layers.push(one);
    return;
  }
  const chain = isObject(layer)
    ? asChain(ev, { func: layer, named: new Map() }, node, shapeOf(ev, model))
    : null;
  if (Array.isArray(chain)) return void model.layers.push(...chain);
  if (chain?.operation) return void model.unknown.push(chain);
  const place = isObject(layer) ? layer.place : node;
  const unknown = layer instanceof Unknown ? layer : new Unknown(place, ev.findings.textOf(place));
  unknown.missing ??= missingOf(layer);
  model.unknown.push(unknown);
}

/**
 * @param {Evaluator} ev
 * @param {Args} args
 * @param {Syntax} node
 */
export function functional(ev, args, node) {
  const { values } = args.bound(["inputs", "outputs", "name"]);
  const model = new Model("Functional", node);
  const list = (/** @type {any} */ given) => {
    const all = given instanceof Map ? [...given.values()] : [given].flat();
    return all.filter((/** @type {any} */ one) => one instanceof Tensor);
  };
  model.inputs = list(values.inputs ?? values.input);
  model.outputs = list(values.outputs ?? values.output);
  if (typeof values.name === "string") model.name = values.name;
  // A layer that is left out may have been all that some were for.
  const used = new Set(callsBetween([], model.outputs));
  const unheard = new Set(callsBetween([], ev.unheard));
  model.inputs = model.inputs.filter((one) => used.has(one) || !unheard.has(one));
  model.before = model.inputs.flatMap(({ layer }) => layer.before);
  if (model.inputs.length === 0 || model.outputs.length === 0) {
    const given = [values.outputs ?? values.output, values.inputs ?? values.input].flat();
    const hole = given.find((/** @type {any} */ one) => one instanceof Unknown && one.what);
    model.unknown.push(hole ?? new Unknown(node, ev.findings.textOf(node)));
  }
  ev.models.push(model);
  return model;
}

/**
 * A layer on what others give; a model on rows, which predicts.
 * @param {Evaluator} ev
 * @param {Entry | Model | Entry[]} layer or several, one after the other
 * @param {Args} args
 * @param {Syntax} node
 * @returns {any}
 */
export function callLayer(ev, layer, args, node) {
  if (Array.isArray(layer)) {
    const [first, ...others] = layer;
    return others.reduce(
      (given, one) => (given instanceof Tensor ? new Tensor(one, [given], node) : given),
      callLayer(ev, first, args, node),
    );
  }
  const [given] = args.list.length > 0 ? args.list : [args.named.get("inputs")];
  if (isObject(layer))
    return calledObject(ev, layer, args, node) ?? new Unknown(node, ev.findings.textOf(node));
  if (
    given instanceof Data &&
    layer instanceof Entry &&
    findEntry("preparation", layer.class_name)
  ) {
    const { antialias: _, name: __, ...config } = layer.config;
    return given.after({ class_name: layer.class_name, config, place: node });
  }
  const rows = layer instanceof Entry ? rowsOfEmbedding(layer, given, node) : null;
  if (rows) return rows;
  const isApplied = layer instanceof Entry && layer.applied !== null;
  if (isApplied && [given].flat().every((/** @type {any} */ one) => one instanceof Tensor)) {
    const made = applied(ev, /** @type {any} */ (layer.applied), given, node);
    if (made instanceof Tensor) return made;
    leftOut(ev, layer.place, made);
    // Of a loss that is a layer, the prediction and not the target.
    const all = /** @type {Tensor[]} */ ([given].flat());
    ev.unheard.push(...all.filter((one) => one instanceof Tensor));
    return all.find(({ inputs }) => inputs.length > 0) ?? all[0];
  }
  if (isApplied) return carried([given].flat()) ?? new Unknown(node, ev.findings.textOf(node));
  if (isStep(layer)) return callStep(ev, layer, given, node);
  if (layer instanceof Model && given instanceof Data) {
    layer.isPart = true;
    const place = args.listed[0] ?? node;
    layer.used.push({ how: "predict", x: given, y: null, place: node, xPlace: place });
    return new Unknown(node);
  }
  // Each input of a MultiHeadAttention is an argument of its own.
  const isApart = layer instanceof Entry && layer.class_name === "MultiHeadAttention";
  const named = ["query", "value", "key"].map((name) => args.named.get(name));
  const all = isApart
    ? [...args.list, ...named]
    : given instanceof Map
      ? [...given.values()]
      : [given];
  const inputs = all.flat().filter((/** @type {any} */ one) => one instanceof Tensor);
  if (inputs.length > 0 && !(layer instanceof Entry && takesStates(layer)))
    holes(ev, all.flat(), args.listed[0]?.value ?? node);
  if (inputs.length === 0) {
    // What is not known stays a hole in the model, which is named.
    const hole = all.flat().find((/** @type {any} */ one) => one instanceof Unknown && one.what);
    return hole ?? new Unknown(node, ev.findings.textOf(node));
  }
  const states = args.named.get("initial_state") ?? (takesStates(layer) && args.list[1]) ?? null;
  if (takesStates(layer) && states) {
    const given = [states].flat();
    if (given.every((/** @type {any} */ one) => one instanceof Tensor)) {
      inputs.push(...given);
      args.named.delete("initial_state");
    } else if (!args.named.has("initial_state")) args.named.set("initial_state", states);
  }
  turnInput(ev, layer, inputs);
  const call = new Tensor(layer, inputs, node, args.named.get("use_causal_mask") === true);
  ev.outputs.set(layer, call);
  if (layer.class_name === "Concatenate") return asGroups(call);
  for (const argument of ["initial_state", "attention_mask"]) {
    const value = args.named.get(argument) ?? null;
    const class_name = layer instanceof Entry ? layer.class_name : "";
    if (value !== null && class_name)
      ev.findings.add("unsupported-argument", args.places.get(argument) ?? node, {
        class: class_name,
        argument,
      });
  }
  if (layer instanceof Model) layer.isPart = true;
  if (layer instanceof Entry && layer.behind !== null) {
    const made = applied(ev, { func: layer.behind, named: new Map() }, call, node);
    if (made instanceof Tensor) return made;
    notApplied(ev, layer);
    return call;
  }
  const count = layer instanceof Model ? layer.outputs.length : outputsOf(layer);
  return count > 1 ? call.outputs(count) : call;
}

/** What RNN makes of several cells. @param {any} value @returns {value is Entry[]} */
export const isStack = (value) =>
  Array.isArray(value) && value.length > 0 && value.every((one) => one instanceof Entry);

/** Says which of several inputs cannot be told, and are left out. @param {Evaluator} ev @param {any[]} inputs @param {Syntax} place where they stand */
export function holes(ev, inputs, place) {
  for (const one of inputs) if (one instanceof Unknown) sayHole(ev, one, place);
}

/** A step on rows, or on the input of a model. @param {Evaluator} ev @param {Entry} step @param {any} given @param {Syntax} node */
function callStep(ev, step, given, node) {
  const { class_name, config, place } = step;
  if (given instanceof Data) return given.after({ class_name, config, place });
  if (!(given instanceof Tensor && given.layer.class_name === "InputLayer"))
    return new Unknown(node, ev.findings.textOf(node));
  const input = /** @type {Entry} */ (given.layer);
  input.before.push(step);
  delete input.config.dtype;
  const { output_mode: mode = "int", output_sequence_length: length } = config;
  input.inputShape = mode === "int" && typeof length === "number" ? [length] : null;
  return given;
}

/** Functions of layers: keras.layers.add([a, b]). @type {Record<string, string>} */
export const merging = {
  ...{ add: "Add", subtract: "Subtract", multiply: "Multiply", average: "Average" },
  ...{ maximum: "Maximum", minimum: "Minimum", concatenate: "Concatenate", dot: "Dot" },
};

/** @param {Entry} entry */
export const input = (entry) => new Tensor(entry, [], entry.place);

/** Inputs of Functional models whose shape only the data tells. */

import { callsBetween } from "./model-json.js";
import { Dim, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./values.js").Entry} Entry */
/** @typedef {import("./values.js").Model} Model */
/** @typedef {import("./values.js").Tensor} Tensor */

/** Whether the shape of a Functional model's input is known; a Sequential one may leave it to the data. @param {Model} model */
export const hasOpenInput = (model) =>
  model.inputs.some(({ layer }) => {
    const { inputShape, isGuess } = /** @type {Entry} */ (layer);
    return (
      isGuess ||
      !Array.isArray(inputShape) ||
      inputShape.some((/** @type {any} */ one) => one instanceof Dim || one instanceof Unknown)
    );
  });

/** Shapes that layers can work on, by how many axes they have. @type {Record<number, number[]>} */
const usualShapes = { 1: [1], 2: [32, 8], 3: [128, 128, 3], 4: [16, 64, 64, 1] };

/** Layers that say nothing of how many axes they take. */
const indifferent =
  /^(?:Activation|BatchNormalization|Dropout|Gaussian\w+|Identity|LeakyReLU|Normalization|P?ReLU|Rescaling)$/;

/** By the layers that an input goes into, or those behind them. @param {Model} model @param {Tensor["layer"]} layer the input */
function usualShape(model, layer) {
  const calls = callsBetween(model.inputs, model.outputs);
  let from = new Set([layer]);
  for (let round = 0; round < 10; ++round) {
    const takes = calls
      .filter(({ inputs }) => inputs.some((one) => from.has(one.layer)))
      .map((call) => call.layer);
    const axes = Math.max(1, ...takes.map(({ class_name }) => axesOf(class_name)));
    const isOpen = takes.length > 0 && takes.every((one) => indifferent.test(one.class_name));
    if (axes > 1 || !isOpen) return usualShapes[axes];
    from = new Set(takes);
  }
  return usualShapes[1];
}

/** @param {string} name of a layer */
function axesOf(name) {
  if (/^ConvLSTM/.test(name)) return 4;
  if (/^(?:LSTM|GRU|SimpleRNN|Bidirectional)$/.test(name)) return 2;
  return Number(/([123])D/.exec(name)?.[1] ?? 0) + 1;
}

/** The shape of an image that a model may take which leaves it to its caller; null for other models. @param {Model} model */
export function openImage(model) {
  const open = model.inputs.find(({ layer }) => !(/** @type {Entry} */ (layer).inputShape));
  const shape = open ? usualShape(model, open.layer) : [];
  return shape.length === 3 ? shape : null;
}

/** Sizes that only the data tells are a usual size until it is there. @param {Evaluator} ev @param {Model} model */
export function closeInputs(ev, model) {
  for (const { layer, place } of model.inputs) {
    const entry = /** @type {Entry} */ (layer);
    const { inputShape } = entry;
    const usual = Array.isArray(inputShape)
      ? usualShapes[inputShape.length]
      : usualShape(model, layer);
    const shape = Array.isArray(inputShape) ? inputShape : (usual ?? [1]);
    entry.inputShape = shape.map((/** @type {any} */ one, /** @type {number} */ i) =>
      one === null || Number.isInteger(one) ? one : (usual?.[i] ?? 1),
    );
    const guess =
      entry.inputShape.length > 1 ? `(${entry.inputShape.join(", ")})` : entry.inputShape[0];
    ev.findings.add("class-count", place, {
      argument: "shape",
      text: ev.findings.textOf(place),
      guess,
    });
  }
}

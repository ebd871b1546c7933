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
    const { inputShape } = /** @type {Entry} */ (layer);
    return (
      !Array.isArray(inputShape) ||
      inputShape.some((/** @type {any} */ one) => one instanceof Dim || one instanceof Unknown)
    );
  });

/** Shapes that layers can work on, by how many axes they have. @type {Record<number, number[]>} */
const usualShapes = { 1: [1], 2: [32, 8], 3: [128, 128, 3], 4: [16, 64, 64, 1] };

/** By the layers that an input goes into. @param {Model} model @param {Tensor["layer"]} layer the input */
function usualShape(model, layer) {
  const takes = callsBetween(model.inputs, model.outputs)
    .filter(({ inputs }) => inputs.some((one) => one.layer === layer))
    .map(({ layer: { class_name } }) => class_name);
  const axes = takes.map((name) =>
    /^ConvLSTM/.test(name)
      ? 4
      : /^(?:LSTM|GRU|SimpleRNN|Bidirectional)$/.test(name)
        ? 2
        : Number(/([123])D/.exec(name)?.[1] ?? 0) + 1,
  );
  return usualShapes[Math.max(1, ...axes)];
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

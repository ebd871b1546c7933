/** Which steps of sequences count: numbers of 1 and 0, (batch, steps), that layers make, pass on, join or end. */

import { axisOf } from "./arrays.js";
import { globalPooling } from "./convolutions.js";
import { slice } from "./shapes.js";

/** @import { Graph, Tensor } from "./graph.js" */
/** @import { Layer } from "./refuse.js" */

/** Layers behind which the same steps count. (supports_masking of Keras's layers.) */
const passing = new Set(
  ["Dense", "Activation", "ReLU", "LeakyReLU", "PReLU", "ELU", "Softmax", "Rescaling"]
    .concat("Identity", "Dropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D")
    .concat("GaussianDropout", "AlphaDropout", "GaussianNoise", "ActivityRegularization")
    .concat("BatchNormalization", "LayerNormalization", "RMSNormalization", "GroupNormalization")
    .concat("Normalization", "UnitNormalization", "TimeDistributed")
    .concat("Attention", "AdditiveAttention", "MultiHeadAttention"),
);

const merging = new Set(["Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum"]);

/** 1 where a condition holds. @param {Graph} graph @param {string} condition */
const asNumbers = (graph, condition) => graph.op("Cast", [condition], { to: 1 });

/** 1 where numbers are others than one. @param {Graph} graph @param {string} x @param {number} value */
const differing = (graph, x, value) =>
  asNumbers(graph, graph.op("Not", [graph.op("Equal", [x, graph.constant([value])])]));

/** All steps count. @param {Graph} graph @param {Tensor} x */
function allOf(graph, { name }) {
  const extents = slice(graph, graph.op("Shape", [name]), [0], [2], [0]);
  return graph.op("Expand", [graph.constant([1]), extents]);
}

/** Steps of which every number is the layer's do not count, and are 0 behind it. @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer @returns {Tensor} */
export function masking(graph, [x], { config }) {
  const apart = differing(graph, x.name, config.mask_value);
  const each = graph.op("ReduceMax", [apart], { axes: [-1], keepdims: 1 });
  const mask = graph.op("Squeeze", [each, graph.integers([-1])]);
  return { ...x, name: graph.op("Mul", [x.name, each]), mask };
}

/**
 * Which steps of what a layer gives count.
 * @param {Graph} graph
 * @param {readonly Tensor[]} inputs
 * @param {Layer} layer
 * @param {Tensor} out what it gives
 * @returns {string | undefined}
 */
export function maskBehind(graph, inputs, { kind, config }, out) {
  const [x] = inputs;
  if (kind === "Masking") return out.mask;
  if (kind === "Embedding") return config.mask_zero ? differing(graph, x.name, 0) : undefined;
  const { return_sequences: isSequence } = config.layer?.config ?? config;
  if (passing.has(kind) || isSequence) return x.mask;
  const masks = inputs.map(({ mask }) => mask);
  const isConcatenation = kind === "Concatenate";
  if (!merging.has(kind) && !isConcatenation) return undefined;
  // Keras drops that of a sum where one of the inputs has none; beside others, all of its steps count.
  if (isConcatenation ? !masks.some(Boolean) : masks.includes(undefined)) return undefined;
  const all = inputs.map((input) => input.mask ?? allOf(graph, input));
  const isInTime = isConcatenation && axisOf(config.axis, x.shape.length) === 1;
  if (isInTime) return graph.op("Concat", all, { axis: 1 });
  return new Set(all).size === 1 ? all[0] : graph.op("Max", all);
}

/** The mean over the steps that count. @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer @returns {Tensor} */
export function meanOfSteps(graph, inputs, layer) {
  const [{ name, shape, mask }] = inputs;
  if (mask === undefined) return globalPooling("ReduceMean")(graph, inputs, layer);
  const counts = graph.op("Unsqueeze", [mask, graph.integers([2])]);
  const keeps = Boolean(layer.config.keepdims);
  const over = graph.integers([1]);
  const sumOf = (/** @type {string} */ list) =>
    graph.op("ReduceSum", [list, over], { keepdims: Number(keeps) });
  const sum = sumOf(graph.op("Mul", [name, counts]));
  return {
    name: graph.op("Div", [sum, sumOf(counts)]),
    shape: [shape[0], ...(keeps ? [1] : []), shape.at(-1) ?? null],
  };
}

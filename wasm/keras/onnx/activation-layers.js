/** Activations that are layers, which may also stand where an activation's name does. */

import { axisOf } from "./arrays.js";

/** @import { Graph, Tensor } from "./graph.js" */
/** @import { Layer } from "./refuse.js" */

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
function relu(graph, [x], { config }) {
  const { max_value: most, negative_slope: slope, threshold } = config;
  const constant = (/** @type {number} */ value) => graph.constant([value]);
  const isAbove = graph.op("GreaterOrEqual", [x.name, constant(threshold)]);
  const below = graph.op("Sub", [x.name, constant(threshold)]);
  let name = graph.op("Where", [isAbove, x.name, graph.op("Mul", [below, constant(slope)])]);
  if (most !== null && most !== undefined) name = graph.op("Min", [name, constant(most)]);
  return { ...x, name };
}

/** @param {string} type @param {(config: Record<string, any>) => number} alpha */
const byAlpha =
  (type, alpha) =>
  (/** @type {Graph} */ graph, /** @type {Tensor[]} */ [x], /** @type {Layer} */ { config }) => ({
    ...x,
    name: graph.op(type, [x.name], { alpha: { float: alpha(config) } }),
  });

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
function softmax(graph, [x], { config }) {
  const axes = [config.axis].flat().map((axis) => axisOf(axis, x.shape.length));
  if (axes.length === 1) return { ...x, name: graph.op("Softmax", [x.name], { axis: axes[0] }) };
  const most = graph.op("ReduceMax", [x.name], { axes, keepdims: 1 });
  const powers = graph.op("Exp", [graph.op("Sub", [x.name, most])]);
  const sum = graph.op("ReduceSum", [powers, graph.integers(axes)], { keepdims: 1 });
  return { ...x, name: graph.op("Div", [powers, sum]) };
}

/** @type {Record<string, (graph: Graph, inputs: Tensor[], layer: Layer) => Tensor>} */
export const activationLayers = {
  ReLU: relu,
  LeakyReLU: byAlpha("LeakyRelu", (config) => config.negative_slope),
  ELU: byAlpha("Elu", (config) => config.alpha),
  Softmax: softmax,
};

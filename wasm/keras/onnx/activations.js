/** Activations as ONNX's operators. */

import { activationLayers } from "./activation-layers.js";
import { refuseArgument } from "./refuse.js";

/** @import { Graph, Tensor, Value } from "./graph.js" */
/** @import { Layer } from "./refuse.js" */

/** @typedef {(graph: Graph, x: string) => string} Write */

/** @param {string} type @param {Record<string, Value>} [attributes] @returns {Write} */
const one = (type, attributes) => (graph, x) => graph.op(type, [x], attributes);

/** @param {number} least @param {number} most @returns {Write} */
const clip = (least, most) => (graph, x) =>
  graph.op("Clip", [x, graph.constant([least]), graph.constant([most])]);

/** @param {Graph} graph @param {string} x @param {number} by */
const scaled = (graph, x, by) => graph.op("Mul", [x, graph.constant([by])]);

/** @param {Graph} graph @param {string} x @param {number} by */
const moved = (graph, x, by) => graph.op("Add", [x, graph.constant([by])]);

/** @type {Record<string, Write>} */
const activations = {
  linear: (_, x) => x,
  relu: one("Relu"),
  leaky_relu: one("LeakyRelu", { alpha: { float: 0.2 } }),
  sigmoid: one("Sigmoid"),
  tanh: one("Tanh"),
  softmax: one("Softmax", { axis: -1 }),
  log_softmax: one("LogSoftmax", { axis: -1 }),
  relu6: clip(0, 6),
  hard_tanh: clip(-1, 1),
  elu: one("Elu", { alpha: { float: 1 } }),
  celu: one("Celu", { alpha: { float: 1 } }),
  selu: one("Selu"),
  softplus: one("Softplus"),
  softsign: one("Softsign"),
  exponential: one("Exp"),
  hard_sigmoid: one("HardSigmoid", { alpha: { float: 1 / 6 }, beta: { float: 0.5 } }),
  hard_sigmoid_keras2: one("HardSigmoid", { alpha: { float: 0.2 }, beta: { float: 0.5 } }),
  hard_silu: one("HardSwish"),
  soft_shrink: one("Shrink", { lambd: { float: 0.5 }, bias: { float: 0.5 } }),
  hard_shrink: one("Shrink", { lambd: { float: 0.5 }, bias: { float: 0 } }),
  tanh_shrink: (graph, x) => graph.op("Sub", [x, graph.op("Tanh", [x])]),
  silu: (graph, x) => graph.op("Mul", [x, graph.op("Sigmoid", [x])]),
  mish: (graph, x) => graph.op("Mul", [x, graph.op("Tanh", [graph.op("Softplus", [x])])]),
  log_sigmoid: (graph, x) => graph.op("Neg", [graph.op("Softplus", [graph.op("Neg", [x])])]),
  gelu: (graph, x) => {
    const erf = graph.op("Erf", [scaled(graph, x, Math.SQRT1_2)]);
    return graph.op("Mul", [scaled(graph, x, 0.5), moved(graph, erf, 1)]);
  },
  squareplus: (graph, x) => {
    const root = graph.op("Sqrt", [moved(graph, graph.op("Mul", [x, x]), 4)]);
    return scaled(graph, graph.op("Add", [x, root]), 0.5);
  },
  sparse_sigmoid: (graph, x) => clip(0, 1)(graph, scaled(graph, moved(graph, x, 1), 0.5)),
  sparsemax: (graph, x) => {
    const extents = graph.op("Shape", [x]);
    const size = graph.op("Gather", [extents, graph.integers([-1])], { axis: 0 });
    const last = graph.integer(-1);
    const [sorted] = graph.ops("TopK", [x, size], { axis: -1 }, 2);
    const one = graph.constant([1]);
    const ranks = graph.op("CumSum", [graph.op("Expand", [one, extents]), last]);
    const sums = graph.op("CumSum", [sorted, last]);
    const reach = graph.op("Add", [graph.op("Mul", [sorted, ranks]), one]);
    const counts = graph.op("Cast", [graph.op("Greater", [reach, sums])], { to: 1 });
    const total = (/** @type {string} */ name) =>
      graph.op("ReduceSum", [name, graph.integers([-1])], { keepdims: 1 });
    const over = graph.op("Sub", [total(graph.op("Mul", [sorted, counts])), one]);
    const least = graph.op("Div", [over, total(counts)]);
    return graph.op("Relu", [graph.op("Sub", [x, least])]);
  },
  // A parabola between -1 and 1, and the line behind it.
  sparse_plus: (graph, x) => {
    const s = moved(graph, clip(-1, 1)(graph, x), 1);
    const line = graph.op("Relu", [moved(graph, x, -1)]);
    return graph.op("Add", [scaled(graph, graph.op("Mul", [s, s]), 0.25), line]);
  },
};

/** Of a function, which a config may have as an object; null of a layer in its place. @param {any} activation @returns {string | null} */
export function activationName(activation) {
  if (typeof activation === "string") return activation;
  const { class_name: kind, config } = Object(activation);
  return kind === "function" ? String(config) : null;
}

/**
 * @param {Graph} graph
 * @param {Tensor} x
 * @param {Layer} layer that has it: an activation by its name, or a layer in its place
 * @param {string} [argument] which of its arguments
 * @returns {Tensor}
 */
export function activated(graph, x, layer, argument = "activation") {
  const activation = layer.config[argument] ?? "linear";
  const { class_name: kind, config } = Object(activation);
  if (Object.hasOwn(activationLayers, String(kind))) {
    return activationLayers[kind](graph, [x], { ...layer, config });
  }
  const name = activationName(activation) ?? "";
  if (!Object.hasOwn(activations, name)) return refuseArgument(layer, argument, activation);
  return { ...x, name: activations[name](graph, x.name) };
}

/** As an operator of a whole recurrent layer calls it, with its numbers. @type {Record<string, [name: string, alpha?: number, beta?: number]>} */
const recurrent = {
  linear: ["Affine", 1, 0],
  relu: ["Relu"],
  sigmoid: ["Sigmoid"],
  tanh: ["Tanh"],
  hard_sigmoid: ["HardSigmoid", 1 / 6, 0.5],
  hard_sigmoid_keras2: ["HardSigmoid", 0.2, 0.5],
  elu: ["Elu", 1],
  leaky_relu: ["LeakyRelu", 0.2],
  softsign: ["Softsign"],
  softplus: ["Softplus"],
};

/**
 * @param {Layer} layer
 * @param {readonly string[]} names of arguments
 * @returns {Record<string, Value> | null} null where an operator of a whole layer has not all of them
 */
export function recurrentActivations({ config: all }, names) {
  const found = names.map((name) => {
    const activation = all[name] ?? "linear";
    const { class_name: kind, config } = Object(activation);
    if (kind === "LeakyReLU") return /** @type {const} */ (["LeakyRelu", config.negative_slope]);
    if (kind === "ELU") return /** @type {const} */ (["Elu", config.alpha]);
    return recurrent[activationName(activation) ?? ""] ?? null;
  });
  const known = found.filter((one) => one !== null);
  if (known.length < found.length) return null;
  return {
    activations: known.map(([name]) => name),
    // Of those that take them only.
    activation_alpha: { floats: known.flatMap(([, alpha]) => alpha ?? []) },
    activation_beta: { floats: known.flatMap(([, , beta]) => beta ?? []) },
  };
}

/** Activations as ONNX's operators. */

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
 * @param {Layer} layer that has it, by its name
 * @returns {Tensor}
 */
export function activated(graph, x, layer) {
  const { activation } = layer.config;
  const write = activations[activationName(activation) ?? ""];
  if (!write) return refuseArgument(layer, "activation", activation);
  return { ...x, name: write(graph, x.name) };
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
 * @returns {Record<string, Value>}
 */
export function recurrentActivations(layer, names) {
  const found = names.map((name) => {
    const activation = layer.config[name] ?? "linear";
    const { class_name: kind, config } = Object(activation);
    if (kind === "LeakyReLU") return /** @type {const} */ (["LeakyRelu", config.negative_slope]);
    if (kind === "ELU") return /** @type {const} */ (["Elu", config.alpha]);
    return recurrent[activationName(activation) ?? ""] ?? refuseArgument(layer, name, activation);
  });
  return {
    activations: found.map(([name]) => name),
    // Of those that take them only.
    activation_alpha: { floats: found.flatMap(([, alpha]) => alpha ?? []) },
    activation_beta: { floats: found.flatMap(([, , beta]) => beta ?? []) },
  };
}

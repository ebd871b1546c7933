/** Attention. */

import { refuseArgument } from "./refuse.js";
import { reshaped, slice } from "./shapes.js";

/** @import { FilledWeight } from "../types.js" */
/** @import { Graph, Tensor } from "./graph.js" */
/** @import { Layer } from "./refuse.js" */

/** Less than any score. */
const hidden = -1e9;

/**
 * What may be looked at, of masks that can be beside each other: 1 or 0; null where everything may.
 * @param {Graph} graph
 * @param {Layer} layer
 * @param {Tensor} query
 * @param {Tensor} keys
 * @param {string[]} masks
 */
function shownOf(graph, layer, query, keys, masks) {
  const all = [...masks];
  if (layer.causal) {
    const [rows, columns] = [query, keys].map(({ name }) =>
      slice(graph, graph.op("Shape", [name]), [1], [2], [0]),
    );
    const size = graph.op("Concat", [rows, columns], { axis: 0 });
    const ones = graph.op("Expand", [graph.constant([1]), size]);
    all.push(graph.op("Trilu", [ones], { upper: 0 }));
  }
  return all.length > 0 ? all.reduce((one, other) => graph.op("Mul", [one, other])) : null;
}

/** @param {Graph} graph @param {string} scores @param {string | null} shown */
function withoutHidden(graph, scores, shown) {
  if (shown === null) return scores;
  const rest = graph.op("Sub", [shown, graph.constant([1])]);
  const below = graph.op("Mul", [rest, graph.constant([-hidden])]);
  return graph.op("Add", [graph.op("Mul", [scores, shown]), below]);
}

/** A mask beside scores. @param {Graph} graph @param {string | undefined} mask @param {number[]} axes that it gets @returns {string[]} */
const beside = (graph, mask, axes) =>
  mask === undefined ? [] : [graph.op("Unsqueeze", [mask, graph.integers(axes)])];

/** @param {Graph} graph @param {Tensor[]} inputs query, value, and the key where it is another */
export function attention(graph, [query, value, key = value], /** @type {Layer} */ layer) {
  const { use_scale: hasScale, score_mode: mode } = layer.config;
  const weights = [...layer.weights];
  const scale = hasScale ? weights.shift() : null;
  const scaled = (/** @type {string} */ name) =>
    scale ? graph.op("Mul", [name, graph.constant(scale.data, [1])]) : name;
  let scores;
  if (mode === "concat") {
    const sums = scaled(pairSums(graph, query, key));
    const sum = graph.op("ReduceSum", [graph.op("Tanh", [sums]), graph.integers([-1])], {
      keepdims: 0,
    });
    scores = graph.op("Mul", [sum, graph.constant(weights[0].data, [1])]);
  } else {
    const turned = graph.op("Transpose", [key.name], { perm: [0, 2, 1] });
    scores = scaled(graph.op("MatMul", [query.name, turned]));
  }
  return weighted(graph, scores, layer, [query, value, key]);
}

/** Each query beside each key, added. @param {Graph} graph @param {Tensor} query @param {Tensor} key */
const pairSums = (graph, query, key) =>
  graph.op("Add", [
    graph.op("Unsqueeze", [query.name, graph.integers([2])]),
    graph.op("Unsqueeze", [key.name, graph.integers([1])]),
  ]);

/** @param {Graph} graph @param {string} scores @param {Layer} layer @param {Tensor[]} inputs */
function weighted(graph, scores, layer, [query, value, key]) {
  const shown = shownOf(graph, layer, query, key, beside(graph, value.mask, [1]));
  const share = graph.op("Softmax", [withoutHidden(graph, scores, shown)], { axis: -1 });
  const asked = beside(graph, query.mask, [2]);
  return {
    name: [graph.op("MatMul", [share, value.name]), ...asked].reduce((one, other) =>
      graph.op("Mul", [one, other]),
    ),
    shape: [...query.shape.slice(0, 2), value.shape.at(-1) ?? null],
  };
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function additiveAttention(graph, [query, value, key = value], layer) {
  const [scale] = layer.weights;
  let sums = graph.op("Tanh", [pairSums(graph, query, key)]);
  if (scale) sums = graph.op("Mul", [sums, graph.constant(scale.data, scale.shape)]);
  const scores = graph.op("ReduceSum", [sums, graph.integers([-1])], { keepdims: 0 });
  return weighted(graph, scores, layer, [query, value, key]);
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function multiHeadAttention(graph, inputs, layer) {
  const [query, value, key = value] = inputs;
  const { num_heads: heads, key_dim: size, attention_axes: axes, use_bias: hasBias } = layer.config;
  const { value_dim: valueSize } = layer.config;
  const isUsual = axes === null || axes === undefined || String(axes) === "1";
  if (!isUsual || query.shape.length !== 3) return refuseArgument(layer, "attention_axes", axes);
  const weights = [...layer.weights];
  const next = () => ({ kernel: weights.shift(), bias: hasBias ? weights.shift() : undefined });
  /** @param {string} x @param {ReturnType<typeof next>} with_ @param {number} rows @param {number} columns */
  const projected = (x, { kernel, bias }, rows, columns) => {
    const name = graph.op("MatMul", [
      x,
      graph.constant(/** @type {FilledWeight} */ (kernel).data, [rows, columns]),
    ]);
    return bias ? graph.op("Add", [name, graph.constant(bias.data, [columns])]) : name;
  };
  /** By heads: [batch, heads, steps, size]. @param {Tensor} x @param {number} width @param {number[]} perm */
  const inHeads = (x, width, perm) => {
    const name = projected(x.name, next(), Number(x.shape.at(-1)), heads * width);
    const apart = graph.op("Reshape", [name, graph.integers([0, x.shape[1] ?? -1, heads, width])]);
    return graph.op("Transpose", [apart], { perm });
  };
  const queries = inHeads(query, size, [0, 2, 1, 3]);
  const keys = inHeads(key, size, [0, 2, 3, 1]);
  const values = inHeads(value, valueSize ?? size, [0, 2, 1, 3]);
  const scaled = graph.op("Mul", [queries, graph.constant([1 / Math.sqrt(size)])]);
  const shown = shownOf(graph, layer, query, key, [
    ...beside(graph, query.mask, [1, 3]),
    ...[value, ...inputs.slice(2)].flatMap(({ mask }) => beside(graph, mask, [1, 2])),
  ]);
  const scores = withoutHidden(graph, graph.op("MatMul", [scaled, keys]), shown);
  const all = graph.op("Softmax", [scores], { axis: -1 });
  // As its Softmax layer does, which Keras calls where something is dropped while training.
  const share = layer.config.dropout > 0 && shown ? graph.op("Mul", [all, shown]) : all;
  const seen = graph.op("Transpose", [graph.op("MatMul", [share, values])], { perm: [0, 2, 1, 3] });
  const width = heads * (valueSize ?? size);
  const joined = reshaped(graph, seen, [query.shape[0], query.shape[1], width]);
  const output = next();
  const outputSize = /** @type {FilledWeight} */ (output.kernel).data.length / width;
  const name = projected(joined.name, output, width, outputSize);
  return { name, shape: [...query.shape.slice(0, 2), outputSize] };
}

/** Attention. Masks do not cross, but for the causal one. */

import { refuseArgument } from "./refuse.js";
import { reshaped, slice } from "./shapes.js";

/** @import { FilledWeight } from "../types.js" */
/** @import { Graph, Tensor } from "./graph.js" */
/** @import { Layer } from "./refuse.js" */

/** Less than any score. */
const hidden = -1e9;

/** What looks ahead, hidden. @param {Graph} graph @param {string} scores @param {Layer} layer @param {Tensor} query @param {Tensor} keys */
function withoutFuture(graph, scores, layer, query, keys) {
  if (!layer.causal) return scores;
  const [rows, columns] = [query, keys].map(({ name }) =>
    slice(graph, graph.op("Shape", [name]), [1], [2], [0]),
  );
  const size = graph.op("Concat", [rows, columns], { axis: 0 });
  const all = graph.op("Expand", [graph.constant([hidden]), size]);
  const above = graph.op("Trilu", [all, graph.integers([1])], { upper: 1 });
  return graph.op("Add", [scores, above]);
}

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
  const shown = withoutFuture(graph, scores, layer, query, key);
  const share = graph.op("Softmax", [shown], { axis: -1 });
  return {
    name: graph.op("MatMul", [share, value.name]),
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
export function multiHeadAttention(graph, [query, value, key = value], layer) {
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
  const scores = withoutFuture(graph, graph.op("MatMul", [scaled, keys]), layer, query, key);
  const share = graph.op("Softmax", [scores], { axis: -1 });
  const seen = graph.op("Transpose", [graph.op("MatMul", [share, values])], { perm: [0, 2, 1, 3] });
  const width = heads * (valueSize ?? size);
  const joined = reshaped(graph, seen, [query.shape[0], query.shape[1], width]);
  const output = next();
  const outputSize = /** @type {FilledWeight} */ (output.kernel).data.length / width;
  const name = projected(joined.name, output, width, outputSize);
  return { name, shape: [...query.shape.slice(0, 2), outputSize] };
}

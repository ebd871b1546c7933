/** Dense layers, normalization, and what is done number by number. */

import { axisOf, sizeOf } from "./arrays.js";
import { known, reshaped } from "./shapes.js";

/** @import { FilledWeight } from "../types.js" */
/** @import { Graph, Shape, Tensor } from "./graph.js" */
/** @import { Layer } from "./refuse.js" */

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function dense(graph, [{ name, shape }], layer) {
  const [kernel, bias] = layer.weights;
  let out = graph.op("MatMul", [name, graph.constant(kernel.data, kernel.shape)]);
  if (bias) out = graph.op("Add", [out, graph.constant(bias.data, bias.shape)]);
  return { name: out, shape: [...shape.slice(0, -1), kernel.shape[1]] };
}

/** Of any axes, as they are beside the others. @param {Shape} shape @param {readonly number[]} axes @returns {number[]} */
const beside = (shape, axes) => shape.map((n, i) => (axes.includes(i) ? Number(n) : 1));

/** Multiplied and moved. @param {Graph} graph @param {Tensor} x @param {ArrayLike<number>} factor @param {ArrayLike<number>} offset @param {readonly number[]} shape */
function affine(graph, x, factor, offset, shape) {
  const scaled = graph.op("Mul", [x.name, graph.constant(factor, shape)]);
  return { ...x, name: graph.op("Add", [scaled, graph.constant(offset, shape)]) };
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function batchNormalization(graph, [x], layer) {
  const { axis, epsilon, scale, center } = layer.config;
  const all = [...layer.weights];
  const gamma = scale ? all.shift() : null;
  const beta = center ? all.shift() : null;
  const [mean, variance] = all;
  const size = mean.data.length;
  const factor = Float64Array.from(
    { length: size },
    (_, i) => (gamma?.data[i] ?? 1) / Math.sqrt(variance.data[i] + epsilon),
  );
  const offset = factor.map((by, i) => (beta?.data[i] ?? 0) - mean.data[i] * by);
  return affine(graph, x, factor, offset, beside(x.shape, [axisOf(axis, x.shape.length)]));
}

/** @param {Layer} layer @param {number} rank @returns {number[]} */
const axesOf = ({ config: { axis } }, rank) =>
  (Array.isArray(axis) ? axis : [axis]).map((one) => axisOf(one, rank)).sort((a, b) => a - b);

/**
 * Centred and divided by the deviation over some axes.
 * @param {Graph} graph @param {string} x @param {readonly number[]} axes @param {number} epsilon
 */
function standardized(graph, x, axes, epsilon) {
  const over = { axes, keepdims: 1 };
  const apart = graph.op("Sub", [x, graph.op("ReduceMean", [x], over)]);
  const variance = graph.op("ReduceMean", [graph.op("Mul", [apart, apart])], over);
  const moved = graph.op("Add", [variance, graph.constant([epsilon])]);
  return graph.op("Div", [apart, graph.op("Sqrt", [moved])]);
}

/** By gamma and beta, where there are. @param {Graph} graph @param {Tensor} x @param {Layer} layer @param {readonly number[]} shape */
function rescaled(graph, x, { config: { scale, center }, weights }, shape) {
  const all = [...weights];
  let { name } = x;
  const gamma = scale && all.shift();
  if (gamma) name = graph.op("Mul", [name, graph.constant(gamma.data, shape)]);
  const beta = center && all.shift();
  if (beta) name = graph.op("Add", [name, graph.constant(beta.data, shape)]);
  return { ...x, name };
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function layerNormalization(graph, [x], layer) {
  const axes = axesOf(layer, x.shape.length);
  const name = standardized(graph, x.name, axes, layer.config.epsilon);
  return rescaled(graph, { ...x, name }, layer, beside(x.shape, axes));
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function rmsNormalization(graph, [x], layer) {
  const axes = axesOf(layer, x.shape.length);
  const squares = graph.op("Mul", [x.name, x.name]);
  const mean = graph.op("ReduceMean", [squares], { axes, keepdims: 1 });
  const moved = graph.op("Add", [mean, graph.constant([layer.config.epsilon])]);
  const name = graph.op("Div", [x.name, graph.op("Sqrt", [moved])]);
  const by = { ...layer, config: { scale: true, center: false } };
  return rescaled(graph, { ...x, name }, by, beside(x.shape, axes));
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer @returns {Tensor} */
export function groupNormalization(graph, [x], layer) {
  const { axis, epsilon } = layer.config;
  const rank = x.shape.length;
  const own = axisOf(axis, rank);
  if (own !== rank - 1) {
    // With that axis behind the others, and back.
    const there = [...x.shape.keys()].filter((i) => i !== own).concat(own);
    const back = there.map((_, i) => there.indexOf(i));
    const turned = transposedBy(graph, x, there);
    const last = { ...layer, config: { ...layer.config, axis: -1 } };
    return transposedBy(graph, groupNormalization(graph, [turned], last), back);
  }
  const inner = x.shape.slice(1);
  const [channels] = known(inner.slice(-1), layer);
  const groups = layer.config.groups === -1 ? channels : layer.config.groups;
  const apart = [x.shape[0], ...inner.slice(0, -1), groups, channels / groups];
  const split = reshaped(graph, x.name, apart);
  const axes = apart.map((_, i) => i).filter((i) => i > 0 && i !== rank - 1);
  const name = standardized(graph, split.name, axes, epsilon);
  return rescaled(graph, reshaped(graph, name, x.shape), layer, beside(x.shape, [rank - 1]));
}

/** @param {Graph} graph @param {Tensor} x @param {number[]} perm */
const transposedBy = (graph, { name, shape }, perm) => ({
  name: graph.op("Transpose", [name], { perm }),
  shape: perm.map((axis) => shape[axis]),
});

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function normalization(graph, [x], layer) {
  const { invert, epsilon = 1e-7, axis, mean: given, variance: givenVariance } = layer.config;
  const flat = (/** @type {any} */ value) => [value].flat(Infinity);
  const mean = given === null ? [...layer.weights[0].data] : flat(given);
  const variance = given === null ? [...layer.weights[1].data] : flat(givenVariance);
  const rank = x.shape.length;
  const axes = axis === null ? [] : axesOf(layer, rank);
  const full = beside(x.shape, axes);
  const shape = mean.length === sizeOf(full) ? full : [mean.length];
  const deviation = variance.map((value) => Math.max(Math.sqrt(value), epsilon));
  if (invert) return affine(graph, x, deviation, mean, shape);
  const offset = mean.map((value, i) => -value / deviation[i]);
  return affine(
    graph,
    x,
    deviation.map((value) => 1 / value),
    offset,
    shape,
  );
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function unitNormalization(graph, [x], layer) {
  const axes = axesOf(layer, x.shape.length);
  return { ...x, name: ofLengthOne(graph, x.name, axes) };
}

/** @param {Graph} graph @param {string} x @param {readonly number[]} axes */
export function ofLengthOne(graph, x, axes) {
  const length = graph.op("ReduceL2", [x], { axes, keepdims: 1 });
  return graph.op("Div", [x, graph.op("Max", [length, graph.constant([1e-12])])]);
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function rescaling(graph, [x], { config: { scale, offset } }) {
  const flat = (/** @type {any} */ value) => [value].flat(Infinity);
  const [factor, moved] = [flat(scale), flat(offset)];
  const size = Math.max(factor.length, moved.length);
  const all = (/** @type {number[]} */ list) =>
    list.length === size ? list : Array(size).fill(list[0]);
  return affine(graph, x, all(factor), all(moved), [size]);
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function prelu(graph, [x], { weights: [alpha] }) {
  return { ...x, name: graph.op("PRelu", [x.name, graph.constant(alpha.data, alpha.shape)]) };
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function embedding(graph, [x], layer) {
  const [table] = layer.weights;
  const rows = graph.op("Cast", [x.name], { to: 7 });
  const name = graph.op("Gather", [graph.constant(table.data, table.shape), rows], { axis: 0 });
  return { name, shape: [...x.shape, table.shape[1]] };
}

/** What does nothing but while training. @param {Graph} _ @param {Tensor[]} inputs */
export const unchanged = (_, [x]) => x;

/** Convolutions and pooling. Keras keeps channels last, ONNX first: they are moved there and back. */

import { transposed } from "./arrays.js";
import { refuseArgument } from "./refuse.js";

/** @import { FilledWeight } from "../types.js" */
/** @import { Graph, Shape, Tensor } from "./graph.js" */
/** @import { Layer } from "./refuse.js" */

/** As many as there are spatial axes. @param {number | number[]} value @param {number} count @returns {number[]} */
const each = (value, count) => (Array.isArray(value) ? value : Array(count).fill(value));

/** @param {Graph} graph @param {Tensor} x @returns {string} */
function channelsFirst(graph, { name, shape }) {
  const spatial = shape.slice(2).map((_, axis) => axis + 1);
  return graph.op("Transpose", [name], { perm: [0, shape.length - 1, ...spatial] });
}

/** @param {Graph} graph @param {string} name @param {Shape} shape */
function channelsLast(graph, name, shape) {
  const spatial = shape.slice(2).map((_, axis) => axis + 2);
  return { name: graph.op("Transpose", [name], { perm: [0, ...spatial, 1] }), shape };
}

/** Numbers that slide over an axis. @typedef {{ window: number[], strides: number[], dilations: number[], padding: string }} Sliding */

/** @param {Shape} spatial @param {Sliding} sliding @returns {Shape} */
const slid = (spatial, { window, strides, dilations, padding }) =>
  spatial.map((extent, i) => {
    if (extent === null) return null;
    const covered = padding === "valid" ? dilations[i] * (window[i] - 1) : 0;
    return Math.ceil((extent - covered) / strides[i]);
  });

/** What a layer's window gives of these extents. @param {Shape} spatial @param {readonly number[]} window @param {Record<string, any>} config @returns {Shape} */
export const slidOver = (spatial, window, { strides, dilation_rate: dilations, padding }) =>
  slid(spatial, {
    ...{ window: [...window], padding },
    ...{ strides: each(strides, window.length), dilations: each(dilations, window.length) },
  });

/** @param {Sliding} sliding @param {Shape} spatial */
function padsOf({ window, strides, dilations, padding }, spatial) {
  if (padding === "same") {
    // With larger strides nothing is dilated, which onnxruntime would not pad by itself.
    if (spatial.some((extent, i) => extent === null && strides[i] > 1))
      return { auto_pad: "SAME_UPPER" };
    const all = spatial.map((given, i) => {
      const covered = (window[i] - 1) * dilations[i] + 1;
      const extent = given ?? covered;
      const steps = Math.ceil(extent / strides[i]);
      return Math.max((steps - 1) * strides[i] + covered - extent, 0);
    });
    const first = all.map((count) => Math.floor(count / 2));
    return { pads: [...first, ...all.map((count, i) => count - first[i])] };
  }
  const before = window.map((size, i) => (padding === "causal" ? (size - 1) * dilations[i] : 0));
  return { pads: [...before, ...before.map(() => 0)] };
}

/**
 * @param {Graph} graph
 * @param {Tensor} x
 * @param {Layer} layer
 * @param {{ kernel: { shape: readonly number[], data: Float32Array }, bias?: FilledWeight, groups: number, plain?: boolean }} with_
 *   kernel: [output channels, input channels of a group, …window]; plain: stride 1
 */
function convolved(graph, x, { config }, { kernel, bias, groups, plain = false }) {
  const window = kernel.shape.slice(2);
  const ones = window.map(() => 1);
  const sliding = {
    window: [...window],
    strides: plain ? ones : each(config.strides, window.length),
    dilations: plain ? ones : each(config.dilation_rate, window.length),
    padding: config.padding,
  };
  const inputs = [channelsFirst(graph, x), graph.constant(kernel.data, kernel.shape)];
  if (bias) inputs.push(graph.constant(bias.data, bias.shape));
  const out = graph.op("Conv", inputs, {
    ...{ kernel_shape: sliding.window, strides: sliding.strides, dilations: sliding.dilations },
    ...{ group: groups, ...padsOf(sliding, x.shape.slice(1, -1)) },
  });
  const spatial = slid(x.shape.slice(1, -1), sliding);
  return channelsLast(graph, out, [x.shape[0], ...spatial, kernel.shape[0]]);
}

/** [window, in, out] to [out, in, window]. @param {FilledWeight} kernel */
function convolutionKernel(kernel) {
  const rank = kernel.shape.length;
  const spatial = kernel.shape.slice(2).map((_, i) => i);
  return transposed(kernel, [rank - 1, rank - 2, ...spatial]);
}

/** [window, in, multiplier] to [in × multiplier, 1, window]. @param {FilledWeight} kernel */
function depthwiseKernel(kernel) {
  const rank = kernel.shape.length;
  const spatial = kernel.shape.slice(2).map((_, i) => i);
  const { shape, data } = transposed(kernel, [rank - 2, rank - 1, ...spatial]);
  return { shape: [shape[0] * shape[1], 1, ...shape.slice(2)], data };
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function convolution(graph, [x], layer) {
  const [kernel, bias] = layer.weights;
  const groups = layer.config.groups ?? 1;
  return convolved(graph, x, layer, { kernel: convolutionKernel(kernel), bias, groups });
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function depthwise(graph, [x], layer) {
  const [kernel, bias] = layer.weights;
  const groups = Number(x.shape.at(-1));
  return convolved(graph, x, layer, { kernel: depthwiseKernel(kernel), bias, groups });
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function separable(graph, [x], layer) {
  const [first, second, bias] = layer.weights;
  const groups = Number(x.shape.at(-1));
  const deep = convolved(graph, x, layer, { kernel: depthwiseKernel(first), groups });
  const kernel = convolutionKernel(second);
  return convolved(graph, deep, layer, { kernel, bias, groups: 1, plain: true });
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function transposedConvolution(graph, [x], layer) {
  const { config, weights } = layer;
  const [kernel, bias] = weights;
  const rank = kernel.shape.length;
  // [window, out, in] to [in, out, window].
  const turned = transposed(kernel, [
    rank - 1,
    rank - 2,
    ...kernel.shape.slice(2).map((_, i) => i),
  ]);
  const window = turned.shape.slice(2);
  const strides = each(config.strides, window.length);
  const dilations = each(config.dilation_rate, window.length);
  const given = config.output_padding;
  const extra = given === null || given === undefined ? null : each(given, window.length);
  const sides = window.map((size, i) => {
    const covered = (size - 1) * dilations[i] + 1;
    return sidesOf(covered, strides[i], config.padding, extra?.[i] ?? null);
  });
  if (sides.some(({ longer }, i) => longer >= Math.max(strides[i], dilations[i], 1))) {
    return refuseArgument(layer, "output_padding", given);
  }
  const inputs = [channelsFirst(graph, x), graph.constant(turned.data, turned.shape)];
  if (bias) inputs.push(graph.constant(bias.data, bias.shape));
  const out = graph.op("ConvTranspose", inputs, {
    ...{ kernel_shape: window, strides, dilations },
    pads: [...sides.map(({ before }) => before), ...sides.map(({ behind }) => behind)],
    output_padding: sides.map(({ longer }) => longer),
  });
  const spatial = x.shape.slice(1, -1).map((extent, i) => {
    const { before, behind, longer } = sides[i];
    const covered = (window[i] - 1) * dilations[i] + 1;
    return extent && (extent - 1) * strides[i] + covered - before - behind + longer;
  });
  return channelsLast(graph, out, [x.shape[0], ...spatial, turned.shape[1]]);
}

/**
 * How much of what the whole would be is cut off before and behind, or added behind. (Keras's
 * compute_conv_transpose_padding_args_for_jax().)
 * @param {number} covered @param {number} stride @param {string} padding @param {number | null} extra
 */
function sidesOf(covered, stride, padding, extra) {
  const most = covered - 1;
  let [before, behind] = [most, most + (extra ?? Math.max(covered, stride) - covered)];
  if (padding === "same") {
    const both = extra === null ? stride + covered - 2 : covered + (covered % 2) - 2 + extra;
    before = Math.min(Math.ceil(both / 2), most);
    behind = both - before;
  }
  const more = behind - most;
  return { before: most - before, behind: Math.max(-more, 0), longer: Math.max(more, 0) };
}

/** @param {"MaxPool" | "AveragePool"} type */
export const pooling =
  (type) =>
  (/** @type {Graph} */ graph, /** @type {Tensor[]} */ [x], /** @type {Layer} */ { config }) => {
    const count = x.shape.length - 2;
    const window = each(config.pool_size, count);
    const sliding = {
      ...{ window, strides: each(config.strides ?? window, count) },
      ...{ dilations: window.map(() => 1), padding: config.padding },
    };
    const out = graph.op(type, [channelsFirst(graph, x)], {
      ...{
        kernel_shape: window,
        strides: sliding.strides,
        ...padsOf(sliding, x.shape.slice(1, -1)),
      },
      ...(type === "AveragePool" && { count_include_pad: 0 }),
    });
    const spatial = slid(x.shape.slice(1, -1), sliding);
    return channelsLast(graph, out, [x.shape[0], ...spatial, x.shape.at(-1) ?? null]);
  };

/** @param {"ReduceMax" | "ReduceMean"} type */
export const globalPooling =
  (type) =>
  (/** @type {Graph} */ graph, /** @type {Tensor[]} */ [x], /** @type {Layer} */ { config }) => {
    const axes = x.shape.slice(2).map((_, axis) => axis + 1);
    const keep = Boolean(config.keepdims);
    const name = graph.op(type, [x.name], { axes, keepdims: Number(keep) });
    const inner = keep ? axes.map(() => 1) : [];
    return { name, shape: [x.shape[0], ...inner, x.shape.at(-1) ?? null] };
  };

/** @param {Graph} graph @param {Tensor} x @param {{ size: number[], mode: string, scales: boolean }} to */
export function resized(graph, x, { size, mode, scales }) {
  const nearest = scales ? "floor" : "round_prefer_ceil";
  const isNearest = mode === "nearest";
  const inputs = scales ? ["", graph.constant([1, 1, ...size], [2 + size.length])] : ["", ""];
  const first = channelsFirst(graph, x);
  if (!scales) {
    const shape = graph.op("Shape", [first]);
    const kept = graph.op("Slice", [shape, graph.integers([0]), graph.integers([2])]);
    inputs.push(graph.op("Concat", [kept, graph.integers(size)], { axis: 0 }));
  }
  const out = graph.op("Resize", [first, ...inputs], {
    mode: isNearest ? "nearest" : "linear",
    coordinate_transformation_mode: isNearest && scales ? "asymmetric" : "half_pixel",
    ...(isNearest && { nearest_mode: nearest }),
  });
  const spatial = x.shape
    .slice(1, -1)
    .map((extent, i) => (scales ? extent && extent * size[i] : size[i]));
  return channelsLast(graph, out, [x.shape[0], ...spatial, x.shape.at(-1) ?? null]);
}

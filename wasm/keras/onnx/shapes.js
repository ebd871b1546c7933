/** Layers that move numbers about. */

import { extentsOf, sizeOf } from "./arrays.js";
import { resized } from "./convolutions.js";
import { refuseArgument, refuseLayer } from "./refuse.js";

/** @import { Graph, Shape, Tensor } from "./graph.js" */
/** @import { Layer } from "./refuse.js" */

/** @param {Graph} graph @param {string} name @param {Shape} shape the batch or one more axis may be open */
export const reshaped = (graph, name, shape) => ({
  name: graph.op("Reshape", [name, graph.integers(extentsOf(shape))]),
  shape,
});

/** @param {Shape} shape @param {Layer} layer @returns {number[]} */
export function known(shape, layer) {
  return shape.map((extent) => extent ?? refuseLayer(layer, { id: "model-file.onnx-open" }));
}

/** How many numbers a row has; null where that is open. @param {Shape} shape */
const rowSize = (shape) =>
  shape.slice(1).reduce((all, n) => (all === null || n === null ? null : all * n), 1);

/** @param {Graph} graph @param {Tensor[]} inputs */
export function flatten(graph, [{ name, shape }]) {
  const to = graph.integers([0, -1]);
  return { name: graph.op("Reshape", [name, to]), shape: [shape[0], rowSize(shape)] };
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function reshape(graph, [{ name, shape }], { config }) {
  const given = /** @type {number[]} */ (config.target_shape);
  const size = rowSize(shape);
  const left = size && size / sizeOf(given.filter((extent) => extent !== -1));
  return {
    name: graph.op("Reshape", [name, graph.integers([0, ...given])]),
    shape: [shape[0], ...given.map((n) => (n === -1 ? left : n))],
  };
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function permute(graph, [{ name, shape }], { config }) {
  const perm = [0, ...config.dims];
  return {
    name: graph.op("Transpose", [name], { perm }),
    shape: perm.map((axis) => shape[axis]),
  };
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function repeatVector(graph, [{ name, shape }], { config: { n } }) {
  const row = graph.op("Unsqueeze", [name, graph.integers([1])]);
  return {
    name: graph.op("Tile", [row, graph.integers([1, n, 1])]),
    shape: [shape[0], n, shape[1]],
  };
}

/** Numbers before and behind each spatial axis. @param {number | number[] | number[][]} value @param {number} count @returns {number[][]} */
function pairs(value, count) {
  if (typeof value === "number") return Array.from({ length: count }, () => [value, value]);
  if (count === 1 && typeof value[0] === "number") return [/** @type {number[]} */ (value)];
  return value.map((one) => (typeof one === "number" ? [one, one] : one));
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function zeroPadding(graph, [{ name, shape }], { config }) {
  const sides = [[0, 0], ...pairs(config.padding, shape.length - 2), [0, 0]];
  const pads = graph.integers([...sides.map(([before]) => before), ...sides.map(([, b]) => b)]);
  return {
    name: graph.op("Pad", [name, pads]),
    shape: shape.map((extent, i) => extent && extent + sides[i][0] + sides[i][1]),
  };
}

/** A part of an axis or several. @param {Graph} graph @param {string} name @param {number[]} starts @param {number[]} ends @param {number[]} axes @param {number[]} [steps] */
export const slice = (graph, name, starts, ends, axes, steps) =>
  graph.op(
    "Slice",
    [name, starts, ends, axes, ...(steps ? [steps] : [])].map((part) =>
      typeof part === "string" ? part : graph.integers(part),
    ),
  );

/** Beyond the end of any axis. */
const toEnd = 2 ** 31;

/** The rest of a list, as of a shape. @param {Graph} graph @param {string} name @param {number} start */
export const from = (graph, name, start) => slice(graph, name, [start], [toEnd], [0]);

/** @param {Graph} graph @param {Tensor} x @param {number} axis */
export const reversed = (graph, { name, shape }, axis) => ({
  name: slice(graph, name, [-1], [-toEnd], [axis], [-1]),
  shape,
});

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function cropping(graph, [{ name, shape }], { config }) {
  const sides = pairs(config.cropping, shape.length - 2);
  const starts = sides.map(([before]) => before);
  const ends = sides.map(([, behind]) => (behind === 0 ? toEnd : -behind));
  const axes = sides.map((_, i) => i + 1);
  const cropped = shape.slice(1, -1).map((n, i) => n && n - sides[i][0] - sides[i][1]);
  return {
    name: slice(graph, name, starts, ends, axes),
    shape: [shape[0], ...cropped, shape.at(-1) ?? null],
  };
}

/** The middle of images. @param {Graph} graph @param {Tensor} x @param {number} height @param {number} width @param {Layer} layer */
function middle(graph, { name, shape }, height, width, layer) {
  const [rows, columns] = known(shape.slice(1, 3), layer);
  const starts = [Math.floor((rows - height) / 2), Math.floor((columns - width) / 2)];
  return {
    name: slice(graph, name, starts, [starts[0] + height, starts[1] + width], [1, 2]),
    shape: [shape[0], height, width, shape[3]],
  };
}

/** As much of the middle as has the form that is wanted. @param {Graph} graph @param {Tensor} x @param {number} height @param {number} width @param {Layer} layer */
function middleOfForm(graph, x, height, width, layer) {
  const [rows, columns] = known(x.shape.slice(1, 3), layer);
  const least = (/** @type {number} */ of, /** @type {number} */ most) =>
    Math.max(Math.min(most, Math.floor(of)), 1);
  const high = least((columns * height) / width, rows);
  return middle(graph, x, high, least((rows * width) / height, columns), layer);
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function centerCrop(graph, [x], layer) {
  const { height, width } = layer.config;
  const [rows, columns] = known(x.shape.slice(1, 3), layer);
  if (height <= rows && width <= columns) return middle(graph, x, height, width, layer);
  const part = middleOfForm(graph, x, height, width, layer);
  return resized(graph, part, { size: [height, width], mode: "bilinear", scales: false });
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function upSampling(graph, [x], layer) {
  const { size, interpolation = "nearest" } = layer.config;
  if (!["nearest", "bilinear"].includes(interpolation)) {
    return refuseArgument(layer, "interpolation", interpolation);
  }
  const all = Array.isArray(size) ? size : x.shape.slice(2).map(() => size);
  return resized(graph, x, { size: all, mode: interpolation, scales: true });
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function upSampling1d(graph, [{ name, shape }], { config: { size } }) {
  const [, steps, channels] = shape;
  const apart = graph.op("Unsqueeze", [name, graph.integers([2])]);
  const tiled = graph.op("Tile", [apart, graph.integers([1, 1, size, 1])]);
  const to = graph.integers([0, steps === null ? -1 : steps * size, Number(channels)]);
  return {
    name: graph.op("Reshape", [tiled, to]),
    shape: [shape[0], steps && steps * size, channels],
  };
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function resizing(graph, [x], layer) {
  const { height, width, interpolation, crop_to_aspect_ratio: crop } = layer.config;
  if (layer.config.pad_to_aspect_ratio) refuseArgument(layer, "pad_to_aspect_ratio", true);
  if (!["nearest", "bilinear"].includes(interpolation)) {
    return refuseArgument(layer, "interpolation", interpolation);
  }
  const part = crop ? middleOfForm(graph, x, height, width, layer) : x;
  return resized(graph, part, { size: [height, width], mode: interpolation, scales: false });
}

/** What is predicted is of the middle. @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function randomCrop(graph, inputs, layer) {
  const config = { ...layer.config, interpolation: "bilinear", crop_to_aspect_ratio: true };
  return resizing(graph, inputs, { ...layer, config });
}

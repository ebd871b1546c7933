/** Layers of several inputs. */

import { axisOf } from "./arrays.js";
import { ofLengthOne } from "./numbers.js";
import { refuseArgument } from "./refuse.js";

/** @import { Graph, Shape, Tensor } from "./graph.js" */
/** @import { Layer } from "./refuse.js" */

/** Of fewer axes than another, as Keras adds them: behind the batch. @param {Graph} graph @param {Tensor[]} inputs */
function ofOneRank(graph, inputs) {
  const rank = Math.max(...inputs.map(({ shape }) => shape.length));
  return inputs.map(({ name, shape }) => {
    const missing = rank - shape.length;
    if (missing === 0) return { name, shape };
    const axes = Array.from({ length: missing }, (_, i) => i + 1);
    return {
      name: graph.op("Unsqueeze", [name, graph.integers(axes)]),
      shape: [shape[0], ...axes.map(() => 1), ...shape.slice(1)],
    };
  });
}

/** @param {readonly Shape[]} shapes @returns {Shape} */
const broadcast = (shapes) =>
  shapes[0].map((_, axis) => {
    const extents = shapes.map((shape) => shape[axis]);
    return extents.find((extent) => extent !== 1) ?? extents[0];
  });

/** @param {string} type @param {boolean} [isOfTwo] whether the operator takes two */
export const merged =
  (type, isOfTwo = false) =>
  (/** @type {Graph} */ graph, /** @type {Tensor[]} */ inputs) => {
    const all = ofOneRank(graph, inputs);
    const names = all.map(({ name }) => name);
    return {
      name: isOfTwo
        ? names.reduce((one, other) => graph.op(type, [one, other]))
        : graph.op(type, names),
      shape: broadcast(all.map(({ shape }) => shape)),
    };
  };

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function concatenated(graph, inputs, { config }) {
  const [{ shape }] = inputs;
  const axis = axisOf(config.axis, shape.length);
  const extents = inputs.map((input) => input.shape[axis]);
  const whole = extents.includes(null) ? null : extents.reduce((a, b) => Number(a) + Number(b), 0);
  const name = graph.op(
    "Concat",
    inputs.map((input) => input.name),
    { axis },
  );
  return { name, shape: shape.map((extent, i) => (i === axis ? whole : extent)) };
}

/** Rows of numbers, or matrices, multiplied along an axis of each. @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function dot(graph, inputs, layer) {
  const { axes, normalize } = layer.config;
  const ranks = inputs.map(({ shape }) => shape.length);
  const own = [axes].flat().concat(axes).slice(0, 2);
  const [first, second] = own.map((axis, i) => axisOf(axis, ranks[i]));
  if (ranks.some((rank) => rank > 3) || first * second === 0) refuseArgument(layer, "axes", axes);
  const [one, two] = inputs.map(({ name }, i) =>
    normalize ? ofLengthOne(graph, name, [[first, second][i]]) : name,
  );
  const turned = (/** @type {string} */ name) => graph.op("Transpose", [name], { perm: [0, 2, 1] });
  const beside = (/** @type {string} */ name, /** @type {number} */ axis) =>
    graph.op("Unsqueeze", [name, graph.integers([axis])]);
  const left = ranks[0] === 2 ? beside(one, 1) : first === 2 ? one : turned(one);
  const right = ranks[1] === 2 ? beside(two, 2) : second === 1 ? two : turned(two);
  const name = graph.op("MatMul", [left, right]);
  const kept = [
    ...(ranks[0] === 2 ? [] : [inputs[0].shape[3 - first]]),
    ...(ranks[1] === 2 ? [] : [inputs[1].shape[3 - second]]),
  ];
  const [batch] = inputs[0].shape;
  if (kept.length === 2) return { name, shape: [batch, ...kept] };
  const alone = ranks[0] === 2 ? 1 : 2;
  const squeezed = graph.op("Squeeze", [name, graph.integers([alone])]);
  return { name: squeezed, shape: [batch, kept[0] ?? 1] };
}

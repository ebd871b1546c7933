/** Recurrent layers of which ONNX has no operator: what one does in a step, for each step of a sequence. */

import { activated } from "./activations.js";
import { convolution, slidOver } from "./convolutions.js";
import { slice } from "./shapes.js";

/** @import { FilledWeight } from "../types.js" */
/** @import { Graph, Shape, Tensor } from "./graph.js" */
/** @import { Layer } from "./refuse.js" */
/** @import { Given } from "./recurrent.js" */

/**
 * @typedef {object} Parts what a step is made of, in the graph of the step
 * @property {string} part what the layer makes of the step's input: all gates
 * @property {string[]} states
 * @property {(state: string, first?: number, end?: number) => string} product of a state with the recurrent kernel; of some gates
 * @property {(gate: string) => string} squeezed by the recurrent activation
 * @property {(value: string) => string} bent by the activation
 * @property {boolean} resetsAfter
 */

/** @param {Graph} graph @param {string} one @param {string} other */
const sum = (graph, one, other) => graph.op("Add", [one, other]);
/** @param {Graph} graph @param {string} one @param {string} other */
const product = (graph, one, other) => graph.op("Mul", [one, other]);

/** One beside the other, by shares. @param {Graph} graph @param {string} share of the first @param {string} one @param {string} other */
function mixed(graph, share, one, other) {
  const rest = graph.op("Sub", [graph.constant([1]), share]);
  return sum(graph, product(graph, share, one), product(graph, rest, other));
}

/** Along the last axis. @param {Graph} graph @param {string} name @param {number} count */
const split = (graph, name, count) => graph.ops("Split", [name], { axis: -1 }, count);

/** @param {Graph} graph @param {Parts} parts @returns {string[]} the new states */
function lstm(graph, { part, states: [h, c], product: recurrent, squeezed, bent }) {
  const gates = split(graph, sum(graph, part, recurrent(h)), 4);
  const [input, forget, output] = [gates[0], gates[1], gates[3]].map(squeezed);
  const cell = sum(graph, product(graph, forget, c), product(graph, input, bent(gates[2])));
  return [product(graph, output, bent(cell)), cell];
}

/** @param {Graph} graph @param {Parts} parts @returns {string[]} the new state */
function gru(graph, { part, states: [h], product: recurrent, squeezed, bent, resetsAfter }) {
  const given = split(graph, part, 3);
  const own = split(graph, recurrent(h, 0, resetsAfter ? 3 : 2), resetsAfter ? 3 : 2);
  const [update, reset] = [0, 1].map((i) => squeezed(sum(graph, given[i], own[i])));
  const other = resetsAfter
    ? product(graph, reset, own[2])
    : recurrent(product(graph, reset, h), 2, 3);
  return [mixed(graph, update, h, bent(sum(graph, given[2], other)))];
}

/** @param {Graph} graph @param {Parts} parts @returns {string[]} the new state */
const simple = (graph, { part, states: [h], product: recurrent, bent }) => [
  bent(sum(graph, part, recurrent(h))),
];

/** @type {Record<string, { gates: number, states: number, step: (graph: Graph, parts: Parts) => string[] }>} */
const cells = {
  SimpleRNN: { gates: 1, states: 1, step: simple },
  LSTM: { gates: 4, states: 2, step: lstm },
  GRU: { gates: 3, states: 1, step: gru },
  ConvLSTM2D: { gates: 4, states: 2, step: lstm },
};

/** The shape of a state, without the batch. @param {Layer} layer @param {Tensor} x @returns {Shape} */
export function stateShape({ kind, config, weights }, { shape }) {
  if (kind !== "ConvLSTM2D") return [config.units];
  return [...slidOver(shape.slice(2, 4), weights[0].shape.slice(0, 2), config), config.filters];
}

/** Of a kernel's gates some. @param {FilledWeight} kernel @param {number} gates @param {number} first @param {number} end */
function gatesOf({ data, shape }, gates, first, end) {
  const width = Number(shape.at(-1));
  const [from, to] = [first, end].map((gate) => (width / gates) * gate);
  return { data: data.filter((_, i) => i % width >= from && i % width < to), width: to - from };
}

/** What a layer makes of all steps, (batch, steps, …), before it goes through them. @param {Graph} graph @param {Tensor} x @param {Layer} layer @returns {string} */
function projected(graph, x, { kind, config, weights: [kernel, , bias] }) {
  if (kind !== "ConvLSTM2D") {
    const name = graph.op("MatMul", [x.name, graph.constant(kernel.data, kernel.shape)]);
    if (!bias) return name;
    // The second row of a GRU's biases belongs to the state.
    const width = Number(kernel.shape.at(-1));
    return sum(graph, name, graph.constant(bias.data.subarray(0, width), [width]));
  }
  const extents = graph.op("Shape", [x.name]);
  const images = [graph.integers([-1]), slice(graph, extents, [2], [5], [0])];
  const together = graph.op("Concat", images, { axis: 0 });
  const name = graph.op("Reshape", [x.name, together]);
  const layer = {
    ...{ kind, name: "", config, causal: false },
    weights: bias ? [kernel, bias] : [kernel],
  };
  const out = convolution(graph, [{ name, shape: [null, ...x.shape.slice(2)] }], layer);
  const inner = slice(graph, graph.op("Shape", [out.name]), [1], [4], [0]);
  const apart = [slice(graph, extents, [0], [2], [0]), inner];
  return graph.op("Reshape", [out.name, graph.op("Concat", apart, { axis: 0 })]);
}

/**
 * @param {Graph} graph
 * @param {Tensor} x (batch, steps, …) in the order of the steps
 * @param {object} of
 * @param {string} [of.mask] (batch, steps)
 * @param {readonly Tensor[]} of.states where they do not begin at zero
 * @param {Layer} of.layer
 * @returns {Given}
 */
export function stepByStep(graph, x, { mask, states, layer }) {
  const { kind, config, weights } = layer;
  const cell = cells[kind];
  const inner = stateShape(layer, x);
  const turned = [1, 0, ...inner.map((_, i) => i + 2)];
  const parts = graph.op("Transpose", [projected(graph, x, layer)], { perm: turned });
  const resetsAfter = config.reset_after !== false;
  const [, kernel, bias] = weights;
  const secondBias =
    kind === "GRU" && resetsAfter && bias
      ? graph.constant(bias.data.subarray(bias.data.length / 2), [bias.data.length / 2])
      : null;
  /** @param {Graph} body @returns {Parts["product"]} */
  const productIn =
    (body) =>
    (state, first = 0, end = cell.gates) => {
      if (kind === "ConvLSTM2D") {
        const plain = { ...config, strides: 1, dilation_rate: 1, padding: "same" };
        const own = { ...layer, config: plain, weights: [kernel] };
        return convolution(body, [{ name: state, shape: [null, ...inner] }], own).name;
      }
      const { data, width } = gatesOf(kernel, cell.gates, first, end);
      const name = body.op("MatMul", [state, body.constant(data, [config.units, width])]);
      return secondBias ? sum(body, name, secondBias) : name;
    };
  const zeros = () => {
    const batch = slice(graph, graph.op("Shape", [x.name]), [0], [1], [0]);
    const extents = graph.op("Concat", [batch, graph.integers(inner.map(Number))], { axis: 0 });
    return graph.op("Expand", [graph.constant([0]), extents]);
  };
  const begins =
    states.length > 0 ? states.map(({ name }) => name) : Array(cell.states).fill(zeros());
  const counts = mask && graph.op("Transpose", [mask], { perm: [1, 0] });
  const sequences = counts
    ? [parts, graph.op("Unsqueeze", [counts, graph.integers([2])])]
    : [parts];
  const all = graph.scan(begins, sequences, (body, before, [part, counted]) => {
    const by = (/** @type {string} */ argument) => (/** @type {string} */ name) =>
      activated(body, { name, shape: [null, ...inner] }, layer, argument).name;
    const after = cell.step(body, {
      ...{ part, states: before, product: productIn(body), resetsAfter },
      ...{ squeezed: by("recurrent_activation"), bent: by("activation") },
    });
    if (!counted) return { states: after, outputs: [after[0]] };
    // A step that does not count leaves the states as they are.
    const kept = after.map((state, i) => mixed(body, counted, state, before[i]));
    const shown = layer.zeroesMasked ? product(body, counted, kept[0]) : kept[0];
    return { states: kept, outputs: [shown] };
  });
  return { sequence: all[cell.states], states: all.slice(0, cell.states) };
}

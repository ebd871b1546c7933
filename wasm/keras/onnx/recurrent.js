/** Recurrent layers: ONNX has most of them whole, with the gates in other orders; the others go step by step. */

import { recurrentActivations } from "./activations.js";
import { stateShape, stepByStep } from "./recurrent-steps.js";
import { refuseArgument } from "./refuse.js";
import { reversed } from "./shapes.js";

/** @import { Graph, Tensor, Value } from "./graph.js" */
/** @import { Layer } from "./refuse.js" */

/** What a layer gave: (steps, batch, …), and (batch, …) of each state. @typedef {{ sequence: string, states: string[] }} Given */

/** ONNX's gates by their place among Keras's: i o f c, z r h. @type {Record<string, { type: string, gates: number[], activations: string[] }>} */
const kinds = {
  SimpleRNN: { type: "RNN", gates: [0], activations: ["activation"] },
  LSTM: {
    type: "LSTM",
    gates: [0, 3, 1, 2],
    activations: ["recurrent_activation", "activation", "activation"],
  },
  GRU: { type: "GRU", gates: [0, 1, 2], activations: ["recurrent_activation", "activation"] },
};

/**
 * [in, gates × units] to [gates × units, in].
 * @param {Float32Array} data @param {number} rows @param {number} units @param {readonly number[]} gates
 */
function byGates(data, rows, units, gates) {
  const out = new Float32Array(data.length);
  gates.forEach((from, to) => {
    for (let unit = 0; unit < units; ++unit) {
      for (let row = 0; row < rows; ++row) {
        out[(to * units + unit) * rows + row] =
          data[row * gates.length * units + from * units + unit];
      }
    }
  });
  return out;
}

/**
 * By ONNX's operator of the layer.
 * @param {Graph} graph
 * @param {string} steps (steps, batch, features)
 * @param {readonly Tensor[]} states where they do not begin at zero
 * @param {Layer} layer
 * @param {Record<string, Value>} activations
 * @returns {Given}
 */
function whole(graph, steps, states, { kind, config, weights }, activations) {
  const { type, gates } = kinds[kind];
  const { units } = config;
  const [kernel, recurrentKernel, bias] = weights;
  const width = gates.length * units;
  // The second row of a GRU's biases belongs to the state.
  const biases = new Float32Array(2 * width);
  if (bias) {
    const rows = bias.data.length / width;
    for (let row = 0; row < rows; ++row) {
      const own = bias.data.subarray(row * width, (row + 1) * width);
      biases.set(byGates(own, 1, units, gates), row * width);
    }
  }
  const kernels = [kernel, recurrentKernel].map(({ data, shape }) =>
    graph.constant(byGates(data, shape[0], units, gates), [1, width, shape[0]]),
  );
  const first = graph.integers([0]);
  const begins = states.map(({ name }) => graph.op("Unsqueeze", [name, first]));
  const count = type === "LSTM" ? 2 : 1;
  const [sequence, ...last] = graph.ops(
    type,
    [
      ...[steps, ...kernels, graph.constant(biases, [1, 2 * width])],
      ...(begins.length > 0 ? ["", ...begins] : []),
    ],
    {
      hidden_size: units,
      ...activations,
      ...(type === "GRU" && { linear_before_reset: Number(config.reset_after !== false) }),
    },
    1 + count,
  );
  return {
    sequence: graph.op("Squeeze", [sequence, graph.integers([1])]),
    states: last.map((name) => graph.op("Squeeze", [name, first])),
  };
}

/**
 * @param {Graph} graph
 * @param {Tensor[]} inputs the sequence, and the states that it begins with
 * @param {Layer} layer
 * @returns {Tensor[]} what it gives, and its last states where it returns them
 */
export function recurrent(graph, [x, ...states], layer) {
  const { kind, config } = layer;
  if (config.stateful) refuseArgument(layer, "stateful", true);
  const inOrder = (/** @type {string} */ name) =>
    config.go_backwards ? reversed(graph, { name, shape: [] }, 1).name : name;
  const input = { ...x, name: inOrder(x.name) };
  // As in Keras 3, a call that gives initial states gets no mask, though what it returns has it.
  const mask = x.mask && states.length === 0 ? inOrder(x.mask) : undefined;
  const activations = kinds[kind] && recurrentActivations(layer, kinds[kind].activations);
  const { sequence, states: last } =
    activations && mask === undefined
      ? whole(
          graph,
          graph.op("Transpose", [input.name], { perm: [1, 0, 2] }),
          states,
          layer,
          activations,
        )
      : stepByStep(graph, input, { mask, states, layer });
  const [batch, length] = x.shape;
  const inner = stateShape(layer, x);
  const state = (/** @type {string} */ name) => ({ name, shape: [batch, ...inner] });
  const all = config.return_state ? last.map(state) : [];
  if (!config.return_sequences) return [state(last[0]), ...all];
  const rest = inner.map((_, i) => i + 2);
  const name = graph.op("Transpose", [sequence], { perm: [1, 0, ...rest] });
  return [{ name, shape: [batch, length, ...inner] }, ...all];
}

/** How two directions become one. @type {Record<string, string>} */
const merges = { sum: "Add", mul: "Mul", concat: "", ave: "" };

/**
 * @param {Graph} graph
 * @param {Tensor[]} inputs the sequence, and the states that the directions begin with
 * @param {Layer} layer
 * @returns {Tensor[]} what it gives, and the last states of both directions where it returns them
 */
export function bidirectional(graph, [x, ...states], layer) {
  const { layer: inner, backward_layer: other, merge_mode: mode } = layer.config;
  if (!(mode in merges)) return refuseArgument(layer, "merge_mode", mode);
  const half = layer.weights.length / 2;
  const backward = other?.config ?? { ...inner.config, go_backwards: !inner.config.go_backwards };
  const [[one, ...first], [two, ...second]] = [inner.config, backward].map((config, i) => {
    const own = states.slice((i * states.length) / 2, ((i + 1) * states.length) / 2);
    return recurrent(graph, [x, ...own], {
      ...{ kind: (i ? (other ?? inner) : inner).class_name, name: layer.name, config },
      ...{ weights: layer.weights.slice(i * half, (i + 1) * half), causal: false },
      zeroesMasked: true,
    });
  });
  const back = backward.return_sequences ? reversed(graph, two, 1) : two;
  const names = [one.name, back.name];
  const last = [...first, ...second];
  if (mode === "concat") {
    const width = Number(one.shape.at(-1)) + Number(two.shape.at(-1));
    const name = graph.op("Concat", names, { axis: one.shape.length - 1 });
    return [{ name, shape: [...one.shape.slice(0, -1), width] }, ...last];
  }
  if (mode === "ave") return [{ ...one, name: graph.op("Mean", names) }, ...last];
  return [{ ...one, name: graph.op(merges[mode], names) }, ...last];
}

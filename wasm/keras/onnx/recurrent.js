/** Recurrent layers: ONNX has them whole, with the gates in other orders. */

import { recurrentActivations } from "./activations.js";
import { refuseArgument } from "./refuse.js";
import { reversed } from "./shapes.js";

/** @import { Graph, Tensor } from "./graph.js" */
/** @import { Layer } from "./refuse.js" */

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

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function recurrent(graph, [x, ...states], layer) {
  const { config, weights } = layer;
  const { type, gates, activations } = kinds[layer.kind];
  if (states.length > 0) refuseArgument(layer, "initial_state", states.length);
  for (const name of ["return_state", "stateful"]) {
    if (config[name]) refuseArgument(layer, name, true);
  }
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
  const input = config.go_backwards ? reversed(graph, x, 1) : x;
  const steps = graph.op("Transpose", [input.name], { perm: [1, 0, 2] });
  const isGru = layer.kind === "GRU";
  const [sequence, last] = graph.ops(
    type,
    [
      steps,
      graph.constant(byGates(kernel.data, kernel.shape[0], units, gates), [
        1,
        width,
        kernel.shape[0],
      ]),
      graph.constant(byGates(recurrentKernel.data, units, units, gates), [1, width, units]),
      graph.constant(biases, [1, 2 * width]),
    ],
    {
      hidden_size: units,
      ...recurrentActivations(layer, activations),
      ...(isGru && { linear_before_reset: Number(config.reset_after !== false) }),
    },
    2,
  );
  const [batch, length] = x.shape;
  if (!config.return_sequences) {
    const name = graph.op("Squeeze", [last, graph.integers([0])]);
    return { name, shape: [batch, units] };
  }
  const alone = graph.op("Squeeze", [sequence, graph.integers([1])]);
  const name = graph.op("Transpose", [alone], { perm: [1, 0, 2] });
  return { name, shape: [batch, length, units] };
}

const merges = { sum: "Add", mul: "Mul", concat: "", ave: "" };

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function bidirectional(graph, [x], layer) {
  const { layer: inner, backward_layer: other, merge_mode: mode } = layer.config;
  if (!(mode in merges)) return refuseArgument(layer, "merge_mode", mode);
  const half = layer.weights.length / 2;
  const backward = other?.config ?? { ...inner.config, go_backwards: !inner.config.go_backwards };
  const [one, two] = [inner.config, backward].map((config, i) =>
    recurrent(graph, [x], {
      ...{ kind: (i ? (other ?? inner) : inner).class_name, name: layer.name, config },
      ...{ weights: layer.weights.slice(i * half, (i + 1) * half), causal: false },
    }),
  );
  const second = backward.return_sequences ? reversed(graph, two, 1) : two;
  const names = [one.name, second.name];
  if (mode === "concat") {
    const width = Number(one.shape.at(-1)) + Number(two.shape.at(-1));
    const name = graph.op("Concat", names, { axis: one.shape.length - 1 });
    return { name, shape: [...one.shape.slice(0, -1), width] };
  }
  if (mode === "ave") return { ...one, name: graph.op("Mean", names) };
  return { ...one, name: graph.op(merges[/** @type {"sum" | "mul"} */ (mode)], names) };
}

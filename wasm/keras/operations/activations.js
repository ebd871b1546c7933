/** Functions of each value, which activations are. */

import { activated, rescaled } from "./maker.js";

/** @import { Maker, Operation } from "./maker.js" */

/** That take nothing but a tensor. */
const plain = [
  ...["relu6", "sigmoid", "tanh", "softplus", "softsign", "silu", "selu", "mish", "exponential"],
  ...["hard_sigmoid", "hard_silu", "hard_tanh", "tanh_shrink", "squareplus"],
  ...["sparse_plus", "sparse_sigmoid"],
];

/** With the one value that the activation of this name has. @type {Record<string, [param: string, value: number]>} */
const fixed = {
  celu: ["alpha", 1],
  log_softmax: ["axis", -1],
  sparsemax: ["axis", -1],
  soft_shrink: ["threshold", 0.5],
  hard_shrink: ["threshold", 0.5],
};

/** x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))), of arXiv:1606.08415, as Keras and TensorFlow approximate it. */
const steepness = Math.sqrt(2 / Math.PI);

/**
 * @template T
 * @param {Maker<T>} maker
 * @param {T} x
 * @returns {T}
 */
function approximateGelu(maker, x) {
  const scaled = (/** @type {T} */ one, /** @type {number} */ scale, offset = 0) =>
    /** @type {T} */ (rescaled(maker, one, scale, offset));
  const cube = scaled(maker.layer("Multiply", {}, [x, x, x]), 0.044715);
  const inner = scaled(maker.layer("Add", {}, [x, cube]), steepness);
  return maker.layer("Multiply", {}, [x, scaled(activated(maker, inner, "tanh"), 0.5, 0.5)]);
}

/** @type {Operation} */
const gelu = (maker, x, isRough) =>
  isRough ? approximateGelu(maker, x) : activated(maker, x, "gelu");

/** @type {Record<string, [params: string[], make: Operation]>} */
export const activations = {
  ...Object.fromEntries(
    plain.map((name) => [name, [["x|features"], (maker, x) => activated(maker, x, name)]]),
  ),
  ...Object.fromEntries(
    Object.entries(fixed).map(([name, [param, value]]) => [
      name,
      [
        ["x|features|logits", param],
        (maker, x, given = value) => (given === value ? activated(maker, x, name) : null),
      ],
    ]),
  ),
  // -softplus(-x), which a Keras reads that has no such activation yet.
  log_sigmoid: [
    ["x"],
    (maker, x) => {
      const other = rescaled(maker, x, -1);
      return other && rescaled(maker, activated(maker, other, "softplus"), -1);
    },
  ],
  gelu: [["x|features", "approximate"], (maker, x, isRough = false) => gelu(maker, x, isRough)],
  // keras.ops.gelu
  gelu_of_ops: [["x", "approximate"], (maker, x, isRough = true) => gelu(maker, x, isRough)],
  elu: [
    ["x|features", "alpha"],
    (maker, x, alpha = 1) =>
      alpha === 1 ? activated(maker, x, "elu") : maker.layer("ELU", { alpha }, [x]),
  ],
  leaky_relu: [
    ["x|features", "negative_slope|alpha"],
    (maker, x, slope = 0.2) => maker.layer("LeakyReLU", { negative_slope: slope }, [x]),
  ],
  // The function of keras.activations has the arguments of the layer.
  relu: [
    ["x|features", "negative_slope|alpha", "max_value", "threshold"],
    (maker, x, slope = 0, most = null, threshold = 0) => {
      const config = {
        ...(slope !== 0 && { negative_slope: slope }),
        ...(most !== null && { max_value: most }),
        ...(threshold !== 0 && { threshold }),
      };
      return Object.keys(config).length === 0
        ? activated(maker, x, "relu")
        : maker.layer("ReLU", config, [x]);
    },
  ],
  softmax: [
    ["x|logits", "axis"],
    (maker, x, axis = -1) =>
      axis === -1 ? activated(maker, x, "softmax") : maker.layer("Softmax", { axis }, [x]),
  ],
};

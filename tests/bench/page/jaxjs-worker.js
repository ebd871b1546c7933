/**
 * jax-js on its WebAssembly device, which takes as many threads as it finds. The networks are written as
 * its MNIST demo writes them: compiled prediction, valueAndGrad, Adam. The update is compiled too.
 */

import "./serve-calls.js";
// @ts-expect-error the server's path of it: import maps do not reach workers
import * as library from "/jaxjs/index.js";

const jax = /** @type {typeof import("@jax-js/jax")} */ (library);
const { defaultDevice, init, jit, lax, nn, numpy: np, random, tree, valueAndGrad } = jax;

/** @typedef {import("@jax-js/jax").Array} Tensor */
/** @typedef {{ kernel: Tensor, bias: Tensor }[]} Weights */
/** What an array becomes on its way through a layer, and the weights the layer starts with. */
/** @typedef {{ weights: [kernel: number[], bias: number[]] | null, apply: (x: Tensor, weights: any) => Tensor }} Stage */

/** @param {Tensor} x @param {string | undefined} activation */
const activated = (x, activation) => (activation === "relu" ? nn.relu(x) : x);

/** A sigmoid for two classes is a softmax of two here. @param {{ classes: number }} model */
const classesOf = ({ classes }) => Math.max(2, classes);

/**
 * The layers as functions; images are (batch, channels, height, width), as jax-js has them. The last
 * layer's softmax is in the loss.
 * @param {import("../models.mjs").BenchModel} model
 * @returns {Stage[]}
 */
function stagesOf({ inputShape, layers, classes }) {
  let [height, width, channels = 1] = inputShape;
  let units = inputShape.reduce((product, extent) => product * extent, 1);
  return layers.map(([name, options = {}], index) => {
    switch (name) {
      case "conv2d": {
        const { filters, kernelSize, activation, padding = "valid" } = options;
        const kernel = [filters, channels, kernelSize, kernelSize];
        if (padding === "valid")
          [height, width] = [height - kernelSize + 1, width - kernelSize + 1];
        channels = filters;
        units = height * width * channels;
        return {
          weights: [kernel, [filters, 1, 1]],
          apply: (x, weights) =>
            activated(
              lax
                .convGeneralDilated(x, weights.kernel, [1, 1], padding.toUpperCase())
                .add(weights.bias),
              activation,
            ),
        };
      }
      case "maxPooling2d": {
        const { poolSize } = options;
        [height, width] = [Math.floor(height / poolSize), Math.floor(width / poolSize)];
        units = height * width * channels;
        const pool = [poolSize, poolSize];
        return { weights: null, apply: (x) => lax.reduceWindow(x, np.max, pool, pool) };
      }
      case "dense": {
        const isLast = index === layers.length - 1;
        const kernel = [units, isLast ? classesOf({ classes }) : options.units];
        units = kernel[1];
        return {
          weights: [kernel, [units]],
          apply: (x, weights) =>
            activated(np.dot(x, weights.kernel).add(weights.bias), options.activation),
        };
      }
      case "flatten": {
        const size = units;
        return { weights: null, apply: (x) => x.reshape([-1, size]) };
      }
      // Its demo has no dropout; leaving it out costs it nothing.
      case "dropout":
        return { weights: null, apply: (x) => x };
      default:
        throw new Error(`left out: the bench does not write ${name} in jax-js`);
    }
  });
}

/** @param {Stage[]} stages @returns {Weights} */
function weightsOf(stages) {
  const shapes = stages.flatMap(({ weights }) => (weights ? [weights] : []));
  return shapes.map(([kernel, bias], index) => ({
    kernel: random.uniform(random.key(index), kernel, { minval: -0.05, maxval: 0.05 }),
    bias: np.zeros(bias),
  }));
}

const [beta1, beta2, epsilon, learningRate] = [0.9, 0.999, 1e-7, 0.001];

/**
 * Adam for one array; `correction` is √(1 - β₂ᵗ) / (1 - β₁ᵗ). Gives the new weight and moments.
 * @param {Tensor} weight @param {Tensor} mean @param {Tensor} square
 * @param {Tensor} gradient @param {Tensor} correction
 */
const adam = jit((weight, mean, square, gradient, correction) => {
  mean = mean.mul(beta1).add(gradient.ref.mul(1 - beta1));
  square = square.mul(beta2).add(np.square(gradient).mul(1 - beta2));
  const change = mean.ref.mul(correction).mul(learningRate);
  weight = weight.sub(change.div(np.sqrt(square.ref).add(epsilon)));
  return [weight, mean, square];
});

/** @type {import("./contender-worker.js").Contender} */
const contender = {
  async start() {
    await init("wasm");
    defaultDevice("wasm");
    return {
      version: "0.1.25",
      threads: globalThis.crossOriginIsolated ? navigator.hardwareConcurrency : 1,
    };
  },

  async open({ model, batch, numbers, scale, labels }) {
    const stages = stagesOf(model);
    const predict = jit((/** @type {Weights} */ weights, /** @type {Tensor} */ x) => {
      let next = 0;
      for (const { weights: own, apply } of stages) x = apply(x, own ? weights[next++] : undefined);
      return nn.logSoftmax(x);
    });
    const loss = (
      /** @type {Weights} */ weights,
      /** @type {Tensor} */ x,
      /** @type {Tensor} */ y,
    ) =>
      predict(weights, x)
        .mul(nn.oneHot(y, classesOf(model)))
        .sum()
        .mul(-1 / batch);
    const [height, width, channels = 1] = model.inputShape;
    const pixels = Float32Array.from(numbers, (number) => number * scale);
    const isTable = model.inputShape.length === 1;
    const x = np
      .array(pixels)
      .reshape(isTable ? [batch, height] : [batch, channels, height, width]);
    const y = np.array(Int32Array.from(labels));
    const [first, structure] = tree.flatten(weightsOf(stages));
    /** @type {Tensor[]} */
    let leaves = /** @type {any} */ (first);
    let means = leaves.map((leaf) => np.zeros(leaf.shape));
    let squares = leaves.map((leaf) => np.zeros(leaf.shape));
    let steps = 0;
    const step = async () => {
      const weights = tree.unflatten(
        structure,
        leaves.map((leaf) => leaf.ref),
      );
      const [value, gradient] = valueAndGrad(loss)(/** @type {any} */ (weights), x.ref, y.ref);
      ++steps;
      const correction = Math.sqrt(1 - beta2 ** steps) / (1 - beta1 ** steps);
      const updated = tree
        .leaves(gradient)
        .map((/** @type {Tensor} */ leaf, /** @type {number} */ i) =>
          adam(leaves[i], means[i], squares[i], leaf, np.array(correction)),
        );
      leaves = updated.map(([weight]) => weight);
      means = updated.map(([, mean]) => mean);
      squares = updated.map(([, , square]) => square);
      await jax.blockUntilReady(leaves);
      await value.jsAsync();
    };
    await step();
    return {
      step,
      close() {
        for (const array of [...leaves, ...means, ...squares, x, y]) array.dispose();
      },
    };
  },
};
/** @type {any} */ (globalThis).serveContender(contender);

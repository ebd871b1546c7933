/**
 * The networks that are measured, in words that the package and TF.js share: both have a builder of each
 * layer's name that takes these arguments. The other contenders translate them.
 */

/** @typedef {readonly [name: string, options?: Readonly<Record<string, any>>]} LayerSpec */

/**
 * @typedef {object} BenchModel
 * @property {readonly number[]} inputShape of one row, channels last
 * @property {number} [vocabulary] where a row is words: how many there are
 * @property {number} classes 1 stands for a binary problem
 * @property {number} batch rows a step
 * @property {number} rows of an epoch: enough that memory, not only caches, is read
 * @property {readonly LayerSpec[]} layers
 * @property {readonly [number, number]} [slowBatches] where a whole step would take minutes: two batch
 *   sizes from which it is extrapolated linearly
 */

/** @type {readonly [LayerSpec, LayerSpec]} */
const normalizedDropout = [["batchNormalization"], ["dropout", { rate: 0.2 }]];

/** @param {number} units @returns {LayerSpec} */
const relu = (units) => ["dense", { units, activation: "relu" }];
/** @param {number} units @returns {LayerSpec} */
const linear = (units) => ["dense", { units }];
/** @param {number} units @returns {LayerSpec} */
const softmax = (units) => ["dense", { units, activation: "softmax" }];

/**
 * The models of the performance goals, and those of jax-js's own MNIST demo.
 * @type {Readonly<Record<string, BenchModel>>}
 */
export const models = {
  mlp: {
    inputShape: [28, 28],
    classes: 10,
    batch: 32,
    rows: 60_000,
    layers: [["flatten"], relu(128), ["dropout", { rate: 0.2 }], softmax(10)],
  },
  bn_mlp: {
    inputShape: [28, 28],
    classes: 10,
    batch: 32,
    rows: 30_000,
    layers: [
      ["flatten"],
      ...[linear(256), linear(256), ...normalizedDropout],
      ...[linear(128), linear(128), ...normalizedDropout],
      ...[linear(64), linear(64), ...normalizedDropout],
      softmax(10),
    ],
  },
  pima: {
    inputShape: [8],
    classes: 1,
    batch: 32,
    rows: 60_000,
    layers: [
      linear(128),
      relu(128),
      ["dropout", { rate: 0.2 }],
      ["dense", { units: 1, activation: "sigmoid" }],
    ],
  },
  fashion_cnn: {
    inputShape: [28, 28, 1],
    classes: 10,
    batch: 256,
    rows: 2560,
    layers: [
      ["conv2d", { filters: 32, kernelSize: 4, activation: "relu" }],
      ["maxPooling2d", { poolSize: 2 }],
      ["conv2d", { filters: 64, kernelSize: 3, activation: "relu" }],
      ["maxPooling2d", { poolSize: 2 }],
      ["dropout", { rate: 0.2 }],
      ["flatten"],
      linear(256),
      relu(128),
      softmax(10),
    ],
    slowBatches: [2, 8],
  },
  cifar_cnn: {
    inputShape: [32, 32, 3],
    classes: 100,
    batch: 256,
    rows: 768,
    layers: [
      ["conv2d", { filters: 64, kernelSize: 3, padding: "same", activation: "relu" }],
      ["maxPooling2d", { poolSize: 2 }],
      ["dropout", { rate: 0.25 }],
      ["conv2d", { filters: 128, kernelSize: 3, padding: "same", activation: "relu" }],
      ["maxPooling2d", { poolSize: 2 }],
      ["dropout", { rate: 0.2 }],
      ["flatten"],
      relu(256),
      relu(128),
      softmax(100),
    ],
    slowBatches: [1, 3],
  },
  big_cnn: {
    inputShape: [28, 28, 1],
    classes: 10,
    batch: 32,
    rows: 96,
    layers: [
      ["conv2d", { filters: 128, kernelSize: 3, padding: "same", activation: "relu" }],
      ["conv2d", { filters: 128, kernelSize: 3, padding: "same", activation: "relu" }],
      ["maxPooling2d", { poolSize: 2 }],
      ["flatten"],
      relu(128),
      softmax(10),
    ],
    slowBatches: [1, 2],
  },
  lstm: {
    inputShape: [50, 32],
    classes: 10,
    batch: 32,
    rows: 960,
    layers: [["lstm", { units: 128 }], softmax(10)],
  },
  gru: {
    inputShape: [50, 32],
    classes: 10,
    batch: 32,
    rows: 960,
    layers: [["gru", { units: 128 }], softmax(10)],
  },
  words_cnn: {
    inputShape: [200],
    vocabulary: 5000,
    classes: 10,
    batch: 32,
    rows: 960,
    layers: [
      ["embedding", { inputDim: 5000, outputDim: 64 }],
      ["conv1d", { filters: 64, kernelSize: 5, activation: "relu" }],
      ["globalMaxPooling1d"],
      softmax(10),
    ],
  },
  jaxjs_mlp: {
    inputShape: [28, 28],
    classes: 10,
    batch: 1000,
    rows: 60_000,
    layers: [["flatten"], relu(256), relu(128), softmax(10)],
  },
  jaxjs_convnet: {
    inputShape: [28, 28, 1],
    classes: 10,
    batch: 250,
    rows: 2500,
    layers: [
      ["conv2d", { filters: 24, kernelSize: 5, activation: "relu" }],
      ["maxPooling2d", { poolSize: 2 }],
      ["conv2d", { filters: 32, kernelSize: 3, activation: "relu" }],
      ["maxPooling2d", { poolSize: 2 }],
      ["flatten"],
      relu(128),
      softmax(10),
    ],
    slowBatches: [2, 8],
  },
};

/** What is measured when no models are named. */
export const usualModels = [
  "mlp",
  "bn_mlp",
  "pima",
  "fashion_cnn",
  "cifar_cnn",
  "big_cnn",
  "lstm",
  "gru",
  "words_cnn",
  "jaxjs_mlp",
  "jaxjs_convnet",
];

/** The same for a quick run: without those of which a step takes others many seconds. */
export const quickModels = usualModels.filter((name) => !["cifar_cnn", "big_cnn"].includes(name));

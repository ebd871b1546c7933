/** The model the page proposes for a data set, and what of a model depends on the data. */

/** @import { PreparedFacts, Task, LayerEntry } from "../types.js" */

let nextId = 1;

/**
 * @param {string} className
 * @param {Record<string, any>} [config]
 * @returns {LayerEntry}
 */
export function layer(className, config = {}) {
  return { id: nextId++, className, config };
}

/**
 * What the last layer must give for a task, as Keras courses do it.
 * @param {PreparedFacts} prepared
 */
export function outputFor({ task, classNames }) {
  if (task === "classification") return { units: classNames.length, activation: "softmax" };
  if (task === "binary") return { units: 1, activation: "sigmoid" };
  return { units: 1, activation: "linear" };
}

/**
 * The loss that belongs to a task.
 * @param {Task} task
 */
export function lossFor(task) {
  if (task === "classification") return "sparse_categorical_crossentropy";
  return task === "binary" ? "binary_crossentropy" : "mean_squared_error";
}

/**
 * What is measured beside the loss.
 * @param {Task} task
 */
export function metricFor(task) {
  return task === "regression" ? "mae" : "accuracy";
}

/**
 * The model that opens with a data set: a small convolutional network for images, dense layers for tables and
 * for images too small to convolve.
 * @param {PreparedFacts} prepared
 * @returns {LayerEntry[]}
 */
export function presetFor(prepared) {
  const { inputShape } = prepared;
  const last = layer("Dense", outputFor(prepared));
  if (inputShape.length === 1) {
    return [
      layer("Dense", { units: 64, activation: "relu" }),
      layer("Dense", { units: 32, activation: "relu" }),
      last,
    ];
  }
  if (inputShape.length !== 3 || Math.min(inputShape[0], inputShape[1]) < 12) {
    return [layer("Flatten"), layer("Dense", { units: 128, activation: "relu" }), last];
  }
  return [
    layer("Conv2D", { filters: 32, kernel_size: [4, 4], activation: "relu" }),
    layer("MaxPooling2D", { pool_size: [2, 2] }),
    layer("Conv2D", { filters: 64, kernel_size: [3, 3], activation: "relu" }),
    layer("MaxPooling2D", { pool_size: [2, 2] }),
    layer("Dropout", { rate: 0.2 }),
    layer("Flatten"),
    layer("Dense", { units: 256 }),
    layer("Dense", { units: 128, activation: "relu" }),
    last,
  ];
}

/**
 * The activation the model ends with, and the layer that decides how many numbers come out.
 * @param {LayerEntry[]} layers
 */
export function lastOf(layers) {
  const dense = layers.findLastIndex(({ className }) => className === "Dense");
  const after = layers.slice(dense + 1);
  let activation = String(layers[dense]?.config.activation ?? "linear");
  for (const { className, config } of after) {
    if (className === "Activation") activation = String(config.activation);
    if (className === "Softmax") activation = "softmax";
    if (className === "ReLU") activation = "relu";
  }
  return { index: dense, activation };
}

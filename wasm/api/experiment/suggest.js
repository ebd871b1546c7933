/** What suits the data where an experiment leaves it out: a model, its loss and metric, and how long to train. */

import { wrong } from "../checks.js";
import { canonicalFit } from "./canonical.js";

/** @typedef {import("../sequential.js").ModelSpec} ModelSpec */
/** @typedef {import("./types.js").CompileJson} CompileJson */
/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */

/**
 * What a suggestion depends on. A Prepared has it.
 * @typedef {object} Suits
 * @property {"classification" | "binary" | "regression"} task
 * @property {readonly string[]} classNames
 * @property {readonly number[]} inputShape of one row
 * @property {readonly number[]} [targetShape] of one row: [2] where two numbers are predicted, or one-hot rows of two
 *   classes, [] where one is
 * @property {readonly string[]} [labels] names of the numbers where each is 0 or 1, a label that a row has or has not
 */

/** Whether classes are one-hot rows, which only an output per class fits. @param {Suits} data */
const isOneHot = ({ task, targetShape = [] }) => task !== "regression" && targetShape.length > 0;

/** Whether each of several numbers is 0 or 1. @param {Pick<Suits, "labels">} data */
const areLabels = ({ labels = [] }) => labels.length > 0;

/**
 * The activation that a model, or one of its outputs, ends with.
 * @param {{ config: any }} model
 * @param {string} [output] of a model with several
 * @returns {unknown}
 */
export function endingOf({ config }, output) {
  const last = output
    ? config.layers.find((/** @type {any} */ one) => one.config?.name === output)
    : config.layers.at(-1);
  return last?.config?.layers ? endingOf(last) : last?.config?.activation;
}

/**
 * The loss that belongs to a task, to how the classes are written and to how the model ends.
 * @param {Suits} data
 * @param {ModelSpec} model
 * @param {string} output of a model with several
 */
function lossFor(data, model, output) {
  const ending = endingOf(model, output);
  if (areLabels(data) && ending === "sigmoid") return "binary_crossentropy";
  if (data.task === "regression") return "mean_squared_error";
  if (isOneHot(data)) return "categorical_crossentropy";
  if (data.task === "classification" || ending === "softmax")
    return "sparse_categorical_crossentropy";
  return "binary_crossentropy";
}

/**
 * What is measured beside the loss. Keras takes "accuracy" of several numbers for that of the largest one.
 * @param {Pick<Suits, "task" | "labels">} data
 * @param {any} loss
 */
function metricFor(data, loss) {
  const isBinary = /^binary_?crossentropy$/i.test(loss?.class_name ?? loss);
  if (areLabels(data) && isBinary) return "binary_accuracy";
  return data.task === "regression" ? "mae" : "accuracy";
}

/**
 * @param {string} class_name
 * @param {Record<string, unknown>} [config]
 */
const layer = (class_name, config = {}) => ({ class_name, config });

/** @param {Suits} data */
function lastLayer(data) {
  const { task, classNames, targetShape = [] } = data;
  if (task === "classification" || isOneHot(data))
    return layer("Dense", { units: classNames.length, activation: "softmax" });
  if (task === "binary") return layer("Dense", { units: 1, activation: "sigmoid" });
  const activation = areLabels(data) ? { activation: "sigmoid" } : {};
  return layer("Dense", { units: targetShape[0] ?? 1, ...activation });
}

/** Images of a smaller side are not convolved. */
const smallestConvolved = 12;

/** @param {Suits} data */
function hiddenLayers({ inputShape }) {
  const dense = (/** @type {number} */ units) => layer("Dense", { units, activation: "relu" });
  if (inputShape.length === 1) return [dense(64), dense(32)];
  if (inputShape.length === 2) {
    const kernel_size = Math.min(3, inputShape[0]);
    return [layer("Conv1D", { filters: 32, kernel_size, activation: "relu" }), layer("Flatten")];
  }
  if (inputShape.length !== 3 || Math.min(inputShape[0], inputShape[1]) < smallestConvolved) {
    return [layer("Flatten"), dense(128)];
  }
  return [
    layer("Conv2D", { filters: 32, kernel_size: [4, 4], activation: "relu" }),
    layer("MaxPooling2D", { pool_size: [2, 2] }),
    layer("Conv2D", { filters: 64, kernel_size: [3, 3], activation: "relu" }),
    layer("MaxPooling2D", { pool_size: [2, 2] }),
    layer("Dropout", { rate: 0.2 }),
    layer("Flatten"),
    layer("Dense", { units: 256 }),
    dense(128),
  ];
}

/**
 * A model that suits the data: a small convolutional network for images, a
 * convolution over time for windows of a series, dense
 * layers for tables and for images too small to convolve.
 * @param {Suits} data
 * @returns {ModelSpec}
 */
export function suggestModel(data) {
  if (!Array.isArray(data?.inputShape)) throw wrong("suggestModel()", "suits", data);
  const input = layer("InputLayer", { batch_shape: [null, ...data.inputShape] });
  return {
    class_name: "Sequential",
    config: { layers: [input, ...hiddenLayers(data), lastLayer(data)] },
  };
}

/**
 * How many rows a step, how many epochs. @param {Suits & { train: { rows: number } }} data
 */
export function suggestFit({ inputShape, train: { rows } }) {
  if (inputShape.length === 2) return { batch_size: 32, epochs: rows < 1000 ? 30 : 10 };
  if (inputShape.length > 1) return { batch_size: rows < 1000 ? 32 : 256, epochs: 10 };
  return rows < 1000 ? { batch_size: 16, epochs: 60 } : { batch_size: 32, epochs: 20 };
}

/**
 * The arguments of fit(). Where none is given, they suit the data; rows that the files bring to validate with do that
 * unless a share is given.
 * @param {CompleteExperiment["fit"]} fit
 * @param {Parameters<typeof suggestFit>[0]} data
 * @param {Pick<import("../../formats/types.js").TableDescription, "suggestedFit">} description of the files
 * @returns {import("./types.js").CompleteFit}
 */
export const completeFit = (fit, data, { suggestedFit }) =>
  canonicalFit(
    fit
      ? { validation_split: 0, ...suggestedFit, ...fit }
      : { ...suggestFit(data), validation_split: 0.1, ...suggestedFit },
  );

/**
 * The arguments of compile(), with what was left out filled in from the data and the model; by name for several outputs.
 * @param {CompileJson} compile
 * @param {Suits & Pick<import("../prepared.js").Prepared, "outputs" | "train">} data
 * @param {ModelSpec} model
 * @returns {CompileJson}
 */
export function completeCompile(compile, data, model) {
  const { outputs, train } = data;
  /** @template T @param {(data: Suits, name: string) => T} of @returns {T | Record<string, T>} */
  const each = (of) => {
    if (outputs[0].name === "") return of(data, "");
    const all = outputs.map(({ name, task, classNames, labels }, place) => {
      const targetShape = train.targets[place].shape;
      return [name, of({ ...data, task, classNames, labels, targetShape }, name)];
    });
    return Object.fromEntries(all);
  };
  const loss = compile.loss ?? each((one, name) => lossFor(one, model, name));
  const lossOf = (/** @type {string} */ name) => (name ? /** @type {any} */ (loss)?.[name] : loss);
  return {
    ...compile,
    loss,
    metrics: compile.metrics ?? each((one, name) => [metricFor(one, lossOf(name))]),
  };
}

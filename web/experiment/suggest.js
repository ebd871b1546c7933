/** What the page suggests for a data set, and how accepted suggestions follow other data. */

import { graphTo, outputNames } from "./connections.js";
import { graphOf, inputLayer, modelOf, freeName, withInput } from "./layers.js";

/** @import { Experiment, GraphView, Layer, ModelConfig, PreparedDescription, Target, Task } from "./types.js" */

/** What a loss and a metric are of. @typedef {Pick<PreparedDescription, "task" | "encoding" | "labels">} Predicts */

export const defaultSeed = 42;

/**
 * What the last layer must give for a task, as Keras courses do it.
 * @param {PreparedDescription} prepared
 */
export function outputFor({ task, classNames, targets = [], labels }) {
  if (task === "classification") return { units: classNames.length, activation: "softmax" };
  if (task === "binary") return { units: 1, activation: "sigmoid" };
  return { units: targets.length || 1, activation: labels?.length ? "sigmoid" : "linear" };
}

/**
 * The loss that belongs to a task, to how the model ends and to how the classes are written.
 * @param {Predicts} predicts
 * @param {ModelConfig} [model]
 * @param {string} [output] of a model with several
 */
export function lossFor({ task, encoding, labels }, model, output = "") {
  const ending = model && lastOf(graphTo(graphOf(model), output)).activation;
  if (labels?.length && (!model || ending === "sigmoid")) return "binary_crossentropy";
  if (task === "regression") return "mean_squared_error";
  if (encoding === "one-hot") return "categorical_crossentropy";
  if (task === "classification" || ending === "softmax") return "sparse_categorical_crossentropy";
  return "binary_crossentropy";
}

/**
 * What is measured beside the loss. Keras takes "accuracy" of several numbers for that of the largest one.
 * @param {Predicts} predicts
 */
export function metricFor({ task, labels }) {
  if (task !== "regression") return "accuracy";
  return labels?.length ? "binary_accuracy" : "mae";
}

/**
 * Layers in a chain.
 * @param {number[]} inputShape
 * @param {[string, Record<string, any>?][]} layers class names and configs
 */
function chain(inputShape, layers) {
  /** @type {string[]} */
  const names = [];
  const named = layers.map(([class_name, config = {}]) => {
    const name = freeName(class_name, names);
    names.push(name);
    return { name, class_name, config };
  });
  const inputs = [inputLayer(inputShape)];
  return modelOf({ name: "sequential", inputs, layers: named, outputs: null });
}

/**
 * The model that opens with a data set: a small convolutional network for images, a convolution over time for
 * windows of a series, dense layers for tables and for images too small to convolve.
 * @param {PreparedDescription} prepared
 */
export function suggestedModel(prepared) {
  const { inputShape } = prepared;
  const last = outputFor(prepared);
  if (inputShape.length === 1) {
    return chain(inputShape, [
      ["Dense", { units: 64, activation: "relu" }],
      ["Dense", { units: 32, activation: "relu" }],
      ["Dense", last],
    ]);
  }
  if (inputShape.length === 2) {
    const kernel_size = Math.min(3, inputShape[0]);
    return chain(inputShape, [
      ["Conv1D", { filters: 32, kernel_size, activation: "relu" }],
      ["Flatten"],
      ["Dense", last],
    ]);
  }
  if (inputShape.length !== 3 || Math.min(inputShape[0], inputShape[1]) < 12) {
    return chain(inputShape, [
      ["Flatten"],
      ["Dense", { units: 128, activation: "relu" }],
      ["Dense", last],
    ]);
  }
  return chain(inputShape, [
    ["Conv2D", { filters: 32, kernel_size: [4, 4], activation: "relu" }],
    ["MaxPooling2D", { pool_size: [2, 2] }],
    ["Conv2D", { filters: 64, kernel_size: [3, 3], activation: "relu" }],
    ["MaxPooling2D", { pool_size: [2, 2] }],
    ["Dropout", { rate: 0.2 }],
    ["Flatten"],
    ["Dense", { units: 256 }],
    ["Dense", { units: 128, activation: "relu" }],
    ["Dense", last],
  ]);
}

/** What a layer does to the numbers that it gives; "" for nothing. @param {Pick<Layer, "class_name" | "config">} layer */
export function activationOf({ class_name, config }) {
  return class_name === "Softmax" ? "softmax" : nameOf(config.activation ?? "");
}

/**
 * The activation the model ends with, and the layer that decides how many numbers come out.
 * @param {GraphView} graph
 */
export function lastOf({ layers }) {
  const dense = layers.findLastIndex(({ class_name }) => class_name === "Dense");
  let activation = nameOf(layers[dense]?.config.activation ?? "linear");
  for (const { class_name, config } of layers.slice(dense + 1)) {
    if (class_name === "Activation") activation = nameOf(config.activation);
    if (class_name === "Softmax") activation = "softmax";
    if (class_name === "ReLU") activation = "relu";
  }
  return { index: dense, activation };
}

/**
 * Where a new layer goes: before the layer that gives the output, and behind it only where it is the activation
 * that this one is without.
 * @param {GraphView} graph
 * @param {string} className
 * @param {PreparedDescription | null} prepared
 */
export function placeFor(graph, className, prepared) {
  const { index, activation } = lastOf(graph);
  const wanted = prepared && outputFor(prepared);
  const units = graph.layers[index]?.config.units;
  const isOutput = units === wanted?.units || ["softmax", "sigmoid"].includes(activation);
  const completes =
    ["Activation", "Softmax"].includes(className) &&
    activation === "linear" &&
    wanted?.activation !== "linear";
  return index >= 0 && isOutput && !completes ? index : graph.layers.length;
}

/** @param {any} named a Keras identifier: a string, or an object */
const nameOf = (named) => (typeof named === "string" ? named : String(named?.class_name ?? ""));

/** How many rows a step, how many epochs. @param {PreparedDescription} prepared */
function suggestedSteps({ inputShape, trainRows }) {
  if (inputShape.length === 2) return { batch_size: 32, epochs: trainRows < 1000 ? 30 : 10 };
  if (inputShape.length > 1) return { batch_size: trainRows < 1000 ? 32 : 256, epochs: 10 };
  return trainRows < 1000 ? { batch_size: 16, epochs: 60 } : { batch_size: 32, epochs: 20 };
}

/** @param {PreparedDescription} prepared */
export function suggestionsFor(prepared) {
  const { validationShare = 0.1 } = prepared;
  return {
    model: suggestedModel(prepared),
    loss: lossFor(prepared),
    metrics: [metricFor(prepared)],
    ...suggestedSteps(prepared),
    validation_split: validationShare,
  };
}

/** @param {unknown} one @param {unknown} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** Whether an argument of compile() is said by output. @param {any} value */
export const isByOutput = (value) =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !Object.hasOwn(value, "class_name");

/**
 * Loss and metrics of each of several outputs: those that a person chose, and those that suit the others.
 * @param {Pick<Experiment, "model" | "compile">} was
 * @param {PreparedDescription | null} before
 * @param {Experiment["model"]} model
 * @param {PreparedDescription} after
 */
function byOutput({ model: old, compile = {} }, before, model, { outputs }) {
  const { loss, metrics, loss_weights: weights } = compile;
  // A list is one for each, in their order.
  if (Array.isArray(loss)) return { loss, metrics };
  // What was said of the only output is then of the first.
  const saidOf = (/** @type {any} */ value, /** @type {string} */ name) =>
    isByOutput(value) ? value[name] : name === outputs[0].name ? value : undefined;
  const beforeOf = (/** @type {string} */ name) =>
    before?.outputs.find((one) => one.name === name) ??
    (before?.output === "" && name === outputs[0].name ? before : undefined);
  const losses = outputs.map((output) => {
    const { name } = output;
    const said = saidOf(loss, name);
    const had = beforeOf(name);
    const usual = had && [undefined, old].map((of) => lossFor(had, of, name));
    const isKept = said !== undefined && !usual?.includes(said);
    return [name, isKept ? said : lossFor(output, model, name)];
  });
  const measured = outputs.map((output) => {
    const { name } = output;
    const said = saidOf(metrics, name);
    const had = beforeOf(name);
    const isKept = said !== undefined && !(had && same(said, [metricFor(had)]));
    return [name, isKept ? said : [metricFor(output)]];
  });
  const known = outputs.map(({ name }) => name);
  return {
    loss: Object.fromEntries(losses),
    metrics: Object.fromEntries(measured),
    ...(isByOutput(weights) && {
      loss_weights: Object.fromEntries(
        Object.entries(weights).filter(([name]) => known.includes(name)),
      ),
    }),
  };
}

/**
 * Likewise of the only output: what was said of it where it was one of several, too.
 * @param {NonNullable<Experiment["compile"]>} compile
 * @param {PreparedDescription | null} before
 * @param {Experiment["model"]} old
 * @param {Experiment["model"]} model
 * @param {PreparedDescription} after
 */
function ofOnly({ loss, metrics, loss_weights: weights }, before, old, model, after) {
  const [only] = outputNames(graphOf(model));
  const had = before?.outputs.find(({ name }) => name === only) ?? before;
  const said = [loss, metrics].map((value) => (isByOutput(value) ? value[only] : value));
  const usual = had && [undefined, old].map((of) => lossFor(had, of));
  // What is asked of classes says nothing of numbers.
  const isOther = had ? (had.task === "regression") !== (after.task === "regression") : false;
  const isUsual = said[0] === undefined || isOther || usual?.includes(said[0]);
  const isMeasured = said[1] !== undefined && !isOther && !(had && same(said[1], [metricFor(had)]));
  return {
    loss: isUsual ? lossFor(after, model) : said[0],
    metrics: isMeasured ? said[1] : [metricFor(after)],
    ...(isByOutput(weights) && { loss_weights: undefined }),
  };
}

/**
 * The experiment for rows as they are now: what is missing is filled in, what was suggested for the rows before
 * becomes what is suggested for these, and what a person chose stays.
 * @param {Experiment} experiment
 * @param {PreparedDescription | null} before
 * @param {PreparedDescription} after
 * @returns {Experiment}
 */
export function followData(experiment, before, after) {
  const old = before && suggestionsFor(before);
  const next = suggestionsFor(after);
  const { model, compile = {}, fit = {}, seed = defaultSeed } = experiment;
  /** @type {<T>(value: T | undefined, was: T | null | undefined, is: T) => T} */
  const follow = (value, was, is) => (value === undefined || same(value, was) ? is : value);
  const followed = withInput(follow(model, old?.model, next.model), after);
  const { optimizer = { class_name: "Adam", config: {} } } = compile;
  return {
    ...experiment,
    model: followed,
    compile: {
      ...compile,
      optimizer,
      ...(after.output === ""
        ? ofOnly(compile, before, model, followed, after)
        : byOutput({ model, compile }, before, followed, after)),
    },
    fit: {
      shuffle: true,
      callbacks: [],
      ...fit,
      validation_split: follow(fit.validation_split, old?.validation_split, next.validation_split),
      batch_size: follow(fit.batch_size, old?.batch_size, next.batch_size),
      epochs: follow(fit.epochs, old?.epochs, next.epochs),
    },
    seed,
  };
}

/** How a model is compiled, in Keras's files and as compile() takes it. */

import { isObject } from "../messages/is-object.js";
import { currentOptimizer } from "./older.js";
import { withoutModules } from "./spec.js";

/** @import { CompileConfig } from "./types.js" */

/** Classes by the names that compile() takes. @type {Record<string, string>} */
const optimizers = {
  ...{ adadelta: "Adadelta", adagrad: "Adagrad", adam: "Adam", adamax: "Adamax", adamw: "AdamW" },
  ...{ ftrl: "Ftrl", lion: "Lion", nadam: "Nadam", rmsprop: "RMSprop", sgd: "SGD" },
};

/**
 * @param {any} config `compile_config` of a `.keras` file, `training_config` of an `.h5`
 * @returns {CompileConfig | null} null where it says no loss
 */
export function compileFrom(config) {
  if (!isObject(config)) return null;
  const plain = withoutModules(config);
  const { optimizer, optimizer_config: old, loss, metrics, loss_weights: lossWeights } = plain;
  const { weighted_metrics: weightedMetrics } = plain;
  if (loss === undefined || loss === null) return null;
  return {
    optimizer: ownOptimizer(optimizer ?? old ?? "rmsprop"),
    loss,
    ...(metrics && { metrics: plainMetrics(metrics) }),
    ...(lossWeights && { lossWeights }),
    ...(weightedMetrics && { weightedMetrics: plainMetrics(weightedMetrics) }),
  };
}

/** Keras 2.11 to 2.15 wrote its own optimizers into an `.h5` as if somebody else had made them. @param {any} optimizer */
function ownOptimizer(optimizer) {
  if (optimizer.class_name === "Nadam" && isObject(optimizer.config)) {
    // Before 2.11 it was how fast Nadam's momenta grow, which Keras 3 no longer asks, and made no learning rate smaller.
    const { decay: _, ...config } = optimizer.config;
    return { ...optimizer, config };
  }
  const name = /^Custom>(\w+)$/.exec(optimizer.class_name)?.[1];
  return name && Object.hasOwn(optimizers, name.toLowerCase())
    ? { ...optimizer, class_name: name }
    : optimizer;
}

/** Keras 2 wrote its own functions as objects with a name. @param {any} metrics @returns {any} */
function plainMetrics(metrics) {
  if (Array.isArray(metrics)) return metrics.map(plainMetrics);
  if (!isObject(metrics)) return metrics;
  if (metrics.class_name !== "MeanMetricWrapper") {
    return typeof metrics.class_name === "string"
      ? metrics
      : Object.fromEntries(Object.entries(metrics).map(([key, one]) => [key, plainMetrics(one)]));
  }
  return metrics.config?.fn ?? metrics.config?.name;
}

/**
 * @param {unknown} optimizer
 * @param {number | undefined} learningRate that it has now
 * @returns {{ class_name: string, config: Record<string, any> }}
 */
function optimizerOf(optimizer, learningRate) {
  const given = isObject(optimizer) ? optimizer : { class_name: optimizer ?? "rmsprop" };
  const name = String(given.class_name);
  const kind = optimizers[name.toLowerCase()] ?? name;
  const config = currentOptimizer(kind, given.config ?? {});
  if (learningRate !== undefined && !isObject(config.learning_rate)) {
    config.learning_rate = learningRate;
  }
  return { class_name: kind, config };
}

/**
 * With where each class is from.
 * @param {unknown} value
 * @param {string} module
 * @returns {any}
 */
function withModules(value, module) {
  if (Array.isArray(value)) return value.map((one) => withModules(one, module));
  if (!isObject(value)) return value ?? null;
  if (typeof value.class_name !== "string") {
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, withModules(one, module)]),
    );
  }
  const config = { ...value.config };
  if (isObject(config.learning_rate)) {
    config.learning_rate = withModules(config.learning_rate, "keras.optimizers.schedules");
  }
  return { module, class_name: value.class_name, config, registered_name: null };
}

/** A list of none, which Keras before 3.15 refuses of several outputs, says nothing. @param {unknown} metrics */
const someOf = (metrics) =>
  Array.isArray(metrics) && metrics.length === 0 ? null : (metrics ?? null);

/** What both files say alike. @param {CompileConfig} compile */
const common = ({ loss, metrics, weightedMetrics, lossWeights }) => ({
  loss,
  loss_weights: lossWeights ?? null,
  metrics: someOf(metrics),
  weighted_metrics: someOf(weightedMetrics),
});
const rest = { run_eagerly: false, steps_per_execution: 1, jit_compile: false };

/**
 * @param {CompileConfig} compile
 * @param {number | undefined} learningRate
 */
export function compileConfig(compile, learningRate) {
  const { loss, metrics, weighted_metrics: weighted, ...others } = common(compile);
  return {
    optimizer: withModules(optimizerOf(compile.optimizer, learningRate), "keras.optimizers"),
    loss: withModules(loss, "keras.losses"),
    ...others,
    metrics: withModules(metrics, "keras.metrics"),
    weighted_metrics: withModules(weighted, "keras.metrics"),
    ...rest,
  };
}

/** Short names that Keras finds in no `.h5` where a model has several losses. @type {Record<string, string>} */
const longNames = {
  mae: "mean_absolute_error",
  mape: "mean_absolute_percentage_error",
  mse: "mean_squared_error",
  msle: "mean_squared_logarithmic_error",
};

/** @param {any} loss @returns {any} */
function longLoss(loss) {
  if (typeof loss === "string") return longNames[loss.toLowerCase()] ?? loss;
  if (Array.isArray(loss)) return loss.map(longLoss);
  if (!isObject(loss) || "class_name" in loss) return loss;
  return Object.fromEntries(Object.entries(loss).map(([output, one]) => [output, longLoss(one)]));
}

/**
 * @param {CompileConfig} compile
 * @param {number | undefined} learningRate
 */
export function trainingConfig(compile, learningRate) {
  const { class_name, config } = optimizerOf(compile.optimizer, learningRate);
  const { learning_rate: rate } = config;
  const whole = isObject(rate) ? withModules(rate, "keras.optimizers.schedules") : rate;
  return {
    ...common(compile),
    loss: longLoss(compile.loss),
    ...rest,
    optimizer_config: { class_name, config: { ...config, learning_rate: whole } },
  };
}

/** How the model is trained: the experiment's `compile`, `fit` and `seed`. */

import { entryOf } from "./catalogue.js";
import { edit } from "./edit.js";
import { isTraining } from "./store.js";
import { lossFor, metricFor } from "./suggest.js";

/** @import { Playground } from "./playground.js" */
/** @import { Experiment, SerializedObject } from "./types.js" */

/**
 * @param {Playground} playground
 * @param {NonNullable<Experiment["fit"]>} changes
 */
export function setFit(playground, changes) {
  const { fit } = playground.store.state.experiment;
  edit(playground, { fit: { ...fit, ...changes } }, `fit ${Object.keys(changes)}`);
}

/**
 * @param {Playground} playground
 * @param {NonNullable<Experiment["compile"]>} changes
 */
export function setCompile(playground, changes) {
  const { compile } = playground.store.state.experiment;
  edit(playground, { compile: { ...compile, ...changes } }, `compile ${Object.keys(changes)}`);
}

/**
 * @param {Playground} playground
 * @param {number} seed
 */
export function setSeed(playground, seed) {
  edit(playground, { seed }, "seed");
}

/**
 * @param {Playground} playground
 * @param {string} title "" for none
 */
export function setTitle(playground, title) {
  edit(playground, { title: title.trim() ? title : undefined }, "title");
}

/**
 * The optimizer as an object, also where the experiment only names it.
 * @param {Experiment} experiment
 * @returns {SerializedObject}
 */
export function optimizerOf({ compile }) {
  const { optimizer = "adam" } = compile ?? {};
  const named = typeof optimizer === "string" ? { class_name: optimizer, config: {} } : optimizer;
  const class_name = entryOf("optimizer", named.class_name)?.class_name ?? named.class_name;
  return { class_name, config: named.config ?? {} };
}

/**
 * What the package's `compile` takes.
 * @param {Experiment} experiment
 * @param {import("./types.js").Task} task
 */
export function compileOptions(experiment, task) {
  const { loss, metrics, ...rest } = experiment.compile ?? {};
  const { encoding } = experiment.target ?? {};
  const { loss_weights, weighted_metrics } = /** @type {any} */ (rest);
  return {
    optimizer: optimizerOf(experiment),
    loss: loss ?? lossFor({ task, encoding }, experiment.model),
    metrics: metrics ?? [metricFor({ task })],
    ...(loss_weights !== undefined && { lossWeights: loss_weights }),
    ...(weighted_metrics !== undefined && { weightedMetrics: weighted_metrics }),
    seed: experiment.seed ?? 0,
  };
}

/**
 * Changes the learning rate, at once where a run is on.
 * @param {Playground} playground
 * @param {Record<string, any>} config of the optimizer
 */
export function setOptimizerConfig(playground, config) {
  const { store, handles } = playground;
  const before = learningRate(store.state.experiment);
  const { class_name } = optimizerOf(store.state.experiment);
  setCompile(playground, { optimizer: { class_name, config } });
  const now = learningRate(store.state.experiment);
  if (isTraining(store.state) && now !== before && now > 0) handles.net?.setLearningRate(now);
}

/** The learning rate in force, the optimizer's default included. @param {Experiment} experiment */
export function learningRate(experiment) {
  const { class_name, config } = optimizerOf(experiment);
  const argument = entryOf("optimizer", class_name)?.arguments.find(
    ({ name }) => name === "learning_rate",
  );
  return Number(config.learning_rate ?? argument?.default);
}

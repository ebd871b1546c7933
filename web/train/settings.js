/** The settings of a training run: what the form changes and what `compile` takes. */

import { handles } from "../handles.js";
import { entryOf } from "../model/catalogue.js";
import { lossFor, metricFor } from "../model/presets.js";
import { isTraining, store } from "../store.js";

/** @import { Settings } from "../types.js" */

/** @param {Partial<Settings>} changes */
export function setSettings(changes) {
  const settings = { ...store.state.training.settings, ...changes };
  store.patch("training", { settings });
}

/** What `compile` takes, from the settings and the task. */
export function compileOptions() {
  const { settings } = store.state.training;
  const task = store.state.data.prepared?.task ?? "classification";
  return {
    optimizer: settings.optimizer,
    loss: settings.loss === "auto" ? lossFor(task) : settings.loss,
    metrics: [metricFor(task)],
    seed: settings.seed,
  };
}

/**
 * Changes the learning rate, at once where a run is on.
 * @param {Record<string, any>} config of the optimizer
 */
export function setOptimizerConfig(config) {
  const { settings } = store.state.training;
  const before = learningRate();
  setSettings({ optimizer: { ...settings.optimizer, config } });
  const now = learningRate();
  if (isTraining() && now !== before && now > 0) handles.net?.setLearningRate(now);
}

/** The learning rate in force, the optimizer's default included. */
export function learningRate() {
  const { class_name, config } = store.state.training.settings.optimizer;
  const argument = entryOf("optimizer", class_name)?.arguments.find(
    ({ name }) => name === "learning_rate",
  );
  return Number(config.learning_rate ?? argument?.default);
}

/** Whether a run was trained with the page's current recipe: results belong to the recipe they came from. */

import { optimizerOf } from "./settings.js";
import { isTraining } from "./store.js";

/** @import { Experiment, State } from "./types.js" */

/** @typedef {keyof Experiment} Part */

/** What the weights depend on, beside the seed and what fit() is told. @type {Part[]} */
const parts = ["data", "reading", "target", "inputs", "preparation", "model", "begin", "compile"];

/** The order of an object's keys says nothing. @param {unknown} value */
const textOf = (value) =>
  JSON.stringify(value, (_, part) =>
    part && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** @param {unknown} one @param {unknown} other */
export const same = (one, other) => one === other || textOf(one) === textOf(other);

/** @param {Experiment} experiment */
const withoutRate = ({ compile, ...experiment }) => {
  const { class_name, config } = optimizerOf({ ...experiment, compile });
  const { learning_rate: _, ...rest } = config;
  return { ...experiment, compile: { ...compile, optimizer: { class_name, config: rest } } };
};

/**
 * Whether training can go on from one to the other. The learning rate may change on the way, as it may during
 * a run.
 * @param {Experiment} trained
 * @param {Experiment} experiment
 */
export function continues(trained, experiment) {
  if (trained === experiment) return true;
  const [one, other] = [withoutRate(trained), withoutRate(experiment)];
  return parts.every((part) => same(one[part], other[part]));
}

/** Whether the run that is shown was trained with something else than what is set now. @param {State} state */
export function isStale(state) {
  const { training, experiment } = state;
  const trained = training.experiment;
  if (!trained || trained === experiment || training.epoch.length === 0) return false;
  if (isTraining(state)) return false;
  const fitOf = (/** @type {Experiment} */ { fit }) => ({ ...fit, epochs: 0 });
  return !(
    [...parts, /** @type {Part} */ ("seed")].every((part) =>
      same(trained[part], experiment[part]),
    ) && same(fitOf(trained), fitOf(experiment))
  );
}

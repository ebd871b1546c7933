/** What each of several outputs of a model predicts, and the data as one of them sees it. */

import { outputNames } from "./connections.js";
import { graphOf } from "./layers.js";

/** @import { Experiment, PreparedDescription } from "./types.js" */

/**
 * What is predicted.
 * @typedef {object} Target
 * @property {string[]} [columns] of a table
 * @property {"classification" | "regression"} [task] the target suggests it when left out
 * @property {"integer" | "one-hot"} [encoding] follows the loss when left out
 * @property {"StandardScaler" | "MinMaxScaler" | null} [scaling] of numbers; suggested by them when left out
 * @property {string} [positive_class] of two classes the one that is class 1
 * @property {string[]} [class_names] in the order of the classes
 * @property {Record<string, Omit<Target, "outputs">>} [outputs] in place of all of these, for a model with several
 *   outputs: what each predicts
 *
 * What is known of it when the data are prepared, of one output.
 * @typedef {{ name: string } & Pick<PreparedDescription, "task" | "encoding" | "classNames" | "classes" | "targets" |
 *   "labels" | "scaling">} OutputDescription
 */

/**
 * The names of a model's outputs; none where it has one, which needs no name.
 * @param {Experiment["model"]} model
 * @returns {string[]}
 */
export function severalOutputs(model) {
  const names = outputNames(graphOf(model));
  return names.length > 1 ? names : [];
}

/**
 * The targets by output; of a model that has one its name is "".
 * @param {Experiment["target"]} target
 * @returns {[output: string, target: Target][]}
 */
export const targetsIn = (target = {}) =>
  target.outputs ? Object.entries(target.outputs) : [["", target]];

/** The columns that are predicted. @param {Experiment["target"]} target */
export const targetColumns = (target) =>
  targetsIn(target).flatMap(([, { columns = [] }]) => columns);

/**
 * The target with that of one output.
 * @param {Experiment["target"]} target
 * @param {string} output
 * @param {Target} one
 * @returns {Target}
 */
export const withTarget = (target, output, one) =>
  output === "" ? one : { outputs: { ...target?.outputs, [output]: one } };

/**
 * The experiment with a target for each output of its model: those it has; a new one predicts at first what the first
 * does. Of images each predicts their class, of which the first says what its names are.
 * @param {Experiment} experiment
 * @param {{ kind: string } | null} description
 * @returns {Experiment}
 */
export function withOutputTargets(experiment, description) {
  const { target = {}, model } = experiment;
  if (!description) return experiment;
  const names = severalOutputs(model);
  const [[, first]] = targetsIn(target);
  if (names.length === 0) {
    const [only] = outputNames(graphOf(model));
    return target.outputs ? { ...experiment, target: target.outputs[only] ?? first } : experiment;
  }
  if (description.kind === "images") {
    const { class_names, positive_class } = first;
    const said = { ...(class_names && { class_names }), ...(positive_class && { positive_class }) };
    const each = names.map((name, place) => [name, place === 0 ? said : {}]);
    return { ...experiment, target: { outputs: Object.fromEntries(each) } };
  }
  const columns = first.columns?.slice(0, 1);
  const outputs = names.map((name, place) => [
    name,
    target.outputs?.[name] ?? (place === 0 && !target.outputs ? first : columns && { columns }),
  ]);
  return { ...experiment, target: { outputs: Object.fromEntries(outputs) } };
}

/**
 * The same where it is of images, whose only target needs no choice.
 * @param {Experiment} experiment
 * @param {{ kind: string } | null} description
 */
export const withImageTargets = (experiment, description) =>
  description?.kind === "images" ? withOutputTargets(experiment, description) : experiment;

/**
 * Prepared data as an output of the model sees them: its task, its classes or numbers.
 * @param {PreparedDescription} prepared
 * @param {string} output the first where there is none of that name
 * @returns {PreparedDescription}
 */
export function seenBy(prepared, output) {
  const one = prepared.outputs.find(({ name }) => name === output) ?? prepared.outputs[0];
  const { name, ...seen } = one;
  return { ...prepared, ...seen, output: name };
}

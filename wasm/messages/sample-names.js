/** What the numbers of prepared rows are called. */

/** @import { PreparationState } from "../formats/types.js" */

/** @typedef {{ sequence_length: number, sampling_rate: number, horizon: number, target_length: number, include_target: boolean }} Windows */

/**
 * How windows are made of rows; null where a sample is a row.
 * @param {Pick<PreparationState, "steps">} state
 * @returns {Windows | null}
 */
export function windowsOf({ steps }) {
  const step = steps.find((one) => one?.class_name === "TimeseriesWindows");
  return step ? /** @type {any} */ ({ ...step.config, ...step.learned }) : null;
}

/**
 * How many rows in the order of time a window takes.
 * @param {Windows} windows
 */
export const rowsOf = ({ sequence_length, sampling_rate }) =>
  (sequence_length - 1) * sampling_rate + 1;

/**
 * A column at a time, as forecasters write it: co2(t-1), co2(t), co2(t+1).
 * @param {string} name
 * @param {number} time in rows, 0 for the last that a window shows
 */
const at = (name, time) => `${name}(t${time > 0 ? "+" : ""}${time === 0 ? "" : time})`;

/**
 * The numbers of a sample of a table, in their order: those of a model's inputs one behind the other. What several
 * inputs take has the input's name before its own.
 * @param {Pick<PreparationState, "features" | "steps" | "model_inputs">} state
 * @returns {string[]}
 */
export function featureNames({ steps, features, model_inputs: inputs }) {
  if (!inputs) return overTime(features, windowsOf({ steps }));
  const all = inputs.flatMap((input) => input.features);
  const shared = new Set(all.filter((name, place) => all.indexOf(name) < place));
  return inputs.flatMap(({ name, features: own }) =>
    overTime(
      own.map((feature) => (shared.has(feature) ? `${name}/${feature}` : feature)),
      windowsOf({ steps }),
    ),
  );
}

/**
 * @param {string[]} names
 * @param {Windows | null} windows
 */
function overTime(names, windows) {
  if (!windows) return names;
  const { sequence_length: length, sampling_rate: rate } = windows;
  return Array.from({ length }, (_, step) => (step - length + 1) * rate).flatMap((time) =>
    names.map((name) => at(name, time)),
  );
}

/**
 * What is predicted, by output; of a model that has one the output has no name.
 * @param {Pick<PreparationState, "target" | "scaling" | "encoding" | "targets">} state
 * @returns {NonNullable<PreparationState["targets"]>}
 */
export const targetsOf = ({ target, scaling, encoding, targets }) =>
  targets ?? [{ output: "", target, scaling, encoding }];

/**
 * Two classes are told apart in a way of their own.
 * @param {PreparationState["target"]} target
 * @returns {"classification" | "binary" | "regression"}
 */
export const taskOf = ({ task, class_names: names }) =>
  task === "classification" && names.length === 2 ? "binary" : task;

/**
 * The numbers that are predicted of a sample, or its class, for one of the outputs.
 * @param {Pick<PreparationState, "target" | "steps">} state
 * @param {PreparationState["target"]} [target] the first output's when left out
 * @returns {string[]}
 */
export function targetNames(state, target = state.target) {
  const windows = windowsOf(state);
  const { columns } = target;
  if (!windows) return columns;
  const { horizon, target_length: length } = windows;
  return columns.flatMap((name) => Array.from({ length }, (_, step) => at(name, horizon + step)));
}

/** Which columns of a table each of several inputs of a model takes. */

import { graphOf } from "./layers.js";
import { targetColumns } from "./outputs.js";

/** @import { Experiment } from "./types.js" */

/** @typedef {{ kind: string, columns?: { name: string }[] }} Description the package's, of the source */

/** What one of several inputs takes of a table. @typedef {{ name: string, shape: number[], columns: string[] }} ModelInput */

/** @param {Experiment["model"]} model */
const namesOf = (model) => graphOf(model).inputs.map(({ config }) => String(config.name));

/**
 * The columns that an input may take. What is predicted is none of them, but for its past in windows.
 * @param {Experiment} experiment
 * @param {Description} description
 */
export function choosable({ target, preparation = [] }, { columns = [] }) {
  const windows = preparation.find(
    ({ class_name, enabled }) => class_name === "TimeseriesWindows" && enabled !== false,
  );
  const past = windows && windows.config.include_target !== false;
  const names = columns.map(({ name }) => name);
  const predicted = targetColumns(target);
  return past ? names : names.filter((name) => !predicted.includes(name));
}

/**
 * The experiment with columns for each input of its model: those it has as far as they are there; all where none is.
 * @param {Experiment} experiment
 * @param {Description | null} description
 * @returns {Experiment}
 */
export function withInputColumns(experiment, description) {
  const { inputs: before, ...rest } = experiment;
  const names = namesOf(experiment.model);
  if (names.length < 2 || description?.kind !== "table") return rest;
  const columns = choosable(experiment, description);
  const inputs = names.map((name) => {
    const kept = before?.[name]?.filter((column) => columns.includes(column)) ?? [];
    return [name, kept.length > 0 ? kept : columns];
  });
  return { ...rest, inputs: Object.fromEntries(inputs) };
}

/**
 * The inputs of an experiment whose model becomes another. Those that nobody chose are still suggested.
 * @param {Experiment} experiment
 * @param {NonNullable<Experiment["model"]>} model
 * @param {Description | null} description
 */
export function inputsFor(experiment, model, description) {
  const were = namesOf(experiment.model);
  const isSame = JSON.stringify(were) === JSON.stringify(namesOf(model));
  if (isSame && were.length > 1) return experiment.inputs;
  return withInputColumns({ ...experiment, model }, description).inputs;
}

/**
 * What the package is told of the inputs: columns, or how many numbers each takes where it is to deal them out.
 * @param {Experiment} experiment
 * @param {Description} description
 */
export function preparedInputs({ inputs, model }, { kind }) {
  const layers = graphOf(model).inputs;
  if (kind !== "table" || layers.length < 2) return undefined;
  if (inputs) return inputs;
  const sizes = layers.map(({ config }) => [config.name, config.batch_shape?.at(-1)]);
  return sizes.every(([, size]) => size > 0) ? Object.fromEntries(sizes) : undefined;
}

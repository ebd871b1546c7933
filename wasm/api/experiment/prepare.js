/** From a source to training and test rows, as the experiment says. */

import { canonicalEntry, canonicalInputs, canonicalTarget } from "./canonical.js";
import { inputLayersOf, outputNamesOf } from "./model-spec.js";

/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */
/** @typedef {import("../data-source.js").DataSource} DataSource */
/** @typedef {import("../prepared.js").Prepared} Prepared */

/**
 * @param {DataSource} source
 * @param {CompleteExperiment} json
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<{ prepared: Prepared, said: Pick<CompleteExperiment, "target" | "inputs" | "preparation"> }>}
 *   `said` are the column, the task, what each input takes and the steps also where the experiment left them to the
 *   data
 */
export async function prepareSource(
  source,
  { reading, target, preparation, seed, ...json },
  signal,
) {
  const isTable = source.kind === "table";
  const inputs = isTable || json.inputs ? inputsOf(json) : null;
  const own = isTable ? target : forEachOutput(target, json.model);
  const prepared = await source.prepare({
    ...(inputs && { inputs }),
    ...{ target: inModelOrder(own, json.model), seed, signal },
    ...(reading && { reading: /** @type {any} */ (reading) }),
    ...(preparation && { preparation }),
  });
  const { suggestedPreparation } = source.description;
  const steps = preparation ?? canonicalEntry("preparation", suggestedPreparation);
  if (!isTable) return { prepared, said: { target: own, preparation: steps } };
  const { model_inputs: taken } = prepared.toJSON();
  return {
    prepared,
    said: {
      target: saidOf(target, prepared),
      ...(taken && { inputs: canonicalInputs(columnsOf(taken)) }),
      preparation: steps,
    },
  };
}

/**
 * The targets with what was left to the data.
 * @param {CompleteExperiment["target"]} target
 * @param {Prepared} prepared
 * @returns {CompleteExperiment["target"]}
 */
function saidOf(target, { outputs }) {
  const said = outputs.map(({ name, columns, task, scaling }) => {
    const own = target.outputs ? target.outputs[name] : target;
    return task === "regression"
      ? { ...own, columns, task, scaling }
      : { ...own, columns, task: /** @type {const} */ ("classification") };
  });
  if (!target.outputs) return said[0];
  return canonicalTarget({
    outputs: Object.fromEntries(outputs.map(({ name }, place) => [name, said[place]])),
  });
}

/**
 * The class of an image, which each of several outputs of a model predicts.
 * @param {CompleteExperiment["target"]} target
 * @param {CompleteExperiment["model"]} model
 * @returns {CompleteExperiment["target"]}
 */
function forEachOutput(target, model) {
  const names = outputNamesOf(model);
  if (target.outputs || names.length < 2) return target;
  const { encoding: _, ...first } = target;
  return { outputs: Object.fromEntries(names.map((name, place) => [name, place ? {} : first])) };
}

/**
 * What each output predicts, in the order of the model.
 * @param {CompleteExperiment["target"]} target
 * @param {CompleteExperiment["model"]} model
 * @returns {CompleteExperiment["target"]}
 */
function inModelOrder(target, model) {
  const { outputs } = target;
  if (!outputs) return target;
  const names = outputNamesOf(model).filter((name) => Object.hasOwn(outputs, name));
  return { outputs: Object.fromEntries(names.map((name) => [name, outputs[name]])) };
}

/** @param {NonNullable<import("../../formats/types.js").PreparationState["model_inputs"]>} inputs */
const columnsOf = (inputs) =>
  Object.fromEntries(inputs.map(({ name, columns }) => [name, columns]));

/**
 * What each input takes, in the order of the model; where nothing is said how many numbers each of several takes, by
 * which columns are suggested.
 * @param {Pick<CompleteExperiment, "inputs" | "model">} json
 */
function inputsOf({ inputs: said, model }) {
  const inputs = inputLayersOf(model);
  if (said) return Object.fromEntries(inputs.map(({ name }) => [name, said[name]]));
  if (inputs.length < 2 || !inputs.every(({ size }) => size > 0)) return null;
  return Object.fromEntries(inputs.map(({ name, size }) => [name, size]));
}

/**
 * Uses the rows of a run. One that was loaded has none: they are prepared again, and come out the same.
 * @template T
 * @param {{ prepared: import("../prepared.js").Prepared | null, experiment: CompleteExperiment }} run
 * @param {import("../data-source.js").DataSource} source
 * @param {AbortSignal | undefined} signal
 * @param {(prepared: import("../prepared.js").Prepared) => Promise<T>} work
 */
export async function withRows(run, source, signal, work) {
  if (run.prepared) return work(run.prepared);
  const { prepared } = await prepareSource(source, run.experiment, signal);
  try {
    return await work(prepared);
  } finally {
    prepared.dispose();
  }
}

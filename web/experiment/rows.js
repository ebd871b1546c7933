/** From files to rows, as the experiment says: the two steps that data and recovery have in common. */

import { readFiles } from "minibatch";
import { toInput } from "./files.js";
import { preparedInputs } from "./inputs.js";

/** @import { Experiment, NamedFile, PreparedDescription } from "./types.js" */

/**
 * @param {NamedFile[]} files
 * @param {{ signal?: AbortSignal, onProgress?: (done: number, total: number) => void, reading?: any }} [options]
 * @returns {Promise<any>} a data source
 */
export const readSource = (files, options) => readFiles(files.map(toInput), options);

/**
 * What the source depends on.
 * @param {Experiment["reading"]} reading
 */
export const readingKey = (reading) => JSON.stringify(reading ?? null);

/**
 * What the rows depend on, beside the source and the seed.
 * @param {Experiment} experiment
 */
export const rowsKey = ({ target, preparation, inputs }) =>
  JSON.stringify([target, preparation, inputs]);

/**
 * What the source's `prepare` takes: these parts of the experiment, as far as they are set.
 * @param {Experiment} experiment
 * @param {import("./inputs.js").Description} description of the source
 */
export function prepareOptions(experiment, description) {
  const { reading, target, preparation, seed } = experiment;
  const inputs = preparedInputs(experiment, description);
  return {
    ...(reading && { reading }),
    ...(target && { target }),
    ...(inputs && { inputs }),
    ...(preparation && { preparation }),
    seed,
  };
}

/**
 * How many rows a window takes, and how they are told apart; null where samples are rows.
 * @param {any[]} steps
 * @returns {import("./types.js").WindowsDescription | null}
 */
function windowsIn(steps) {
  const step = steps.find((one) => one?.class_name === "TimeseriesWindows");
  if (!step) return null;
  const { sequence_length: length, sampling_rate: rate, by, groups } = step.config;
  return { rows: (length - 1) * rate + 1, by, groups };
}

/**
 * What is predicted, as the first output sees it and by output.
 * @param {any[]} outputs the package's
 * @param {any} preparation its state
 * @param {Experiment["target"]} target
 */
function outputsOf(outputs, preparation, target) {
  const all = outputs.map(({ name, task, classNames, targetNames, labels, scaling }, place) => {
    const { encoding } = (name ? target?.outputs?.[name] : target) ?? {};
    return {
      name,
      // Two classes in one-hot rows are two probabilities, as of any number of classes.
      task: task === "binary" && encoding === "one-hot" ? "classification" : task,
      encoding,
      classNames: classNames ?? [],
      classes: (preparation.targets?.[place] ?? preparation).target.classes,
      targets: targetNames,
      labels,
      scaling,
    };
  });
  const [{ name: output, ...first }] = all;
  return { ...first, output, outputs: all };
}

/**
 * What the page shows of prepared rows.
 * @param {any} prepared
 * @param {Experiment} experiment that they were made for
 * @returns {PreparedDescription}
 */
export const descriptionOf = (
  { outputs, inputShape, inputColumns, train, test, description },
  { target },
) => ({
  ...outputsOf(outputs, description.preparation, target),
  inputShape,
  ...(description.preparation.model_inputs && {
    features: description.preparation.features.length,
  }),
  modelInputs: description.preparation.model_inputs
    ? description.preparation.model_inputs.map(
        (/** @type {any} */ { name, columns }, /** @type {number} */ index) => ({
          ...{ name, columns, shape: train.inputs[index].shape },
        }),
      )
    : null,
  inputs: inputColumns.map((/** @type {any} */ { name }) => name),
  windows: windowsIn(description.preparation.steps),
  commas: description.preparation.cells?.comma ?? [],
  trainRows: train.rows,
  testRows: test.rows,
  steps: description.preparation.steps,
});

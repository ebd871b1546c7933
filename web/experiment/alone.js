/**
 * A model from a file without the data it was trained on: it predicts, and it begins the training where data come. Loaded
 * when the first one is brought.
 */

import { Preparation } from "minibatch";
import { weightsOf } from "./checkpoint.js";
import { replaceExperiment } from "./edit.js";
import { predictAtKept } from "./kept-thresholds.js";
import { forgetRun } from "./loading.js";
import { same } from "./recipe.js";

/** @import { Playground } from "./playground.js" */
/** @import { Experiment, PreparedDescription } from "./types.js" */

/**
 * What a run keeps of the file that its model is from.
 * @typedef {object} ModelFile
 * @property {string} name
 * @property {any} preparation of new rows and images, as JSON
 * @property {number[]} inputShape one sample's
 */

/**
 * What the page shows of rows there are none of.
 * @param {Preparation} preparation
 * @param {number[]} inputShape
 * @returns {PreparedDescription}
 */
function describedBy(preparation, inputShape) {
  const [{ name: output, task, classNames, targetNames, labels }] = preparation.outputs;
  const named = { classNames, classes: classNames, targets: targetNames, labels };
  const first = { task, ...named, scaling: null };
  return {
    ...first,
    ...{ encoding: undefined, output, outputs: [{ name: output, encoding: undefined, ...first }] },
    ...{ inputShape, modelInputs: null, windows: null, commas: [] },
    inputs: preparation.inputColumns.map(({ name }) => name),
    ...{ trainRows: 0, testRows: 0, steps: [] },
  };
}

/**
 * Shows a model without data; what was there is a step that can be undone.
 * @param {Playground} playground
 * @param {Experiment} experiment without data
 * @param {ModelFile} file
 * @param {{ isStep?: boolean, keepsRun?: boolean }} [options]
 */
export async function showAlone(playground, experiment, file, options = {}) {
  const { isStep = true, keepsRun = false } = options;
  const { store, handles } = playground;
  await playground.loadRest();
  const preparation = await Preparation.fromJSON(file.preparation);
  handles.dispose();
  Object.assign(handles, { files: [], prepared: preparation, suggestedFor: null, refused: null });
  if (!keepsRun) forgetRun(playground);
  store.patch("data", {
    ...{ description: null, examples: null, warnings: [], wanted: null, starting: null },
    ...{ alone: file, prepared: describedBy(preparation, file.inputShape), error: null },
  });
  store.patch("model", { followed: false, removed: "", selected: null });
  if (isStep) replaceExperiment(playground, experiment);
  else store.replace("experiment", experiment);
  await playground.describer.now();
}

/**
 * A run whose rows are gone predicts new ones all the same.
 * @param {Playground} playground
 * @param {import("./handles.js").Checkpoint} checkpoint
 * @param {string} name of the run or its file
 */
export async function predictWithoutRows(playground, { rows }, name) {
  const { store, handles } = playground;
  const { preparation: json, inputShape } = rows ?? {};
  if (!store.state.data.wanted || !json || !inputShape) return;
  const preparation = await Preparation.fromJSON(json);
  if (!store.state.data.wanted) return preparation.dispose();
  handles.prepared = preparation;
  store.patch("data", {
    alone: { name, preparation: json, inputShape },
    prepared: describedBy(preparation, inputShape),
  });
  predictAtKept(playground);
}

/**
 * The model of an experiment without data, as a run has kept its file: undo comes back to it.
 * @param {Playground} playground
 * @param {Experiment} experiment
 * @param {{ isStep?: boolean, keepsRun?: boolean }} options
 * @returns {Promise<boolean>} whether there is one
 */
export async function reopenAlone(playground, experiment, options) {
  const { list } = playground.store.state.runs;
  const run = list.find(
    (one) =>
      one.file &&
      !one.experiment.data &&
      same(one.experiment.model, experiment.model) &&
      same(one.experiment.begin, experiment.begin),
  );
  if (!run?.file || !(await weightsOf(playground, run.id))) return false;
  await showAlone(playground, experiment, run.file, options);
  return true;
}

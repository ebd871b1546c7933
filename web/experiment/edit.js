/** Every change of the experiment goes through here, so that undo covers all of it. */

import { isStateful } from "minibatch";
import { inputsFor, withInputColumns } from "./inputs.js";
import { graphOf, modelOf } from "./layers.js";
import { withOutputTargets } from "./outputs.js";
import { lossFor } from "./suggest.js";

/** @import { Playground } from "./playground.js" */
/** @import { Experiment } from "./types.js" */

/**
 * Changes parts of the experiment.
 * @param {Playground} playground
 * @param {Partial<Experiment>} changes
 * @param {string} [group] what is changed: changes of one group that follow each other closely are one step
 */
export function edit(playground, changes, group = "") {
  const { experiment, data } = playground.store.state;
  const next = { ...experiment, ...changes };
  // What is predicted now is no input any more.
  const follows = changes.target && experiment.inputs;
  replaceExperiment(playground, follows ? withInputColumns(next, data.description) : next, group);
}

/**
 * @param {Playground} playground
 * @param {Experiment} asked
 * @param {string} [group]
 */
export function replaceExperiment(playground, asked, group = "") {
  const { store, undo } = playground;
  const before = store.state.experiment;
  const experiment = withBatch(playground.whileBegun(asked), before);
  if (JSON.stringify(before) === JSON.stringify(experiment)) return;
  // The experiment that the page opened with cannot be undone.
  if (before.data !== undefined) undo.remember(before, group);
  store.replace("experiment", experiment);
  showSteps(playground);
}

/**
 * Where layers carry their states from batch to batch, the inputs say how many rows each has: as many as fit() takes,
 * unless they said so before.
 * @param {Experiment} experiment
 * @param {Experiment} before
 */
function withBatch(experiment, before) {
  const { model, fit } = experiment;
  if (!model || !isStateful(model)) return experiment;
  const rows = fit?.batch_size ?? 32;
  const isNew = rows !== (before.fit?.batch_size ?? 32);
  const graph = graphOf(model);
  const inputs = graph.inputs.map((input) => {
    const { batch_shape: known } = input.config;
    if (!known || (known[0] && !isNew)) return input;
    const [, ...shape] = known;
    return { ...input, config: { ...input.config, batch_shape: [rows, ...shape] } };
  });
  return { ...experiment, model: modelOf({ ...graph, inputs }) };
}

/**
 * A change of the model, which the loss follows where it is the usual one for how the model ends.
 * @param {Playground} playground
 * @param {NonNullable<Experiment["model"]>} model
 * @param {string} [group]
 */
export function editModel(playground, model, group = "") {
  const { experiment, data } = playground.store.state;
  const { compile, target } = experiment;
  const predicts = data.prepared && { ...data.prepared, encoding: target?.encoding };
  const follows = predicts && compile && compile.loss === lossFor(predicts, experiment.model);
  const loss = follows ? lossFor(predicts, model) : compile?.loss;
  const { inputs: _, ...rest } = experiment;
  const inputs = inputsFor(experiment, model, data.description);
  const next = { ...rest, ...(inputs && { inputs }), model };
  const followed = { ...next, ...(follows && { compile: { ...compile, loss } }) };
  replaceExperiment(playground, withOutputTargets(followed, data.description), group);
}

/** @param {Playground} playground */
export function showSteps({ store, undo }) {
  const { canUndo, canRedo } = undo;
  store.patch("page", { canUndo, canRedo });
}

/** A run's file is opened: it becomes one of the runs, and is shown. Loaded when the first is brought. */

import { loadRun } from "minibatch";
import { freshId } from "./fresh-id.js";
import { keptThresholds } from "./kept-thresholds.js";
import { keepWeights } from "./keep-beginning.js";
import { withoutNothing } from "./link.js";
import { addRun, restoreRun } from "./runs.js";
import { noRun } from "./store.js";

/** @import { Playground } from "./playground.js" */

/**
 * @param {Playground} playground
 * @param {Uint8Array} bytes
 * @param {string} name of the file
 */
export async function openRun(playground, bytes, name) {
  const run = await loadRun(bytes);
  const id = freshId();
  const { epoch, history, evaluation, seconds, machine, fingerprint } = run;
  try {
    const { inputs } = await run.model.inCore();
    const inputShape = inputs.length === 1 ? /** @type {number[]} */ (inputs[0].shape) : null;
    const preparation = run.preparation?.toJSON() ?? null;
    const experiment = withoutNothing(run.experiment);
    const isAlone = !experiment.data && preparation && inputShape;
    const state = await run.model.saveCheckpoint();
    const rows = { preparation, inputShape };
    keepWeights(playground, { run: id, epochs: epoch.length, epoch, history, state, rows });
    addRun(playground, {
      ...{ id, epoch, history, seconds, fingerprint },
      experiment: isAlone ? { ...experiment, data: null } : experiment,
      evaluation: evaluation ?? {},
      log: noRun.log,
      machine: `${machine.build}, ${machine.threads}`,
      stopReason: run.stopReason,
      bestEpoch: run.bestEpoch,
      ...keptThresholds(run.threshold, run.preparation?.outputs ?? []),
      at: Date.now(),
      name: name.replace(/\.[^.]*$/, ""),
      ...(isAlone && { file: { name, ...rows, inputShape } }),
    });
  } finally {
    run.dispose();
  }
  await restoreRun(playground, id);
}

/**
 * A worker that crashed took its models and data with it: a new one gets the files read again and the last
 * epoch's weights put back.
 */

import { model, readFiles } from "minibatch";
import { toInput } from "../data/files.js";
import { handles } from "../handles.js";
import { isTraining, store } from "../store.js";
import { upTo } from "./checkpoint.js";
import { compileOptions } from "./settings.js";

/** Makes everything anew that the old worker held. */
export async function rebuild() {
  const { data, training } = store.state;
  const { files, seed } = handles;
  const source = await readFiles(files.map(toInput));
  if (files !== handles.files) {
    // Other data came in meanwhile.
    source.dispose();
    return;
  }
  handles.source = source;
  if (!data.prepared) return;
  handles.prepared = await source.prepare({ ...data.options, seed });
  if (!training.trainedSpec) return;
  handles.net = model(JSON.parse(training.trainedSpec));
  await handles.net.compile(compileOptions());
  if (handles.checkpoint) await handles.net.restoreCheckpoint(handles.checkpoint.state);
}

/** Says that a run goes on from its last epoch in a new worker. */
export function showRecovery() {
  const { epoch, history } = upTo(handles.checkpoint, store.state.training);
  store.patch("training", {
    status: "starting",
    epoch,
    history,
    tail: [],
    notice: { key: "train.recovered", values: { epoch: epoch.length }, kind: "warning" },
  });
}

/** A crash while nothing ran. During a run the failed `fit` says so itself. */
export async function recoverIdle() {
  if (isTraining() || !store.state.data.prepared) return;
  try {
    await rebuild();
    store.patch("training", { notice: { key: "train.restarted", kind: "warning" } });
  } catch (error) {
    store.patch("training", { error: /** @type {Error} */ (error).message });
  }
}

/**
 * A worker that is gone took its models and data with it. They are restored from what the page holds: the files,
 * the experiment and the last weights. That may fail and be retried any number of times: nothing it needs is
 * dropped before it has succeeded.
 */

import { Preparation, model } from "minibatch";
import { readSource } from "./rows.js";
import { compileOptions } from "./settings.js";
import { isTraining } from "./store.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */

/** How often in a row an action that a crash has ended is tried again. */
export const maxAttempts = 3;

/** Whether an error means that the worker is gone, rather than that it refused something. @param {any} error */
export const isCrash = (error) => ["worker-crashed", "stale-handle"].includes(error?.code);

/**
 * Makes sure that the rows and the trained model exist in the worker.
 * @param {Playground} playground
 */
export async function ensure(playground) {
  // One that is under way may have looked before the model was given up for the one that is wanted now.
  await playground.ensuring?.catch(() => {});
  playground.ensuring ??= retried(
    async () => {
      await ensureRows(playground);
      await ensureNet(playground);
    },
    () => playground.handles.lose(),
  ).finally(() => {
    playground.ensuring = null;
  });
  return playground.ensuring;
}

/**
 * Does something again in the next worker where the one that did it is gone.
 * @template T
 * @param {() => Promise<T>} work
 * @param {(error: any) => void} [onCrash] called before each further attempt
 * @returns {Promise<T>}
 */
export async function retried(work, onCrash = () => {}) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isCrash(error) || attempt === maxAttempts) throw error;
      onCrash(error);
    }
  }
}

/** @param {Playground} playground */
async function ensureRows({ store, handles }) {
  const { alone } = store.state.data;
  if (alone) {
    handles.prepared ??= await Preparation.fromJSON(alone.preparation);
    return;
  }
  while (!handles.source) {
    const { files } = handles;
    const reading = JSON.parse(handles.readWith);
    const source = await readSource(files, { ...(reading && { reading }) });
    // Other data may have come in meanwhile.
    if (files === handles.files && !handles.source) handles.source = source;
    else source.dispose();
  }
  if (handles.prepared || !store.state.data.prepared) return;
  const { source } = handles;
  try {
    const prepared = await source.prepare(handles.preparedOptions);
    if (source === handles.source && !handles.prepared) handles.prepared = prepared;
    else prepared.dispose();
  } catch (error) {
    // Of other data that came in meanwhile there are rows.
    if (source === handles.source || !handles.prepared) throw error;
  }
}

/** @param {Playground} playground */
async function ensureNet(playground) {
  const { store, handles } = playground;
  const { experiment, hasWeights, id, begins } = store.state.training;
  const { prepared } = store.state.data;
  if (handles.net || !experiment || !prepared || (!hasWeights && !isTraining(store.state))) return;
  const net = model(/** @type {any} */ (experiment.model));
  await net.compile(compileOptions(experiment, prepared.task));
  const { checkpoint } = handles;
  if (checkpoint?.run === id) await net.restoreCheckpoint(checkpoint.state);
  else if (begins) await (await import("./begin.js")).beginWith(playground, net, begins);
  if (store.state.training.id === id && !handles.net) handles.net = net;
  else net.dispose();
}

/**
 * Does something that needs the rows or the model, and repeats it if the worker turns out to be gone.
 * @template T
 * @param {Playground} playground
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export function whileThere(playground, work) {
  const { handles } = playground;
  const held = () => [handles.source, handles.prepared, handles.net, handles.predictions];
  /** @type {unknown[]} */
  let used = [];
  return retried(
    async () => {
      await ensure(playground);
      used = held();
      return work();
    },
    (error) => {
      // What the page itself disposed or replaced meanwhile is gone too, but not the worker.
      const isWorker = error?.id !== "object.disposed";
      if (isWorker && held().every((one, index) => one === used[index])) handles.lose();
    },
  );
}

/**
 * A new worker gets what the last one held, once that is possible.
 * @param {Playground} playground
 * @param {{ silent?: boolean }} [options] silent: the one before did not crash, so nothing is told that went well
 */
export async function recover(playground, { silent = false } = {}) {
  const { store } = playground;
  const { description, alone } = store.state.data;
  if (isTraining(store.state) || !(description || alone)) return;
  store.patch("engine", { recovery: silent ? "" : "recovering", recoveryError: null });
  try {
    await ensure(playground);
    store.patch("engine", { recovery: "" });
    if (!silent) store.patch("training", { notice: { key: "train.restarted", kind: "warning" } });
  } catch (error) {
    // The weights are kept: the person, the network's return or the next action tries again.
    store.patch("engine", { recovery: "failed", recoveryError: messageOf(error) });
  }
}

/** @param {Playground} playground */
export function watchNetwork(playground) {
  addEventListener(
    "online",
    () => {
      if (playground.store.state.engine.recovery === "failed") void recover(playground);
    },
    { signal: playground.lifetime },
  );
}

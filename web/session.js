/**
 * What a reload must not lose: the data chosen, the model, the settings, the curves and the last epoch's
 * weights. The session is written a moment after each change.
 */

import { model } from "minibatch";
import { loadFiles, loadSample } from "./data/actions.js";
import { evaluate } from "./evaluate/actions.js";
import { handles } from "./handles.js";
import { describe } from "./model/actions.js";
import { layersFrom, specOf, storedLayers } from "./model/spec.js";
import { forget, load, save } from "./storage.js";
import { defaultSettings, isTraining, store } from "./store.js";
import { storedCallbacks } from "./train/callbacks.js";
import { compileOptions } from "./train/settings.js";
import { upTo } from "./train/checkpoint.js";
import { currentSuggestion, restoreSuggestion } from "./train/suggestion.js";

/** @import { State } from "./types.js" */

const formatVersion = 1;
const pause = 250;

/** @param {State} state */
function sessionOf({ data, model: edited, training }) {
  return {
    formatVersion,
    origin: data.origin,
    options: data.options,
    layers: storedLayers(edited.layers),
    edited: edited.edited,
    settings: training.settings,
    suggested: currentSuggestion(),
    epoch: training.epoch,
    history: training.history,
    plannedEpochs: training.plannedEpochs,
    trainedSpec: training.trainedSpec,
    hasWeights: training.hasWeights,
    wasTraining: isTraining(),
  };
}

/** Keeps the session from now on. */
export function watchSession() {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let written = "";
  const write = async () => {
    clearTimeout(timer);
    timer = undefined;
    if (!store.state.data.origin) return;
    const session = sessionOf(store.state);
    const text = JSON.stringify(session);
    if (text === written) return;
    written = text;
    await save("session", session);
  };
  store.addEventListener("change", () => {
    timer ??= setTimeout(write, pause);
  });
  // A page that is hidden may be closed without another word.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void write();
  });
}

/** Brings back what was there, or opens the first sample. */
export async function restoreSession() {
  const session = await load("session");
  const known = session?.formatVersion === formatVersion ? session : null;
  if (known) {
    const { earlyStopping: _, earlyStoppingConfig: __, ...settings } = known.settings;
    const callbacks = storedCallbacks(known.settings);
    store.patch("training", { settings: { ...defaultSettings, ...settings, callbacks } });
    restoreSuggestion(known.suggested);
    store.patch("model", {
      layers: layersFrom(known.layers),
      edited: known.edited,
    });
  }
  await restoreData(known);
  if (!store.state.data.origin) await loadSample(store.state.page.samples[0]?.id ?? "");
  if (known && sameOrigin(known.origin)) await restoreRun(known);
}

/** @param {any} session */
async function restoreData(session) {
  if (session?.origin?.type === "sample") await loadSample(session.origin.id, session.options);
  if (session?.origin?.type === "files") {
    const files = await load("files");
    if (files) await loadFiles(files, session.options);
    else store.patch("training", { notice: { key: "session.filesGone", kind: "warning" } });
  }
}

/** @param {any} origin */
function sameOrigin(origin) {
  return JSON.stringify(origin) === JSON.stringify(store.state.data.origin);
}

/** @param {any} session */
async function restoreRun(session) {
  const { prepared } = store.state.data;
  if (!prepared || (!session.wasTraining && !session.hasWeights)) return;
  const checkpoint = await load("checkpoint");
  if (!checkpoint || checkpoint.epochs === 0) {
    if (session.wasTraining) store.patch("training", { notice: { key: "session.noEpoch" } });
    return;
  }
  try {
    const spec = session.trainedSpec
      ? JSON.parse(session.trainedSpec)
      : specOf(store.state.model.layers, prepared.inputShape);
    handles.net = model(spec);
    await handles.net.compile(compileOptions());
    await handles.net.restoreCheckpoint(checkpoint.state);
    handles.checkpoint = checkpoint;
    const { epoch, history } = upTo(checkpoint, session);
    const values = { epoch: epoch.length, epochs: session.plannedEpochs };
    store.patch("training", {
      status: session.wasTraining ? "stopped" : "done",
      epoch,
      history,
      plannedEpochs: session.plannedEpochs,
      trainedSpec: session.trainedSpec,
      hasWeights: true,
      notice: session.wasTraining ? { key: "session.interrupted", values } : null,
    });
    await describe();
    await evaluate();
  } catch {
    // Weights that no longer fit are of no use; the page starts without them.
    await forget("checkpoint");
  }
}

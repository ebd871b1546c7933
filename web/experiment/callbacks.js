/** The callbacks of a run: those chosen, and the result of each when the run is over. */

import { entryOf, starterConfig } from "./catalogue.js";
import { keepCheckpoint } from "./checkpoint.js";
import { forgetEvaluation } from "./forget-evaluation.js";
import { judgeRun } from "./judge-run.js";
import { saveFile } from "./save.js";
import { setFit } from "./settings.js";
import { isTraining } from "./store.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { Experiment, SerializedObject, CallbackReport } from "./types.js" */

/** The callback that has a switch of its own. @type {SerializedObject} */
const quick = Object.freeze({
  class_name: "EarlyStopping",
  config: { patience: 5, restore_best_weights: true },
});

/** @param {Experiment} experiment @returns {SerializedObject[]} */
export const callbacksOf = ({ fit }) => fit?.callbacks ?? [];

/** @param {Playground} playground */
const listOf = ({ store }) => callbacksOf(store.state.experiment);

/**
 * @param {Playground} playground
 * @param {string} className
 */
export function addCallback(playground, className) {
  const entry = entryOf("callback", className);
  if (!entry) return;
  const isQuick = className === quick.class_name;
  const added = isQuick ? quick : { class_name: className, config: starterConfig(entry) };
  setFit(playground, { callbacks: [...listOf(playground), added] });
}

/**
 * @param {Playground} playground
 * @param {number} place
 */
export function removeCallback(playground, place) {
  setFit(playground, { callbacks: listOf(playground).toSpliced(place, 1) });
}

/**
 * @param {Playground} playground
 * @param {number} place
 * @param {Record<string, any>} config
 */
export function setCallbackConfig(playground, place, config) {
  const list = listOf(playground);
  setFit(playground, { callbacks: list.with(place, { ...list[place], config }) });
}

/** Whether the run stops early. @param {Experiment} experiment */
export const stopsEarly = (experiment) =>
  callbacksOf(experiment).some(({ class_name }) => class_name === quick.class_name);

/** @param {Experiment} experiment @param {boolean} on @returns {SerializedObject[]} */
function withStop(experiment, on) {
  const rest = callbacksOf(experiment).filter(({ class_name }) => class_name !== quick.class_name);
  // In front: what it restores and when it stops does not depend on the others.
  return on ? [quick, ...rest] : rest;
}

/**
 * @param {Playground} playground
 * @param {boolean} on
 */
export function setStopsEarly(playground, on) {
  setFit(playground, { callbacks: withStop(playground.store.state.experiment, on) });
}

/**
 * An experiment that stops early, with its own patience where it has one; or one that does not.
 * @param {Experiment} experiment
 * @param {boolean} on
 * @returns {Experiment}
 */
export const stoppedEarly = (experiment, on) =>
  stopsEarly(experiment) === on
    ? experiment
    : { ...experiment, fit: { ...experiment.fit, callbacks: withStop(experiment, on) } };

/**
 * Keeps the results of a run's callbacks: weights beside the store, the rest in it.
 * @param {Playground} playground
 * @param {any[]} callbackResults the result's `callbacks`
 */
export function keepCallbackResults({ store, handles }, callbackResults) {
  handles.callbackResults = new Map(callbackResults.entries());
  /** @type {Record<number, CallbackReport>} */
  const shown = {};
  for (const [place, result] of handles.callbackResults) {
    if (!result) continue;
    shown[place] = {
      text: typeof result.text === "string" && result.text !== "",
      epoch: result.weights || result.checkpoint ? result.epoch + 1 : null,
    };
  }
  store.patch("training", { callbackResults: shown });
}

/**
 * Saves a callback's text as a file.
 * @param {Playground} playground
 * @param {number} place
 */
export function downloadText({ handles }, place) {
  const { text } = handles.callbackResults.get(place) ?? {};
  if (!text) return;
  saveFile("training.csv", new Blob([text], { type: "text/csv" }));
}

/**
 * Puts the weights that a callback kept into the model, and tests it with them.
 * @param {Playground} playground
 * @param {number} place
 */
export async function restoreKept(playground, place) {
  const { store, handles } = playground;
  const kept = handles.callbackResults.get(place);
  const { net } = handles;
  if (!kept || !net || isTraining(store.state)) return;
  try {
    if (kept.checkpoint) await net.restoreCheckpoint(kept.checkpoint);
    else await net.setWeights(kept.weights);
    await keepCheckpoint(playground);
  } catch (error) {
    store.patch("training", { error: messageOf(error) });
    return;
  }
  forgetEvaluation(playground);
  store.patch("training", {
    error: null,
    hasWeights: true,
    notice: { key: "train.restored", values: { epoch: kept.epoch + 1 } },
  });
  await judgeRun(playground);
}

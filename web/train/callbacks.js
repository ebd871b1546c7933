/** The callbacks of a run: those chosen, and what each has to show when the run is over. */

import { evaluate } from "../evaluate/actions.js";
import { handles } from "../handles.js";
import { entryOf, starterConfig } from "../model/catalogue.js";
import { isTraining, store } from "../store.js";
import { keepCheckpoint } from "./checkpoint.js";
import { forgetEvaluation } from "./results.js";
import { setSettings } from "./settings.js";

/** @import { Chosen, Named, Shown } from "../types.js" */

let lastId = 0;

/**
 * @param {Named} callback
 * @returns {Chosen}
 */
const chosen = ({ class_name, config }) => ({ id: ++lastId, class_name, config });

/** The callback that has a switch of its own, as it was last set. @type {Named} */
let quick = { class_name: "EarlyStopping", config: { patience: 5, restore_best_weights: true } };

const list = () => store.state.training.settings.callbacks;

/** @param {string} className */
export function addCallback(className) {
  const entry = entryOf("callback", className);
  if (!entry) return;
  const isQuick = className === quick.class_name;
  const added = isQuick ? quick : { class_name: className, config: starterConfig(entry) };
  setSettings({ callbacks: [...list(), chosen(added)] });
}

/** @param {number} id */
export function removeCallback(id) {
  setSettings({ callbacks: list().filter((callback) => callback.id !== id) });
}

/**
 * @param {number} id
 * @param {Record<string, any>} config
 */
export function setCallbackConfig(id, config) {
  setSettings({
    callbacks: list().map((callback) => (callback.id === id ? { ...callback, config } : callback)),
  });
}

/** Whether the run stops early. */
export function stopsEarly() {
  return list().some(({ class_name }) => class_name === quick.class_name);
}

/** @param {boolean} on */
export function setStopsEarly(on) {
  const rest = list().filter(({ class_name }) => class_name !== quick.class_name);
  const before = list().find(({ class_name }) => class_name === quick.class_name);
  if (before) quick = before;
  // In front: what it restores and when it stops does not depend on the others.
  setSettings({ callbacks: on ? [before ?? chosen(quick), ...rest] : rest });
}

/**
 * Callbacks as a stored session has them; an older one has a switch for early stopping instead.
 * @param {any} settings
 * @returns {Chosen[]}
 */
export function storedCallbacks(settings) {
  /** @type {any[]} */
  let stored = [];
  if (Array.isArray(settings?.callbacks)) stored = settings.callbacks;
  else if (settings?.earlyStopping) {
    stored = [
      { class_name: quick.class_name, config: settings.earlyStoppingConfig ?? quick.config },
    ];
  }
  return stored
    .filter(
      (callback) =>
        entryOf("callback", callback?.class_name) &&
        typeof callback.config === "object" &&
        callback.config !== null,
    )
    .map(chosen);
}

/**
 * Keeps what the callbacks of a run have to show: weights beside the store, the rest in it.
 * @param {Chosen[]} ran those of the run
 * @param {any[]} outcomes the result's `callbacks`
 */
export function keepOutcomes(ran, outcomes) {
  handles.outcomes = new Map(ran.map(({ id }, index) => [id, outcomes[index]]));
  /** @type {Record<number, Shown>} */
  const shown = {};
  for (const [id, outcome] of handles.outcomes) {
    if (!outcome) continue;
    shown[id] = {
      text: typeof outcome.text === "string" && outcome.text !== "",
      epoch: outcome.weights || outcome.checkpoint ? outcome.epoch + 1 : null,
    };
  }
  store.patch("training", { outcomes: shown });
}

/**
 * Saves a callback's text as a file.
 * @param {number} id
 */
export function downloadText(id) {
  const { text } = handles.outcomes.get(id) ?? {};
  if (!text) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = "training.csv";
  link.click();
  // Some browsers read the address only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * Puts the weights that a callback kept into the model, and tests it with them.
 * @param {number} id
 */
export async function restoreKept(id) {
  const kept = handles.outcomes.get(id);
  const { net } = handles;
  if (!kept || !net || isTraining()) return;
  try {
    if (kept.checkpoint) await net.restoreCheckpoint(kept.checkpoint);
    else await net.setWeights(kept.weights);
    await keepCheckpoint();
  } catch (error) {
    store.patch("training", { error: /** @type {Error} */ (error).message });
    return;
  }
  forgetEvaluation();
  store.patch("training", {
    error: "",
    hasWeights: true,
    notice: { key: "train.restored", values: { epoch: kept.epoch + 1 } },
  });
  await evaluate();
}

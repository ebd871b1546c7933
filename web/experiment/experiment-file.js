/** An experiment that is brought as JSON, such as `npx minibatch import` prints. Loaded when the first is brought. */

import { experiment } from "minibatch";
import { openExperiment } from "./data.js";
import { replaceExperiment } from "./edit.js";
import { withoutNothing } from "./link.js";
import { afterOpening } from "./loading.js";
import { onOpenData } from "./program.js";
import { isTraining } from "./store.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */

/** An experiment is shorter; a table may be longer. */
export const mostBytes = 1e6;

/**
 * @param {string} text
 * @returns {object | null} null where it is anything else
 */
export function experimentIn(text) {
  if (text.length > mostBytes || !text.trimStart().startsWith("{")) return null;
  try {
    const json = JSON.parse(text);
    return Number.isInteger(json.minibatch) ? json : null;
  } catch {
    return null;
  }
}

/**
 * One without data is about those that are open.
 * @param {Playground} playground
 * @param {object} json
 * @param {string} [name] of its file
 * @returns {Promise<boolean>} false where it cannot be read, and nothing is changed
 */
export async function openExperimentJson(playground, json, name = "") {
  const { store } = playground;
  await playground.opening;
  if (isTraining(store.state)) {
    store.patch("data", { error: { id: "data.stopFirst" } });
    return false;
  }
  try {
    const said = withoutNothing(experiment(/** @type {any} */ (json)).json);
    store.patch("data", { error: null });
    if (said.data)
      return await afterOpening(playground, name, () => openExperiment(playground, said));
    replaceExperiment(playground, onOpenData(store.state.experiment, said));
    return true;
  } catch (error) {
    store.patch("data", { error: messageOf(error) });
    return false;
  }
}

/** Undo and redo: an earlier experiment is shown again, with its data. */

import { openExperiment } from "./data.js";
import { hasNewDraft, undoDrafts } from "./drafts.js";
import { showSteps } from "./edit.js";
import { showRunOfExperiment } from "./runs.js";
import { isTraining } from "./store.js";

/** @import { Playground } from "./playground.js" */

/** @param {Playground} playground */
export const mayUndo = ({ store: { state } }) =>
  (state.page.canUndo || hasNewDraft(state)) && !isTraining(state);

/** @param {Playground} playground */
export const mayRedo = ({ store }) => store.state.page.canRedo && !isTraining(store.state);

/** @param {Playground} playground */
export async function undo(playground) {
  if (!mayUndo(playground)) return;
  const { store, language } = playground;
  if (!hasNewDraft(store.state)) return step(playground, "undo", "redo");
  undoDrafts(playground);
  store.announce(language.t("page.undone"));
}

/** @param {Playground} playground */
export async function redo(playground) {
  if (mayRedo(playground)) await step(playground, "redo", "undo");
}

/**
 * @param {Playground} playground
 * @param {"undo" | "redo"} way
 * @param {"undo" | "redo"} back
 */
async function step(playground, way, back) {
  const { store, undo: steps, language } = playground;
  const now = store.state.experiment;
  const next = steps[way](now);
  if (!next) return;
  store.patch("model", { followed: false, removed: "" });
  if (JSON.stringify(next.data) === JSON.stringify(now.data)) {
    store.replace("experiment", next);
  } else {
    // Shown only when its data are there; it is no step of its own.
    const opened = await openExperiment(playground, next, { isStep: false });
    if (!opened && JSON.stringify(store.state.experiment.data) !== JSON.stringify(next.data)) {
      steps[back](next);
    }
  }
  showSteps(playground);
  store.announce(language.t(way === "undo" ? "page.undone" : "page.redone"));
  await playground.preparing;
  await showRunOfExperiment(playground);
}

/** Undo and redo: an earlier experiment is shown again, with its data. */

import { openExperiment } from "./data.js";
import { mayRedo, mayUndo, showSteps } from "./edit.js";

/** @import { Playground } from "./playground.js" */

/** @param {Playground} playground */
export async function undo(playground) {
  if (mayUndo(playground)) await step(playground, "undo", "redo");
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
}

/** What the keyboard does anywhere in a playground. */

import { redo, undo } from "./steps.js";
import { train } from "./training.js";

/** @import { Playground } from "./playground.js" */

/** The keys, in the order in which they are listed; "Mod" is Control, or Command on a Mac. */
export const keyNames = Object.freeze({
  train: "Mod+Enter",
  undo: "Mod+Z",
  redo: "Mod+Shift+Z",
  sections: "Alt+Shift+1 … 4",
  results: "Alt+Shift+5",
  addStep: "Alt+Shift+S",
  addLayer: "Alt+Shift+L",
  keys: "?",
  unfocus: "Escape",
});

/**
 * Where a key leads: a section of the recipe or the results, and what is added there. By the place on the keyboard, as
 * Alt makes other letters of them on a Mac.
 * @type {Record<string, { name: string, adds?: boolean }>}
 */
const goals = {
  Digit1: { name: "data" },
  Digit2: { name: "prepare" },
  Digit3: { name: "model" },
  Digit4: { name: "fit" },
  Digit5: { name: "results" },
  KeyS: { name: "prepare", adds: true },
  KeyL: { name: "model", adds: true },
};

/** @param {KeyboardEvent} event */
export const goalOf = ({ altKey, shiftKey, ctrlKey, metaKey, code }) =>
  altKey && shiftKey && !ctrlKey && !metaKey && Object.hasOwn(goals, code) ? goals[code] : null;

/**
 * @param {Playground} playground
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key was one of these
 */
export function keyAction(playground, event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const act = actionOf(event);
  if (!act) return false;
  event.preventDefault();
  void act(playground);
  return true;
}

/** @param {KeyboardEvent} event */
function actionOf({ key, shiftKey }) {
  if (key === "Enter") return train;
  if (key.toLowerCase() === "z") return shiftKey ? redo : undo;
  return key.toLowerCase() === "y" && !shiftKey ? redo : null;
}

/** What the keyboard does anywhere in a playground. */

import { redo, undo } from "./steps.js";
import { train } from "./training.js";

/** @import { Playground } from "./playground.js" */

/** The keys, in the order in which they are listed; "Mod" is Control, or Command on a Mac. */
export const keyNames = Object.freeze({
  train: "Mod+Enter",
  undo: "Mod+Z",
  redo: "Mod+Shift+Z",
  keys: "?",
  unfocus: "Escape",
});

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

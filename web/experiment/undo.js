/** Undo and redo: a stack of experiments. */

/** @import { Experiment } from "./types.js" */

/** Changes of one kind that follow each other within this time are one step: keystrokes in a field. */
const togetherMs = 1200;
const maxSteps = 200;

export class Undo {
  /** @type {Experiment[]} */
  #past = [];
  /** @type {Experiment[]} */
  #future = [];
  #group = "";
  #at = -Infinity;
  /** How many there were, undone or not. */
  changes = 0;

  /**
   * Remembers what was before a change.
   * @param {Experiment} before
   * @param {string} group what is changed, so that keystrokes in one field are one step; "" is always its own
   */
  remember(before, group) {
    this.changes++;
    const now = performance.now();
    const together = group !== "" && group === this.#group && now - this.#at < togetherMs;
    this.#group = group;
    this.#at = now;
    this.#future = [];
    if (!together) this.#past = [...this.#past.slice(1 - maxSteps), before];
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** @param {Experiment} now @returns {Experiment | undefined} */
  undo(now) {
    const before = this.#past.pop();
    this.changes++;
    if (before) this.#future.push(now);
    this.#group = "";
    return before;
  }

  /** @param {Experiment} now @returns {Experiment | undefined} */
  redo(now) {
    const after = this.#future.pop();
    this.changes++;
    if (after) this.#past.push(now);
    this.#group = "";
    return after;
  }
}

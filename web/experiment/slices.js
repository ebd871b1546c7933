/** Has what is new on the page rendered a few milliseconds at a time, so that the page answers in between. */

import { nextTask } from "./next-task.js";

/** A frame has 16, of which layout and paint take theirs. */
const sliceMs = 12;

export class Slices {
  /** When the slice ends; 0 before its first element. The first, which a person waits for, is not cut. */
  #ends = Infinity;
  /** @type {(() => void)[]} */
  #waiting = [];
  #isCut = false;
  /** Resolves when nothing waits. @type {Promise<void>} */
  end = Promise.resolve();

  constructor() {
    this.#beginAnew();
  }

  /** Resolves when there is time, in the order in which it was asked for; null where there is now. */
  turn() {
    if (!this.#isCut) {
      const now = performance.now();
      if (this.#ends === 0) this.#begin(now);
      if (now < this.#ends) return null;
      this.end = this.#go();
    }
    return new Promise((/** @type {(value?: undefined) => void} */ resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** A slice is of one task. @param {number} now */
  #begin(now) {
    this.#ends = now + sliceMs;
    this.#beginAnew();
  }

  #beginAnew() {
    void nextTask().then(() => (this.#ends = 0));
  }

  async #go() {
    this.#isCut = true;
    do {
      await nextTask();
      this.#begin(performance.now());
      while (this.#waiting.length > 0 && performance.now() < this.#ends) {
        this.#waiting.shift()?.();
        await null; // by then it has rendered
      }
      // What is inside of the last has not asked yet.
      if (this.#waiting.length === 0) await nextTask();
    } while (this.#waiting.length > 0);
    this.#isCut = false;
  }
}

import { nextTask } from "../experiment/next-task.js";

/** What a browser draws at once without keeping a person waiting. */
const piece = 150;

/** A long list that comes piece by piece, each in a task of its own, so that the page answers in between. */
export class Pieces {
  #host;
  /** @type {unknown} */
  #of = null;
  #shown = piece;
  #isComing = false;

  /** @param {import("lit").LitElement} host */
  constructor(host) {
    this.#host = host;
  }

  /**
   * As much of it as is there by now.
   * @template T
   * @param {readonly T[]} all
   * @returns {readonly T[]}
   */
  of(all) {
    if (all !== this.#of) this.#shown = piece;
    this.#of = all;
    if (this.#shown >= all.length) return all;
    void this.#grow();
    return all.slice(0, this.#shown);
  }

  async #grow() {
    if (this.#isComing) return;
    this.#isComing = true;
    await this.#host.updateComplete;
    await nextTask();
    this.#isComing = false;
    this.#shown += piece;
    this.#host.requestUpdate();
  }
}

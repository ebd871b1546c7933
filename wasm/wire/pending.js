/** The calls that wait for the engine's answer. */

/**
 * @typedef {object} Pending
 * @property {(value: any) => void} resolve
 * @property {(error: unknown) => void} reject
 * @property {((event: any) => unknown) | undefined} onEvent
 */

export class PendingCalls {
  /** @type {Map<number, Pending>} */
  #calls = new Map();
  /** Called when none is left. @type {(() => void)[]} */
  #idle = [];
  #next = 1;

  get size() {
    return this.#calls.size;
  }

  /** @param {Pending} call @returns {number} its number, which no other has had */
  add(call) {
    const id = this.#next++;
    this.#calls.set(id, call);
    return id;
  }

  /** @param {number} id */
  get(id) {
    return this.#calls.get(id);
  }

  /** The call that was answered, or is not to be. @param {number} id */
  take(id) {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    return call;
  }

  /** Rejects all of them. @param {unknown} error */
  rejectAll(error) {
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    for (const { reject } of calls) reject(error);
    this.tellIdle();
  }

  /** Resolves when no call is left; tellIdle() checks. */
  async none() {
    if (this.size > 0) await new Promise((resolve) => this.#idle.push(() => resolve(undefined)));
  }

  tellIdle() {
    if (this.size === 0) for (const tell of this.#idle.splice(0)) tell();
  }
}

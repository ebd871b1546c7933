/** The running calls, so that a caller can wait for those running now. */
export class UnderWay {
  /** Resolve when a call has ended, however it does. @type {Set<Promise<void>>} */
  #calls = new Set();

  /** @template T @param {Promise<T>} call @returns {Promise<T>} the same */
  track(call) {
    const nothing = () => {};
    const ended = call.then(nothing, nothing);
    this.#calls.add(ended);
    ended.then(() => this.#calls.delete(ended));
    return call;
  }

  ended = () => Promise.all(this.#calls);
}

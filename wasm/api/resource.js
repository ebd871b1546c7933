/** Objects that live in the engine. */

import { MinibatchError } from "../messages/error.js";

/** Its memory in the core is freed by `dispose()`. */
export class Resource {
  #engine;
  #handle;
  #what;
  #disposed = false;

  /**
   * @param {import("./engine.js").Engine} engine
   * @param {number} handle
   * @param {string} what for messages: "data set"
   */
  constructor(engine, handle, what) {
    this.#engine = engine;
    this.#handle = handle;
    this.#what = what;
  }

  /** @internal */
  get engine() {
    return this.#engine;
  }

  /** Names the object in calls. @internal */
  get handle() {
    if (this.#disposed) {
      throw new MinibatchError("stale-handle", {
        id: "object.disposed",
        values: { what: this.#what },
      });
    }
    return this.#handle;
  }

  /** Whether `dispose()` was called. */
  get disposed() {
    return this.#disposed;
  }

  /** Frees the memory in the core. May be called again; nothing else may. */
  dispose() {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#engine.release(this.#handle);
  }
}

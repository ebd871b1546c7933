/** Objects that live in the engine. */

import { Disposable } from "./disposable.js";
import { MinibatchError } from "../messages/error.js";

/** @typedef {import("./engine.js").Engine} Engine */

/**
 * Frees objects that a program forgot to dispose, some time after they are garbage-collected.
 * @type {FinalizationRegistry<{ engine: Engine, handle: number }>}
 */
const forgotten = new FinalizationRegistry(({ engine, handle }) => engine.forget(handle));

/** Its memory in the core is freed by `dispose()`, or some time after it is garbage-collected. */
export class Resource extends Disposable {
  #engine;
  #handle;
  #what;
  /** The object that this one is a view of. @type {Resource | null} */
  #owner;
  #disposed = false;

  /**
   * @param {import("./engine.js").Engine} engine
   * @param {number} handle
   * @param {string} what for messages: "data set"
   * @param {Resource | null} [owner] of the memory, where that is another object: it goes with that
   */
  constructor(engine, handle, what, owner = null) {
    super();
    this.#engine = engine;
    this.#handle = handle;
    this.#what = what;
    this.#owner = owner;
    if (!owner) forgotten.register(this, { engine, handle }, this);
  }

  /** @internal */
  get engine() {
    return this.#engine;
  }

  /** Names the object in calls. @internal */
  get handle() {
    if (this.disposed) {
      throw new MinibatchError("stale-handle", {
        id: "object.disposed",
        values: { what: this.#what },
      });
    }
    return this.#handle;
  }

  /** Whether `dispose()` was called. @returns {boolean} */
  get disposed() {
    return this.#owner?.disposed ?? this.#disposed;
  }

  /** Frees the memory in the core. May be called again; no other call works afterwards. */
  dispose() {
    if (this.#disposed || this.#owner) return;
    this.#disposed = true;
    forgotten.unregister(this);
    this.#engine.release(this.#handle);
  }
}

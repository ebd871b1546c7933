/** The engine's objects, named by numbers that cross to the page. */

import { MinibatchError } from "../messages/error.js";

/** @typedef {Awaited<ReturnType<typeof import("../formats/index.js").readFiles>>} Source */

/**
 * @typedef {Pick<import("../formats/prepared.js").FittedPreparation, "state" | "transform" | "transformRows" | "transformChanged" |
 *   "transformImages"> & { rows?: { train: Uint32Array, test: Uint32Array } }} Prepared
 */

/**
 * @typedef {object} Kinds
 * @property {import("./model-entry.js").ModelEntry} model
 * @property {import("../bindings.d.ts").Dataset} dataset
 * @property {import("../bindings.d.ts").Predictions} predictions
 * @property {import("../bindings.d.ts").FittedBaseline} baseline
 * @property {Source} source
 * @property {Prepared} prepared
 * @property {import("../formats/new-images.js").NewImages} images to predict
 * @property {import("../bindings.d.ts").Preparation} pipeline fitted steps
 * @property {import("../keras/types.js").ModelFile} modelFile
 */

export class Handles {
  /** @type {Map<number, { kind: keyof Kinds, object: any, free: () => void }>} */
  #objects = new Map();
  #next;

  /** @param {number} first */
  constructor(first) {
    this.#next = first;
  }

  get size() {
    return this.#objects.size;
  }

  /**
   * @template {keyof Kinds} K
   * @param {K} kind
   * @param {Kinds[K]} object
   * @param {() => void} free frees what the object holds of the core's memory
   * @returns {number}
   */
  add(kind, object, free) {
    const handle = this.#next++;
    this.#objects.set(handle, { kind, object, free });
    return handle;
  }

  /**
   * @template {keyof Kinds} K
   * @param {K} kind
   * @param {number} handle
   * @returns {Kinds[K]}
   */
  get(kind, handle) {
    const found = this.#objects.get(handle);
    if (found?.kind !== kind) {
      throw new MinibatchError("stale-handle", {
        id: "engine.gone",
        values: { what: { id: `object.${kind}` } },
      });
    }
    return found.object;
  }

  /**
   * Frees more together with an object.
   * @param {number} handle
   * @param {() => void} free
   */
  alsoFree(handle, free) {
    const found = this.#objects.get(handle);
    if (!found) return free();
    const { free: before } = found;
    found.free = () => {
      free();
      before();
    };
  }

  /** @param {number} handle an unknown one is ignored */
  dispose(handle) {
    const found = this.#objects.get(handle);
    this.#objects.delete(handle);
    found?.free();
  }
}

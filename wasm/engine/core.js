/** The core with its memory behind functions of typed arrays: what the engine's handlers work with. */

import { takeOut, using } from "../formats/using.js";

export { takeOut, using };

/** @typedef {import("../bindings.d.ts").Core} Bindings */
/** @typedef {import("../bindings.d.ts").Dataset} CoreDataset */
/** @typedef {import("../wire/protocol.js").DatasetArrays} DatasetArrays */
/** @typedef {[height: number, width: number, channels: number]} ImageSize */

/**
 * A buffer of the core that JavaScript has not given away.
 * @template View
 * @typedef {{ view(): View, delete(): void }} CoreBuffer
 */

/**
 * Writes all numbers through a view made for this, and lets go of it.
 * @template {{ set(values: any): void }} View
 * @template {CoreBuffer<View>} T
 * @param {T} buffer
 * @param {View} values
 */
function fill(buffer, values) {
  buffer.view().set(values);
  return buffer;
}

export class Core {
  #threads;
  /** Where it ends while nothing of the core runs. */
  #stack;

  /**
   * @param {Bindings} bindings
   * @param {number} [threads] how many; more than one where the bindings are those with threads
   */
  constructor(bindings, threads = 1) {
    this.bindings = bindings;
    this.#stack = bindings.stackSave();
    // They run until the engine ends.
    this.#threads = threads > 1 && bindings.ThreadPool ? new bindings.ThreadPool(threads) : null;
  }

  /**
   * Gives back what errors left on the stack: one that is thrown through the core's functions to here ends none of them. Call it
   * while none runs.
   */
  unwind() {
    this.bindings.stackRestore(this.#stack);
  }

  /** Ends its threads; after that it cannot compute. */
  end() {
    if (this.#threads) this.bindings.PThread?.terminateAllThreads();
  }

  /**
   * A model, which the caller deletes; it computes with all of the core's threads.
   * @param {string} spec
   * @param {number} seed
   */
  model(spec, seed) {
    const model = new this.bindings.Model(spec, seed);
    if (this.#threads) this.bindings.useThreads?.(model, this.#threads);
    return model;
  }

  /** Numbers in new memory of the core; the caller deletes it. @param {Uint8Array} values */
  bytes = (values) => fill(new this.bindings.Bytes(values.length), values);
  /** As bytes(). @param {Float32Array} values */
  floats = (values) => fill(new this.bindings.Floats(values.length), values);
  /** As bytes(). @param {Float64Array} values */
  doubles = (values) => fill(new this.bindings.Doubles(values.length), values);
  /** As bytes(). @param {Uint32Array} values */
  rows = (values) => fill(new this.bindings.Rows(values.length), values);
  /** As bytes(). @param {Int32Array} values */
  classes = (values) => fill(new this.bindings.Classes(values.length), values);

  /**
   * A data set in the core's memory, which the caller deletes.
   * @param {Pick<DatasetArrays, "inputs" | "scale"> & Partial<DatasetArrays>} arrays
   * @returns {CoreDataset}
   */
  dataset({ inputs, targets = [], weights = [], scale }) {
    const { Dataset } = this.bindings;
    /** What is deleted at the end: each step gives a new handle. @type {CoreDataset[]} */
    const steps = [];
    /** @param {CoreDataset} next */
    const step = (next) => {
      steps.push(next);
      return next;
    };
    /** @param {DatasetArrays["inputs"][number]} input */
    const features = ({ data, shape }) =>
      data instanceof Uint8Array
        ? using(this.bytes(data), (buffer) =>
            Dataset.fromBytes(buffer, JSON.stringify(shape), scale),
          )
        : using(this.floats(data), (buffer) => Dataset.fromFloats(buffer, JSON.stringify(shape)));
    try {
      let dataset = step(features(inputs[0]));
      for (const input of inputs.slice(1)) {
        dataset = step(using(features(input), (other) => dataset.withInputsOf(other)));
      }
      for (const { data, shape, classes = 0 } of targets) {
        const last = dataset;
        dataset = step(
          using(this.floats(data), (buffer) =>
            last.withTargets(buffer, JSON.stringify(shape), classes),
          ),
        );
      }
      for (const { data, shape, target } of weights) {
        const last = dataset;
        dataset = step(
          using(this.floats(data), (buffer) =>
            last.withWeights(buffer, JSON.stringify(shape), target),
          ),
        );
      }
      const names = [inputs, targets].map((ends) => ends.map(({ name }) => name));
      return dataset.withNames(JSON.stringify(names));
    } finally {
      for (const part of steps) part.delete();
    }
  }

  /**
   * An image in another size or number of channels; see core/data/image_resize.h.
   * @param {Uint8Array} pixels height × width × channels, interleaved
   * @param {ImageSize} from
   * @param {ImageSize} to
   * @returns {Uint8Array}
   */
  resizeImage(pixels, from, to) {
    return using(this.bytes(pixels), (buffer) =>
      takeOut(this.bindings.resizeImage(buffer, JSON.stringify(from), JSON.stringify(to))),
    );
  }
}

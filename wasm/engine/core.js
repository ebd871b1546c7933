/** The core with its memory behind functions of typed arrays: what the engine's handlers work with. */

/** @typedef {import("../bindings.d.ts").Core} Bindings */
/** @typedef {import("../bindings.d.ts").Dataset} CoreDataset */
/** @typedef {import("../wire/protocol.js").DatasetArrays} DatasetArrays */
/** @typedef {{ name: string, values: Float64Array } | { name: string, codes: Int32Array, categories: string[] }} TableColumn */
/** @typedef {[height: number, width: number, channels: number]} ImageSize */

/**
 * A buffer of the core that JavaScript has not given away.
 * @template View
 * @typedef {{ view(): View, delete(): void }} CoreBuffer
 */

/**
 * Runs `use` and deletes what came from the core, also when it throws.
 * @template {{ delete(): void }} T
 * @template R
 * @param {T} object
 * @param {(object: T) => R} use
 * @returns {R}
 */
export function using(object, use) {
  try {
    return use(object);
  } finally {
    object.delete();
  }
}

/**
 * Copies a buffer's numbers out and frees it.
 * @template {Uint8Array | Float32Array | Float64Array | Uint32Array} View
 * @param {CoreBuffer<View>} buffer
 * @returns {View}
 */
export const takeOut = (buffer) => using(buffer, (b) => /** @type {View} */ (b.view().slice()));

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

  /**
   * @param {Bindings} bindings
   * @param {number} [threads] how many; more than one where the bindings are those with threads
   */
  constructor(bindings, threads = 1) {
    this.bindings = bindings;
    // They run until the engine ends.
    this.#threads = threads > 1 && bindings.ThreadPool ? new bindings.ThreadPool(threads) : null;
  }

  /** Ends its threads; it cannot compute any more then. */
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
   * A table in the core's memory, which the caller deletes. NaN and -1 stand for missing cells.
   * @param {TableColumn[]} columns
   */
  table(columns) {
    const table = new this.bindings.Table();
    try {
      for (const column of columns) {
        if ("values" in column) {
          using(this.doubles(column.values), (buffer) => table.addNumbers(column.name, buffer));
        } else {
          const categories = JSON.stringify(column.categories);
          using(this.classes(column.codes), (buffer) =>
            table.addCategories(column.name, buffer, categories),
          );
        }
      }
      return table;
    } catch (error) {
      table.delete();
      throw error;
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

  /**
   * Row numbers of the two parts, in random order; as scikit-learn's train_test_split.
   * @param {number} rows
   * @param {number} testSize share of the rows, 0 < testSize < 1
   * @param {number} seed
   */
  trainTestSplit(rows, testSize, seed) {
    return this.#split((train, test) =>
      this.bindings.trainTestSplit(rows, testSize, seed, train, test),
    );
  }

  /**
   * As trainTestSplit(), both parts keeping the classes' shares.
   * @param {Int32Array} classes class of each row
   * @param {number} testSize
   * @param {number} seed
   */
  stratifiedSplit(classes, testSize, seed) {
    return using(this.classes(classes), (buffer) =>
      this.#split((train, test) =>
        this.bindings.stratifiedSplit(buffer, testSize, seed, train, test),
      ),
    );
  }

  /**
   * Whether stratifiedSplit() can keep the classes' shares.
   * @param {Int32Array} classes
   * @param {number} testSize
   */
  canStratify(classes, testSize) {
    return using(this.classes(classes), (buffer) => this.bindings.canStratify(buffer, testSize));
  }

  /** @param {(train: import("../bindings.d.ts").Rows, test: import("../bindings.d.ts").Rows) => void} fill */
  #split(fill) {
    return using(new this.bindings.Rows(0), (train) =>
      using(new this.bindings.Rows(0), (test) => {
        fill(train, test);
        return { train: train.view().slice(), test: test.view().slice() };
      }),
    );
  }
}

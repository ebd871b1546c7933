/** Data files: the engine reads and keeps them; this describes and shows them. */

import {
  checkKind,
  checkOptions,
  largestSeed,
  optionalFunction,
  optionalSignal,
  wholeNumber,
  wrong,
} from "./checks.js";
import { getEngine } from "./engine.js";
import { listOfFiles } from "./hash-files.js";
import { abortable } from "./job.js";
import { Lookable } from "./lookable.js";
import { Prepared } from "./prepared.js";
import { isObject } from "../messages/is-object.js";
import { MinibatchError } from "../messages/error.js";

/** @typedef {import("../wire/protocol.js").InputFile} InputFile */
/** @typedef {import("../wire/protocol.js").SourceDescription} SourceDescription */
/** @typedef {import("../../build/generated/builders.js").Preparation} PreparationStep */
/**
 * @typedef {Omit<import("../wire/protocol.js").PrepareOptions, "preparation">
 *   & { preparation?: readonly (PreparationStep | { class_name: string, config?: Record<string, unknown>, kind?:
 *   "preparation", enabled?: boolean })[] }} PrepareOptions `preparation` has the steps in their order, those with
 *   `enabled: false` left out; those that the source suggests when left out
 */
/** @typedef {import("../formats/types.js").Reading} Reading */
/** @typedef {import("../wire/protocol.js").Examples} Examples */
/** @typedef {import("./look.js").Stoppable} Stoppable */

/**
 * @typedef {object} ReadOptions
 * @property {(done: number, total: number) => unknown} [onProgress] how far reading is: in images, or in bytes of a
 *   table, which is read more than once
 * @property {AbortSignal} [signal] rejects with the signal's reason
 * @property {Reading} [reading] how to read them, as in an experiment: for delimited text, the arguments of pandas's
 *   read_csv. Settings that are left out are detected, and `description.reading` has the result
 */

/**
 * Reads data files: IDX (plain or gzip, images with their labels, up to three pairs), NumPy's .npy and .npz (`x_train`,
 * `y_train`, `x_val`, `y_val`, `x_test`, `y_test`, or `x` and `y`: images or rows of numbers), CIFAR-10 and CIFAR-100 (binary batches,
 * pickles or .tar.gz), images in one folder per class, named in a table beside them or by their files' names, or a zip
 * of that, a CSV of pixels, CSV, JSON as pandas writes it, Parquet. Formats are recognized by the files' contents.
 * Nothing leaves the page; the files are parsed in the engine and stay there until `dispose()`.
 *
 * Rejects with `invalid-data`, naming the file and the location in it that cannot be read.
 * @param {Iterable<InputFile>} files File objects, or { name, bytes }
 * @param {ReadOptions} [options]
 * @returns {Promise<DataSource>}
 */
export async function readFiles(files, options = {}) {
  const { engine, handle, description } = await readSource("readFiles()", files, options);
  return new DataSource(engine, handle, description);
}

/**
 * What readFiles() reads, as it lies in the engine.
 * @param {string} where
 * @param {Iterable<InputFile>} files
 * @param {ReadOptions} [options]
 */
export async function readSource(where, files, options = {}) {
  checkOptions(where, options, ["onProgress", "signal", "reading"]);
  const onProgress = optionalFunction(`${where}: onProgress`, options.onProgress);
  const signal = optionalSignal(`${where}: signal`, options.signal);
  const reading = await checkReading(`${where}: reading`, options.reading);
  const list = listOfFiles(where, files);
  const engine = getEngine();
  const { handle, description } = await abortable(engine, signal, (job, guarded) =>
    engine.calls.readFiles(
      { job, files: list, reading },
      guarded(({ done, total }) => onProgress?.(done, total)),
    ),
  );
  return { engine, handle, description };
}

/**
 * @param {string} where
 * @param {any} inputs
 * @returns {import("../formats/types.js").PrepareOptions["inputs"]}
 */
function checkInputs(where, inputs) {
  const isTaken = (/** @type {unknown} */ of) =>
    (Number.isInteger(of) && Number(of) > 0) ||
    (Array.isArray(of) && of.every((name) => typeof name === "string"));
  const list = isObject(inputs) ? Object.values(inputs) : [];
  const isWhole =
    list.length > 0 && list.every(isTaken) && new Set(list.map((of) => typeof of)).size === 1;
  if (!isWhole) throw wrong(where, { id: "expected.inputs" }, inputs);
  return inputs;
}

/**
 * @param {string} where
 * @param {any} target
 */
function checkTarget(where, target) {
  if (!isObject(target) || !Object.hasOwn(target, "outputs")) {
    return checkOptions(where, target, targetKeys);
  }
  checkOptions(where, target, ["outputs"]);
  const { outputs } = target;
  if (!isObject(outputs) || Object.keys(outputs).length === 0) {
    throw wrong(`${where}.outputs`, { id: "expected.outputs" }, outputs);
  }
  for (const [name, one] of Object.entries(outputs)) {
    checkOptions(`${where}.outputs.${name}`, one, targetKeys);
  }
}

/**
 * Each output predicts the one class that an image has: what is said of the classes is said of the first.
 * @param {Record<string, object>} outputs
 */
function checkImageOutputs(outputs) {
  for (const [place, [output, one]] of Object.entries(outputs).entries()) {
    const known = place === 0 ? ["positive_class", "class_names"] : [];
    const received = Object.keys(one).find((name) => !known.includes(name));
    if (received === undefined) continue;
    const values = { output, received };
    throw new MinibatchError("invalid-argument", { id: "target.outputs-of-images", values });
  }
}

const targetKeys = ["columns", "task", "encoding", "scaling", "positive_class", "class_names"];

/**
 * Readings are rarely given, and what checks them is the check of experiments, which loads late.
 * @param {string} where
 * @param {any} reading
 * @returns {Promise<Reading | undefined>}
 */
async function checkReading(where, reading) {
  if (reading === undefined || reading === null) return undefined;
  (await import("./experiment/given-reading.js")).checkGivenReading(where, reading);
  return reading;
}

/** Files that were read: images with their classes, or a table. */
export class DataSource extends Lookable {
  /**
   * @param {import("./engine.js").Engine} engine
   * @param {number} handle
   * @param {SourceDescription} description
   */
  constructor(engine, handle, description) {
    super(engine, handle, "DataSource");
    /** What was found: kind, counts, classes or columns, warnings. */
    this.description = description;
  }

  /** "images" or "table". */
  get kind() {
    return this.description.kind;
  }

  /**
   * @internal
   * @param {string} where
   * @param {unknown} label
   */
  classNumber(where, label) {
    const { description } = this;
    const classes = description.kind === "images" ? description.classNames.length : 1;
    return wholeNumber(where, label, 0, classes - 1);
  }

  /**
   * The cells of a column as they are in the file.
   * @param {string} column of a table
   * @param {Iterable<number>} rows numbered from 0 as in the file, in any order; may repeat
   * @param {Stoppable} [options]
   * @returns {Promise<string[]>} one for each of `rows`
   */
  async cells(column, rows, options = {}) {
    return (await import("./cells-of.js")).cellsOf(this, column, rows, options);
  }

  /**
   * A few rows to show; for images, from all classes or from one.
   * @param {{ count?: number, seed?: number, label?: number }} [options] 24 rows and seed 0 when left out
   * @returns {Promise<Examples>}
   */
  async examples(options = {}) {
    checkOptions("examples()", options, ["count", "seed", "label"]);
    const { count = 24, seed = 0, label } = options;
    return this.engine.calls.getExamples({
      source: this.handle,
      count: wholeNumber("examples(): count", count, 1),
      seed: wholeNumber("examples(): seed", seed, 0, largestSeed),
      ...(label !== undefined && { label: this.classNumber("examples(): label", label) }),
    });
  }

  /** For images: the smallest, largest and mean pixel value, overall and per channel. @param {Stoppable} [options] */
  async pixels(options = {}) {
    return (await import("./look.js")).pixels(this, options);
  }

  /**
   * The mean of all images, or of one class's.
   * @param {number | null} [label] the class's number
   * @param {Stoppable} [options]
   */
  async meanImage(label = null, options = {}) {
    return (await import("./look.js")).meanImage(this, label, options);
  }

  /**
   * Makes data sets to train and test on. Steps are fitted on the training rows only, each on the output of
   * the one before; without `preparation`, the steps in `description.suggestedPreparation` run.
   * @param {PrepareOptions & { signal?: AbortSignal }} [options]
   * @returns {Promise<Prepared>}
   */
  async prepare(options = {}) {
    const where = "prepare()";
    const { engine } = this;
    const known = ["reading", "target", "inputs", "preparation", "seed", "signal"];
    checkOptions(where, options, known);
    const { target = {}, preparation = undefined, seed = 0 } = options;
    const inputs = options.inputs && checkInputs(`${where}: inputs`, options.inputs);
    if (inputs && this.kind === "images") {
      throw new MinibatchError("invalid-argument", { id: "inputs.of-images" });
    }
    const signal = optionalSignal(`${where}: signal`, options.signal);
    const reading = await checkReading(`${where}: reading`, options.reading);
    checkTarget(`${where}: target`, target);
    if (target.outputs && this.kind === "images") checkImageOutputs(target.outputs);
    if (preparation !== undefined && !Array.isArray(preparation)) {
      throw wrong(`${where}: preparation`, "steps", preparation);
    }
    preparation?.forEach((step, i) =>
      checkKind(`${where}: preparation[${i}]`, "preparation", step),
    );
    wholeNumber(`${where}: seed`, seed, 0, largestSeed);
    return new Prepared(
      engine,
      await abortable(engine, signal, (job) =>
        engine.calls.prepare({
          job,
          source: this.handle,
          options: {
            ...{ reading, target, seed },
            ...(inputs && { inputs }),
            ...(preparation && { preparation }),
          },
        }),
      ),
    );
  }
}

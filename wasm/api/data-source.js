/** Files as data: read and kept in the engine, described and shown here. */

import {
  checkOptions,
  largestSeed,
  optionalFunction,
  optionalSignal,
  wholeNumber,
} from "./checks.js";
import { Dataset } from "./dataset.js";
import { getEngine } from "./engine.js";
import { listOfFiles } from "./hash-files.js";
import { abortable } from "./job.js";
import { Resource } from "./resource.js";

/** @typedef {import("../wire/protocol.js").InputFile} InputFile */
/** @typedef {import("../wire/protocol.js").SourceDescription} SourceDescription */
/** @typedef {import("../wire/protocol.js").PreparedDescription} PreparedDescription */
/** @typedef {import("../wire/protocol.js").PrepareOptions} PrepareOptions */
/** @typedef {import("../wire/protocol.js").Examples} Examples */
/** @typedef {import("../wire/protocol.js").NewRow} NewRow */
/** @typedef {import("../wire/protocol.js").Result<"prepare">} PrepareResult */

const splitOptionNames = ["testSize", "seed", "stratify"];
const prepareOptionNames = {
  images: [...splitOptionNames, "height", "width", "channels"],
  table: [...splitOptionNames, "target", "task", "features"],
};

/**
 * @typedef {object} ReadOptions
 * @property {(done: number, total: number) => unknown} [onProgress] files or images read so far
 * @property {AbortSignal} [signal] rejects with the signal's reason
 */

/**
 * Reads data files: IDX (plain or gzip, images with their labels, one or two pairs), images in one folder
 * a class or a zip of that, CSV with a header. What they are is seen from their contents. Nothing leaves
 * the page; the files are parsed in the engine and stay there until `dispose()`.
 *
 * Rejects with `invalid-data` naming the file, and the place in it, that cannot be read.
 * @param {Iterable<InputFile>} files File objects, or { name, bytes }
 * @param {ReadOptions} [options]
 * @returns {Promise<DataSource>}
 */
export async function readFiles(files, options = {}) {
  const where = "readFiles()";
  checkOptions(where, options, ["onProgress", "signal"]);
  const onProgress = optionalFunction(`${where}: onProgress`, options.onProgress);
  const signal = optionalSignal(`${where}: signal`, options.signal);
  const list = listOfFiles(where, files);
  const engine = getEngine();
  const { handle, description } = await abortable(engine, signal, (job, guarded) =>
    engine.calls.readFiles(
      { job, files: list },
      guarded(({ done, total }) => onProgress?.(done, total)),
    ),
  );
  return new DataSource(engine, handle, description);
}

/** Files that were read: images with their classes, or a table. */
export class DataSource extends Resource {
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
   * A few rows to show.
   * @param {{ count?: number, seed?: number }} [options] 24 rows and seed 0 when left out
   * @returns {Promise<Examples>}
   */
  async examples(options = {}) {
    checkOptions("examples()", options, ["count", "seed"]);
    const { count = 24, seed = 0 } = options;
    return this.engine.calls.getExamples({
      source: this.handle,
      count: wholeNumber("examples(): count", count, 1),
      seed: wholeNumber("examples(): seed", seed, 0, largestSeed),
    });
  }

  /**
   * Makes data sets to train and test on; preprocessing is fitted on the training rows only.
   * @param {PrepareOptions} [options] testSize, seed, stratify; of images also height, width, channels; of
   *   a table also target, task, features
   * @returns {Promise<Prepared>}
   */
  async prepare(options = {}) {
    const { engine } = this;
    checkOptions("prepare()", options, prepareOptionNames[this.kind]);
    return new Prepared(engine, await engine.calls.prepare({ source: this.handle, options }));
  }
}

/** Data ready to train on, and the way new rows go to become such data. */
export class Prepared extends Resource {
  /**
   * @param {import("./engine.js").Engine} engine
   * @param {PrepareResult} result
   */
  constructor(engine, { handle, train, test, description }) {
    super(engine, handle, "Prepared");
    const classNames = description.classNames;
    /** What was made of the data: task, shapes, classes, features, warnings. */
    this.description = description;
    /** Rows to train on. */
    this.train = new Dataset(engine, train, classNames);
    /** Rows to test on. */
    this.test = new Dataset(engine, test, classNames);
  }

  get task() {
    return this.description.task;
  }

  get classNames() {
    return this.description.classNames;
  }

  /** Shape of one row, as a model takes it. */
  get inputShape() {
    return this.train.inputShape;
  }

  /** Shape of one target: [] for a class number. */
  get targetShape() {
    return this.train.targetShape;
  }

  get featureNames() {
    return this.description.featureNames;
  }

  get warnings() {
    return this.description.warnings;
  }

  /**
   * A new row as the model takes it: an image file in the model's size and colours, or { column: value }.
   * @param {NewRow} row
   * @returns {Promise<Dataset>} of one row, which the caller disposes
   */
  async transform(row) {
    const { engine } = this;
    const info = await engine.calls.transform({ prepared: this.handle, row });
    return new Dataset(engine, info, this.classNames);
  }

  /** Frees this and both data sets. */
  dispose() {
    super.dispose();
    this.train.dispose();
    this.test.dispose();
  }
}

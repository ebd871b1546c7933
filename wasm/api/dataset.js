/** Rows in the core's memory. */

import { datasetArrays } from "./arrays.js";
import { checkOptions, optionalShape, wholeNumber, wrong } from "./checks.js";
import { getEngine } from "./engine.js";
import { withoutImages } from "./images.js";
import { hasImages } from "./is-image.js";
import { MinibatchError } from "../messages/error.js";
import { sizeOf } from "./numbers.js";
import { Resource } from "./resource.js";

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("../wire/protocol.js").DatasetInfo} DatasetInfo */

/**
 * @typedef {object} FromArrays
 * @property {Data} x features, rows first, channels last: { data, shape: [rows, …] }, the numbers
 *   alone beside `inputShape`, or images, which get the size and colours of `inputShape`, or of the first of them. Bytes (Uint8Array) stay bytes until batches are gathered. For a model of several inputs a list of such arrays in its order, or an object of them by name.
 * @property {Data} [y] targets: class numbers, names of classes, one-hot rows or real numbers; for several
 *   outputs as x
 * @property {Data} [sampleWeight] how much each row counts in the loss and in weighted metrics: one number
 *   per row, for all targets or, like y, for each
 * @property {readonly number[]} [inputShape] shape of one row of x: [28, 28, 1]
 * @property {readonly number[]} [targetShape] shape of one row of y: [] for class numbers
 * @property {readonly string[]} [classNames] names of the classes 0, 1, …, in alphabetical order where y has
 *   names and this is left out: y is of these classes, as their
 *   numbers or as one-hot rows, and suits losses that take either
 * @property {number} [scale] bytes become byte × scale: 1 / 255 for images, and for them when left out; else 1
 */

/**
 * How many classes a target has: 0 if it has neither one number per row nor one for each class.
 * @param {readonly number[]} shape of one row
 * @param {readonly string[]} classNames
 */
const classesIn = (shape, { length: classes }) =>
  sizeOf(shape) === 1 || sizeOf(shape) === classes ? classes : 0;

/**
 * Row numbers as the engine takes them.
 * @param {string} where
 * @param {Iterable<number>} indices
 * @param {number} count of the rows that there are
 */
export function checkRows(where, indices, count) {
  // As many numbers as rows are not copied twice.
  const given = ArrayBuffer.isView(indices) || Array.isArray(indices) ? indices : [...indices];
  const list = /** @type {ArrayLike<number>} */ (given);
  const rows = new Uint32Array(list.length);
  for (let place = 0; place < list.length; ++place) {
    const row = Number(list[place]);
    if (!Number.isInteger(row) || row < 0 || row >= count) {
      throw new MinibatchError("invalid-argument", {
        id: "dataset.no-row",
        values: { where, row, last: count - 1 },
      });
    }
    rows[place] = row;
  }
  return rows;
}

/**
 * Features, with or without targets, in the core's memory: copied there once, trained on many times.
 */
export class Dataset extends Resource {
  /**
   * @param {import("./engine.js").Engine} engine
   * @param {DatasetInfo} info
   * @param {readonly string[]} [classNames]
   * @param {readonly (readonly string[])[]} [byTarget] where targets have classes of their own
   * @param {readonly (readonly string[])[]} [numberNames] of each target, where they are known
   */
  constructor(
    engine,
    info,
    classNames = [],
    byTarget = info.targets.map(() => classNames),
    numberNames = [],
  ) {
    super(engine, info.handle, "Dataset");
    /** Number of rows. */
    this.rows = info.rows;
    /** Name and shape of one row of each input; the names are empty where there are none. */
    this.inputs = info.inputs;
    /** Likewise of each target, with the names of its classes, or of its numbers where they are known. */
    this.targets = info.targets.map((target, i) => {
      const numbers = numberNames[i] ?? [];
      return { ...target, classNames: byTarget[i], targetNames: numbers };
    });
    /** Shape of one row's features: those of the first input. */
    this.inputShape = info.inputs[0].shape;
    /** Shape of one row's target, of the first where there are several: [] for a class number. */
    this.targetShape = info.targets[0]?.shape ?? [];
    /** Whether there are targets. */
    this.hasTargets = info.targets.length > 0;
    /** Whether rows have sample weights. */
    this.hasSampleWeight = info.hasSampleWeight;
    /** Names of the classes 0, 1, … of the first target; empty where there are none. */
    this.classNames = [...classNames];
  }

  /**
   * Copies arrays into the core's memory.
   *
   * Rejects with `shape-mismatch` where data and shapes do not fit, `invalid-data` without a row,
   * `out-of-memory` where the core cannot hold them.
   * @param {FromArrays} arrays
   * @returns {Promise<Dataset>}
   */
  static async fromArrays(arrays) {
    const where = "Dataset.fromArrays()";
    const names = ["x", "y", "inputShape", "targetShape", "classNames", "scale", "sampleWeight"];
    checkOptions(where, arrays, names);
    const { x, y, inputShape, targetShape, classNames = [], scale, sampleWeight } = arrays;
    if (!Array.isArray(classNames) || !classNames.every((name) => typeof name === "string")) {
      throw wrong(`${where}: classNames`, "names", classNames);
    }
    const known = {
      inputShape: optionalShape(`${where}: inputShape`, inputShape),
      targetShape: optionalShape(`${where}: targetShape`, targetShape),
      scale,
    };
    const engine = getEngine();
    const numbers = hasImages(x)
      ? await withoutImages(where, engine, x, known)
      : { x, scale: known.scale };
    const { scale: byteScale } = numbers;
    const given = { ...known, classNames, scale: byteScale };
    const made = datasetArrays(where, numbers.x, y, given, sampleWeight);
    const { arrays: crossing, transfer } = made;
    crossing.targets = crossing.targets.map((target, _, { length }) =>
      length === 1 ? { ...target, classes: classesIn(target.shape, made.classNames) } : target,
    );
    const info = await engine.calls.createDataset(crossing, { transfer });
    return new Dataset(engine, info, made.classNames);
  }

  /**
   * Rows as they are stored: bytes before scaling, or numbers; of one input and one target.
   * @param {Iterable<number>} indices row numbers from 0, in any order; may repeat
   * @param {{ input?: number, target?: number }} [options] the numbers of the input and the target; the first when
   *   left out
   * @returns {Promise<{ x: Uint8Array | Float32Array, y: Float32Array | null, inputShape: number[] }>}
   *   x has indices.length × inputShape numbers, y as many × targetShape
   */
  async take(indices, options = {}) {
    const where = "Dataset.take()";
    checkOptions(where, options, ["input", "target"]);
    const input = wholeNumber(`${where}: input`, options.input ?? 0, 0, this.inputs.length - 1);
    const last = Math.max(0, this.targets.length - 1);
    const target = wholeNumber(`${where}: target`, options.target ?? 0, 0, last);
    const rows = checkRows(where, indices, this.rows);
    const taken = await this.engine.calls.takeRows({ dataset: this.handle, rows, input, target });
    return { ...taken, inputShape: [...this.inputs[input].shape] };
  }

  /**
   * Some of the rows as a data set of their own, which shares the features with this one.
   * @param {Iterable<number>} indices row numbers from 0, in any order; may repeat
   * @returns {Promise<Dataset>} which the caller disposes
   */
  async subset(indices) {
    const rows = checkRows("Dataset.subset()", indices, this.rows);
    const info = await this.engine.calls.subsetOf({ dataset: this.handle, rows });
    const byTarget = this.targets.map(({ classNames }) => classNames);
    const numberNames = this.targets.map(({ targetNames }) => targetNames);
    return new Dataset(this.engine, info, this.classNames, byTarget, numberNames);
  }
}

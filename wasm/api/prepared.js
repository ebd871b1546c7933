/** Rows that are ready to train on, and the steps that prepared them. */

import { checkOptions, wrong } from "./checks.js";
import { Dataset } from "./dataset.js";
import { getEngine } from "./engine.js";
import { Lookable } from "./lookable.js";
import { MinibatchError } from "../messages/error.js";
import { Resource } from "./resource.js";
import { featureNames, targetNames, targetsOf, taskOf } from "../messages/sample-names.js";

/** @typedef {import("../wire/protocol.js").PreparedDescription} PreparedDescription */
/** @typedef {import("../wire/protocol.js").NewRows} NewRows */
/** @typedef {import("../wire/protocol.js").Result<"prepare">} PrepareResult */

/**
 * The mean of an image's outermost pixels.
 * @param {Uint8Array} pixels
 * @param {readonly number[]} shape
 */
function borderOf(pixels, [height, width, channels]) {
  let sum = 0;
  let count = 0;
  pixels.forEach((byte, i) => {
    const x = Math.floor(i / channels) % width;
    const y = Math.floor(i / channels / width);
    if (x > 0 && y > 0 && x < width - 1 && y < height - 1) return;
    sum += byte;
    ++count;
  });
  return sum / count;
}

/**
 * What is predicted for one output of a model.
 * @typedef {object} PreparedOutput
 * @property {string} name "" where a model has one
 * @property {"classification" | "binary" | "regression"} task
 * @property {string[]} classNames none of numbers
 * @property {string[]} columns of the file; none of images
 * @property {string[]} targetNames of the numbers that are predicted of a sample, or of its class
 * @property {string[]} labels the same where each of several numbers is 0 or 1 in all rows, a label that a row has or has
 *   not; otherwise none
 * @property {"StandardScaler" | "MinMaxScaler" | null} scaling of numbers
 */

/** Fitted preparation steps, which turn new rows into a model's input. */
export class Preparation extends Resource {
  /**
   * @param {import("./engine.js").Engine} engine
   * @param {{ handle: number, description: PreparedDescription }} result
   * @param {string} [kind]
   */
  constructor(engine, { handle, description }, kind = "Preparation") {
    super(engine, handle, kind);
    /** The prepared data in words: task, classes, steps, warnings. */
    this.description = description;
  }

  /**
   * A preparation that was saved as JSON, ready for new rows.
   *
   * Rejects with `invalid-spec` if the JSON is something else.
   * @param {unknown} json what toJSON() gave
   * @returns {Promise<Preparation>}
   */
  static async fromJSON(json) {
    const engine = getEngine();
    return new Preparation(engine, await engine.calls.restorePreparation({ state: json }));
  }

  /** Plain JSON, to prepare new rows in the same way later: `JSON.stringify(prepared)`. */
  toJSON() {
    return this.description.preparation;
  }

  /** What is predicted for each output of the model. @returns {PreparedOutput[]} */
  get outputs() {
    const { preparation } = this.description;
    return targetsOf(preparation).map(({ output, target, scaling }) => ({
      name: output,
      task: taskOf(target),
      classNames: target.class_names,
      columns: target.columns,
      targetNames: targetNames(preparation, target),
      labels: preparation.indicators?.includes(output) ? target.columns : [],
      scaling: scaling?.class_name ?? null,
    }));
  }

  // Of the first of several outputs:

  get task() {
    return this.description.task;
  }

  get classNames() {
    return this.description.classNames;
  }

  /** Names of the predicted columns; none for images. */
  get targetColumns() {
    return this.description.preparation.target.columns;
  }

  /** Names of the numbers that are predicted of a sample, or of its class: of windows co2(t+1). */
  get targetNames() {
    return targetNames(this.description.preparation);
  }

  /** Names of the numbers where each is 0 or 1 in all rows: labels, of which a row may have several; otherwise none. */
  get labels() {
    return this.outputs[0].labels;
  }

  /** The scaler of the numbers to predict; null if they are not scaled. */
  get targetScaling() {
    return this.description.preparation.scaling?.class_name ?? null;
  }

  /** What each step did: rows, columns and classes before and after, and its fitted values; null if it is switched off. */
  get steps() {
    return this.description.preparation.steps;
  }

  /**
   * Names of the numbers of a table's sample after all steps, in their order: of windows co2(t-1), co2(t). undefined
   * for images.
   */
  get featureNames() {
    const { preparation } = this.description;
    return preparation.images ? undefined : featureNames(preparation);
  }

  /** The columns that a new row of a table must have. */
  get inputColumns() {
    return this.description.preparation.inputs;
  }

  /**
   * A new row as the model takes it: an image file, which goes through the steps, or { column: value },
   * where values are read as the cells of a file are. Of a table several rows may be given; where samples are
   * windows, they follow each other in time, and all their windows come out: the last one predicts what comes next.
   * @param {NewRows} row
   * @param {{ invert?: boolean }} [options] `invert` makes light pixels of an image dark and dark ones light
   * @returns {Promise<Dataset>} of one row, or of several; the caller disposes it
   */
  async transform(row, options = {}) {
    const { engine } = this;
    checkOptions("transform()", options, ["invert"]);
    const { invert = false } = options;
    if (typeof invert !== "boolean") {
      throw wrong("transform(): invert", { id: "expected.boolean" }, invert);
    }
    const info = await engine.calls.transform({ prepared: this.handle, row, invert });
    return new Dataset(engine, info, this.classNames, []);
  }

  /**
   * Values of two columns, each with each, as a model takes them, while the other columns have their usual cells: what
   * `net.decisionBoundary()` draws.
   *
   * Rejects with `invalid-argument` where a column is not one of different numbers.
   * @param {import("./data-source.js").DataSource} source the table, whose columns are described
   * @param {import("./feature-grid.js").GridOptions} [options]
   * @returns {Promise<import("./feature-grid.js").FeatureGrid>} which the caller disposes
   */
  async grid(source, options = {}) {
    return (await import("./feature-grid.js")).featureGrid(this, source, options);
  }

  /**
   * Whether an image is a negative of those that were trained on, by its border: a dark thing on white where they
   * are light on black. Inverted it would be as they are.
   * @param {Dataset} row that transform() gave for it
   * @returns {Promise<boolean>}
   */
  async looksInverted(row) {
    const { border } = this.description.preparation;
    if (!border || row.inputShape?.length !== 3) return false;
    const { x } = await row.take([0]);
    if (!(x instanceof Uint8Array)) return false;
    const own = borderOf(x, row.inputShape);
    const off = Math.abs(own - border.mean);
    const inverted = Math.abs(255 - own - border.mean);
    // Backgrounds of every kind say nothing; nor does a little more light.
    return off > Math.max(3 * border.deviation, 64) && inverted < off / 2;
  }
}

/** Data ready to train on, with the preparation for new rows. */
export class Prepared extends Preparation {
  /**
   * @param {import("./engine.js").Engine} engine
   * @param {PrepareResult} result
   */
  constructor(engine, { handle, train, test, description }) {
    super(engine, { handle, description }, "Prepared");
    const byTarget = this.outputs.map(({ classNames }) => classNames);
    const numbers = this.outputs.map((output) => output.targetNames);
    /** Rows to train on. */
    this.train = new Dataset(engine, train, this.classNames, byTarget, numbers);
    /** Rows to test on. */
    this.test = new Dataset(engine, test, this.classNames, byTarget, numbers);
  }

  /** Shape of one row, as a model takes it. */
  get inputShape() {
    return this.train.inputShape;
  }

  /** Shape of one target, of the first where there are several: [] for a class number. */
  get targetShape() {
    return this.train.targetShape;
  }

  get warnings() {
    return this.description.warnings;
  }

  /**
   * The rows of a table after all steps, as the model takes them, to be looked at: the features by name, and the
   * target.
   * @param {"train" | "test"} [part]
   * @returns {Promise<Lookable>} which the caller disposes
   */
  async table(part = "train") {
    const { engine } = this;
    const state = this.description.preparation;
    if (part !== "train" && part !== "test") throw wrong("table(): part", "part", part);
    if (state.images) throw new MinibatchError("invalid-state", { id: "table.of-images" });
    const { handle } = await engine.calls.tableOf({
      job: engine.newJob(),
      dataset: this[part].handle,
      state,
    });
    return new Lookable(engine, handle, "Table");
  }

  /** The first training rows after all steps; see table(). @param {number} [count] */
  async head(count = 5) {
    return this.#look((table) => table.head(count));
  }

  /** describe() of the training rows after all steps; see table(). */
  async describe() {
    return this.#look((table) => table.describe());
  }

  /**
   * @template T
   * @param {(table: Lookable) => Promise<T>} use
   */
  async #look(use) {
    const table = await this.table();
    try {
      return await use(table);
    } finally {
      table.dispose();
    }
  }

  /**
   * The training or the test rows with the target of one of several outputs alone, numbers in their own units: for what
   * predicts one thing, as `baselines` do. A copy, of which the features are a part.
   * @param {import("./scored.js").Output} output its name, or its index from 0
   * @param {"train" | "test"} [part]
   * @returns {Promise<Dataset>} which the caller disposes
   */
  async forOutput(output, part = "train") {
    return (await import("./one-output.js")).oneOutput(this, output, part);
  }

  /**
   * The row behind each row of `train` and `test`, numbered from 0 as they were read. Rows that a step made, as
   * SMOTE does, have the numbers after the last one. Of a window it is the first row that is predicted from it.
   * @returns {Promise<{ train: Uint32Array, test: Uint32Array }>}
   */
  async rows() {
    return this.engine.calls.getPreparedRows({ prepared: this.handle });
  }

  /**
   * How many rows to validate and to test with are, number for number, rows that are trained on, target included: a
   * score on them says little about new rows. `chance` is the share that would be if all were drawn anew; where rows
   * have few different values, it is large.
   * @param {{ validationSplit?: number, signal?: AbortSignal }} [options] the share of the training rows, the last
   *   ones, that validates; 0 when left out
   * @returns {Promise<import("../wire/look-types.js").SharedRows>}
   */
  async sharedRows(options = {}) {
    return (await import("./check-parts.js")).sharedRows(this, options);
  }

  /**
   * What each number of a table's rows, after all steps, tells of the target by itself: the share of rows that a
   * small decision tree of that number alone classifies correctly, each half of the training rows judged by the other;
   * of a number to predict how well its order follows, as Spearman's correlation without its sign.
   * @param {{ output?: import("./scored.js").Output, signal?: AbortSignal }} [options] the first output when left out
   * @returns {Promise<import("../wire/look-types.js").ColumnScore[]>} in the order of `featureNames`; none of images
   */
  async columnScores(options = {}) {
    return (await import("./check-parts.js")).columnScores(this, options);
  }

  /** Frees this and both data sets. */
  dispose() {
    super.dispose();
    this.train.dispose();
    this.test.dispose();
  }
}

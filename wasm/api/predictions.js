/** Predictions and their targets, kept in the core: how good they are, and which are wrong. */

import { asDataset } from "./as-dataset.js";
import { checkOptions, optionalFunction, optionalSignal, wholeNumber, wrong } from "./checks.js";
import { matrixRows } from "./confusion-matrix.js";
import { Dataset } from "./dataset.js";
import { abortable } from "./job.js";
import { MinibatchError } from "../messages/error.js";
import { Resource } from "./resource.js";

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("../wire/protocol.js").ClassificationReport} ClassificationReport */
/** @typedef {import("../wire/protocol.js").RegressionScores} RegressionScores */
/** @typedef {import("../wire/protocol.js").PredictionsInfo} PredictionsInfo */

/**
 * @typedef {object} PredictionsOptions
 * @property {number} [batchSize] rows at a time, 32 when left out; does not change the predictions
 * @property {(done: number, total: number) => unknown} [onProgress] batches; at most 20 times a second
 * @property {AbortSignal} [signal] rejects with the signal's reason
 */

/** Which output of a model: its name, or its index from 0; the first when left out. @typedef {string | number} Output */

/**
 * @typedef {object} PageOptions
 * @property {Output} [output]
 * @property {"all" | "right" | "wrong"} [filter] "all" when left out; classes only
 * @property {number} [actual] only rows of this class
 * @property {number} [predicted] only rows predicted as this class
 * @property {"descending" | "ascending" | "row"} [order] by the probability of the predicted class or, of
 *   numbers, by the absolute error; "descending" when left out: the most confident, or the largest errors, first
 * @property {number} [from] how many of them to skip; 0 when left out
 * @property {number} [count] how many to return at most; 20 when left out
 */

/**
 * A predicted class beside the true one.
 * @typedef {object} PredictedClass
 * @property {number} row of the data set, from 0
 * @property {number} [position] in the row, where an output has several
 * @property {number} actual
 * @property {number} predicted
 * @property {boolean} right
 * @property {number} confidence the probability of the predicted class
 * @property {Float32Array} probabilities of each class
 */

/**
 * Predicted numbers beside the true ones; lists where an output has several.
 * @typedef {object} PredictedNumber
 * @property {number} row of the data set, from 0
 * @property {number} [position] in the row, where an output has several
 * @property {number | Float32Array} actual
 * @property {number | Float32Array} predicted
 * @property {number} error the absolute one, summed where there are several numbers
 */

/**
 * `total` is how many rows match the options, on this page or not.
 * @template {PredictedClass | PredictedNumber} Row
 * @typedef {{ total: number, rows: Row[] }} Page
 */

const filters = ["all", "right", "wrong"];
const orders = ["descending", "ascending", "row"];

/**
 * @template T
 * @param {string} where
 * @param {readonly T[]} choices
 * @param {unknown} value
 */
function oneOf(where, choices, value) {
  if (choices.includes(/** @type {any} */ (value))) return /** @type {T} */ (value);
  throw wrong(
    where,
    {
      id: "expected.one-of",
      values: { choices: choices.map((choice) => `"${choice}"`) },
    },
    value,
  );
}

/** @param {string} where @param {unknown} value */
const optionalClass = (where, value) =>
  value === undefined || value === null ? null : wholeNumber(where, value, 0);

/**
 * What a model predicts for a data set, kept in the core with the targets; a model's `predictions()` returns it.
 * The rows went through the model once; nothing here runs it again, and only what is asked for crosses
 * to the page. Numbers are in the target's own units, even if it was scaled for training.
 */
export class Predictions extends Resource {
  #outputs;

  /**
   * @param {import("./engine.js").Engine} engine
   * @param {PredictionsInfo} info
   * @param {number} rows
   * @param {readonly string[]} classNames
   */
  constructor(engine, info, rows, classNames) {
    super(engine, info.handle, "Predictions");
    /** Number of rows. */
    this.rows = rows;
    /** What `evaluate()` returns: { loss, accuracy … }. */
    this.metrics = info.metrics;
    /** Names of the classes 0, 1, … as the data set has them; empty where there are none. */
    this.classNames = [...classNames];
    this.#outputs = info.outputs;
  }

  /** The outputs that have targets: their names and their number of classes, 0 for numbers. */
  get outputs() {
    return this.#outputs.map(({ name, classes }) => ({ name, classes }));
  }

  /**
   * How often each class was predicted for each true class: element [i][j] counts rows of class i predicted as class j.
   * Rejects with `invalid-state` where numbers are predicted.
   * @param {{ output?: Output }} [options]
   * @returns {Promise<number[][]>}
   */
  async confusionMatrix(options = {}) {
    const where = this.#chosen("confusionMatrix()", options);
    return matrixRows(await this.engine.calls.confusionMatrixOf(where));
  }

  /**
   * Precision, recall, F1 and support of each class that occurs, and their averages: the numbers of
   * sklearn.metrics.classification_report(actual, predicted, zero_division=0).
   * @param {{ output?: Output }} [options]
   * @returns {Promise<ClassificationReport>}
   */
  async classificationReport(options = {}) {
    return this.engine.calls.classificationReportOf(
      this.#chosen("classificationReport()", options),
    );
  }

  /**
   * How far off each predicted number is, in its own units: sklearn.metrics.mean_absolute_error,
   * root_mean_squared_error and r2_score, one entry per number that the output has. Rejects with
   * `invalid-state` where classes are predicted.
   * @param {{ output?: Output }} [options]
   * @returns {Promise<RegressionScores[]>}
   */
  async regressionReport(options = {}) {
    return this.engine.calls.regressionReportOf(this.#chosen("regressionReport()", options));
  }

  /**
   * A page of rows in some order: with `{ filter: "wrong" }`, the most confident mistakes first.
   * @template {PredictedClass | PredictedNumber} [Row=PredictedClass]
   * @param {PageOptions} [options]
   * @returns {Promise<Page<Row>>}
   */
  async page(options = {}) {
    const where = "page()";
    const { output, ...others } = options;
    const names = ["filter", "actual", "predicted", "order", "from", "count"];
    checkOptions(where, others, names);
    const { filter = "all", order = "descending", from = 0, count = 20 } = others;
    const chosen = this.#chosen(where, { output });
    const query = {
      filter: oneOf(`${where}: filter`, filters, filter),
      order: oneOf(`${where}: order`, orders, order),
      actual: optionalClass(`${where}: actual`, others.actual),
      predicted: optionalClass(`${where}: predicted`, others.predicted),
      from: wholeNumber(`${where}: from`, from, 0),
      count: wholeNumber(`${where}: count`, count, 0),
    };
    const page = await this.engine.calls.pageOfPredictions({ ...chosen, query });
    const { classes } = this.#outputs[chosen.output];
    return { total: page.total, rows: /** @type {Row[]} */ (rowsOf(page, classes)) };
  }

  /**
   * @param {string} where
   * @param {{ output?: Output }} options
   */
  #chosen(where, options) {
    checkOptions(where, options, ["output"]);
    const { output = 0 } = options;
    const place =
      typeof output === "string"
        ? this.#outputs.findIndex(({ name }) => name === output)
        : wholeNumber(`${where}: output`, output, 0);
    if (!this.#outputs[place]) {
      const names = this.#outputs.map(({ name }) => `"${name}"`);
      throw new MinibatchError("invalid-argument", {
        id: "predictions.no-output",
        values: { where, output: JSON.stringify(output), names },
      });
    }
    return { predictions: this.handle, output: place };
  }
}

/**
 * @param {import("../wire/protocol.js").PredictionsPage} page
 * @param {number} classes 0 of numbers
 * @returns {(PredictedClass | PredictedNumber)[]}
 */
function rowsOf({ rows, positions, actual, predicted, score, probabilities }, classes) {
  const several = positions.some((position) => position > 0);
  const width = classes > 0 ? 1 : actual.length / Math.max(1, rows.length);
  /** @param {Float32Array} numbers @param {number} i */
  const at = (numbers, i) => (width === 1 ? numbers[i] : numbers.slice(i * width, (i + 1) * width));
  return Array.from(rows, (row, i) => {
    const place = several ? { row, position: positions[i] } : { row };
    const values = { ...place, actual: at(actual, i), predicted: at(predicted, i) };
    if (classes === 0) return { ...values, error: score[i] };
    return /** @type {PredictedClass} */ ({
      ...values,
      right: actual[i] === predicted[i],
      confidence: score[i],
      probabilities: probabilities.slice(i * classes, (i + 1) * classes),
    });
  });
}

/**
 * @param {import("./compiled-network.js").Ready} model
 * @param {Dataset | Data} x
 * @param {Data | null | undefined} y
 * @param {PredictionsOptions} [options]
 * @returns {Promise<Predictions>}
 */
export function runPredictions({ resource, shapes, customs }, x, y, options = {}) {
  const { engine, handle: model } = resource;
  const where = "predictions()";
  checkOptions(where, options, ["batchSize", "onProgress", "signal"]);
  const batchSize = wholeNumber(`${where}: batchSize`, options.batchSize ?? 32, 1);
  const onProgress = optionalFunction(`${where}: onProgress`, options.onProgress);
  const signal = optionalSignal(`${where}: signal`, options.signal);
  return asDataset(where, engine, x, y, shapes, ({ handle: dataset, rows }) =>
    abortable(engine, signal, async (job, guarded) => {
      const info = await engine.calls.keepPredictions(
        { job, model, dataset, batchSize },
        guarded((event) =>
          event.type === "outside" ? customs?.answer(event) : onProgress?.(event.done, event.total),
        ),
      );
      return new Predictions(engine, info, rows, x instanceof Dataset ? x.classNames : []);
    }),
  );
}

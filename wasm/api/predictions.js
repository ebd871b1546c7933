/** Predictions and their targets, kept in the core: how good they are, and which are wrong. */

import { asDataset } from "./as-dataset.js";
import { checkOptions, optionalFunction, optionalSignal, wholeNumber } from "./checks.js";
import { Dataset } from "./dataset.js";
import { abortable } from "./job.js";
import { filters, keys, oneOf, orders, rowsOf } from "./predictions-page.js";
import { Scored, optionalNumber } from "./scored.js";

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("../wire/protocol.js").PredictionsInfo} PredictionsInfo */
/** @typedef {import("./predictions-page.js").PageOptions} PageOptions */
/** @typedef {import("./predictions-page.js").PredictedClass} PredictedClass */
/** @typedef {import("./predictions-page.js").PredictedNumber} PredictedNumber */
/** @template {PredictedClass | PredictedNumber} Row @typedef {import("./predictions-page.js").Page<Row>} Page */

/**
 * @typedef {object} PredictionsOptions
 * @property {number} [batchSize] rows at a time, 32 when left out; does not change the predictions
 * @property {(done: number, total: number) => unknown} [onProgress] batches; at most 20 times a second
 * @property {AbortSignal} [signal] rejects with the signal's reason
 */

/** @param {string} where @param {unknown} value */
const optionalClass = (where, value) =>
  value === undefined || value === null ? null : wholeNumber(where, value, 0);

/**
 * What a model predicts for a data set, kept in the core with the targets; a model's `predictions()` returns it.
 * The rows went through the model once; nothing here runs it again, and only what is asked for crosses
 * to the page. Numbers are in the target's own units, even if it was scaled for training.
 */
export class Predictions extends Scored {
  /**
   * @param {import("./engine.js").Engine} engine
   * @param {PredictionsInfo} info
   * @param {number} rows
   * @param {readonly string[]} classNames
   */
  constructor(engine, info, rows, classNames) {
    super(engine, info, classNames);
    /** Number of rows. */
    this.rows = rows;
    /** What `evaluate()` returns: { loss, accuracy … }. */
    this.metrics = info.metrics;
  }

  /**
   * The same rows as a model predicts them that has seen only the targets of `train`: the share of each class, or the
   * mean. As scikit-learn's DummyClassifier(strategy="prior") and DummyRegressor().
   * @param {Dataset} train
   * @returns {Promise<Predictions>} which the caller disposes
   */
  async prior(train) {
    const info = await this.engine.calls.priorOf({
      predictions: this.handle,
      dataset: train.handle,
    });
    return new Predictions(this.engine, info, this.rows, this.classNames);
  }

  /**
   * The rows from `from` up to `to`, numbered from 0, as if they were all: what validated a model are the last of its
   * training rows. Of one output; without the numbers of `evaluate()`.
   * @param {number} from
   * @param {number} to
   * @param {{ output?: import("./scored.js").Output }} [options]
   * @returns {Promise<Predictions>} which the caller disposes
   */
  async slice(from, to, options = {}) {
    const where = "slice()";
    const { predictions, output } = this.chosen(where, options);
    wholeNumber(`${where}: from`, from, 0, this.rows - 1);
    const count = wholeNumber(`${where}: to`, to, from + 1, this.rows) - from;
    const call = { predictions, output, from, count };
    const info = await this.engine.calls.partOf(call);
    return new Predictions(this.engine, info, count, this.classNames);
  }

  /**
   * All rows as a CSV, in pieces of text: the number of the row, "true", "predicted" and of classes "probability_setosa"
   * and so on. Texts that a spreadsheet would run as formulas have an apostrophe before them.
   * @param {import("./predictions-csv.js").PredictionsCsvOptions} [options]
   * @returns {AsyncGenerator<string>}
   */
  async *csv(options = {}) {
    yield* (await import("./predictions-csv.js")).csvOfPredictions(this, options);
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
    const names = ["filter", "actual", "predicted", "order", "by", "threshold", "from", "count"];
    checkOptions(where, others, names);
    const {
      filter = "all",
      order = "descending",
      by = "confidence",
      from = 0,
      count = 20,
    } = others;
    const chosen = this.chosen(where, { output });
    const query = {
      filter: oneOf(`${where}: filter`, filters, filter),
      order: oneOf(`${where}: order`, orders, order),
      by: oneOf(`${where}: by`, keys, by),
      threshold: optionalNumber(`${where}: threshold`, others.threshold),
      actual: optionalClass(`${where}: actual`, others.actual),
      predicted: optionalClass(`${where}: predicted`, others.predicted),
      from: wholeNumber(`${where}: from`, from, 0),
      count: wholeNumber(`${where}: count`, count, 0),
    };
    const page = await this.engine.calls.pageOfPredictions({ ...chosen, query });
    const { classes } = this.outputs[chosen.output];
    return { total: page.total, rows: /** @type {Row[]} */ (rowsOf(page, classes)) };
  }
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

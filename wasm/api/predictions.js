/** Predictions and their targets, kept in the core: how good they are, and which are wrong. */

import { asDataset } from "./as-dataset.js";
import { checkOptions, optionalFunction, optionalSignal, wholeNumber } from "./checks.js";
import { Dataset } from "./dataset.js";
import { abortable, orAborted } from "./job.js";
import { queryOf, rowNumbers, rowsOf } from "./predictions-page.js";
import { optionalNumber } from "./kept-outputs.js";
import { Scored } from "./scored.js";

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("../wire/protocol.js").PredictionsInfo} PredictionsInfo */
/** @typedef {import("./predictions-page.js").PageOptions} PageOptions */
/** @typedef {import("./predictions-page.js").SelectOptions} SelectOptions */
/** @typedef {import("./predictions-page.js").AtOptions} AtOptions */
/** @typedef {import("./predictions-page.js").PredictedClass} PredictedClass */
/** @typedef {import("./predictions-page.js").PredictedNumber} PredictedNumber */
/** @template {PredictedClass | PredictedNumber} Row @typedef {import("./predictions-page.js").Page<Row>} Page */

/**
 * @typedef {object} PredictionsOptions
 * @property {number} [batchSize] rows at a time, 32 when left out; does not change the predictions
 * @property {(done: number, total: number) => unknown} [onProgress] batches; at most 20 times a second
 * @property {AbortSignal} [signal] rejects with the signal's reason
 */

/**
 * What a model predicts for a data set, kept in the core with the targets; a model's `predictions()` returns it.
 * The rows went through the model once; nothing here runs it again, and only what is asked for crosses
 * to the page. Numbers are in the target's own units, even if it was scaled for training.
 */
export class Predictions extends Scored {
  #info;
  #only;
  /** Whose label these are of. @type {{ whole: Predictions, place: number, output?: import("./kept-outputs.js").Output } | null} */
  #labelled = null;

  /**
   * @param {import("./engine.js").Engine} engine
   * @param {PredictionsInfo} info
   * @param {number} rows
   * @param {readonly string[]} classNames
   * @param {readonly import("./kept-outputs.js").Named[]} [targets]
   * @param {{ place: number, of?: Predictions }} [only]
   */
  constructor(engine, info, rows, classNames, targets, only) {
    super(engine, info, classNames, targets, only);
    this.#info = info;
    this.#only = only;
    /** Number of rows. */
    this.rows = rows;
    /** What `evaluate()` returns: { loss, accuracy … }. */
    this.metrics = info.metrics;
  }

  /**
   * The same, of one of several outputs, as if it were the only one. It goes with these.
   * @param {import("./kept-outputs.js").Output} output
   * @returns {Predictions}
   */
  forOutput(output) {
    const { output: place } = this.chosen("forOutput()", { output });
    const only = { of: this, place };
    return new Predictions(this.engine, this.#info, this.rows, [], this.outputs, only);
  }

  /**
   * One of several labels that rows may have at once, as two classes: "0" and, of the rows that have it, "1". So a label
   * has everything that two classes have.
   * @param {string | number} label its name, or its index from 0
   * @param {{ output?: import("./scored.js").Output }} [options]
   * @returns {Promise<Predictions>} which the caller disposes
   */
  async forLabel(label, options = {}) {
    const where = "forLabel()";
    const chosen = this.chosen(where, options);
    const { labelPlace } = await import("./label-report.js");
    const place = labelPlace(where, this.known(chosen).labels, label);
    const info = await this.engine.calls.labelOf({ ...chosen, label: place, count: this.rows });
    const one = new Predictions(this.engine, info, this.rows, ["0", "1"]);
    one.#labelled = { whole: this, place, output: options.output };
    return one;
  }

  /**
   * The same rows as a model predicts them that has seen only the targets of `train`: the share of each class, or the
   * mean. As scikit-learn's DummyClassifier(strategy="prior") and DummyRegressor().
   * @param {Dataset} train
   * @returns {Promise<Predictions>} which the caller disposes
   */
  async prior(train) {
    if (this.#labelled) {
      const { whole, place, output = 0 } = this.#labelled;
      const all = await whole.prior(train);
      try {
        return await all.forLabel(place, { output });
      } finally {
        all.dispose();
      }
    }
    const info = await this.engine.calls.priorOf({
      predictions: this.handle,
      dataset: train.handle,
    });
    const only = this.#only && { place: this.#only.place };
    return new Predictions(this.engine, info, this.rows, this.classNames, this.outputs, only);
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
    return new Predictions(this.engine, info, count, this.classNames, this.outputs);
  }

  /**
   * All rows as a CSV, in pieces of text: the number of the row, "true", "predicted" and of classes "probability_setosa"
   * and so on; of several outputs "true_kind", "predicted_kind", "probability_kind_setosa". Texts that a spreadsheet would run as formulas have an apostrophe before them.
   * @param {import("./predictions-csv.js").PredictionsCsvOptions} [options]
   * @returns {AsyncGenerator<string>}
   */
  async *csv(options = {}) {
    yield* (await import("./predictions-csv.js")).csvOfPredictions(this, options);
  }

  /**
   * Which predictions match, in some order: as many numbers as there are, of which at() gives the rows. So a list
   * of any length can be scrolled through without being sorted again. Where an output has one position a row, they
   * are the numbers of the rows. In linear time; of label errors in n log n.
   * @param {SelectOptions} [options]
   * @returns {Promise<Uint32Array>}
   */
  async select(options = {}) {
    const where = "select()";
    const { output, rows, signal: given, ...others } = options;
    const query = queryOf(where, others, ["rows", "signal"]);
    const among = rows === undefined ? null : rowNumbers(`${where}: rows`, rows);
    const signal = optionalSignal(`${where}: signal`, given);
    const chosen = this.chosen(where, { output });
    return orAborted(signal, () =>
      this.engine.calls.selectPredictions({ ...chosen, query, among }),
    );
  }

  /**
   * The rows of some of the numbers that select() gives, in the same order.
   * @template {PredictedClass | PredictedNumber} [Row=PredictedClass]
   * @param {ArrayLike<number>} items
   * @param {AtOptions} [options]
   * @returns {Promise<Row[]>}
   */
  async at(items, options = {}) {
    const where = "at()";
    const { output, ...others } = options;
    checkOptions(where, others, ["threshold", "suggested"]);
    const chosen = this.chosen(where, { output });
    const page = await this.engine.calls.predictionsAt({
      ...chosen,
      items: rowNumbers(`${where}: items`, items),
      threshold: optionalNumber(`${where}: threshold`, others.threshold),
      suggest: others.suggested === true,
    });
    return /** @type {Row[]} */ (rowsOf(page, this.known(chosen).classes));
  }

  /**
   * A page of rows in some order: with `{ filter: "wrong" }`, the most confident mistakes first.
   * @template {PredictedClass | PredictedNumber} [Row=PredictedClass]
   * @param {PageOptions} [options]
   * @returns {Promise<Page<Row>>}
   */
  async page(options = {}) {
    const where = "page()";
    const { output, from = 0, count = 20, ...others } = options;
    const query = {
      ...queryOf(where, others, ["from", "count"]),
      from: wholeNumber(`${where}: from`, from, 0),
      count: wholeNumber(`${where}: count`, count, 0),
    };
    const chosen = this.chosen(where, { output });
    const page = await this.engine.calls.pageOfPredictions({ ...chosen, query });
    const { classes } = this.known(chosen);
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
      const { classNames, targets } = x instanceof Dataset ? x : { classNames: [], targets: [] };
      return new Predictions(engine, info, rows, classNames, targets);
    }),
  );
}

/** Predictions for files of new rows, and for images. Loaded when they are first asked for. */

import { checkOptions, optionalFunction, optionalSignal, wrong } from "./checks.js";
import { readFiles } from "./data-source.js";
import { listOfFiles } from "./hash-files.js";
import { abortable } from "./job.js";
import { Dataset } from "./dataset.js";
import { endingOf } from "./experiment/suggest.js";
import { FilePredictions } from "./file-predictions.js";
import { Preparation } from "./prepared.js";
import { asRows, orderOf, readingOf, requireColumns, unknownCategories } from "./new-rows.js";
import { thresholdsOf } from "./thresholds.js";
import { MinibatchError, warning } from "../messages/error.js";
import { rowsOf, windowsOf } from "../messages/sample-names.js";
import { addTexts } from "../messages/en.js";
import { explain as texts } from "../messages/explain.en.js";

addTexts(texts);

/** @typedef {import("./data-source.js").InputFile} InputFile */
/** @typedef {import("./data-source.js").DataSource} DataSource */
/** @typedef {import("./data-source.js").Reading} Reading */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./file-predictions.js").Output} Output */
/** @typedef {import("../messages/error.js").Warning} Warning */

/**
 * @typedef {object} PredictFilesOptions
 * @property {Preparation} preparation fitted on the rows that the model was trained on
 * @property {import("./thresholds.js").Thresholds} [threshold] of two classes: above which probability
 *   the second one is predicted; of labels, of which a row may have several: above which each is predicted, or by the label's
 *   name; by name where a model has several outputs
 * @property {Reading} [reading] how the file was read that the steps were fitted on, as in its experiment
 * @property {(progress: { phase: "read" | "predict", done: number, total: number }) => unknown} [onProgress] bytes that
 *   were read, rows or images that were predicted
 * @property {AbortSignal} [signal] rejects with the signal's reason
 */

/** Rows that go through steps and model at a time. */
const slice = 2000;
/** Cells that are no numbers of which warnings tell by column. */
const mostNamed = 20;

/**
 * @param {Model} model
 * @param {Iterable<InputFile>} given
 * @param {PredictFilesOptions} options
 * @returns {Promise<FilePredictions>}
 */
export async function predictFiles(model, given, options) {
  const where = "predictFiles()";
  checkOptions(where, options, ["preparation", "reading", "threshold", "onProgress", "signal"]);
  const { preparation } = options;
  if (!(preparation instanceof Preparation)) {
    throw wrong(`${where}: preparation`, "preparation", preparation);
  }
  const onProgress = optionalFunction(`${where}: onProgress`, options.onProgress);
  const signal = optionalSignal(`${where}: signal`, options.signal);
  const files = listOfFiles(where, given);
  const outputs = preparation.outputs.map(({ name, task, labels }) => ({
    ...{ name, labels, isBinary: task === "binary" },
  }));
  const thresholds = thresholdsOf(`${where}: threshold`, outputs, options.threshold);
  const work = { preparation, model, thresholds, onProgress, signal };
  return preparation.toJSON().images
    ? predictImages(files, work)
    : predictTable(files, options.reading, work);
}

/** @typedef {import("./thresholds.js").Threshold} Threshold */

/** @typedef {{ preparation: Preparation, model: Model, thresholds: Record<string, Threshold>, onProgress: any, signal: AbortSignal | undefined }} Work */

/**
 * @param {InputFile[]} files
 * @param {Reading | undefined} reading
 * @param {Work} work
 */
async function predictTable(files, reading, work) {
  const { preparation, model, thresholds, onProgress, signal } = work;
  const source = await readFiles(files, {
    ...(signal && { signal }),
    reading: readingOf(reading, preparation),
    onProgress: (done, total) => onProgress?.({ phase: "read", done, total }),
  }).catch((error) => {
    throw asRows(error);
  });
  try {
    const total = requireColumns(source, preparation);
    const windows = windowsOf(preparation.toJSON());
    const order = windows ? orderOf(windows, source) : {};
    // A prediction is of the row behind which the window ends, and needs those before.
    const before = windows ? rowsOf(windows) - 1 : 0;
    /** @type {Output[]} */
    let result = [];
    /** @type {Map<string, number>} */
    const notNumbers = new Map();
    // Too few rows are refused as such.
    for (let at = before; at < total || at === before; at += slice) {
      const from = at - before;
      const query = { ...order, from, count: Math.min(slice + before, total - from) };
      const { engine, handle: prepared } = preparation;
      const { notNumbers: found, ...info } = await abortable(engine, signal, (job) =>
        engine.calls.transformRows({ job, prepared, source: source.handle, query }),
      );
      const { rows } = info;
      const given = await predicted(preparation, model, new Dataset(engine, info, []), signal);
      if (at === before) {
        result = given.map(({ length }) => ({
          data: new Float32Array((total * length) / rows).fill(NaN),
          width: length / rows,
        }));
      }
      for (const [place, { data, width }] of result.entries()) data.set(given[place], at * width);
      for (const { row, column } of found) {
        // Rows before belong to the slice before, too.
        if (at === before || row >= at) notNumbers.set(column, (notNumbers.get(column) ?? 0) + 1);
      }
      onProgress?.({ phase: "predict", done: Math.min(at + slice, total), total });
    }
    const warnings = [
      ...usefulWarnings(source),
      ...(await unknownCategories(source, preparation, signal)),
      ...[...notNumbers]
        .slice(0, mostNamed)
        .map(([column, count]) => warning("predict.not-numbers", { column, count })),
    ];
    const labels = labelsOf(preparation, model);
    return new FilePredictions(preparation, result, {
      source,
      order,
      labels,
      thresholds,
      warnings,
    });
  } catch (error) {
    source.dispose();
    throw error;
  }
}

/**
 * By output, the labels of which a row may have several: where each number that the model gives is the probability of one.
 * @param {Preparation} preparation
 * @param {Model} model
 * @returns {Record<string, string[]>}
 */
const labelsOf = ({ outputs }, model) =>
  Object.fromEntries(
    outputs
      .filter(({ name }) => endingOf(/** @type {any} */ (model.toJSON()), name) === "sigmoid")
      .map(({ name, labels }) => [name, labels]),
  );

/** What is said of the reading, but not of columns to learn from. @param {DataSource} source */
const usefulWarnings = ({ description }) =>
  description.warnings.filter(({ id }) => !["constant-column", "all-missing-column"].includes(id));

/**
 * @param {InputFile[]} files
 * @param {Work} work
 */
async function predictImages(files, { preparation, model, thresholds, onProgress, signal }) {
  const { engine, handle: prepared } = preparation;
  const opened = await abortable(engine, signal, (job) =>
    engine.calls.openImages({ job, prepared, files }),
  );
  const { handle: images, names: all } = opened;
  const warnings = [...opened.warnings];
  /** @type {string[]} */
  const names = [];
  /** @type {Float32Array[]} */
  const parts = [];
  try {
    for (let from = 0; from < all.length;) {
      const { dataset, next, failed } = await abortable(engine, signal, (job) =>
        engine.calls.transformImages({ job, prepared, images, from }),
      );
      if (dataset) {
        const images = new Dataset(engine, dataset, []);
        parts.push((await predicted(preparation, model, images, signal))[0]);
      }
      const left = new Set(failed.map(({ index }) => index));
      for (let i = from; i < next; ++i) if (!left.has(i)) names.push(all[i]);
      for (const { index, why } of failed) {
        warnings.push(warning("predict.not-read", { path: all[index], why }));
      }
      from = next;
      onProgress?.({ phase: "predict", done: next, total: all.length });
    }
  } finally {
    engine.release(images);
  }
  if (names.length === 0) throw noImages(warnings);
  const data = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part, at);
    at += part.length;
  }
  const rows = { source: null, names, thresholds, warnings };
  return new FilePredictions(preparation, [{ data, width: at / names.length }], rows);
}

/** @param {Warning[]} warnings of which the first says what is wrong */
const noImages = ([first]) =>
  new MinibatchError("invalid-data", first ?? { id: "predict.no-images" });

/**
 * The numbers of each output that the preparation knows: the others were not trained.
 * @param {Preparation} preparation
 * @param {Model} model
 * @param {Dataset} dataset which this disposes
 * @param {AbortSignal} [signal]
 * @returns {Promise<Float32Array[]>}
 */
async function predicted({ outputs: known }, model, dataset, signal) {
  try {
    const given = await model.predict(dataset, { batchSize: 256, ...(signal && { signal }) });
    const { outputs } = await model.inCore();
    const all = /** @type {any[]} */ ([given].flat());
    return known.map(({ name }) => {
      const place = outputs.findIndex((output) => output.name === name);
      return all[Math.max(0, place)].data;
    });
  } finally {
    dataset.dispose();
  }
}

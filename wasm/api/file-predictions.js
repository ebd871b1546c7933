/** What was predicted for files: a page of it, and all of it as a CSV. */

import { checkOptions, wholeNumber } from "./checks.js";
import { csvBlock, csvHeader, csvRows, namesOf, predictionColumns } from "./predictions-csv.js";

/** @typedef {import("./data-source.js").DataSource} DataSource */
/** @typedef {import("./prepared.js").Preparation} Preparation */
/** @typedef {import("./predictions-csv.js").CsvColumn} CsvColumn */
/** @typedef {import("../messages/error.js").Warning} Warning */

/**
 * Numbers of one of the model's outputs, by row: NaN where a row has none, as the first rows of a series.
 * @typedef {{ data: Float32Array, width: number }} Output
 */

/**
 * What a model predicts for files: rows of cells, or images by name, each with its prediction and the probability of
 * every class. The cells stay in the engine.
 */
export class FilePredictions {
  #source;
  #order;
  #names;
  #columns;

  /**
   * @param {Preparation} preparation
   * @param {Output[]} given in the order of the preparation's outputs
   * @param {object} rows
   * @param {DataSource | null} rows.source the table, which this disposes
   * @param {object} [rows.order] of its rows, as in the options of rows()
   * @param {string[]} [rows.names] of images
   * @param {Record<string, string[]>} [rows.labels] of which a row may have several, by output
   * @param {Record<string, import("./predict-files.js").Threshold>} [rows.thresholds] of outputs of two classes, or of labels
   * @param {Warning[]} rows.warnings
   */
  constructor(preparation, given, rows) {
    const { outputs } = preparation;
    const { source, order = {}, names = [], labels = {}, thresholds = {}, warnings } = rows;
    this.#source = source;
    this.#order = order;
    this.#names = names;
    this.#columns = outputs.flatMap(({ name, classNames, targetNames }, place) =>
      predictionColumns({
        ...{ outputs: given[place].data, width: given[place].width, classNames, targetNames },
        labels: labels[name] ?? [],
        threshold: thresholds[name] ?? null,
        output: outputs.length > 1 ? name : "",
      }),
    );
    /** How many rows or images there are. */
    this.rows = source ? given[0].data.length / given[0].width : names.length;
    /** Row by row: probabilities of each class, or of the second of two; or numbers. Of the first output. */
    this.outputs = given[0].data;
    /** Likewise by output; of a model that has one its name is "". */
    this.byOutput = Object.fromEntries(outputs.map(({ name }, place) => [name, given[place].data]));
    this.warnings = warnings;
  }

  /** Names of the columns of a page and of the CSV: the file's, then those of the predictions. */
  get columns() {
    return namesOf(this.#all([]));
  }

  /**
   * Some rows: the cells of the file as text, then predictions as text or numbers.
   * @param {{ from?: number, count?: number, signal?: AbortSignal }} [options] the first 100 when left out
   * @returns {Promise<(string | number)[][]>}
   */
  async page(options = {}) {
    const where = "page()";
    checkOptions(where, options, ["from", "count", "signal"]);
    const { from = 0, count = 100, signal } = options;
    wholeNumber(`${where}: from`, from, 0);
    const to = Math.min(from + wholeNumber(`${where}: count`, count, 0), this.rows);
    const columns = this.#all(await this.#cells(from, to, signal), from);
    return Array.from({ length: Math.max(0, to - from) }, (_, i) =>
      columns.map(({ cell }) => cell(from + i)),
    );
  }

  /**
   * The CSV in pieces of text.
   * @param {{ signal?: AbortSignal }} [options]
   */
  async *csv({ signal } = {}) {
    yield csvHeader(this.columns);
    for (let from = 0; from < this.rows; from += csvBlock) {
      const to = Math.min(from + csvBlock, this.rows);
      yield csvRows(this.#all(await this.#cells(from, to, signal), from), from, to);
    }
  }

  /**
   * All rows as a CSV. Texts that a spreadsheet would run as formulas have an apostrophe before them.
   * @param {{ signal?: AbortSignal }} [options]
   */
  async toCSV(options) {
    let text = "";
    for await (const piece of this.csv(options)) text += piece;
    return text;
  }

  /** Frees the rows in the engine. May be called again. */
  dispose() {
    this.#source?.dispose();
  }

  /**
   * @param {readonly (readonly string[])[]} rows
   * @param {number} [from] the number of the first of them
   * @returns {CsvColumn[]}
   */
  #all(rows, from = 0) {
    const given = this.#source ? headerOf(this.#source) : ["name"];
    const cells = given.map((name, place) => ({
      ...{ name, cell: (/** @type {number} */ row) => rows[row - from][place] ?? "" },
    }));
    return [...cells, ...this.#columns];
  }

  /** @param {number} from @param {number} to @param {AbortSignal} [signal] */
  async #cells(from, to, signal) {
    if (!this.#source) return this.#names.slice(from, to).map((name) => [name]);
    const count = to - from;
    const page = await this.#source.rows({
      ...this.#order,
      from,
      count,
      ...(signal && { signal }),
    });
    return page.rows;
  }
}

/** @param {DataSource} source */
const headerOf = ({ description }) =>
  description.kind === "table" ? description.columns.map(({ name }) => name) : [];

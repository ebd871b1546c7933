/** Rows prepared for training, and how new rows are prepared in the same way. */

import { MinibatchError, warning } from "../messages/error.js";
import { taskOf } from "../messages/sample-names.js";
import { ImagePreparation } from "./image-preparation.js";
import { cellsOf, changedRows, newRows, requireKnown, takeOutCells } from "./new-rows.js";

/** @import { DecodeImage, NewRows, PreparationState, PreparedDescription, Turn, Warning } from "./types.js" */
/** @import { Core } from "../engine/core.js" */
/** @import { Look, PipelineJob, Preparation, PrepareJob, RowOrder, StatisticsJob } from "../bindings.d.ts" */
/** @import { NotNumber } from "./new-rows.js" */
/** @typedef {import("../bindings.d.ts").Dataset} CoreDataset */

/**
 * What was fitted, and how a new row is prepared with it.
 * @typedef {object} FittedPreparation
 * @property {PreparationState} state
 * @property {(row: NewRows, options?: { invert?: boolean }) => Promise<CoreDataset>} transform gives a data set of
 *   one row, or of several; of an image, with light and dark swapped where that is asked for
 * @property {TablePreparation["transformRows"]} [transformRows] of tables
 * @property {TablePreparation["transformChanged"]} [transformChanged] of tables
 * @property {ImagePreparation["transformImages"]} [transformImages] of images
 * @property {() => void} dispose
 */

/** For callers without messages to handle. */
export const noTurn = async () => {};

/**
 * Refuses a `reading` that is meant for another reader.
 * @param {string} name of the reader that read them
 * @param {import("./types.js").Reading | undefined} reading
 */
export function checkReader(name, reading) {
  // Which arrays are which matters to their reader only.
  if (!reading || reading.class_name === name || reading.class_name === "NumPy") return;
  throw new MinibatchError("invalid-argument", {
    id: "reading.other",
    values: { name, received: JSON.stringify(reading.class_name) },
  });
}

/** How long the core works before messages are handled. */
const sliceMs = 30;

/**
 * Runs a job to its end, letting messages in between.
 * @param {Look | PipelineJob | PrepareJob | RowOrder | StatisticsJob} job
 * @param {Turn} turn
 */
export async function runSlices(job, turn) {
  while (!job.step(sliceMs)) await turn();
}

/** Data sets to train and test on, with the preparation that made them. */
export class PreparedRows {
  #fitted;

  /**
   * @param {FittedPreparation} fitted
   * @param {object} parts
   * @param {CoreDataset} parts.train the caller's to delete, as is test
   * @param {CoreDataset} parts.test
   * @param {{ train: Uint32Array, test: Uint32Array }} parts.rows the row behind each, as it was read
   * @param {number} parts.unlabelled rows left out because their target is missing
   */
  constructor(fitted, { train, test, rows, unlabelled }) {
    this.#fitted = fitted;
    this.train = train;
    this.test = test;
    this.rows = rows;
    this.description = describe(fitted.state, unlabelled);
  }

  get state() {
    return this.#fitted.state;
  }

  /**
   * @param {NewRows} row
   * @param {{ invert?: boolean }} [options]
   */
  transform(row, options) {
    return this.#fitted.transform(row, options);
  }

  /** Of tables. @type {FittedPreparation["transformRows"]} */
  get transformRows() {
    return this.#fitted.transformRows?.bind(this.#fitted);
  }

  /** Of tables. @type {FittedPreparation["transformChanged"]} */
  get transformChanged() {
    return this.#fitted.transformChanged?.bind(this.#fitted);
  }

  /** Of images. @type {FittedPreparation["transformImages"]} */
  get transformImages() {
    return this.#fitted.transformImages?.bind(this.#fitted);
  }

  dispose() {
    this.#fitted.dispose();
  }
}

/**
 * @param {PreparationState} state
 * @param {number} [unlabelled]
 * @returns {PreparedDescription}
 */
export function describe(state, unlabelled = 0) {
  return {
    task: taskOf(state.target),
    classNames: state.target.class_names,
    preparation: state,
    warnings: warningsOf(state, unlabelled),
  };
}

/**
 * @param {PreparationState} state
 * @param {number} unlabelled
 */
function warningsOf(state, unlabelled) {
  const steps = state.steps.filter((step) => step !== null);
  /** @type {Warning[]} */
  const warnings = [];
  for (const { learned } of steps) {
    for (const { column, reason } of learned.dropped ?? []) {
      warnings.push(warning("dropped-column", { column, why: { id: `dropped.${reason}` } }));
    }
  }
  if (state.unused?.length) warnings.push(warning("unused-columns", { columns: state.unused }));
  if (unlabelled > 0) warnings.push(warning("missing-target", { count: unlabelled }));
  if (steps.some(({ learned }) => learned.unstratified)) warnings.push(warning("not-stratified"));
  return warnings;
}

/**
 * New rows of a table.
 * @implements {FittedPreparation}
 */
export class TablePreparation {
  #preparation;

  /**
   * @param {Preparation} preparation which this deletes
   * @param {(state: PreparationState) => unknown} indicatorsOf
   */
  constructor(preparation, indicatorsOf) {
    this.#preparation = preparation;
    /** @type {PreparationState} */
    const state = JSON.parse(preparation.toJson());
    const indicators = indicatorsOf(state);
    const some = Array.isArray(indicators) && indicators.length > 0;
    this.state = some ? { ...state, indicators: indicators.map(String) } : state;
  }

  /** @param {NewRows} row values by column; one that is left out counts as missing */
  async transform(row) {
    const columns = this.state.inputs.map(({ name }) => name);
    const rows = /** @type {object[]} */ (Array.isArray(row) ? row : [row]);
    const cells = rows.map((one) => {
      const ofRow = cellsOf(one, this.state.cells?.comma);
      requireKnown(one, columns);
      return ofRow;
    });
    return this.#preparation.transformCells(JSON.stringify(cells));
  }

  /**
   * Rows of a table that was read. A cell that is no number where one is wanted counts as missing, as in the file that
   * the steps were fitted on.
   * @param {import("./table-source.js").TableSource} source
   * @param {import("../wire/look-types.js").RowsQuery} query
   * @param {Turn} turn
   */
  async transformRows(source, query, turn) {
    return this.#transformed(await newRows(source, query, this.#cells, turn), query.from);
  }

  /**
   * Rows of a table by their numbers, likewise, where a column may have other cells.
   * @param {import("./table-source.js").TableSource} source
   * @param {Uint32Array} numbers
   * @param {import("../wire/table-types.js").ColumnChange | null} change
   * @param {Turn} turn
   */
  async transformChanged(source, numbers, change, turn) {
    const rows = await changedRows(source, numbers, change, this.#cells, turn);
    return this.#transformed(rows, 0).dataset;
  }

  get #cells() {
    const { inputs, cells } = this.state;
    return { inputs, commas: cells?.comma };
  }

  /**
   * @param {Record<string, string>[]} rows
   * @param {number} from the number of the first row
   */
  #transformed(rows, from) {
    /** @type {NotNumber[]} */
    let notNumbers = [];
    try {
      return { dataset: this.#preparation.transformCells(JSON.stringify(rows)), notNumbers };
    } catch (error) {
      const found = this.#preparation.notNumbers(JSON.stringify(rows));
      notNumbers = takeOutCells(rows, JSON.parse(found), from);
      if (notNumbers.length === 0) throw error;
    }
    return { dataset: this.#preparation.transformCells(JSON.stringify(rows)), notNumbers };
  }

  dispose() {
    this.#preparation.delete();
  }
}

/**
 * A preparation that was saved.
 * @param {unknown} saved what a preparation's `state` was
 * @param {{ core: Core, decode: DecodeImage }} context
 * @returns {FittedPreparation}
 */
export function restorePreparation(saved, { core, decode }) {
  const { images, targets, ...rest } = /** @type {any} */ (saved ?? {});
  const json = images ? { ...rest, images } : saved;
  const preparation = core.bindings.Preparation.fromJson(JSON.stringify(json ?? null));
  if (!images) return new TablePreparation(preparation, () => rest.indicators);
  const { image, border, levels } = rest;
  const outputs = targets?.map?.((/** @type {any} */ one) => String(one?.output));
  const areLevels = levels === undefined || (isNumber(levels?.from) && levels.factor > 0);
  if (isSize(image) && isNumber(border?.mean) && isNumber(border?.deviation) && areLevels) {
    const known = { image, border, ...(levels && { levels }), ...(outputs && { outputs }) };
    return new ImagePreparation(core, decode, preparation, known);
  }
  preparation.delete();
  throw new MinibatchError("invalid-spec", {
    id: "preparation.malformed",
    values: { detail: "image, border, levels" },
  });
}

const isNumber = Number.isFinite;
const isSize = (/** @type {any} */ size) =>
  Array.isArray(size) && size.length === 3 && size.every((n) => Number.isInteger(n) && n > 0);

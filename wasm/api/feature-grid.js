/** The decision boundary of two columns: a grid over them that goes through the preparation. Loaded when first asked for. */

import { checkOptions, finiteNumber, optionalSignal, wholeNumber, wrong } from "./checks.js";
import { Disposable } from "./disposable.js";
import {
  checkColumn,
  checkRowsOfTable,
  outputNames,
  outputOf,
  predicted,
} from "./explain-parts.js";
import { isObject } from "../messages/is-object.js";
import { Lookable } from "./lookable.js";
import { MinibatchError } from "../messages/error.js";
import { addTexts } from "../messages/en.js";
import { explain as texts } from "../messages/explain.en.js";

addTexts(texts);

/** @typedef {import("./data-source.js").DataSource} DataSource */
/** @typedef {import("./dataset.js").Dataset} Dataset */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./prepared.js").Preparation} Preparation */
/** @typedef {import("../formats/types.js").ColumnDescription} ColumnDescription */

/**
 * @typedef {object} GridOptions
 * @property {readonly [x: string, y: string]} [columns] of numbers; the first two that the model uses when left out
 * @property {number} [gridResolution] at how many values of each column; 50 when left out
 * @property {number} [margin] how far the grid reaches beyond the column's numbers, as a share of their range; 0.05 when
 *   left out
 * @property {Record<string, string | number>} [held] the cells of other columns. Those that are left out have the median
 *   of a column of numbers, or else the most frequent value
 * @property {AbortSignal} [signal] rejects with the signal's reason
 */

/**
 * What a model gives on a grid.
 * @typedef {object} DecisionBoundary
 * @property {[x: string, y: string]} columns
 * @property {Float64Array} x the values of the first column, in ascending order
 * @property {Float64Array} y of the second one
 * @property {Record<string, string | number>} held the cells of all other columns
 * @property {string[]} outputs what each of the model's outputs stands for: a class, or a predicted column. One sigmoid
 *   is the probability of the second class
 * @property {{ data: Float32Array, shape: [outputs: number, y: number, x: number] }} values
 */

/** Rows that go through the preparation at a time. */
const slice = 1000;
/** The finest grid. */
const finest = 300;

/** Values of two columns, each with each, in rows as a model takes them. Model after model can be asked about them. */
export class FeatureGrid extends Disposable {
  #parts;
  #prepared;

  /**
   * @param {Preparation} prepared
   * @param {readonly Dataset[]} parts
   * @param {{ columns: [string, string], x: Float64Array, y: Float64Array, held: Record<string, string | number> }} axes
   */
  constructor(prepared, parts, { columns, x, y, held }) {
    super();
    this.#prepared = prepared;
    this.#parts = parts;
    this.columns = columns;
    /** Values of the first column. */
    this.x = x;
    /** Values of the second column. */
    this.y = y;
    /** The cells of the other columns, the same in every row. */
    this.held = held;
  }

  /**
   * @param {Model} model
   * @param {{ output?: import("./scored.js").Output, signal?: AbortSignal }} options
   * @returns {Promise<DecisionBoundary>}
   * @internal
   */
  async predictedBy(model, options) {
    const where = "decisionBoundary()";
    checkOptions(where, options, ["output", "signal"]);
    const signal = optionalSignal(`${where}: signal`, options.signal);
    const { columns, x, y, held } = this;
    const { place, about } = await outputOf(where, model, this.#prepared, options.output);
    const count = x.length * y.length;
    let from = 0;
    let width = 0;
    let data = new Float32Array();
    for (const part of this.#parts) {
      const given = await predicted(model, place, part, signal);
      width = given.length / part.rows;
      if (from === 0) data = new Float32Array(width * count);
      for (let row = 0; row < part.rows; ++row) {
        for (let output = 0; output < width; ++output) {
          data[output * count + from + row] = given[row * width + output];
        }
      }
      from += part.rows;
    }
    return {
      ...{ columns, x, y, held, outputs: outputNames(about, width) },
      values: { data, shape: [width, y.length, x.length] },
    };
  }

  /** Frees the memory in the core. May be called again. */
  dispose() {
    for (const part of this.#parts) part.dispose();
  }
}

/**
 * The number in the middle, or what there is most of.
 * @param {ColumnDescription} column
 */
const usual = ({ type, median, mean, categories }) =>
  type === "number" ? (median ?? mean ?? "") : (categories?.[0]?.name ?? "");

/**
 * @param {string} where
 * @param {ColumnDescription} column
 * @param {number} resolution
 * @param {number} margin
 */
function valuesOf(where, { name, type, min = NaN, max = NaN }, resolution, margin) {
  if (type !== "number" || !(max > min)) {
    throw new MinibatchError("invalid-argument", {
      id: "explain.not-numbers",
      values: { where, column: name },
    });
  }
  const low = min - margin * (max - min);
  const step = ((max - min) * (1 + 2 * margin)) / (resolution - 1);
  return Float64Array.from({ length: resolution }, (_, i) => low + i * step);
}

/**
 * @param {Preparation} prepared
 * @param {DataSource} source
 * @param {GridOptions} options
 * @returns {Promise<FeatureGrid>}
 */
export async function featureGrid(prepared, source, options) {
  const where = "grid()";
  checkOptions(where, options, ["columns", "gridResolution", "margin", "held", "signal"]);
  if (!(source instanceof Lookable && source.description)) {
    throw wrong(`${where}: source`, "source", source);
  }
  const { description } = source;
  if (description.kind !== "table") {
    throw new MinibatchError("invalid-state", { id: "explain.images", values: { where } });
  }
  checkRowsOfTable(where, prepared);
  const signal = optionalSignal(`${where}: signal`, options.signal);
  const resolution = options.gridResolution ?? 50;
  wholeNumber(`${where}: gridResolution`, resolution, 2, finest);
  const margin = finiteNumber(`${where}: margin`, options.margin ?? 0.05);
  const used = new Set(prepared.inputColumns.map(({ name }) => name));
  const described = description.columns.filter(({ name }) => used.has(name));
  const numbers = described.filter(({ type, min = 0, max = 0 }) => type === "number" && max > min);
  const pair = options.columns ?? numbers.slice(0, 2).map(({ name }) => name);
  if (!Array.isArray(pair) || pair.length !== 2 || pair[0] === pair[1]) {
    throw wrong(`${where}: columns`, "two-columns", pair);
  }
  const [x, y] = pair.map((name) => {
    const wanted = checkColumn(`${where}: columns`, prepared, name);
    const column = described.find((one) => one.name === wanted);
    return valuesOf(where, /** @type {ColumnDescription} */ (column), resolution, margin);
  });
  const held = Object.fromEntries(
    described.filter(({ name }) => !pair.includes(name)).map((one) => [one.name, usual(one)]),
  );
  const given = options.held ?? {};
  if (!isObject(given)) throw wrong(`${where}: held`, "options", given);
  for (const [name, cell] of Object.entries(given)) {
    checkColumn(`${where}: held`, prepared, name);
    if (Object.hasOwn(held, name)) held[name] = /** @type {string | number} */ (cell);
  }
  /** @type {Dataset[]} */
  const parts = [];
  try {
    for (let from = 0; from < x.length * y.length; from += slice) {
      signal?.throwIfAborted();
      const length = Math.min(slice, x.length * y.length - from);
      const rows = Array.from({ length }, (_, i) => ({
        ...held,
        [pair[0]]: x[(from + i) % x.length],
        [pair[1]]: y[Math.floor((from + i) / x.length)],
      }));
      parts.push(await prepared.transform(rows));
    }
  } catch (error) {
    for (const part of parts) part.dispose();
    throw error;
  }
  return new FeatureGrid(prepared, parts, { columns: [pair[0], pair[1]], x, y, held });
}

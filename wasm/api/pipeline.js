/** Steps of a preparation, one after the other: scikit-learn's Pipeline. */

import {
  checkKind,
  checkOptions,
  largestSeed,
  optionalSignal,
  wholeNumber,
  wrong,
} from "./checks.js";
import { DataSource } from "./data-source.js";
import { abortable } from "./job.js";
import { Resource } from "./resource.js";
import { Table } from "./table.js";
import { getEngine } from "./engine.js";
import { MinibatchError } from "../messages/error.js";

/** @typedef {import("../../build/generated/builders.js").Preparation} PreparationStep */
/** @typedef {import("../formats/types.js").PreparationState} PreparationState */
/** @typedef {import("./arrays.js").ShapedArray} ShapedArray */
/** @typedef {import("./arrays.js").NestedArray} NestedArray */
/** @typedef {import("../wire/table-types.js").Numbers} Numbers */
/** @typedef {import("./lookable.js").Stoppable} Stoppable */
/** A step as a builder makes it, or as JSON. @typedef {PreparationStep | { class_name: string, config?: Record<string, unknown> }} Step */
/** Rows of a table, or of numbers, whose columns are x0, x1 … @typedef {DataSource | NestedArray | ShapedArray} RowsLike */

/**
 * What a pipeline returns: a table for a table, which the caller disposes, and numbers for numbers.
 * @template {RowsLike} X
 * @typedef {X extends DataSource ? Table : Numbers} Transformed
 */

/** @param {readonly Step[]} steps @returns {Pipeline} */
export const pipeline = (steps) => new Pipeline(steps);

/** Steps that are fitted on all rows of a table and transform other tables in the same way. */
export class Pipeline {
  /** What is in the engine once it is fitted. @type {Resource | null} */
  #fitted = null;
  /** @type {PreparationState | null} */
  #state = null;
  #steps;

  /** @param {readonly Step[]} steps */
  constructor(steps) {
    if (!Array.isArray(steps)) throw wrong("pipeline()", "steps", steps);
    steps.forEach((step, i) => checkKind(`pipeline(): steps[${i}]`, "preparation", step));
    this.#steps = steps;
  }

  /**
   * A pipeline that was saved, ready to transform rows. Rejects with `invalid-spec` if the JSON is something else.
   * @param {unknown} json what toJSON() returned
   * @returns {Promise<Pipeline>}
   */
  static async fromJSON(json) {
    const engine = getEngine();
    const { handle, state } = await engine.calls.restorePipeline({ state: json });
    const made = new Pipeline(
      state.steps
        .filter((step) => step !== null)
        .map(({ class_name, config }) => ({ class_name, config })),
    );
    made.#keep(engine, handle, state);
    return made;
  }

  /** What each step did: its fitted values, rows and columns before and after. Empty before fit(). */
  get steps() {
    return this.#state?.steps ?? [];
  }

  /** Names of the columns after all steps; undefined before fit(). */
  get featureNames() {
    return this.#state?.features;
  }

  /**
   * Fits the steps, each on the output of the one before.
   * @param {RowsLike} x
   * @param {{ seed?: number } & Stoppable} [options] `seed`: what steps draw random numbers with; 0 when left out
   * @returns {Promise<this>}
   */
  async fit(x, options = {}) {
    (await this.#fitOn("fit()", x, options)).dispose();
    return this;
  }

  /**
   * Fits the steps and returns the transformed rows. Steps that drop rows do so here, but keep all rows in transform().
   * @template {RowsLike} X
   * @param {X} x
   * @param {{ seed?: number } & Stoppable} [options]
   * @returns {Promise<Transformed<X>>}
   */
  async fitTransform(x, options = {}) {
    return asGiven(x, await this.#fitOn("fitTransform()", x, options));
  }

  /**
   * The rows as the fitted steps transform them. Columns are found by name, in any order.
   * @template {RowsLike} X
   * @param {X} x
   * @param {Stoppable} [options]
   * @returns {Promise<Transformed<X>>}
   */
  async transform(x, options = {}) {
    const where = "transform()";
    checkOptions(where, options, ["signal"]);
    const fitted = this.#fitted;
    if (!fitted) throw new MinibatchError("invalid-state", { id: "pipeline.not-fitted" });
    const { engine, handle } = fitted;
    const signal = optionalSignal(`${where}: signal`, options.signal);
    const made = await withTable(x, (source) =>
      abortable(engine, signal, (job) =>
        engine.calls.runPipeline({ job, pipeline: handle, source: source.handle }),
      ),
    );
    return asGiven(x, new Table(engine, made.handle, made.description));
  }

  /** Plain JSON of the fitted steps: `Pipeline.fromJSON(JSON.parse(text))`. */
  toJSON() {
    if (!this.#state) throw new MinibatchError("invalid-state", { id: "pipeline.not-fitted" });
    return this.#state;
  }

  /** Frees what is in the engine; the steps may be fitted again. */
  dispose() {
    this.#fitted?.dispose();
    this.#fitted = null;
  }

  /**
   * @param {string} where
   * @param {RowsLike} x
   * @param {{ seed?: number } & Stoppable} options
   */
  async #fitOn(where, x, options) {
    checkOptions(where, options, ["seed", "signal"]);
    const seed = wholeNumber(`${where}: seed`, options.seed ?? 0, 0, largestSeed);
    const signal = optionalSignal(`${where}: signal`, options.signal);
    const steps = JSON.parse(JSON.stringify(this.#steps));
    const engine = getEngine();
    const { handle, state, table } = await withTable(x, (source) =>
      abortable(engine, signal, (job) =>
        engine.calls.fitPipeline({ job, source: source.handle, steps, seed }),
      ),
    );
    this.#keep(engine, handle, state);
    return new Table(engine, table.handle, table.description);
  }

  /**
   * @param {import("./engine.js").Engine} engine
   * @param {number} handle
   * @param {PreparationState} state
   */
  #keep(engine, handle, state) {
    this.#fitted?.dispose();
    this.#fitted = new Resource(engine, handle, "Pipeline");
    this.#state = state;
  }
}

/**
 * Runs `use` with the rows as a table, which is freed where it was made for this.
 * @template T
 * @param {RowsLike} x
 * @param {(table: DataSource) => Promise<T>} use
 * @returns {Promise<T>}
 */
async function withTable(x, use) {
  if (x instanceof DataSource) return use(x);
  const made = await Table.fromArrays(x);
  try {
    return await use(made);
  } finally {
    made.dispose();
  }
}

/**
 * @template {RowsLike} X
 * @param {X} x
 * @param {Table} table
 * @returns {Promise<Transformed<X>>}
 */
async function asGiven(x, table) {
  if (x instanceof DataSource) return /** @type {Transformed<X>} */ (table);
  try {
    return /** @type {Transformed<X>} */ (await table.numbers());
  } finally {
    table.dispose();
  }
}

/** Looking at the rows of a table: they stay in the core, which answers with what is shown. */

import { MinibatchError } from "../messages/error.js";
import { runSlices } from "./prepared.js";
import { using } from "./using.js";

/** @import { LookQuery, LookResult, RowsPage, RowsQuery } from "../wire/look-types.js" */
/** @import { Core } from "../engine/core.js" */
/** @import { RowOrder, Table } from "../bindings.d.ts" */
/** @import { Turn } from "./types.js" */

/** A number that JSON has not is { number: "NaN" }. @param {string} _ @param {any} value */
export const withNumbers = (_, value) =>
  typeof value?.number === "string" ? Number(value.number) : value;

/** @param {Uint32Array | null} some all where there are none @param {Uint32Array} others */
function rowsOfBoth(some, others) {
  if (!some) return others;
  const all = new Set(others);
  return some.filter((row) => all.has(row));
}

export class TableLook {
  #core;
  #table;
  #header;
  #strange;
  /** The order of the last page, as the next one mostly wants it. @type {{ key: string, order: RowOrder } | null} */
  #last = null;

  /**
   * @param {Core} core
   * @param {Table} table the caller's to delete, after this is disposed of
   * @param {string[]} header
   * @param {ReadonlyMap<string, Uint32Array>} strange the rows of cells that are no numbers, by columns of numbers: the
   *   core has them as missing
   */
  constructor(core, table, header, strange) {
    this.#core = core;
    this.#table = table;
    this.#header = header;
    this.#strange = strange;
  }

  /**
   * @param {LookQuery} query
   * @param {Turn} turn
   * @returns {Promise<LookResult>}
   */
  async look({ name, options }, turn) {
    if (name === "pixels" || name === "meanImage") {
      throw new MinibatchError("invalid-state", { id: "look.no-pixels" });
    }
    const job = this.#table.look(name, JSON.stringify(options));
    try {
      await runSlices(job, turn);
      return JSON.parse(job.result(), withNumbers);
    } finally {
      job.delete();
    }
  }

  /**
   * Rows as texts, sorted and filtered.
   * @param {RowsQuery} query
   * @param {Uint32Array | null} some the rows to choose from; all where there are none
   * @param {Turn} turn
   * @returns {Promise<RowsPage>}
   */
  async page({ from, count, sort, filter, part }, some, turn) {
    const key = JSON.stringify({ sort, filter, part });
    if (this.#last?.key !== key) {
      const strange = filter?.is === "not-a-number" ? this.#strange.get(filter.column) : undefined;
      const options = JSON.stringify(strange ? { sort } : { sort, filter });
      const chosen = strange ? rowsOfBoth(some, strange) : some;
      const order = chosen
        ? using(this.#core.rows(chosen), (rows) => this.#table.orderSome(options, rows))
        : this.#table.orderAll(options);
      try {
        await runSlices(order, turn);
      } catch (error) {
        order.delete();
        throw error;
      }
      this.dispose();
      this.#last = { key, order };
    }
    return { header: this.#header, ...JSON.parse(this.#last.order.page(from, count)) };
  }

  /**
   * Rows by their numbers, as texts, in the order of the file.
   * @param {Uint32Array} numbers each once
   * @param {Turn} turn
   * @returns {Promise<RowsPage>}
   */
  async some(numbers, turn) {
    const order = using(this.#core.rows(numbers), (rows) => this.#table.orderSome("{}", rows));
    try {
      await runSlices(order, turn);
      return { header: this.#header, ...JSON.parse(order.page(0, numbers.length)) };
    } finally {
      order.delete();
    }
  }

  dispose() {
    this.#last?.order.delete();
    this.#last = null;
  }
}

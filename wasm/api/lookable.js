/** Queries about rows and images in the engine. */

import { Resource } from "./resource.js";

/** @typedef {import("../wire/look-types.js").GroupStatistic} GroupStatistic */
/** @typedef {import("./look.js").RowsOptions} RowsOptions */
/** @typedef {import("./look.js").Stoppable} Stoppable */
/** The columns to look at; all when left out. @typedef {{ columns?: readonly string[] } & Stoppable} OfColumns */

/** Loaded only by programs that look at their data. */
const looking = () => import("./look.js");

/** Rows or images that were read. Looking at them changes nothing; `signal` cancels long queries. */
export class Lookable extends Resource {
  /**
   * A page of a table's rows as text, in the order of the file or sorted, optionally filtered, with each row's number
   * in the file.
   * @param {RowsOptions & Stoppable} [options] the first 100 when left out
   */
  async rows(options = {}) {
    return (await looking()).rows(this, options);
  }

  /**
   * The first rows of a table: pandas' head().
   * @param {number} [count]
   */
  async head(count = 5) {
    return this.rows({ count });
  }

  /** pandas' info(): the types of a table's columns and how many cells have a value. @param {OfColumns} [options] */
  async info(options = {}) {
    return (await looking()).columnsLook(this, "info", options);
  }

  /**
   * pandas' describe(): count, mean, std, min, quartiles and max of numbers; count, unique, top and freq of text.
   * @param {OfColumns} [options]
   */
  async describe(options = {}) {
    return (await looking()).columnsLook(this, "describe", options);
  }

  /** pandas' isna().sum(): how many cells of each column are missing. @param {OfColumns} [options] */
  async isna(options = {}) {
    return (await looking()).isna(this, options);
  }

  /**
   * pandas' value_counts(): how often each value occurs, the most frequent first.
   * @param {string} column
   * @param {{ dropna?: boolean, limit?: number } & Stoppable} [options] 1000 values when left out
   */
  async valueCounts(column, options = {}) {
    return (await looking()).valueCounts(this, column, options);
  }

  /**
   * pandas' groupby(by).count(), .mean() …: one number per column for each value of `by`.
   * @param {string} by
   * @param {GroupStatistic} statistic
   * @param {{ limit?: number } & Stoppable} [options] the first 1000 values when left out
   */
  async groupby(by, statistic, options = {}) {
    return (await looking()).groupby(this, by, statistic, options);
  }

  /**
   * pandas' crosstab(): how many rows have each pair of values.
   * @param {string} column
   * @param {string} by
   * @param {{ limit?: number } & Stoppable} [options] the 50 most frequent values of `column` when left out
   */
  async crosstab(column, by, options = {}) {
    return (await looking()).crosstab(this, column, by, options);
  }

  /** pandas' duplicated(): rows that repeat an earlier one. @param {OfColumns} [options] */
  async duplicated(options = {}) {
    return (await looking()).columnsLook(this, "duplicated", options);
  }

  /**
   * pandas' corr(): Pearson's correlations of the columns with each other. A text column that is named is encoded as
   * 0 and 1 for each of its values, as by get_dummies().
   * @param {string[] | undefined} [columns] those of numbers when left out
   * @param {Stoppable} [options]
   */
  async corr(columns, options = {}) {
    return (await looking()).columnsLook(this, "corr", { ...(columns && { columns }), ...options });
  }

  /**
   * numpy.histogram() of a numeric column, optionally also for each value of another column.
   * @param {string} column
   * @param {{ bins?: number | "auto" | "fd" | "scott" | "sturges" | "rice" | "sqrt", by?: string } & Stoppable}
   *   [options] 10 bins when left out
   */
  async histogram(column, options = {}) {
    return (await looking()).histogram(this, column, options);
  }

  /**
   * Two columns as points; if there are more than `limit`, a random sample drawn with `seed`.
   * @param {string} x
   * @param {string} y
   * @param {{ by?: string, limit?: number, seed?: number } & Stoppable} [options] 2000 points when left out
   */
  async scatter(x, y, options = {}) {
    return (await looking()).scatter(this, x, y, options);
  }
}

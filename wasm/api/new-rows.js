/** A file of new rows to predict: how it is read, what it has to have, and in which order its rows are. */

import { MinibatchError } from "../messages/error.js";

/** @typedef {import("./data-source.js").DataSource} DataSource */
/** @typedef {import("./data-source.js").Reading} Reading */
/** @typedef {import("./prepared.js").Preparation} Preparation */

/**
 * How a file of new rows is read: as it was said of the one before, with the cells of the columns that the model needs
 * as they are written, because the preparation knows how to read them.
 * @param {Reading | undefined} reading
 * @param {Preparation} preparation
 * @returns {Reading}
 */
export function readingOf(reading, preparation) {
  const { inputs } = preparation.toJSON();
  const targets = preparation.outputs.flatMap(({ columns }) => columns);
  const said = reading?.class_name === "CSV" ? (reading.config ?? {}) : {};
  const { cells: _, nrows: __, step: ___, dtype, ...config } = said;
  const names = [...inputs.map(({ name }) => name), ...targets];
  // Columns without names were given some.
  const isUnnamed = inputs.every(({ name }) => /^Column \d+$/.test(name));
  return {
    class_name: "CSV",
    config: {
      ...(isUnnamed && !config.names && { header: null }),
      ...config,
      dtype: { ...dtype, ...Object.fromEntries(names.map((name) => [name, "str"])) },
    },
  };
}

/**
 * Readers say what can be learned from; to a trained model only rows like those that it has learned from are of use.
 * @param {unknown} error
 */
export function asRows(error) {
  const { id = "", values = {} } = error instanceof MinibatchError ? error : {};
  if (id.startsWith("files.nothing-of")) {
    return new MinibatchError("invalid-data", { id: "predict.no-rows", values });
  }
  return id === "files.nothing" || id.startsWith("images.")
    ? new MinibatchError("invalid-data", { id: "predict.not-a-table" })
    : error;
}

/**
 * @param {DataSource} source
 * @param {Preparation} preparation
 * @returns {number} its rows
 */
export function requireColumns({ description }, preparation) {
  const { inputs } = preparation.toJSON();
  if (description.kind !== "table") {
    throw new MinibatchError("invalid-data", { id: "predict.not-a-table" });
  }
  const known = description.columns.map(({ name }) => name);
  const missing = inputs.map(({ name }) => name).filter((name) => !known.includes(name));
  if (missing.length > 0) {
    throw new MinibatchError("invalid-data", {
      id: "predict.no-columns",
      values: { name: description.name, count: missing.length, columns: missing, known },
    });
  }
  return description.rows;
}

/**
 * The rows of one series in the order of time.
 * @param {any} windows
 * @param {DataSource} source
 */
export function orderOf({ by, groups }, { description }) {
  const columns = description.kind === "table" ? description.columns : [];
  const series = columns.find(({ name }) => name === groups)?.distinct ?? 1;
  if (series > 1) {
    throw new MinibatchError("invalid-data", {
      id: "predict.one-series",
      values: { column: groups, count: series },
    });
  }
  return columns.some(({ name }) => name === by) ? { sort: { column: by, ascending: true } } : {};
}

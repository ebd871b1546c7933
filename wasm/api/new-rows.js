/** A file of new rows to predict: how it is read, what it has to have, and in which order its rows are. */

import { MinibatchError, warning } from "../messages/error.js";

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

/** Steps that leave the texts of a column as the file has them. */
const leavesTexts = /(Split|Imputer|Scaler|SelectColumns|DropColumns|DropDuplicates|Dropna)$/;
/** Unknown categories that a warning names. */
const mostCategories = 5;

/**
 * Cells whose category no training row had, by column; a step that refuses them does so itself.
 * @param {DataSource} source
 * @param {Preparation} preparation
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<import("../messages/error.js").Warning[]>}
 */
export async function unknownCategories(source, preparation, signal) {
  const steps = preparation.steps.filter((step) => step !== null);
  const encoder = steps.find(({ class_name: name }) => !leavesTexts.test(name));
  const how = encoder?.config.handle_unknown;
  if (!encoder || !how || how === "error") return [];
  const warnings = [];
  for (const { column, categories } of encoder.learned.columns ?? []) {
    const known = Array.isArray(categories) ? categories : [];
    const texts = known.filter((one) => typeof one === "string");
    if (texts.length === 0 || !isIn(source, column)) continue;
    const { values } = await source.valueCounts(column, { ...(signal && { signal }) });
    const unknown = values.filter(({ value }) => !texts.includes(String(value)));
    if (unknown.length === 0) continue;
    const names = unknown.slice(0, mostCategories).map(({ value }) => String(value));
    const count = unknown.reduce((sum, one) => sum + one.count, 0);
    const step = encoder.class_name;
    warnings.push(
      warning("predict.unknown-cells", { column, count, names, step, how: String(how) }),
    );
  }
  return warnings;
}

/** @param {DataSource} source @param {string} column */
const isIn = ({ description }, column) =>
  description.kind === "table" && description.columns.some(({ name }) => name === column);

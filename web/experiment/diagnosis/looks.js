/** What a diagnosis asks of the data beside their description. */

/** @import { DataSource, Prepared } from "minibatch" */
/** @import { Experiment, PreparedDescription } from "../types.js" */
/** @import { Looks } from "./facts.js" */

/** More columns, and columns of more values, are not asked about. */
const most = { numbers: 40, texts: 20, values: 50, features: 200 };

/**
 * @param {{ source: DataSource, prepared: Prepared }} handles
 * @param {any} description of the source
 * @param {PreparedDescription} seen
 * @param {Experiment} experiment
 * @returns {Promise<Looks>}
 */
export async function looksOf({ source, prepared }, description, seen, { fit }) {
  /** @type {Looks} */
  const looks = await tableLooks(source, description, seen);
  const isWide = (prepared.featureNames?.length ?? 0) > most.features;
  if (!isWide) looks.scores = await prepared.columnScores({ output: seen.output || 0 });
  const validationSplit = fit?.validation_split ?? 0;
  looks.shared = await prepared.sharedRows({ validationSplit });
  return looks;
}

/**
 * @param {DataSource} source
 * @param {any} description
 * @param {PreparedDescription} seen
 * @returns {Promise<Looks>}
 */
async function tableLooks(source, description, { task, inputs, targets = [] }) {
  const { kind } = description;
  /** @type {any[]} */
  const columns = description.columns ?? [];
  if (kind !== "table" || targets.length !== 1) return {};
  const [target] = targets;
  const own = columns.find(({ name }) => name === target);
  if (!own) return {};
  const isNumber = (/** @type {any} */ { type, allMissing }) => type === "number" && !allMissing;
  const numbers = columns.filter((column) => isNumber(column) && inputs.includes(column.name));
  // Numbers of two values are in the correlations.
  const codes = columns.filter(
    ({ name, type, distinct }) =>
      inputs.includes(name) && distinct > (type === "number" ? 2 : 1) && distinct <= most.values,
  );
  /** @type {Looks} */
  const looks = {};
  const names = numbers.slice(0, most.numbers).map(({ name }) => name);
  const isCorrelated = isNumber(own) || own.distinct <= most.values;
  if (names.length > 0 && isCorrelated) looks.correlations = await source.corr([target, ...names]);
  if (task !== "regression") {
    looks.crosstabs = [];
    for (const { name } of codes.slice(0, most.texts)) {
      const { counts, total, values } = await source.crosstab(name, target, { limit: most.values });
      if (total === values.length) looks.crosstabs.push({ name, counts });
    }
  }
  return looks;
}

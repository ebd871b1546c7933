/** What a diagnosis asks of the data beside their description. */

/** @import { DataSource } from "minibatch" */
/** @import { PreparedDescription } from "../types.js" */
/** @import { Looks } from "./facts.js" */

/** More columns, and columns of more values, are not asked about. */
const most = { numbers: 40, texts: 20, values: 50 };

/**
 * @param {DataSource} source
 * @param {any} description of it
 * @param {PreparedDescription} prepared
 * @returns {Promise<Looks>}
 */
export async function looksOf(source, description, { task, inputs, targets = [] }) {
  const { kind } = description;
  /** @type {any[]} */
  const columns = description.columns ?? [];
  if (kind !== "table" || targets.length !== 1) return {};
  const [target] = targets;
  const isNumber = (/** @type {any} */ { type, allMissing }) => type === "number" && !allMissing;
  const numbers = columns.filter((column) => isNumber(column) && inputs.includes(column.name));
  const texts = columns.filter(
    ({ name, type, distinct }) =>
      type !== "number" && inputs.includes(name) && distinct > 1 && distinct <= most.values,
  );
  /** @type {Looks} */
  const looks = {};
  const names = numbers.slice(0, most.numbers).map(({ name }) => name);
  const own = columns.find(({ name }) => name === target);
  const isCorrelated = own && (isNumber(own) || own.distinct <= most.values);
  if (names.length > 0 && isCorrelated) looks.correlations = await source.corr([target, ...names]);
  if (task !== "regression") {
    looks.crosstabs = [];
    for (const { name } of texts.slice(0, most.texts)) {
      const { counts, total, values } = await source.crosstab(name, target, { limit: most.values });
      if (total === values.length) looks.crosstabs.push({ name, counts });
    }
  }
  looks.duplicates = (await source.duplicated()).count;
  return looks;
}

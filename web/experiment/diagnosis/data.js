/** What the data say: columns that tell nothing, columns that tell all, and parts that share rows. */

import { found, sum } from "./facts.js";

/** @import { Finding } from "../types.js" */
/** @import { Facts } from "./facts.js" */

/** A correlation that no measurement has by itself. */
const certain = 0.9999;
/** So many rows of its own a value needs before it is a rule. */
const fewest = 5;

/** @param {Facts} facts @returns {Finding | null} */
export function constantColumn({ columns, prepared, experiment }) {
  const names = columns
    .filter(({ constant, name }) => constant && prepared.inputs.includes(name))
    .map(({ name }) => name)
    .filter((name) => !isDropped(experiment, name));
  if (names.length === 0) return null;
  const values = { names: names.join(", "), count: names.length };
  return found("diagnosis.constantColumn", values, dropping(names));
}

/**
 * A column that says by itself what is to be predicted: each of its values has one class, a rule cuts it into the
 * classes, or the numbers to predict follow it in a line, or in their order.
 * @param {Facts} facts
 */
export function leakingColumn(facts) {
  const { inputs } = facts.prepared;
  // Without its only column a model has nothing to learn from.
  if (inputs.length < 2) return null;
  return byValues(facts) ?? byLine(facts) ?? byTree(facts) ?? byOrder(facts);
}

/** @param {Facts} facts */
function byValues({ prepared, looks }) {
  const rule = (looks.crosstabs ?? []).find(
    ({ name, counts }) => prepared.inputs.includes(name) && isRule(counts),
  );
  if (!rule) return null;
  const values = { name: rule.name, rows: sum(rule.counts.flat()) };
  return found("diagnosis.leakingValues", values, dropping([rule.name]));
}

/** @param {Facts} facts */
function byLine({ prepared, looks }) {
  const { columns = [], values = [] } = looks.correlations ?? {};
  const targets = (prepared.targets ?? []).flatMap((target) =>
    columns.filter((name) => name === target || name.startsWith(`${target}_`)),
  );
  for (const target of targets) {
    const row = values[columns.indexOf(target)];
    const at = columns.findIndex(
      (name, place) => prepared.inputs.includes(name) && Math.abs(row[place]) > certain,
    );
    if (at < 0) continue;
    const said = { name: columns[at], target: prepared.targets?.[0] ?? target, r: row[at] };
    return found("diagnosis.leakingColumn", said, dropping([columns[at]]));
  }
  return null;
}

/** How much of what always the same answer leaves open is right. @param {number} score @param {number} base */
const closed = (score, base) => (score - base) / (1 - base);

/**
 * A threshold in one column. Two kinds of things may lie so far apart that several columns tell them: then it is an
 * easy question, and no leak.
 * @param {Facts} facts
 */
function byTree({ prepared, looks, classCounts }) {
  const scores = (looks.scores ?? []).filter(({ column }) => prepared.inputs.includes(column));
  if (prepared.task === "regression" || classCounts.length < 2) return null;
  const base = Math.max(...classCounts) / sum(classCounts);
  const isTold = (/** @type {import("minibatch").ColumnScore} */ { score, pure }) =>
    closed(score, base) >= (pure ? 0.8 : 0.98) && score >= (pure ? 0.9 : 0.995);
  const told = scores.filter((one) => isTold(one) && one.rows >= fewest * classCounts.length * 4);
  const others = scores.filter((one) => !isTold(one)).map(({ score }) => closed(score, base));
  const isAlone = told.length === 1 && Math.max(0, ...others) < 0.8;
  const [first] = told.filter(({ cut }) => cut || isAlone);
  if (!first) return null;
  const values = { name: first.column, score: first.score, rows: first.rows, base };
  return found("diagnosis.leakingThreshold", values, dropping([first.column]));
}

/** @param {Facts} facts */
function byOrder({ prepared, looks }) {
  if (prepared.task !== "regression") return null;
  const first = (looks.scores ?? []).find(
    ({ column, score, rows }) =>
      prepared.inputs.includes(column) && score > certain && rows >= 4 * fewest,
  );
  if (!first) return null;
  const values = { name: first.column, target: prepared.targets?.[0] ?? "", r: first.score };
  return found("diagnosis.leakingOrder", values, dropping([first.column]));
}

/** Whether every value has one class, there are several of both, and each has rows enough. @param {number[][]} counts */
function isRule(counts) {
  const classes = new Set(counts.map((row) => row.findIndex((count) => count > 0)));
  return (
    counts.length > 1 &&
    classes.size > 1 &&
    counts.every((row) => row.filter((count) => count > 0).length === 1 && sum(row) >= fewest)
  );
}

/**
 * Rows to test or to validate with that are trained on.
 * @param {Facts} facts
 * @returns {Finding | null}
 */
export function sharedRows(facts) {
  const { looks, experiment } = facts;
  if (!looks.shared) return null;
  const { test, validation } = looks.shared;
  const [ofTest, ofValidation] = [test.beyondChance, validation.beyondChance];
  const copying = (experiment.preparation ?? []).find(
    ({ class_name, enabled }) => enabled !== false && class_name === "RandomOverSampler",
  );
  const values = { shared: validation.shared, count: validation.count };
  if (ofValidation && !ofTest && copying) {
    const { class_name: title } = copying;
    const repair = { name: "weightInstead", title };
    return found("diagnosis.sharedCopies", { ...values, step: title }, repair);
  }
  const repair = withoutCopies(facts);
  if (ofTest && ofValidation) {
    const both = { ...values, tested: test.count, sharedTest: test.shared };
    return found("diagnosis.sharedBoth", both, repair);
  }
  if (ofTest) {
    const told = { shared: test.shared, count: test.count };
    return found("diagnosis.sharedTest", told, repair);
  }
  return ofValidation ? found("diagnosis.sharedValidation", values, repair) : null;
}

/**
 * What takes copies out: of images when they are read, of a table by what the model sees of a row, as a number of its own makes every row another.
 * Where a column or the files say which rows test, it may leave none of them: then the rest is split anew.
 * @param {Facts} facts
 * @returns {Finding["repair"]}
 */
function withoutCopies({ kind, prepared, looks }) {
  if (prepared.windows || !looks.shared) return undefined;
  const { test } = looks.shared;
  const isEmptied = test.count > 0 && test.shared > 0.8 * test.count;
  if (kind === "images") return { name: isEmptied ? "splitImagesAnew" : "imagesOnce" };
  const targets = prepared.outputs.flatMap(({ targets: names = [] }) => names);
  const columns = [...prepared.inputs, ...targets];
  return { name: isEmptied ? "splitAnew" : "dropDuplicates", title: "DropDuplicates", columns };
}

/** @param {Facts["experiment"]} experiment @param {string} column */
const isDropped = ({ preparation = [] }, column) =>
  preparation.some(
    ({ class_name, config, enabled }) =>
      enabled !== false && class_name === "DropColumns" && config?.columns?.includes(column),
  );

/** @param {string[]} columns */
const dropping = (columns) => ({ name: "dropColumns", title: columns.join(", "), columns });

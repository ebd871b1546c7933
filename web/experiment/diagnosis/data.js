/** What the data say: columns that tell nothing, columns that tell all, and rows that are there twice. */

import { found, sum } from "./facts.js";

/** @import { Finding } from "../types.js" */
/** @import { Facts } from "./facts.js" */

/** A correlation that no measurement has by itself. */
const certain = 0.9999;
/** So many rows of its own a value needs before it is a rule. */
const fewest = 5;
/** Rows that are there twice are this share of all before it matters. */
const share = 0.1;

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

/** A column that says by itself what is to be predicted. @param {Facts} facts @returns {Finding | null} */
export function leakingColumn(facts) {
  const { prepared, looks } = facts;
  const isInput = (/** @type {string} */ name) => prepared.inputs.includes(name);
  const rule = (looks.crosstabs ?? []).find(({ name, counts }) => isInput(name) && isRule(counts));
  if (rule) {
    const values = { name: rule.name, rows: sum(rule.counts.flat()) };
    return found("diagnosis.leakingValues", values, dropping([rule.name]));
  }
  const { columns = [], values = [] } = looks.correlations ?? {};
  const targets = (prepared.targets ?? []).flatMap((target) =>
    columns.filter((name) => name === target || name.startsWith(`${target}_`)),
  );
  for (const target of targets) {
    const row = values[columns.indexOf(target)];
    const at = columns.findIndex((name, place) => isInput(name) && Math.abs(row[place]) > certain);
    if (at < 0) continue;
    const said = { name: columns[at], target: prepared.targets?.[0] ?? target, r: row[at] };
    return found("diagnosis.leakingColumn", said, dropping([columns[at]]));
  }
  return null;
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

/** @param {Facts} facts @returns {Finding | null} */
export function duplicateRows({ looks, rows, experiment }) {
  const { duplicates = 0 } = looks;
  const isMended = (experiment.preparation ?? []).some(
    ({ class_name, enabled }) => enabled !== false && class_name === "DropDuplicates",
  );
  if (isMended || duplicates < 2 * fewest || duplicates < share * rows) return null;
  return found(
    "diagnosis.duplicateRows",
    { count: duplicates, rows },
    { name: "addStep", title: "DropDuplicates" },
  );
}

/** @param {Facts["experiment"]} experiment @param {string} column */
const isDropped = ({ preparation = [] }, column) =>
  preparation.some(
    ({ class_name, config, enabled }) =>
      enabled !== false && class_name === "DropColumns" && config?.columns?.includes(column),
  );

/** @param {string[]} columns */
const dropping = (columns) => ({ name: "dropColumns", title: columns.join(", "), columns });

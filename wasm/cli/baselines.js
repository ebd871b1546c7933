/**
 * Classical models beside the network: `--baselines LogisticRegression,RandomForestClassifier(max_depth=3)`, or as
 * JSON: `[{"class_name": "RandomForestClassifier", "config": {"max_depth": 3}}]`.
 */

import { argumentValue, baselines, catalog, valuesBetweenCommas } from "minibatch";
import { scoresOf } from "./evaluation.js";
import { CommandError, UsageError } from "./language.js";

/** @typedef {import("minibatch").CatalogEntry} Entry */

const entries = catalog.entries.filter(({ kind }) => kind === "baseline");

/** A model with its arguments. @typedef {{ entry: Entry, config: Record<string, unknown> }} Asked */

/** @param {string} text "3", "'sqrt'", "None" @returns {unknown} */
const argumentOf = (text) => (/^'[^']*'$/.test(text) ? text.slice(1, -1) : argumentValue(text));

/**
 * "KNeighborsClassifier(n_neighbors=3)".
 * @param {string} text
 * @returns {[name: string, config: Record<string, unknown>]}
 */
function named(text) {
  const [, name, inside] = /^(\w+)\s*(?:\((.*)\))?$/s.exec(text) ?? [];
  if (!name || !inside?.trim()) return [name ?? text, {}];
  const pairs = valuesBetweenCommas(inside).map((one) => {
    const at = one.indexOf("=");
    if (at < 1) throw new UsageError("cli.baseline-argument", { received: one, name });
    return [one.slice(0, at).trim(), argumentOf(one.slice(at + 1).trim())];
  });
  return [name, Object.fromEntries(pairs)];
}

/** @param {string} text @returns {[name: string, config: Record<string, unknown>][]} */
function listed(text) {
  if (!/^\s*[[{]/.test(text)) return valuesBetweenCommas(text).map(named);
  try {
    return [JSON.parse(text)].flat().map(({ class_name, config = {} }) => [class_name, config]);
  } catch {
    const known = entries.map(({ class_name }) => class_name);
    throw new UsageError("cli.baseline", { known, received: text });
  }
}

/**
 * @param {string} text names with commas between them, each with its arguments where it has some; or JSON
 * @returns {Asked[]}
 */
export const baselinesIn = (text) =>
  listed(text).map(([name, config]) => {
    const entry = entries.find(({ class_name }) => class_name === name);
    const known = entries.map(({ class_name }) => class_name);
    if (!entry) throw new UsageError("cli.baseline", { known, received: name });
    const names = entry.arguments.map((one) => one.name);
    const other = Object.keys(config).find((one) => !names.includes(one));
    if (other) throw new UsageError("cli.baseline-takes", { name, known: names, received: other });
    return { entry, config };
  });

/** As the package spells it. @param {string} name */
const camelCase = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

/** As it was asked for: "KNeighborsClassifier(n_neighbors=3)". @param {Asked} asked */
function labelOf({ entry, config }) {
  const inside = Object.entries(config).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return inside.length > 0 ? `${entry.class_name}(${inside.join(", ")})` : entry.class_name;
}

/** What a model is for. @param {import("minibatch").Prepared["task"]} task */
const groupOf = (task) => (task === "regression" ? task : "classification");

/**
 * Refuses those that suit no target, and all of them where there are no rows to judge them by.
 * @param {Asked[]} asked
 * @param {import("minibatch").Prepared} prepared
 */
export function checkBaselines(asked, { outputs, test }) {
  if (asked.length > 0 && test.rows === 0)
    throw new CommandError("cli.part-empty", { part: "test" });
  const groups = outputs.map(({ task }) => groupOf(task));
  const other = asked.find(({ entry }) => !groups.includes(/** @type {any} */ (entry.group)));
  if (!other) return;
  const known = entries
    .filter(({ group }) => groups.includes(/** @type {any} */ (group)))
    .map(({ class_name }) => class_name);
  throw new CommandError("cli.baseline-task", { name: other.entry.class_name, known });
}

/**
 * Fits each to the training rows and judges it by the test rows: for each of several outputs of the model that it suits.
 * One that fails says why.
 * @param {Asked[]} asked
 * @param {import("minibatch").Run} run
 * @param {AbortSignal} signal
 */
export async function judgedBaselines(asked, { prepared, experiment }, signal) {
  const judged = [];
  const several = (prepared?.outputs.length ?? 0) > 1;
  for (const { name: output, task } of prepared && asked.length > 0 ? prepared.outputs : []) {
    const suitable = asked.filter(({ entry }) => entry.group === groupOf(task));
    const rowsOf = (/** @type {"train" | "test"} */ part) =>
      several ? prepared?.forOutput(output, part) : prepared?.[part];
    const [train, test] = [await rowsOf("train"), await rowsOf("test")];
    for (const one of train && test ? suitable : []) {
      const found = await judgedOne(one, { train, test }, experiment.seed ?? 0, signal);
      judged.push({ ...(several && { output }), ...found });
    }
    if (several) for (const rows of [train, test]) rows?.dispose();
  }
  return judged;
}

/**
 * @param {Asked} one
 * @param {any} rows
 * @param {number} seed
 * @param {AbortSignal} signal
 */
async function judgedOne(one, { train, test }, seed, signal) {
  const { class_name, js_name, arguments: args } = one.entry;
  const draws = args.some(({ name }) => name === "random_state");
  const config = { ...(draws && { random_state: seed }), ...one.config };
  const options = Object.fromEntries(
    Object.entries(config).map(([name, value]) => [camelCase(name), value]),
  );
  const about = { class_name, config, label: labelOf(one) };
  try {
    /** @type {Record<string, any>} */
    const functions = baselines;
    const fitted = await functions[js_name](options).fit(train, { signal });
    const predictions = await fitted.predictions(test, { signal });
    const { seconds } = fitted;
    const scores = await scoresOf(predictions, { output: 0 });
    predictions.dispose();
    fitted.dispose();
    return { ...about, seconds, ...scores };
  } catch (error) {
    const { name, code, message } = /** @type {any} */ (error);
    if (name !== "MinibatchError") throw error;
    return { ...about, error: { code, message } };
  }
}

/**
 * Classical models beside the network: `--baselines LogisticRegression,RandomForestClassifier(max_depth=3)`, or as
 * JSON: `[{"class_name": "RandomForestClassifier", "config": {"max_depth": 3}}]`.
 */

import { baselines, catalog } from "minibatch";
import { scoresOf } from "./evaluation.js";
import { CommandError, UsageError } from "./language.js";
import { valueOf, valuesIn } from "./sweep-arguments.js";

/** @typedef {import("minibatch").CatalogEntry} Entry */

const entries = catalog.entries.filter(({ kind }) => kind === "baseline");

/** A model with its arguments. @typedef {{ entry: Entry, config: Record<string, unknown> }} Asked */

/** Python's words. @type {Record<string, unknown>} */
const words = { None: null, True: true, False: false };

/** @param {string} text "3", "'sqrt'", "None" @returns {unknown} */
function argumentOf(text) {
  if (Object.hasOwn(words, text)) return words[text];
  return /^'[^']*'$/.test(text) ? text.slice(1, -1) : valueOf(text);
}

/**
 * "KNeighborsClassifier(n_neighbors=3)".
 * @param {string} text
 * @returns {[name: string, config: Record<string, unknown>]}
 */
function named(text) {
  const [, name, inside] = /^(\w+)\s*(?:\((.*)\))?$/s.exec(text) ?? [];
  if (!name || !inside?.trim()) return [name ?? text, {}];
  const pairs = valuesIn(inside).map((one) => {
    const at = one.indexOf("=");
    if (at < 1) throw new UsageError("cli.baseline-argument", { received: one, name });
    return [one.slice(0, at).trim(), argumentOf(one.slice(at + 1).trim())];
  });
  return [name, Object.fromEntries(pairs)];
}

/** @param {string} text @returns {[name: string, config: Record<string, unknown>][]} */
function listed(text) {
  if (!/^\s*[[{]/.test(text)) return valuesIn(text).map(named);
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

/**
 * Refuses those that do not suit the target, and all of them where there are no rows to judge them by.
 * @param {Asked[]} asked
 * @param {import("minibatch").Prepared} prepared
 */
export function checkBaselines(asked, { task, test }) {
  if (asked.length > 0 && test.rows === 0)
    throw new CommandError("cli.part-empty", { part: "test" });
  const other = asked.find(({ entry }) => entry.group !== task);
  if (!other) return;
  const known = entries.filter(({ group }) => group === task).map(({ class_name }) => class_name);
  throw new CommandError("cli.baseline-task", { name: other.entry.class_name, known });
}

/**
 * Fits each to the training rows and judges it by the test rows. One that fails says why.
 * @param {Asked[]} asked
 * @param {import("minibatch").Run} run
 * @param {AbortSignal} signal
 */
export async function judgedBaselines(asked, { prepared, experiment }, signal) {
  const judged = [];
  for (const one of prepared ? asked : []) {
    const { class_name, js_name, arguments: args } = one.entry;
    const { train, test } = /** @type {import("minibatch").Prepared} */ (prepared);
    const draws = args.some(({ name }) => name === "random_state");
    const config = { ...(draws && { random_state: experiment.seed ?? 0 }), ...one.config };
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
      judged.push({ ...about, seconds, ...(await scoresOf(predictions, 0)) });
      predictions.dispose();
      fitted.dispose();
    } catch (error) {
      const { name, code, message } = /** @type {any} */ (error);
      if (name !== "MinibatchError") throw error;
      judged.push({ ...about, error: { code, message } });
    }
  }
  return judged;
}

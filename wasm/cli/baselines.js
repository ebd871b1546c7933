/** Classical models beside the network: `--baselines LogisticRegression,RandomForestClassifier`. */

import { baselines, catalog } from "minibatch";
import { scoresOf } from "./evaluation.js";
import { CommandError, UsageError } from "./language.js";

/** @typedef {import("minibatch").CatalogEntry} Entry */

const entries = catalog.entries.filter(({ kind }) => kind === "baseline");

/** @param {string} text names with commas between them */
export const baselinesIn = (text) =>
  [...new Set(text.split(",").map((name) => name.trim()))].map((name) => {
    const entry = entries.find(({ class_name }) => class_name === name);
    const known = entries.map(({ class_name }) => class_name);
    if (!entry) throw new UsageError("cli.baseline", { known, received: name });
    return entry;
  });

/**
 * Refuses those that do not suit the target, and all of them where there are no rows to judge them by.
 * @param {Entry[]} asked
 * @param {import("minibatch").Prepared} prepared
 */
export function checkBaselines(asked, { task, test }) {
  if (asked.length > 0 && test.rows === 0)
    throw new CommandError("cli.part-empty", { part: "test" });
  const other = asked.find(({ group }) => group !== task);
  if (!other) return;
  const known = entries.filter(({ group }) => group === task).map(({ class_name }) => class_name);
  throw new CommandError("cli.baseline-task", { name: other.class_name, known });
}

/**
 * Fits each to the training rows and judges it by the test rows. One that fails says why.
 * @param {Entry[]} asked
 * @param {import("minibatch").Run} run
 * @param {AbortSignal} signal
 */
export async function judgedBaselines(asked, { prepared, experiment }, signal) {
  const judged = [];
  for (const { class_name, js_name, arguments: args } of prepared ? asked : []) {
    const { train, test } = /** @type {import("minibatch").Prepared} */ (prepared);
    const draws = args.some(({ name }) => name === "random_state");
    const options = draws ? { randomState: experiment.seed ?? 0 } : {};
    try {
      /** @type {Record<string, any>} */
      const functions = baselines;
      const fitted = await functions[js_name](options).fit(train, { signal });
      const predictions = await fitted.predictions(test, { signal });
      const { seconds } = fitted;
      judged.push({ class_name, seconds, ...(await scoresOf(predictions, 0)) });
      predictions.dispose();
      fitted.dispose();
    } catch (error) {
      const { name, code, message } = /** @type {any} */ (error);
      if (name !== "MinibatchError") throw error;
      judged.push({ class_name, error: { code, message } });
    }
  }
  return judged;
}

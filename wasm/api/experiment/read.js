/** From untrusted input to an experiment that can be relied on: plain, of this version, checked, complete. */

import { complete } from "./canonical.js";
import { Faults, experimentError } from "./faults.js";
import { migrate } from "./migrate.js";
import { deepFreeze, parseText, plainCopy } from "./plain.js";
import { checkExperimentJson } from "./schema.js";

/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */

/**
 * Throws `invalid-experiment`, whose `faults` are all that is wrong, or `newer-version`.
 * @param {unknown} given JSON text, or the value
 * @returns {CompleteExperiment}
 */
export function readExperiment(given) {
  const json = migrate(plainCopy(typeof given === "string" ? parseText(given) : given));
  const faults = new Faults();
  checkExperimentJson(json, faults);
  if (faults.list.length > 0) throw experimentError(faults.list);
  return deepFreeze(complete(/** @type {any} */ (json)));
}

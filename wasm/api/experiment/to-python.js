/** An experiment as the Keras program that does the same. Loaded when the first is written. */

import { MinibatchError } from "../../messages/error.js";
import {
  besideLine,
  cellsIn,
  notebookOf,
  programOf,
  readPython,
  scriptOf,
  unsaidKeys,
} from "../../keras/python/index.js";
import { addTexts } from "../../messages/en.js";
import { python } from "../../messages/python.en.js";
import { canonicalFit, sorted } from "./canonical.js";
import { say } from "./faults.js";
import { inputLayersOf, outputNamesOf } from "./model-spec.js";
import { readExperiment } from "./read.js";

/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */

addTexts(python);

/** @param {unknown} value */
const text = (value) => JSON.stringify(sorted(value ?? null));

/**
 * What the program cannot say of the experiment, found by reading it again: a comment, or null where it says all.
 * @param {CompleteExperiment} json
 * @param {string} script
 */
function unsaid(json, script) {
  const { experiment } = readPython(script);
  const read = structuredClone(experiment);
  /** @type {any} */
  let again = {};
  try {
    again = experiment ? readExperiment(experiment) : {};
  } catch {
    // Then everything is said beside it.
  }
  const wanted = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (json));
  const rest = unsaidKeys
    .filter((key) => text(wanted[key]) !== text(again[key]))
    .map((key) => [key, wanted[key] ?? null]);
  return rest.length > 0 ? besideLine(Object.fromEntries(rest), read) : null;
}

/**
 * @param {CompleteExperiment} json
 * @param {{ notebook?: boolean, text?: string }} options
 */
export function toPython(json, { notebook = false, text: own }) {
  if (own !== undefined) return notebook ? notebookOf(cellsIn(own), "") : own;
  if (!json.model) throw new MinibatchError("invalid-argument", say("python.needs-model"));
  const several = outputNamesOf(json.model).length > 1 && !json.target.outputs;
  if (several || (inputLayersOf(json.model).length > 1 && !json.inputs))
    throw new MinibatchError("invalid-argument", say("python.several"));
  const { cells } = programOf({ ...json, fit: json.fit ?? canonicalFit({}) });
  const line = unsaid(json, scriptOf(cells));
  const whole = line === null ? cells : [...cells, line];
  return notebook ? notebookOf(whole, json.title) : scriptOf(whole);
}

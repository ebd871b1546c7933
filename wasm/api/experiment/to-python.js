/** An experiment as the Keras program that does the same. Loaded when the first is written. */

import { MinibatchError } from "../../messages/error.js";
import {
  beginningLines,
  notebookOf,
  programOf,
  readPython,
  scriptOf,
  unsaidKeys,
} from "../../keras/python/index.js";
import { addTexts } from "../../messages/en.js";
import { python } from "../../messages/python.en.js";
import { checkOptions } from "../checks.js";
import { headOf } from "../transfer.js";
import { checkNamed } from "./begin.js";
import { canonicalFit, sorted } from "./canonical.js";
import { say } from "./faults.js";
import { inputLayersOf, outputNamesOf } from "./model-spec.js";
import { readExperiment } from "./read.js";
import { suggestedShare, writtenFit } from "./suggest.js";

/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */
/** @typedef {{ notebook?: boolean, begin?: import("../../keras/python/write-beginning.js").NamedBeginning }} ProgramOptions */

addTexts(python);

/** @param {unknown} value */
const text = (value) => JSON.stringify(sorted(value ?? null));

/**
 * What the program cannot say of the experiment, found by reading it again.
 * @param {CompleteExperiment} json
 * @param {string} script
 */
function unsaid(json, script) {
  const { experiment } = readPython(script);
  /** @type {any} */
  let again = {};
  try {
    again = experiment ? readExperiment(experiment) : {};
  } catch {
    // Then everything is said beside it.
  }
  const wanted = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (json));
  return Object.fromEntries(
    unsaidKeys
      .filter((key) => text(wanted[key]) !== text(again[key]))
      .map((key) => [key, wanted[key] ?? null]),
  );
}

/** What suits the data, which only the program sees. @param {import("../sequential.js").ModelSpec} model */
function fitOf(model) {
  const rows = inputLayersOf(model).length > 1 ? "len(y_train)" : "len(x_train)";
  const choose = (
    /** @type {string} */ isFew,
    /** @type {number} */ few,
    /** @type {number} */ many,
  ) => `${few} if ${isFew} else ${many}`;
  const said = writtenFit(model, choose, rows);
  return { ...canonicalFit({ validation_split: suggestedShare }), ...said };
}

/**
 * @param {CompleteExperiment} json
 * @param {ProgramOptions} options
 */
export function toPython(json, options) {
  checkOptions("toPython()", options, ["notebook", "begin"]);
  const { notebook = false } = options;
  const begin = checkNamed("toPython()", options.begin);

  if (!json.model) throw new MinibatchError("invalid-argument", say("python.needs-model"));
  const several = outputNamesOf(json.model).length > 1 && !json.target.outputs;
  if (several || (inputLayersOf(json.model).length > 1 && !json.inputs))
    throw new MinibatchError("invalid-argument", say("python.several"));
  const { cells } = programOf({ ...json, fit: json.fit ?? fitOf(json.model) });
  const rest = unsaid(json, scriptOf(cells));
  const compiled = cells.findIndex((cell) => cell.includes("\nmodel.compile("));
  if (begin) {
    const anew = begin.head === "new" ? headOf(json.model)?.name : undefined;
    cells[compiled] += `\n${beginningLines(begin, anew).join("\n")}`;
  }
  const [head, ...others] = cells;
  const line = Object.keys(rest).length > 0 ? `\n# minibatch: ${JSON.stringify(rest)}` : "";
  const whole = [head + line, ...others];
  return notebook ? notebookOf(whole, json.title) : scriptOf(whole);
}

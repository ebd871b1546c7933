/** From a Keras program to an experiment: read by keras/, checked as any other. Loaded when the first is read. */

import { readPython } from "../../keras/python/index.js";
import { addTexts } from "../../messages/en.js";
import { python } from "../../messages/python.en.js";
import { renderMessage } from "../../messages/render.js";
import { isObject } from "../../messages/is-object.js";
import { readExperiment } from "./read.js";

/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */
/** @typedef {import("../../keras/python/index.js").FromPythonOptions} FromPythonOptions */

/**
 * What is said of a place in the code.
 * @typedef {import("../../keras/python/index.js").Finding & { message: string }} PythonFinding `message` is the English text
 */

addTexts(python);

/** An experiment is mended so often at most. */
const maxFaults = 50;

/** @param {any} json @param {string} path "model.config.layers[2].config.units" */
function without(json, path) {
  const keys = path.split(/[.[\]]+/).filter(Boolean);
  const last = keys.pop();
  const parent = keys.reduce((value, key) => value?.[key], json);
  if (last === undefined || parent === undefined || parent === null) return false;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (isObject(parent) && Object.hasOwn(parent, last))
    delete (/** @type {any} */ (parent)[last]);
  else return false;
  return true;
}

/**
 * @param {string} text
 * @param {FromPythonOptions} [options]
 * @returns {{ json: CompleteExperiment | null, findings: PythonFinding[], text: string, said: string[] }}
 */
export function fromPython(text, options) {
  const { experiment, findings, text: code } = readPython(text, options);
  /** @type {CompleteExperiment | null} */
  let json = null;
  const refused = [];
  for (let left = maxFaults; experiment && !json && left > 0; --left) {
    try {
      json = readExperiment(experiment);
    } catch (error) {
      const { faults = [] } = /** @type {any} */ (error);
      const [first] = faults;
      if (!first) throw error;
      const values = { path: first.path, fault: { id: first.id, values: first.values } };
      refused.push({
        code: "python.refused",
        kind: /** @type {const} */ ("left-out"),
        values,
        line: 1,
        from: 0,
        to: 0,
      });
      const [whole] = /^.*\b(?:layers|preparation|callbacks)\[\d+\]/.exec(first.path) ?? [];
      if (!without(experiment, first.path) && !(whole && without(experiment, whole))) break;
    }
  }
  const said = experiment ? Object.keys(experiment) : [];
  const all = [...findings, ...refused];
  return {
    json,
    said,
    text: code,
    findings: all.map((one) => ({
      ...one,
      message: renderMessage({ id: one.code, values: one.values }),
    })),
  };
}

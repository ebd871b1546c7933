/** What is wrong with an experiment: collected, so that everything is reported at once. */

import { show } from "../checks.js";
import { addTexts } from "../../messages/en.js";
import { MinibatchError } from "../../messages/error.js";
import { experiment } from "../../messages/experiment.en.js";
import { nearest } from "../../messages/nearest.js";
import { renderMessage } from "../../messages/render.js";

addTexts(experiment);

/** @typedef {import("./types.js").ExperimentFault} ExperimentFault */

/** @typedef {import("../../messages/render.js").Message} Message */
/** @typedef {import("../../messages/render.js").MessageValues} MessageValues */

/**
 * A message to be shown in the reader's language.
 * @param {string} id
 * @param {MessageValues} [values]
 * @returns {Message}
 */
export const say = (id, values = {}) => ({ id, values });

/**
 * @param {string} path
 * @param {Message} message
 * @returns {ExperimentFault}
 */
export const faultAt = (path, { id, values = {} }) => ({
  path,
  id,
  values,
  message: renderMessage({ id, values }),
});

/**
 * As a sentence: "fit.epochs: expected …".
 * @param {ExperimentFault} fault
 */
export const sentence = ({ path, id, values }) =>
  say("experiment.fault", { path: path || say("experiment.itself"), fault: { id, values } });

/**
 * The error of an invalid experiment; its `faults` are all that were found.
 * @param {ExperimentFault[]} faults at least one
 */
export function experimentError(faults) {
  const count = faults.length - 1;
  const first = sentence(faults[0]);
  const message = count === 0 ? first : say("experiment.faults", { first, count });
  return Object.assign(new MinibatchError("invalid-experiment", message), { faults });
}

/**
 * The error of one fault that ends the reading.
 * @param {string} path
 * @param {Message} message
 */
export const refuse = (path, message) => experimentError([faultAt(path, message)]);

/** A list of faults that grows. */
export class Faults {
  /** @type {ExperimentFault[]} */
  list = [];

  /**
   * @param {string} path
   * @param {Message} message
   */
  add(path, message) {
    this.list.push(faultAt(path, message));
  }

  /**
   * @param {string} path
   * @param {Message} expected
   * @param {unknown} received
   */
  wrong(path, expected, received) {
    this.add(path, say("fault.expected", { expected, received: show(received) }));
  }

  /**
   * A key or a name that nobody knows.
   * @param {string} path
   * @param {Message} what "there is no such key."
   * @param {string} name
   * @param {readonly string[]} known
   * @param {readonly string[]} [others] that may have been meant as well
   */
  unknown(path, what, name, known, others = []) {
    const near = nearest(name, [...others, ...known]);
    const help =
      near === null ? say("fault.known", { names: known }) : say("fault.nearest", { name: near });
    this.add(path, say("fault.unknown", { what, help }));
  }
}

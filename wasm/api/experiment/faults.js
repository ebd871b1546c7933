/** What is wrong with an experiment: collected, so that all of it can be said at once. */

import { show } from "../checks.js";
import { MinibatchError } from "../../messages/error.js";

/** @typedef {import("./types.js").ExperimentFault} ExperimentFault */

/**
 * As a sentence: "fit.epochs: expected …".
 * @param {ExperimentFault} fault
 */
export const sentence = ({ path, message }) =>
  `${path === "" ? "experiment" : path}: ${message}${message.endsWith("?") ? "" : "."}`;

/**
 * The error of an experiment that cannot be; its `faults` are all that were found.
 * @param {ExperimentFault[]} faults at least one
 * @param {import("../../messages/error.js").ErrorCode} [code]
 */
export function experimentError(faults, code = "invalid-experiment") {
  const more = faults.length - 1;
  const rest = more === 0 ? "" : more === 1 ? " And 1 more fault." : ` And ${more} more faults.`;
  return Object.assign(new MinibatchError(code, sentence(faults[0]) + rest), { faults });
}

/**
 * The error of one fault that ends the reading.
 * @param {string} path
 * @param {string} message without a full stop
 */
export const refuse = (path, message) => experimentError([{ path, message }]);

/** A list of faults that grows. */
export class Faults {
  /** @type {ExperimentFault[]} */
  list = [];

  /**
   * @param {string} path
   * @param {string} message without a full stop
   */
  add(path, message) {
    this.list.push({ path, message });
  }

  /**
   * @param {string} path
   * @param {string} expected "a whole number of at least 1"
   * @param {unknown} received
   */
  wrong(path, expected, received) {
    this.add(path, `expected ${expected}, received ${show(received)}`);
  }

  /**
   * A key or a name that nobody knows.
   * @param {string} path
   * @param {string} what "there is no such key"
   * @param {string} name
   * @param {readonly string[]} known
   * @param {readonly string[]} [others] that may have been meant as well
   */
  unknown(path, what, name, known, others = []) {
    const near = nearest(name, [...others, ...known]);
    const help = near === null ? `Known: ${known.join(", ")}` : `Did you mean "${near}"?`;
    this.add(path, `${what}. ${help}`);
  }
}

/** For comparing what people write: batchSize, batch-size and batch_size are the same. */
const folded = (/** @type {string} */ name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * The known name that somebody probably meant, or null.
 * @param {string} name
 * @param {readonly string[]} known
 * @returns {string | null}
 */
export function nearest(name, known) {
  const asked = folded(name.slice(0, 60));
  let best = null;
  let least = Math.floor(asked.length / 3) + 1;
  for (const candidate of known) {
    // Of "adam" and "Adam" the one that begins as what was written.
    const steps = distance(asked, folded(candidate)) + (candidate[0] === name[0] ? 0 : 0.5);
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

/**
 * Letters to insert, delete, replace or swap with the next one (Damerau and Levenshtein's distance).
 * @param {string} a
 * @param {string} b
 */
function distance(a, b) {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; ++i) {
    const [above, before] = [rows[i - 1], rows[i - 2]];
    const row = [i];
    for (let j = 1; j <= b.length; ++j) {
      const replaced = above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, replaced);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
}

/** What `minibatch sweep` takes beside an experiment: settings with the values to try, seeds, how many are drawn. */

import { argumentValue, valuesBetweenCommas } from "minibatch";
import { UsageError } from "./language.js";

/**
 * "fit.batch_size=32,64" by its path.
 * @param {readonly string[]} given
 * @returns {Record<string, unknown[]>}
 */
export function setOf(given) {
  /** @type {[string, unknown[]][]} */
  const entries = given.map((text) => {
    const at = text.indexOf("=");
    const values = at > 0 ? valuesBetweenCommas(text.slice(at + 1)) : [];
    if (values.length === 0 || values.includes("")) {
      throw new UsageError("cli.sweep-set", { received: text });
    }
    return [text.slice(0, at).trim(), values.map(argumentValue)];
  });
  const paths = entries.map(([path]) => path);
  const twice = paths.find((path, i) => paths.indexOf(path) !== i);
  if (twice !== undefined) throw new UsageError("cli.sweep-twice", { path: twice });
  return Object.fromEntries(entries);
}

/**
 * @param {string} text "1,2,3"
 * @returns {number[]}
 */
export function seedsOf(text) {
  const seeds = text.split(",").map((seed) => seed.trim());
  if (!seeds.every((seed) => /^\d{1,15}$/.test(seed))) {
    throw new UsageError("cli.sweep-seeds", { received: text });
  }
  return seeds.map(Number);
}

/** @param {string} text */
export function trialsOf(text) {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new UsageError("cli.sweep-random", { received: text });
  return Number(text);
}

/** What `minibatch sweep` takes beside an experiment: settings with the values to try, seeds, how many are drawn. */

import { UsageError } from "./language.js";

/**
 * A value as JSON has it, else as a text: 0.1, true, "relu" and relu, [3, 3].
 * @param {string} text
 * @returns {unknown}
 */
export function valueOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * The values between commas; a comma inside brackets or quotes is the value's own.
 * @param {string} text
 */
export function valuesIn(text) {
  /** @type {string[]} */
  const parts = [];
  let [depth, part, isQuoted] = [0, "", false];
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (!isQuoted && "[{(".includes(character)) ++depth;
    if (!isQuoted && "]})".includes(character)) --depth;
    if (character === "," && depth === 0 && !isQuoted) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  return [...parts, part].map((one) => one.trim());
}

/**
 * "fit.batch_size=32,64" by its path.
 * @param {readonly string[]} given
 * @returns {Record<string, unknown[]>}
 */
export function setOf(given) {
  /** @type {[string, unknown[]][]} */
  const entries = given.map((text) => {
    const at = text.indexOf("=");
    const values = at > 0 ? valuesIn(text.slice(at + 1)) : [];
    if (values.length === 0 || values.includes("")) {
      throw new UsageError("cli.sweep-set", { received: text });
    }
    return [text.slice(0, at).trim(), values.map(valueOf)];
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

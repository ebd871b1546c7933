/** Rows that may have several labels at once, as scikit-learn takes them: (rows, labels) of 0 and 1. */

import { wrong } from "./checks.js";
import { toFloats, unpack } from "./numbers.js";

/** @typedef {import("./arrays.js").ArrayLike | readonly (readonly number[])[]} Indicators */

/**
 * As the engine takes them; null where they are lists of classes.
 * @param {string} where
 * @param {any} yTrue
 * @param {any} yPred
 * @param {boolean} [isRequired]
 * @returns {import("../wire/protocol.js").ArraysToScore | null}
 */
export function indicatorsOf(where, yTrue, yPred, isRequired = false) {
  const isTable = (/** @type {any} */ value) =>
    (value?.shape?.length === 2 && value.shape[1] > 1) ||
    (value?.[0]?.length > 1 && typeof value[0] !== "string");
  if (!isRequired && !isTable(yTrue) && !isTable(yPred)) return null;
  const [targets, outputs] = Object.entries({ yTrue, yPred }).map(([name, value]) => {
    if (!isTable(value)) throw wrong(`${where}: ${name}`, "indicators", value);
    const { data, shape } = unpack(`${where}: ${name}`, value);
    const numbers = toFloats(`${where}: ${name}`, data);
    const odd = numbers.findIndex((number) => number !== 0 && number !== 1);
    if (odd >= 0) throw wrong(`${where}: ${name}[${odd}]`, "indicators", numbers[odd]);
    return { numbers, width: /** @type {number[]} */ (shape)[1] };
  });
  if (targets.width !== outputs.width) throw wrong(`${where}: yPred`, "indicators", yPred);
  return { targets: targets.numbers, outputs: outputs.numbers, width: targets.width, classes: 0 };
}

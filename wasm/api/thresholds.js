/** Above which probabilities classes and labels are predicted, by output. */

import { optionalNumber } from "./kept-outputs.js";
import { MinibatchError } from "../messages/error.js";
import { isObject } from "../messages/is-object.js";
import { addTexts } from "../messages/en.js";
import { explain as texts } from "../messages/explain.en.js";

addTexts(texts);

/** Above which probability a class is predicted, or each label. @typedef {number | Record<string, number>} Threshold */
/**
 * Of the only output, or by the names of several.
 * @typedef {Threshold | Record<string, Threshold>} Thresholds
 */
/** An output that has two classes, or labels, or neither. @typedef {{ name: string, isBinary: boolean, labels: readonly string[] }} Decided */

/**
 * @param {string} where
 * @param {readonly Decided[]} outputs
 * @param {unknown} given for the only output, or by the names of several; of labels a number for all, or by name
 * @returns {Record<string, Threshold>} by output
 */
export function thresholdsOf(where, outputs, given) {
  const [only] = outputs.length === 1 ? outputs : [];
  const isByLabel = isObject(given) && only && only.labels.length > 0;
  const byName = isObject(given) && !isByLabel ? given : only ? { [only.name]: given } : {};
  const none = () => new MinibatchError("invalid-argument", { id: "predict.threshold" });
  if (!only && !isObject(given) && optionalNumber(where, given) !== null) throw none();
  /** @type {Record<string, Threshold>} */
  const thresholds = {};
  for (const [name, value] of Object.entries(byName)) {
    const { isBinary = false, labels = [] } = outputs.find((one) => one.name === name) ?? {};
    if (isObject(value)) {
      const unknown = Object.keys(value).find((label) => !labels.includes(label));
      if (unknown !== undefined) {
        const values = { received: unknown, known: labels };
        throw labels.length === 0
          ? none()
          : new MinibatchError("invalid-argument", { id: "predict.threshold-label", values });
      }
      const own = Object.entries(value).map(([label, of]) => [label, optionalNumber(where, of)]);
      thresholds[name] = Object.fromEntries(own.filter(([, of]) => of !== null));
      continue;
    }
    const threshold = optionalNumber(where, value);
    if (threshold === null) continue;
    if (!isBinary && labels.length === 0) throw none();
    thresholds[name] = threshold;
  }
  return thresholds;
}

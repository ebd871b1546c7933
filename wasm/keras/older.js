/** What Keras 3 changed about its files: no way of writing is read by all of them. */

import { isObject } from "../messages/is-object.js";

/**
 * Whether a file is for a Keras before this one.
 * @param {string | undefined} version "3.3"; left out, the file is for the newest
 * @param {number} minor
 */
const isBefore = (version, minor) => version !== undefined && Number(version.split(".")[1]) < minor;

/** A single tensor stood in a list, which gives a list of one as output today. @param {string | undefined} version */
export const listsOne = (version) => isBefore(version, 4);

/** Nadam kept its product in front of its arrays, not behind them. @param {string | undefined} version */
export const productFirst = (version) => isBefore(version, 10);

const areNull = (/** @type {unknown} */ value) =>
  Array.isArray(value) && value.length > 0 && value.every((one) => one === null);

/**
 * A config in which each layer is called as Keras calls it today: before 3.6, several masks were a list, also where there was none.
 * @param {any} value
 * @returns {any}
 */
export function calledAsToday(value) {
  if (Array.isArray(value)) return value.map(calledAsToday);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const isMask = key === "mask" && areNull(inner);
      return [key, isMask ? null : calledAsToday(inner)];
    }),
  );
}

/**
 * The arguments of an optimizer in the words of Keras 3: before 2.11 `decay` made the learning rate smaller with every step.
 * @param {string} kind
 * @param {Record<string, any>} config
 * @returns {Record<string, any>}
 */
export function currentOptimizer(kind, config) {
  const {
    lr,
    decay,
    initial_decay: first,
    jit_compile: _,
    is_legacy_optimizer: __,
    ...kept
  } = config;
  const rate = kept.learning_rate ?? lr ?? (kind === "SGD" ? 0.01 : 0.001);
  const slower = decay || first;
  if (typeof slower === "number" && typeof rate === "number") {
    const schedule = { initial_learning_rate: rate, decay_steps: 1, decay_rate: slower };
    return { ...kept, learning_rate: { class_name: "InverseTimeDecay", config: schedule } };
  }
  return "learning_rate" in config || lr !== undefined ? { ...kept, learning_rate: rate } : kept;
}

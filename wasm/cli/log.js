/** Training as Keras prints it: fit(verbose=2), one line an epoch. */

import { performance } from "node:perf_hooks";

/** @typedef {import("minibatch").Logs} Logs */

/**
 * A number as Keras's Progbar writes it: 0.3140, or 9.0000e-04 where that would be little.
 * @param {number} value
 */
export function number(value) {
  if (!Number.isFinite(value))
    return String(value).replace("Infinity", "inf").replace("NaN", "nan");
  if (Math.abs(value) > 1e-3) return value.toFixed(4);
  return value.toExponential(4).replace(/e([+-])(\d)$/, "e$10$2");
}

/** @param {Logs} logs */
export const scores = (logs) =>
  Object.entries(logs)
    .map(([name, value]) => `${name}: ${number(value)}`)
    .join(" - ");

/** @param {number} seconds */
function perStep(seconds) {
  if (seconds >= 1 || seconds === 0) return `${seconds.toFixed(0)}s/step`;
  return seconds >= 1e-3
    ? `${(seconds * 1e3).toFixed(0)}ms/step`
    : `${(seconds * 1e6).toFixed(0)}us/step`;
}

/**
 * A callback that writes Keras's log.
 * @param {(line: string) => void} write
 * @returns {import("minibatch").UserCallback}
 */
export function kerasLog(write) {
  let params = { epochs: 1, steps: 1 };
  let start = 0;
  return {
    setParams(/** @type {any} */ given) {
      params = given;
    },
    onEpochBegin(/** @type {number} */ epoch) {
      write(`Epoch ${epoch + 1}/${params.epochs}`);
      start = performance.now();
    },
    onEpochEnd(/** @type {number} */ _epoch, /** @type {Logs} */ logs) {
      const { steps } = params;
      const seconds = (performance.now() - start) / 1000;
      write(
        `${steps}/${steps} - ${seconds.toFixed(0)}s - ${perStep(seconds / steps)} - ${scores(logs)}`,
      );
    },
  };
}

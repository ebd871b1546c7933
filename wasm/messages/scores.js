/** Losses, metrics and times as Keras's Progbar writes them, in no language. */

/**
 * 0.3140, or 9.0000e-04 where that would be little.
 * @param {number} value
 * @param {boolean} [isLine] of `verbose` 2, where Keras counts what is below zero as little
 */
export function number(value, isLine = false) {
  if (!Number.isFinite(value))
    return String(value).replace("Infinity", "inf").replace("NaN", "nan");
  if ((isLine ? value : Math.abs(value)) > 1e-3) return value.toFixed(4);
  return value.toExponential(4).replace(/e([+-])(\d)$/, "e$10$2");
}

/**
 * @param {Readonly<Record<string, number>>} logs
 * @param {boolean} [isLine]
 */
export const scores = (logs, isLine) =>
  Object.entries(logs)
    .map(([name, value]) => `${name}: ${number(value, isLine)}`)
    .join(" - ");

/** @param {number} seconds */
export function perStep(seconds) {
  if (seconds >= 1 || seconds === 0) return `${seconds.toFixed(0)}s/step`;
  return seconds >= 1e-3
    ? `${(seconds * 1e3).toFixed(0)}ms/step`
    : `${(seconds * 1e6).toFixed(0)}us/step`;
}

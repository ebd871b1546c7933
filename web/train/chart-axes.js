/** The axes of a chart of curves: what they span, and where they have their numbers. */

import { ticks } from "../components/ticks.js";

/** About how far apart numbers stand, in pixels. */
const apart = { x: 70, y: 40 };

/**
 * Whole epochs.
 * @param {number} from
 * @param {number} to
 * @param {number} pixels
 */
export function epochTicks(from, to, pixels) {
  const wanted = Math.max(2, Math.floor(pixels / apart.x));
  const marks = ticks(from, to, wanted);
  if (marks.every(Number.isInteger)) return marks;
  const first = Math.ceil(from);
  return Array.from({ length: Math.floor(to) - first + 1 }, (_, at) => first + at);
}

/**
 * @param {number} low
 * @param {number} high
 * @param {number} pixels
 * @param {boolean} isLog
 */
export function valueTicks(low, high, pixels, isLog) {
  const wanted = Math.max(2, Math.floor(pixels / apart.y));
  if (!isLog) return ticks(low, high, wanted);
  const first = Math.floor(Math.log10(low));
  const powers = Array.from(
    { length: Math.ceil(Math.log10(high)) - first + 1 },
    (_, at) => first + at,
  );
  const inside = (/** @type {number} */ value) => value >= low && value <= high;
  for (const factors of [[1, 2, 5], [1, 3], [1]]) {
    const marks = powers.flatMap((power) => factors.map((factor) => factor * 10 ** power));
    const shown = marks.filter(inside);
    if (shown.length < 3) break; // about a power of ten, or less
    if (shown.length <= wanted + 1) return shown;
  }
  const every = Math.ceil(powers.length / wanted);
  const shown = powers
    .filter((_, at) => at % every === 0)
    .map((power) => 10 ** power)
    .filter(inside);
  return shown.length > 1 ? shown : ticks(low, high, wanted).filter((value) => value > 0);
}

/**
 * What the axis of the values spans.
 * @param {number | null} low of what is seen
 * @param {number | null} high
 * @param {{ unit: boolean, log: boolean }} kind `unit`: shares, whose best is 1
 * @returns {[number, number]}
 */
export function valueRange(low, high, { unit, log }) {
  if (low === null || high === null || !Number.isFinite(low)) return log ? [0.1, 1] : [0, 1];
  if (log) {
    const room = Math.max((high / low) ** 0.06, 1.02);
    return [low / room, high * room];
  }
  if (unit) return [Math.max(0, Math.floor(low * 10 - 0.2) / 10), 1];
  const span = high - low || Math.abs(high) || 1;
  const bottom = low >= 0 && low < 4 * span ? 0 : low - span * 0.08;
  return [bottom, high + span * 0.08];
}

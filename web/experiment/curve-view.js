/** How the curves are looked at: smoothed, on a logarithmic scale, enlarged. It lasts as long as the page. */

/** @import { Playground } from "./playground.js" */
/** @import { State, TrainingState } from "./types.js" */

/** @typedef {[from: number, to: number]} Range of epochs */

/** The least that may fill a curve's width, in epochs. */
const least = 1;
/** So many changes of the learning rate are marked; more of them are a curve of their own. */
const mostMarks = 8;

/**
 * The epochs that are shown, null for all of them. Another run is shown whole.
 * @param {State} state
 * @returns {Range | null}
 */
export function rangeOf({ ui, training }) {
  const { zoom } = ui.curves;
  return zoom && zoom.run === training.id ? zoom.range : null;
}

/**
 * @param {Playground} playground
 * @param {Range | null} range
 */
export function showRange({ store }, range) {
  const { ui, training } = store.state;
  const zoom = range && { run: training.id, range };
  store.patch("ui", { curves: { ...ui.curves, zoom } });
}

/**
 * A part of the range that is shown, or more than it: by `factor`, around `centre`.
 * @param {Range} range
 * @param {number} end of the axis
 * @param {number} factor below 1 for a part
 * @param {number} [centre] the middle when left out
 * @returns {Range | null} null where it is the whole
 */
export function zoomed([from, to], end, factor, centre = (from + to) / 2) {
  const span = Math.max(Math.min(least, end), (to - from) * factor);
  if (span >= end) return null;
  const before = ((centre - from) / (to - from)) * span;
  const start = Math.min(Math.max(0, centre - before), end - span);
  return [start, start + span];
}

/**
 * An exponential moving average that is not pulled towards zero at its beginning, as TensorBoard draws it; pandas:
 * `Series.ewm(alpha=1 - weight).mean()`. What is missing stays missing.
 * @param {(number | null)[]} values
 * @param {number} weight of what came before, from 0 to below 1
 * @returns {(number | null)[]}
 */
export function smoothed(values, weight) {
  let mean = 0;
  let count = 0;
  return values.map((value) => {
    if (value === null || !Number.isFinite(value)) return value;
    mean = mean * weight + (1 - weight) * value;
    count++;
    return mean / (1 - weight ** count);
  });
}

/**
 * The epochs that began with another learning rate, where they are few.
 * @param {TrainingState["history"]} history
 * @returns {{ x: number, rate: number }[]} `x` is the end of the epoch before
 */
export function rateChanges({ learning_rate: rates = [] }) {
  const changes = rates.flatMap((rate, at) =>
    at > 0 && rate !== null && rate !== rates[at - 1] ? [{ x: at, rate }] : [],
  );
  return changes.length > mostMarks ? [] : changes;
}

/** From a history to the points of a curve. */

/** @import { Language } from "../locales/i18n.js" */
/** @import { TrainingState } from "./types.js" */

/**
 * @param {Language} language
 * @param {string} name as in a history: "val_accuracy"
 */
export const seriesName = ({ has, t }, name) =>
  has(`series.${name}`) ? t(`series.${name}`) : name;

/**
 * The points of a metric's two curves: an epoch ends at x = 1, 2 …; the epoch that is running adds its points
 * in between.
 * @param {TrainingState} training
 * @param {string} name "loss"
 * @returns {[number[], (number | null)[], (number | null)[]]} x, training, validation
 */
export function pointsOf({ epoch, history, tail }, name) {
  const x = epoch.map((index) => index + 1);
  const train = [...(history[name] ?? [])];
  const validation = [...(history[`val_${name}`] ?? [])];
  for (const point of tail) {
    if (!Number.isFinite(point.logs[name]) || point.x <= (x.at(-1) ?? 0)) continue;
    x.push(point.x);
    train.push(point.logs[name]);
    validation.push(null);
  }
  const pad = (/** @type {(number | null)[]} */ values) =>
    x.map((_, index) =>
      Number.isFinite(values[index]) ? /** @type {number} */ (values[index]) : null,
    );
  return [x, pad(train), pad(validation)];
}

/**
 * The epoch of the lowest validation loss, or without validation of the lowest loss.
 * @param {TrainingState["history"]} history
 * @returns {number} its place in the history, -1 where there is none
 */
export function bestOf(history) {
  const losses = history.val_loss ?? history.loss ?? [];
  let best = -1;
  losses.forEach((value, index) => {
    if (value !== null && (best < 0 || value < Number(losses[best]))) best = index;
  });
  return best;
}

/**
 * The metrics a run shows, the loss first.
 * @param {TrainingState} training
 * @param {string} expected the metric of the task, before a run
 */
export function metricsOf({ history, tail }, expected) {
  // What a callback logs at an epoch's end is not in the logs of a batch.
  const logged = { ...tail.at(-1)?.logs, ...history };
  const names = Object.keys(logged).filter((name) => !name.startsWith("val_"));
  const rest = names.filter((name) => name !== "loss");
  return ["loss", ...(rest.length ? rest : [expected])];
}

/**
 * How far a run is: the epoch it is in (the last one it did where none runs) and its share of the whole.
 * @param {TrainingState} training
 * @param {boolean} running
 */
export function reached({ epoch, progress, plannedEpochs }, running) {
  const done = epoch.length;
  const epochs = Math.max(1, plannedEpochs);
  if (!running) return { current: done, epochs, share: done / epochs };
  const inEpoch = progress && progress.epoch >= done ? progress.batch / (progress.batches || 1) : 0;
  return {
    current: Math.min(epochs, done + 1),
    epochs,
    share: Math.min(1, (done + inEpoch) / epochs),
  };
}

/** Up to so many planned epochs the axis shows them all from the start. */
const shownAhead = 50;

/**
 * Where the axis of epochs ends: with the last epoch run, or during a run a little behind it, so that a run
 * of 100,000 planned epochs is not a line at the left edge.
 * @param {TrainingState} training
 * @param {boolean} running
 */
export function axisEnd({ epoch, plannedEpochs }, running) {
  const done = epoch.length;
  if (!running) return Math.max(1, done);
  if (plannedEpochs <= shownAhead) return Math.max(1, plannedEpochs);
  let end = shownAhead;
  while (end < done + 1) end *= 2;
  return Math.min(end, plannedEpochs);
}

/** What a history says: a loss that is no number, that grows, that only the training rows' follow, that still falls. */

import { callbacksOf, stopsEarly } from "../callbacks.js";
import {
  found,
  leastOf,
  mean,
  rateOf,
  rounded,
  unscaledInput,
  unscaledTarget,
  whole,
} from "./facts.js";

/** @import { Finding, Repair } from "../types.js" */
/** @import { Facts } from "./facts.js" */

/** How much a repair changes a learning rate, or a number of epochs. */
const factor = { rate: 10, epochs: 3 };

/**
 * A tenth, but nothing that is still far too large.
 * @param {Facts} facts
 * @returns {Repair}
 */
export function slower(facts) {
  const { rate, large } = rateOf(facts);
  return { name: "learningRate", value: rounded(Math.min(rate / factor.rate, large / 5)) };
}

/**
 * What most likely makes a loss too large, and what to try.
 * @param {Facts} facts
 * @returns {{ cause: any, repair: Repair }}
 */
export function causeOfLarge(facts) {
  const input = unscaledInput(facts);
  if (input) return { cause: unscaledCause(input), repair: scaleRepair(input) };
  const target = unscaledTarget(facts);
  if (target) {
    return {
      cause: { id: "diagnosis.causeTarget", values: target },
      repair: { name: "scaleTarget", title: "StandardScaler" },
    };
  }
  const { rate } = rateOf(facts);
  return { cause: { id: "diagnosis.causeRate", values: { rate } }, repair: slower(facts) };
}

/** @param {{ name: string, size: number }} input */
export const unscaledCause = ({ name, size }) =>
  name
    ? { id: "diagnosis.causeInput", values: { name, size } }
    : { id: "diagnosis.causePixels", values: { size } };

/** @param {{ name: string }} input @returns {Repair} */
export const scaleRepair = ({ name }) => ({
  name: "addStep",
  title: name ? "StandardScaler" : "Rescaling",
});

/** @param {Facts} facts */
export function notFinite(facts) {
  const { history } = facts;
  const losses = Object.entries(history).filter(([name]) => /loss$/.test(name));
  if (!facts.notFinite) return null;
  const lost = losses
    .map(([, values]) => values.findIndex((value) => value === null || !Number.isFinite(value)))
    .filter((at) => at >= 0);
  const epoch = (lost.length ? Math.min(...lost) : (history.loss?.length ?? 0)) + 1;
  const { cause, repair } = causeOfLarge(facts);
  return found("diagnosis.notFinite", { epoch, cause }, repair);
}

/** @param {Facts} facts */
export function exploding(facts) {
  const loss = whole(facts.history.loss);
  if (!loss || loss.length < 3) return null;
  const [first, last, least] = [loss[0], loss[loss.length - 1], leastOf(loss)];
  if (!(last > 2 * Math.abs(first) && last > 5 * Math.abs(least))) return null;
  const { cause, repair } = causeOfLarge(facts);
  return found("diagnosis.exploding", { first: least, last, cause }, repair);
}

/** Fewer epochs say little. */
const fewest = 10;

/** Whether the weights of the best epoch came back at the end. @param {Facts} facts */
const restores = ({ experiment }) =>
  callbacksOf(experiment).some(
    ({ class_name, config }) =>
      class_name === "EarlyStopping" && config?.restore_best_weights === true,
  );

/**
 * The mean of each value and those before it, `width` together; of fewer at the beginning.
 * @param {number[]} values
 * @param {number} width
 */
function trailingMeans(values, width) {
  let total = 0;
  return values.map((value, at) => {
    total += value - (at >= width ? values[at - width] : 0);
    return total / Math.min(at + 1, width);
  });
}

/**
 * The validation loss has risen for long and clearly, while the training loss fell: more than it sways from epoch to
 * epoch, and more than a small part of what was learned.
 * @param {Facts} facts
 */
export function overfitting(facts) {
  const train = whole(facts.history.loss);
  const validation = whole(facts.history.val_loss);
  if (!train || !validation || validation.length < fewest || restores(facts)) return null;
  const epochs = validation.length;
  const width = Math.max(3, Math.round(epochs / 20));
  const means = trailingMeans(validation, width);
  const least = leastOf(means.slice(width - 1));
  const best = means.indexOf(least);
  const noise = Math.sqrt(
    mean(validation.map((value, at) => (value - means[at]) ** 2).slice(width)),
  );
  const last = means[epochs - 1];
  const rise = last - least;
  const isLong = epochs - 1 - best >= Math.max(5, Math.round(epochs * 0.15));
  const isClear =
    rise > 0.25 * Math.abs(least) && rise > 0.05 * Math.abs(validation[0]) && rise > 3 * noise;
  const fell = train[epochs - 1] < 0.9 * train[best];
  if (!isLong || !isClear || !fell) return null;
  const values = {
    epoch: best + 1,
    least,
    last,
    trainThen: train[best],
    trainLast: train[epochs - 1],
  };
  const repair = stopsEarly(facts.experiment)
    ? { name: "dropout", title: "Dropout", value: 0.3 }
    : { name: "earlyStopping", title: "EarlyStopping" };
  return found("diagnosis.overfitting", values, repair);
}

/**
 * Training ended in the middle: the loss, still large, fell as steadily at the end as before.
 * @param {Facts} facts
 * @returns {Finding | null}
 */
export function unfinished(facts) {
  const loss = whole(facts.history.loss);
  const validation = facts.history.val_loss ? whole(facts.history.val_loss) : [];
  if (!loss || !validation || loss.length < 4 || stopsEarly(facts.experiment)) return null;
  const epochs = loss.length;
  const count = Math.max(1, Math.floor(epochs / 4));
  const [first, before, last] = [loss[0], loss[epochs - 1 - count], loss[epochs - 1]];
  const fell = first - last;
  const isSteady = before - last > 0.2 * fell && fell > 0.01 * Math.abs(first);
  const follows = validation.length === 0 || leastOf(validation) === validation[epochs - 1];
  if (!(isSteady && follows && last > 0.6 * first)) return null;
  const { rate, small } = rateOf(facts);
  /** @type {Repair} */
  const repair =
    rate <= 10 * small
      ? { name: "learningRate", value: rounded(rate * factor.rate) }
      : { name: "epochs", value: Math.max(20, epochs * factor.epochs) };
  return found("diagnosis.unfinished", { count, before, last, first }, repair);
}

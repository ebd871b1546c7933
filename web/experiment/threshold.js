/** From which probability on the second of two classes is predicted, what its mistakes cost, and k of top-k. */

import { judgedAt, predictionsOf } from "./evaluation.js";
import { showExamples } from "./examples.js";
import { baselineOf } from "./judging.js";
import { judgedAs, labelSeen, labelThresholds, usualThreshold } from "./labels.js";
import { whileThere } from "./recovery.js";
import { editRun } from "./runs.js";
import { messageOf } from "../locales/i18n.js";

/** @import { ScoreCurve } from "minibatch" */
/** @import { Playground } from "./playground.js" */
/** @import { Costs, EvaluationState, State } from "./types.js" */

/** More points of a curve than a cheapest one is looked for among. */
const mostPoints = 100_000;

/** Whether there are two classes: others have no threshold. @param {State} state */
export function hasThreshold(state) {
  const seen = judgedAs(state);
  return seen?.task !== "regression" && seen?.classNames.length === 2;
}

/**
 * Predicts the second class above another probability. Matrix, scores and rows follow; the last threshold wins.
 * @param {Playground} playground
 * @param {number} value
 */
export const setThreshold = (playground, value) =>
  setJudging(playground, { threshold: value === usualThreshold ? null : value });

/**
 * Judges the same predictions in another way.
 * @param {Playground} playground
 * @param {Partial<Pick<EvaluationState, "threshold" | "k">>} changes
 */
export function setJudging(playground, changes) {
  playground.store.patch("evaluation", changes);
  playground.following ??= follow(playground).finally(() => {
    playground.following = null;
  });
  return playground.following;
}

/** @param {Playground} playground */
async function follow(playground) {
  const { store } = playground;
  /** @type {Pick<EvaluationState, "threshold" | "k"> | null} */
  let followed = null;
  const isNew = ({ threshold, k } = store.state.evaluation) =>
    followed?.threshold !== threshold || followed.k !== k;
  try {
    while (isReady(store.state) && isNew()) {
      const { metrics, threshold, k, baseline } = store.state.evaluation;
      followed = { threshold, k };
      const judged = await whileThere(playground, async () => {
        const predictions = await predictionsOf(playground);
        if (!predictions) return null;
        const { train } = playground.handles.prepared;
        return {
          ...(await judgedAt(predictions, { threshold, k })),
          baseline: baseline?.k === k ? baseline : await baselineOf(predictions, train, false, k),
        };
      });
      // Another model may have been tested meanwhile.
      if (!judged || store.state.evaluation.metrics !== metrics) return;
      store.patch("evaluation", judged);
      await showExamples(playground);
    }
  } catch (error) {
    if (isReady(store.state)) {
      store.patch("evaluation", { status: "failed", error: messageOf(error) });
    }
  }
}

/** @param {State} state */
const isReady = ({ evaluation }) => evaluation.status === "ready";

/** Keeps the threshold with the run: its predictions follow it, also after a reload. @param {Playground} playground */
export function keepThreshold(playground) {
  const { training, evaluation, data, runs } = playground.store.state;
  const { threshold } = evaluation;
  const { output = "" } = data.prepared ?? {};
  const label = labelSeen(evaluation);
  if (!output && !label) return editRun(playground, training.id, { threshold });
  const { thresholds } = runs.list.find(({ id }) => id === training.id) ?? {};
  const own = label ? labelThresholds(playground.store.state) : threshold;
  editRun(playground, training.id, { thresholds: { ...thresholds, [output]: own } });
  if (label) void judgeLabels(playground).catch(() => {});
}

/** The scores of all labels together follow the threshold of one. @param {Playground} playground */
async function judgeLabels(playground) {
  const { store } = playground;
  const { scoresOf } = await import("./labelled.js");
  const thresholds = labelThresholds(store.state);
  const scores = await whileThere(playground, async () => {
    const all = await predictionsOf(playground, undefined, { label: null });
    return all && scoresOf(all, thresholds);
  });
  const { labelled } = store.state.evaluation;
  const isNew = JSON.stringify(labelThresholds(store.state)) === JSON.stringify(thresholds);
  if (scores && labelled && isNew) store.patch("evaluation", { labelled: { ...labelled, scores } });
}

/**
 * @param {Playground} playground
 * @param {Partial<Costs>} changes
 */
export function setCosts({ store }, changes) {
  store.patch("ui", { costs: { ...store.state.ui.costs, ...changes } });
}

/**
 * What mistakes of both kinds cost together.
 * @param {number[][]} confusion of two classes
 * @param {Costs} costs
 */
export const costOf = ([[, falsePositives], [falseNegatives]], costs) =>
  falsePositives * costs.falsePositive + falseNegatives * costs.falseNegative;

/**
 * The threshold whose mistakes cost the least: of several the highest, with no more decimals than it needs.
 * @param {Playground} playground
 * @returns {Promise<number | null>} null where there are no predictions any more
 */
export function cheapestThreshold(playground) {
  const { costs } = playground.store.state.ui;
  return whileThere(playground, async () => {
    const predictions = await predictionsOf(playground);
    if (!predictions) return null;
    const curve = await predictions.rocCurve({ class: 1, points: mostPoints });
    const confusion = await predictions.confusionMatrix();
    const highest = cheapestOf(curve, confusion, costs);
    const least = costOf(await predictions.confusionMatrix({ threshold: highest }), costs);
    for (const decimals of [100, 1000, 10_000]) {
      const short = Math.floor(highest * decimals) / decimals;
      const cost = costOf(await predictions.confusionMatrix({ threshold: short }), costs);
      if (cost <= least) return short;
    }
    return highest;
  });
}

/**
 * @param {ScoreCurve} roc
 * @param {number[][]} confusion
 * @param {Costs} costs
 */
function cheapestOf({ x, y, thresholds }, confusion, { falsePositive, falseNegative }) {
  const [negatives, positives] = confusion.map(([one, other]) => one + other);
  // A rate of no rows is null: it costs nothing.
  const cost = (/** @type {number} */ i) =>
    (x[i] ?? 0) * negatives * falsePositive + (1 - (y[i] ?? 1)) * positives * falseNegative;
  let best = 0;
  for (let i = 1; i < x.length; i++) if (cost(i) < cost(best)) best = i;
  // The first point predicts nothing; the others the rows of at least their probability, which a threshold is below.
  return best === 0 ? 1 : below(thresholds[best]);
}

/** The next smaller float32. @param {number} value above 0 */
function below(value) {
  const bits = new Int32Array(Float32Array.of(value).buffer);
  bits[0] = Math.max(0, bits[0] - 1);
  return new Float32Array(bits.buffer)[0];
}

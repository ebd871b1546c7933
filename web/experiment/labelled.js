/** How good a model is whose rows may have several labels at once: at all of them, and at the one that is looked at. */

import { labelThresholds } from "./labels.js";

/** @import { Dataset, Predictions } from "minibatch" */
/** @import { Labelled } from "./evaluation-types.js" */

/**
 * @param {Predictions} predictions
 * @param {Record<string, number>} threshold above which each label is predicted that has one of its own
 */
export async function scoresOf(predictions, threshold) {
  const { subsetAccuracy, hammingLoss } = await predictions.multilabelScores({ threshold });
  const { microAverage, macroAverage, weightedAverage, samplesAverage } =
    await predictions.classScores({ threshold });
  return {
    ...{ subsetAccuracy, hammingLoss },
    ...{ f1Micro: microAverage?.f1 ?? 0, f1Macro: macroAverage.f1 },
    ...{ f1Weighted: weightedAverage.f1, f1Samples: samplesAverage?.f1 ?? 0 },
  };
}

/**
 * The labels, and the scores of all of them together beside those of always predicting the ones that most training rows
 * have.
 * @param {Predictions} predictions
 * @param {Dataset} train
 * @param {number} at the label that is looked at
 * @param {import("./types.js").State} [state] of which the thresholds of labels are
 * @returns {Promise<Labelled>}
 */
export async function labelledOf(predictions, train, at, state) {
  const threshold = state ? labelThresholds(state) : {};
  const [{ labels }] = predictions.outputs;
  const prior = await predictions.prior(train);
  try {
    const [always] = /** @type {any[]} */ ((await prior.page({ count: 1 })).rows);
    const usual = labels.filter((_, label) => always.predicted[label] > 0.5);
    return {
      ...{ names: labels, at: Math.min(at, labels.length - 1), usual },
      ...{ scores: await scoresOf(predictions, threshold), always: await scoresOf(prior, {}) },
    };
  } finally {
    prior.dispose();
  }
}

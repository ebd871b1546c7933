/** How good a model is whose rows may have several labels at once: at all of them, and at the one that is looked at. */

/** @import { Dataset, Predictions } from "minibatch" */
/** @import { Labelled } from "./evaluation-types.js" */

/** @param {Predictions} predictions */
async function scoresOf(predictions) {
  const { subsetAccuracy, hammingLoss } = await predictions.multilabelScores();
  const { microAverage, macroAverage, weightedAverage, samplesAverage } =
    await predictions.classScores();
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
 * @returns {Promise<Labelled>}
 */
export async function labelledOf(predictions, train, at) {
  const [{ labels }] = predictions.outputs;
  const prior = await predictions.prior(train);
  try {
    const [always] = /** @type {any[]} */ ((await prior.page({ count: 1 })).rows);
    const usual = labels.filter((_, label) => always.predicted[label] > 0.5);
    return {
      ...{ names: labels, at: Math.min(at, labels.length - 1), usual },
      ...{ scores: await scoresOf(predictions), always: await scoresOf(prior) },
    };
  } finally {
    prior.dispose();
  }
}

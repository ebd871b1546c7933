/** How good predictions are beside what always predicting the same gets. */

/** @import { Dataset, Predictions } from "minibatch" */
/** @import { Judged } from "./types.js" */

/**
 * Every single number there is for the first output's classes.
 * @param {Predictions} predictions
 * @param {{ threshold?: number }} [at]
 * @returns {Promise<Judged>}
 */
export const judgedClasses = async (predictions, at = {}) => ({
  scores: await predictions.scores(at),
  errors: [],
});

/**
 * Likewise for its numbers.
 * @param {Predictions} predictions
 * @returns {Promise<Judged>}
 */
export const judgedNumbers = async (predictions) => ({
  scores: null,
  errors: await predictions.regressionReport(),
});

/**
 * What always predicting the same gets on the same rows: the training rows' most frequent class, or their mean.
 * @param {Predictions} predictions
 * @param {Dataset} train
 * @param {boolean} isNumbers
 */
export async function baselineOf(predictions, train, isNumbers) {
  const prior = await predictions.prior(train);
  try {
    if (isNumbers) return { ...(await judgedNumbers(prior)), predicted: 0, unseen: [] };
    const { rows } = await prior.page({ count: 1 });
    const { predicted = 0, probabilities = [] } = rows[0] ?? {};
    const unseen = [...probabilities.keys()].filter((label) => probabilities[label] === 0);
    return { ...(await judgedClasses(prior)), predicted, unseen };
  } finally {
    prior.dispose();
  }
}

/** How good predictions are beside what always predicting the same gets. */

/** @import { Dataset, Predictions } from "minibatch" */
/** @import { Judged } from "./types.js" */

/**
 * Every single number there is for the first output.
 * @param {Predictions} predictions
 * @param {boolean} isNumbers whether numbers are predicted, and not classes
 * @returns {Promise<Judged>}
 */
const judged = async (predictions, isNumbers) =>
  isNumbers
    ? { scores: null, errors: await predictions.regressionReport() }
    : { scores: await predictions.scores(), errors: [] };

/**
 * What always predicting the same gets on the same rows: the training rows' most frequent class, or their mean.
 * @param {Predictions} predictions
 * @param {Dataset} train
 * @param {boolean} isNumbers
 */
async function baselineOf(predictions, train, isNumbers) {
  const prior = await predictions.prior(train);
  try {
    const { rows } = isNumbers ? { rows: [] } : await prior.page({ count: 1 });
    return { ...(await judged(prior, isNumbers)), predicted: rows[0]?.predicted ?? 0 };
  } finally {
    prior.dispose();
  }
}

/**
 * @param {Predictions} predictions
 * @param {Dataset} train
 * @param {boolean} isNumbers
 */
export const judge = async (predictions, train, isNumbers) => ({
  ...(await judged(predictions, isNumbers)),
  baseline: await baselineOf(predictions, train, isNumbers),
});

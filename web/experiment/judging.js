/** How good predictions are beside what always predicting the same gets. */

/** @import { Dataset, Predictions } from "minibatch" */
/** @import { Answers } from "./evaluation-types.js" */
/** @import { Judged } from "./types.js" */

/** Of fewer classes, the five most probable ones would always have the true one among them. */
const usualK = 5;

/**
 * How many of the most probable classes are looked at: as many as were asked for, or fewer than all.
 * @param {number | null} k
 * @param {number} classes
 */
export const topK = (k, classes) =>
  Math.max(1, Math.min(k ?? Math.min(usualK, classes - 1), classes));

/** As the package is asked. @param {number | null} threshold null is Keras's */
export const optionsAt = (threshold) => (threshold === null ? {} : { threshold });

/**
 * Which classes are predicted as which.
 * @param {Predictions} predictions
 * @param {number | null} [threshold]
 * @returns {Promise<number[][]>} empty of more classes than a matrix is made of
 */
export async function confusionOf(predictions, threshold = null) {
  try {
    return await predictions.confusionMatrix(optionsAt(threshold));
  } catch (error) {
    if (/** @type {any} */ (error)?.id === "confusion-matrix.too-large") return [];
    throw error;
  }
}

/**
 * How many rows are of each class, are answered by it, and rightly so: what a diagnosis looks at, and what takes too long to
 * be counted each time that it does. Of more classes than a matrix is made of, by their scores.
 * @param {Predictions} predictions
 * @param {number[][]} confusion
 * @returns {Promise<Answers>}
 */
export async function answersOf(predictions, confusion) {
  if (confusion.length > 0) return countAnswers(confusion);
  const none = () => new Array(predictions.outputs[0].classes).fill(0);
  const found = { totals: none(), answers: none(), right: none() };
  const { labels, classes } = await predictions.classScores();
  for (const [at, label] of labels.entries()) {
    const { support, recall, precision } = classes[at];
    found.totals[label] = support;
    found.right[label] = Math.round(recall * support);
    // Of an answer that is never right its scores do not tell how often it is given.
    found.answers[label] = precision > 0 ? Math.round(found.right[label] / precision) : 0;
  }
  const total = (/** @type {number[]} */ counts) => counts.reduce((sum, count) => sum + count, 0);
  const most = found.answers.reduce((max, count) => Math.max(max, count), 0);
  const unknown = total(found.totals) - total(found.answers);
  if (unknown > most) Object.assign(found.answers, await wrongAnswers(predictions));
  return found;
}

/** So many wrong rows, evenly taken, are asked for what they are answered by: what most are is among them. */
const askedRows = 20;

/**
 * How often the answers of some wrong rows are given, by their classes.
 * @param {Predictions} predictions
 * @returns {Promise<Record<number, number>>}
 */
async function wrongAnswers(predictions) {
  const items = await predictions.select({ filter: "wrong", order: "row" });
  const every = Math.max(1, Math.floor(items.length / askedRows));
  const some = items.filter((_, place) => place % every === 0).slice(0, askedRows);
  const given = new Set((await predictions.at(some)).map(({ predicted }) => predicted));
  /** @type {Record<number, number>} */
  const counts = {};
  for (const predicted of given)
    counts[predicted] = (await predictions.select({ predicted })).length;
  return counts;
}

/** @param {number[][]} confusion @returns {Answers} */
export function countAnswers(confusion) {
  const answers = new Array(confusion.length).fill(0);
  const totals = confusion.map((row) => {
    let total = 0;
    for (let at = 0; at < row.length; ++at) {
      total += row[at];
      answers[at] += row[at];
    }
    return total;
  });
  return { totals, answers, right: confusion.map((row, at) => row[at]) };
}

/**
 * Every single number there is for the first output's classes.
 * @param {Predictions} predictions
 * @param {{ threshold?: number | null, k: number | null }} at
 * @returns {Promise<Judged>}
 */
export const judgedClasses = async (predictions, { threshold = null, k }) => ({
  scores: await predictions.scores({
    ...optionsAt(threshold),
    k: topK(k, predictions.outputs[0].classes),
  }),
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
 * @param {number | null} k
 */
export async function baselineOf(predictions, train, isNumbers, k) {
  const prior = await predictions.prior(train);
  try {
    if (isNumbers)
      return { ...(await judgedNumbers(prior)), predicted: 0, unseen: [], shares: [], k };
    const { rows } = await prior.page({ count: 1 });
    const { predicted = 0, probabilities = [] } = rows[0] ?? {};
    return {
      ...(await judgedClasses(prior, { k })),
      predicted,
      unseen: await unseenOf(prior, probabilities),
      shares: [...probabilities],
      k,
    };
  } finally {
    prior.dispose();
  }
}

/**
 * The classes that no training row is of although some of these rows are, and how many.
 * @param {Predictions} prior
 * @param {ArrayLike<number>} shares of the classes among the training rows
 */
async function unseenOf(prior, shares) {
  if (Array.prototype.every.call(shares, (share) => share > 0)) return [];
  const { labels, classes } = await prior.classScores();
  return labels
    .map((label, at) => ({ label, count: classes[at].support }))
    .filter(({ label, count }) => count > 0 && shares[label] === 0);
}

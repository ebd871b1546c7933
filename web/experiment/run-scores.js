/** The scores that a table of runs compares, of networks and of classical models, by the same names. */

import { judgedClasses, judgedNumbers } from "./judging.js";

/** @import { Judged } from "./types.js" */

/** Names of a score in Keras's logs, ours first. @type {Record<string, string[]>} */
const namesOf = {
  accuracy: ["accuracy", "acc", "sparse_categorical_accuracy", "categorical_accuracy"],
  meanAbsoluteError: ["mae", "mean_absolute_error"],
  rootMeanSquaredError: ["root_mean_squared_error"],
  r2: ["r2_score"],
  meanAbsolutePercentageError: ["mape", "mean_absolute_percentage_error"],
};

/**
 * What was found on the test rows, by the names that the runs have for it. A percentage as Keras has it, in per cent;
 * of several numbers their mean.
 * @param {Judged} judged
 * @param {Iterable<string>} used names that the runs have
 * @param {string} [output] one of several: its name stands before those of its scores
 * @returns {Record<string, number>}
 */
export function comparedScores({ scores, errors }, used, output = "") {
  const taken = new Set(used);
  const mean = (/** @type {string} */ name) =>
    errors.reduce((sum, /** @type {any} */ one) => sum + one[name], 0) / errors.length;
  const { accuracy: _, ...ofNumbers } = namesOf;
  /** @type {Record<string, number>} */
  const found = errors.length
    ? Object.fromEntries(Object.keys(ofNumbers).map((name) => [name, mean(name)]))
    : { accuracy: scores?.scores.accuracy ?? NaN };
  if (errors.length) found.meanAbsolutePercentageError *= 100;
  return Object.fromEntries(
    Object.entries(found)
      .filter(([, value]) => Number.isFinite(value))
      .map(([name, value]) => {
        const names = namesOf[name].map((one) => (output ? `${output}_${one}` : one));
        return [names.find((one) => taken.has(one)) ?? names[0], value];
      }),
  );
}

/**
 * The same of what predicts one output.
 * @param {any} predictions
 * @param {Iterable<string>} used
 * @param {string} [output]
 */
export const comparedScoresOf = async (predictions, used, output) =>
  comparedScores(
    predictions.outputs[0].classes
      ? await judgedClasses(predictions, { k: null })
      : await judgedNumbers(predictions),
    used,
    output,
  );

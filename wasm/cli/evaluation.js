/** Every score of some of a run's rows, beside those of always predicting the same. */

import { isObject } from "minibatch";

/** @typedef {import("minibatch").Run} Run */
/** @typedef {import("minibatch").Predictions} Predictions */
/** @typedef {import("minibatch").Part} Part */
/** Which output, and above which its classes or labels are predicted. @typedef {{ output: number, threshold?: any }} Asked */

/**
 * What `evaluation` is with --json: loss and metrics of test rows, scores, report, and what always predicting the
 * training rows' most frequent class, or their mean, gets.
 * @param {Run} run
 * @param {Part} part
 * @param {Predictions} predictions of the rows of that part
 * @param {{ threshold?: import("minibatch").Thresholds }} [above] where it is not a half; loss and metrics are Keras's still
 */
export async function evaluationOf({ prepared, evaluation }, part, predictions, above = {}) {
  const { threshold: all } = above;
  const isOne = predictions.outputs.length === 1;
  const outputs = [];
  const train = /** @type {NonNullable<Run["prepared"]>} */ (prepared).train;
  const prior = await predictions.prior(train);
  try {
    for (const [output, { name, classes, labels }] of predictions.outputs.entries()) {
      const judge = classes > 0 ? ofClasses : labels.length > 0 ? ofLabels : ofNumbers;
      const threshold = isOne ? all : /** @type {any} */ (all)?.[name];
      const asked = { output, ...(threshold !== undefined && { threshold }) };
      outputs.push({ name, ...(await judge(predictions, prior, asked)) });
    }
  } finally {
    prior.dispose();
  }
  const [{ name: _, ...only }] = outputs;
  return {
    ...(part === "test" && evaluation),
    ...{ part, rows: predictions.rows },
    ...(isOne
      ? only
      : { outputs: Object.fromEntries(outputs.map(({ name, ...of }) => [name, of])) }),
  };
}

/** @param {import("minibatch").RegressionScores[]} list */
const alone = (list) => (list.length === 1 ? list[0] : list);

/**
 * Every score of an output, and of classes the report, with what scikit-learn warns of.
 * @param {Predictions} predictions
 * @param {Asked} asked
 */
export async function scoresOf(predictions, asked) {
  const { output } = asked;
  const { classes, labels } = predictions.outputs[output];
  if (classes === 0 && labels.length === 0) {
    return { scores: alone(await predictions.regressionReport({ output })) };
  }
  /** @type {string[]} */
  const warnings = [];
  const onWarning = (/** @type {{ message: string }} */ { message }) => warnings.push(message);
  return {
    ...(classes > 0
      ? await predictions.scores(asked)
      : {
          scores: await labelScores(predictions, asked),
          labels: await byLabel(predictions, asked),
        }),
    report: await predictions.classificationReport({ ...asked, onWarning }),
    ...(warnings.length > 0 && { warnings }),
  };
}

/**
 * How good an output is whose rows may have several labels at once, over all labels.
 * @param {Predictions} predictions
 * @param {Asked} asked
 */
async function labelScores(predictions, asked) {
  const { subsetAccuracy, hammingLoss } = await predictions.multilabelScores(asked);
  const report = await predictions.classScores(asked);
  const { microAverage, macroAverage, weightedAverage, samplesAverage } = report;
  return {
    ...{ subsetAccuracy, hammingLoss },
    ...{ f1Micro: microAverage?.f1, f1Macro: macroAverage.f1 },
    ...{ f1Weighted: weightedAverage.f1, f1Samples: samplesAverage?.f1 },
  };
}

/**
 * Every score of each label, with its confusion matrix.
 * @param {Predictions} predictions
 * @param {Asked} asked
 */
async function byLabel(predictions, asked) {
  const { output } = asked;
  const { labels, matrices } = await predictions.multilabelScores(asked);
  /** @type {Record<string, object>} */
  const found = {};
  for (const [place, name] of labels.entries()) {
    const one = await predictions.forLabel(place, { output });
    try {
      found[name] = { confusionMatrix: matrices[place], ...(await one.scores(of(asked, name))) };
    } finally {
      one.dispose();
    }
  }
  return found;
}

/** Above which a label is predicted. @param {Asked} asked @param {string} label */
function of({ threshold }, label) {
  const own = isObject(threshold) ? threshold[label] : threshold;
  return own === undefined ? {} : { threshold: own };
}

/** @param {Predictions} predictions @param {Predictions} prior @param {Asked} asked */
async function ofLabels(predictions, prior, asked) {
  const { output } = asked;
  const { labels } = predictions.outputs[output];
  const query = { output, count: 1 };
  const page = /** @type {import("minibatch").Page<import("minibatch").PredictedNumber>} */ (
    await prior.page(query)
  );
  const shares = /** @type {Float32Array} */ (page.rows[0].predicted);
  return {
    ...(await scoresOf(predictions, asked)),
    baseline: {
      predicted: labels.filter((name, label) => shares[label] > (of(asked, name).threshold ?? 0.5)),
      scores: await labelScores(prior, asked),
    },
  };
}

/** @param {Predictions} predictions @param {Predictions} prior @param {Asked} asked */
async function ofClasses(predictions, prior, asked) {
  const { rows } = await prior.page({ ...asked, count: 1 });
  const { predicted } = rows[0];
  return {
    ...(await scoresOf(predictions, asked)),
    baseline: {
      predicted: predictions.outputs[asked.output].classNames[predicted] ?? predicted,
      ...(await prior.scores(asked)),
    },
  };
}

/**
 * Scores of one number; lists of them where an output has several.
 * @param {Predictions} predictions
 * @param {Predictions} prior
 * @param {Asked} asked
 */
async function ofNumbers(predictions, prior, { output }) {
  const query = { output, count: 1 };
  const page = /** @type {import("minibatch").Page<import("minibatch").PredictedNumber>} */ (
    await prior.page(query)
  );
  const { predicted } = page.rows[0];
  return {
    ...(await scoresOf(predictions, { output })),
    baseline: {
      predicted: typeof predicted === "number" ? predicted : [...predicted],
      scores: alone(await prior.regressionReport({ output })),
    },
  };
}

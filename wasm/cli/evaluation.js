/** Every score of some of a run's rows, beside those of always predicting the same. */

/** @typedef {import("minibatch").Run} Run */
/** @typedef {import("minibatch").Predictions} Predictions */
/** @typedef {import("minibatch").Part} Part */

/**
 * What `evaluation` is with --json: loss and metrics of test rows, scores, report, and what always predicting the
 * training rows' most frequent class, or their mean, gets.
 * @param {Run} run
 * @param {Part} part
 * @param {Predictions} predictions of the rows of that part
 */
export async function evaluationOf({ prepared, evaluation }, part, predictions) {
  const outputs = [];
  const train = /** @type {NonNullable<Run["prepared"]>} */ (prepared).train;
  const prior = await predictions.prior(train);
  try {
    for (const [output, { name, classes, labels }] of predictions.outputs.entries()) {
      const judge = classes > 0 ? ofClasses : labels.length > 0 ? ofLabels : ofNumbers;
      outputs.push({ name, ...(await judge(predictions, prior, output)) });
    }
  } finally {
    prior.dispose();
  }
  const [{ name: _, ...only }] = outputs;
  return {
    ...(part === "test" && evaluation),
    ...{ part, rows: predictions.rows },
    ...(outputs.length === 1
      ? only
      : { outputs: Object.fromEntries(outputs.map(({ name, ...of }) => [name, of])) }),
  };
}

/** @param {import("minibatch").RegressionScores[]} list */
const alone = (list) => (list.length === 1 ? list[0] : list);

/**
 * Every score of an output, and of classes the report, with what scikit-learn warns of.
 * @param {Predictions} predictions
 * @param {number} output
 */
export async function scoresOf(predictions, output) {
  const { classes, labels } = predictions.outputs[output];
  if (classes === 0 && labels.length === 0) {
    return { scores: alone(await predictions.regressionReport({ output })) };
  }
  /** @type {string[]} */
  const warnings = [];
  const onWarning = (/** @type {{ message: string }} */ { message }) => warnings.push(message);
  return {
    ...(classes > 0
      ? await predictions.scores({ output })
      : {
          scores: await labelScores(predictions, output),
          labels: await byLabel(predictions, output),
        }),
    report: await predictions.classificationReport({ output, onWarning }),
    ...(warnings.length > 0 && { warnings }),
  };
}

/**
 * How good an output is whose rows may have several labels at once, over all labels.
 * @param {Predictions} predictions
 * @param {number} output
 */
async function labelScores(predictions, output) {
  const { subsetAccuracy, hammingLoss } = await predictions.multilabelScores({ output });
  const report = await predictions.classScores({ output });
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
 * @param {number} output
 */
async function byLabel(predictions, output) {
  const { labels, matrices } = await predictions.multilabelScores({ output });
  /** @type {Record<string, object>} */
  const found = {};
  for (const [place, name] of labels.entries()) {
    const one = await predictions.forLabel(place, { output });
    try {
      found[name] = { confusionMatrix: matrices[place], ...(await one.scores()) };
    } finally {
      one.dispose();
    }
  }
  return found;
}

/** @param {Predictions} predictions @param {Predictions} prior @param {number} output */
async function ofLabels(predictions, prior, output) {
  const { labels } = predictions.outputs[output];
  const query = { output, count: 1 };
  const page = /** @type {import("minibatch").Page<import("minibatch").PredictedNumber>} */ (
    await prior.page(query)
  );
  const shares = /** @type {Float32Array} */ (page.rows[0].predicted);
  return {
    ...(await scoresOf(predictions, output)),
    baseline: {
      predicted: labels.filter((_, label) => shares[label] > 0.5),
      scores: await labelScores(prior, output),
    },
  };
}

/** @param {Predictions} predictions @param {Predictions} prior @param {number} output */
async function ofClasses(predictions, prior, output) {
  const { rows } = await prior.page({ output, count: 1 });
  const { predicted } = rows[0];
  return {
    ...(await scoresOf(predictions, output)),
    baseline: {
      predicted: predictions.outputs[output].classNames[predicted] ?? predicted,
      ...(await prior.scores({ output })),
    },
  };
}

/**
 * Scores of one number; lists of them where an output has several.
 * @param {Predictions} predictions
 * @param {Predictions} prior
 * @param {number} output
 */
async function ofNumbers(predictions, prior, output) {
  const query = { output, count: 1 };
  const page = /** @type {import("minibatch").Page<import("minibatch").PredictedNumber>} */ (
    await prior.page(query)
  );
  const { predicted } = page.rows[0];
  return {
    ...(await scoresOf(predictions, output)),
    baseline: {
      predicted: typeof predicted === "number" ? predicted : [...predicted],
      scores: alone(await prior.regressionReport({ output })),
    },
  };
}

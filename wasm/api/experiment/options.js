/** What an experiment says of compiling and fitting, as compile() and fit() take it. */

/**
 * @param {import("./types.js").CompileJson} compile
 * @param {number} seed
 * @returns {import("../compile.js").CompileOptions}
 */
export const compileOptions = (
  { optimizer, loss, loss_weights, metrics, weighted_metrics },
  seed,
) =>
  /** @type {any} */ ({
    ...{ optimizer, loss, metrics, seed },
    ...(loss_weights !== undefined && { lossWeights: loss_weights }),
    ...(weighted_metrics !== undefined && { weightedMetrics: weighted_metrics }),
  });

/**
 * @param {import("./types.js").CompleteFit} fit
 * @returns {import("../fit.js").FitOptions}
 */
export const fitOptions = ({ epochs, batch_size, validation_split, shuffle, ...rest }) => ({
  ...{ epochs, batchSize: batch_size, validationSplit: validation_split, shuffle },
  ...(rest.validation_batch_size !== undefined && {
    validationBatchSize: rest.validation_batch_size,
  }),
  ...(rest.class_weight !== undefined && { classWeight: rest.class_weight }),
});

/** What run() can be told. */
export const runOptions = ["onProgress", "onBatchEnd", "onEpochEnd", "callbacks", "onReady"].concat(
  ["signal", "fetchData", "begin"],
);

/** What the runs of a sweep gave: the mean and the deviation of each score over the seeds. */

/**
 * What the runs of one point gave: each score's mean and standard deviation over the seeds, with n − 1 as pandas has
 * it, null for one seed alone. `loss` is of training and `val_loss` of validation, both of the epoch whose weights
 * were kept; `test_loss` is of the test rows.
 * @typedef {object} SweepPoint
 * @property {Record<string, unknown>} values
 * @property {number} runs how many there are
 * @property {Record<string, { mean: number, deviation: number | null }>} scores
 */

/**
 * A run as far as its scores are concerned.
 * @typedef {object} ScoredRun
 * @property {{ fit?: { callbacks?: readonly { config: Record<string, any> }[] } }} experiment
 * @property {number[]} epoch
 * @property {Record<string, (number | null)[]>} history null, as JSON has it, is not a number
 * @property {number | null} bestEpoch
 * @property {Record<string, number> | null} evaluation
 */

/**
 * Training and validation scores of the epoch whose weights the run has.
 * @param {ScoredRun} run
 */
function scoresOf({ experiment, epoch, history, bestEpoch, evaluation }) {
  const callbacks = experiment.fit?.callbacks ?? [];
  const restores = callbacks.some(({ config }) => config.restore_best_weights);
  const at = restores && bestEpoch !== null ? epoch.indexOf(bestEpoch) : epoch.length - 1;
  const logged = Object.entries(history).map(([name, values]) => [
    name,
    at in values ? (values[at] ?? NaN) : undefined,
  ]);
  const tested = Object.entries(evaluation ?? {}).map(([name, value]) => [`test_${name}`, value]);
  return /** @type {Record<string, number>} */ (Object.fromEntries([...logged, ...tested]));
}

/**
 * @param {readonly Record<string, number>[]} all the scores of each seed
 * @returns {SweepPoint["scores"]}
 */
function meanScores(all) {
  const names = new Set(all.flatMap(Object.keys));
  return Object.fromEntries(
    [...names].map((name) => {
      const values = all.map((scores) => scores[name]).filter((value) => value !== undefined);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      const deviation = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : null;
      return [name, { mean, deviation }];
    }),
  );
}

/**
 * What runs of the same values gave on average: the points of a sweep from its runs, wherever those were kept.
 * @param {readonly { values: Record<string, unknown>, run: ScoredRun | null }[]} runs failed ones have no run
 * @returns {SweepPoint[]} in the order in which their values first occur
 */
export function sweepScores(runs) {
  /** @type {Map<string, { values: Record<string, unknown>, all: Record<string, number>[] }>} */
  const points = new Map();
  for (const { values, run } of runs) {
    if (!run) continue;
    const key = JSON.stringify(values);
    if (!points.has(key)) points.set(key, { values, all: [] });
    points.get(key)?.all.push(scoresOf(run));
  }
  return [...points.values()].map(({ values, all }) => ({
    values,
    runs: all.length,
    scores: meanScores(all),
  }));
}

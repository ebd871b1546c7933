/** What a simple classical model gets on rows it has not seen, beside what the network gets on its own training rows. */

import { baselines } from "minibatch";
import { trainedRows } from "../parts.js";
import { mean, whole } from "./facts.js";

/** @import { Prepared } from "minibatch" */
/** @import { Experiment, PreparedDescription } from "../types.js" */
/** @import { Rival } from "./facts.js" */

/** More rows say no more, and take longer; fewer say little. */
const rows = { train: 2000, test: 1000, fewest: 40 };
/** Fewer epochs may not be all that the model can do. */
const fewestEpochs = 10;

/** Whether the training loss no longer falls. @param {(number | null)[] | undefined} losses of each epoch */
export function isLevel(losses) {
  const loss = whole(losses);
  if (!loss || loss.length < fewestEpochs) return false;
  const part = Math.max(3, Math.floor(loss.length / 5));
  const last = mean(loss.slice(-part));
  const before = mean(loss.slice(-2 * part, -part));
  return before - last < 0.02 * Math.abs(before);
}

/** Some of so many rows, at equal distances. @param {number} count @param {number} most */
const some = (count, most) =>
  Uint32Array.from({ length: Math.min(count, most) }, (_, i) =>
    Math.floor((i * count) / Math.min(count, most)),
  );

/**
 * @param {{ net: any, prepared: Prepared }} handles
 * @param {PreparedDescription} seen
 * @param {Experiment} experiment that was trained
 * @returns {Promise<Rival | null>} null where there are too few rows
 */
export async function rivalOf({ net, prepared }, seen, experiment) {
  const isNumbers = seen.task === "regression";
  const trained = trainedRows(experiment, prepared.train.rows);
  if (
    trained < rows.fewest ||
    prepared.test.rows < rows.fewest ||
    (seen.targets?.length ?? 1) > 1
  ) {
    return null;
  }
  /** @type {{ dispose(): void }[]} */
  const made = [];
  /** @template {{ dispose(): void }} T @param {T} one */
  const kept = (one) => {
    made.push(one);
    return one;
  };
  /** @param {"train" | "test"} part */
  const whole = async (part) =>
    seen.output ? kept(await prepared.forOutput(seen.output, part)) : prepared[part];
  /** @param {any} predictions */
  const scoreOf = async (predictions) =>
    isNumbers
      ? (await predictions.regressionReport())[0].r2
      : (await predictions.scores()).scores.accuracy;
  try {
    const learned = some(trained, rows.train);
    const own = kept(await net.predictions(kept(await prepared.train.subset(learned))));
    const ownScore = await scoreOf(seen.output ? own.forOutput(seen.output) : own);
    const train = kept(await (await whole("train")).subset(learned));
    const test = kept(await (await whole("test")).subset(some(prepared.test.rows, rows.test)));
    const models = isNumbers
      ? [
          baselines.decisionTreeRegressor({ minSamplesLeaf: 3, randomState: 0 }),
          baselines.kNeighborsRegressor(),
        ]
      : [
          baselines.decisionTreeClassifier({ minSamplesLeaf: 3, randomState: 0 }),
          baselines.kNeighborsClassifier(),
        ];
    /** @type {Rival | null} */
    let best = null;
    for (const model of models) {
      const fitted = kept(await model.fit(train));
      const score = await scoreOf(kept(await fitted.predictions(test)));
      if (score !== null && score > (best?.score ?? -Infinity)) {
        best = { name: fitted.name, score, rows: test.rows, own: ownScore };
      }
    }
    return best;
  } finally {
    for (const object of made) object.dispose();
  }
}

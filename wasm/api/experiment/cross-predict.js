/** Predictions for the rows that an experiment trains on, each by a model that was trained without it. */

import { checkOptions, optionalFunction, optionalSignal, wholeNumber } from "../checks.js";
import { trainingRows } from "../fit.js";
import { outputIn } from "../one-output.js";
import { Predictions } from "../predictions.js";
import { everyRow } from "../predictions-page.js";
import { model } from "../sequential.js";
import { checkBeginning, startOf } from "./begin.js";
import { withInput } from "./model-spec.js";
import { compileOptions, fitOptions } from "./options.js";
import { completeCompile, completeFit, suggestModel } from "./suggest.js";
import { MinibatchError } from "../../messages/error.js";
import { addTexts } from "../../messages/en.js";
import { look as texts } from "../../messages/look.en.js";

addTexts(texts);

/** @typedef {import("../dataset.js").Dataset} Dataset */
/** @typedef {import("../prepared.js").Prepared} Prepared */
/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */

/**
 * @typedef {object} CrossOptions
 * @property {number} [cv] how many folds there are, and models are trained; 5 when left out
 * @property {import("../scored.js").Output} [output] of several; the first when left out
 * @property {(done: number, fold: number) => unknown} [onProgress] the share that is done, and which fold from 0
 * @property {AbortSignal} [signal] rejects with the signal's reason
 * @property {import("../transfer.js").Beginning} [begin] as in run()
 * @property {Iterable<import("../../wire/protocol.js").InputFile>} [files] among which the model is that the experiment begins with
 */

/**
 * The fold of each row: scikit-learn's StratifiedKFold(n), which keeps the classes' shares and the order of the rows;
 * of numbers its KFold(n).
 * @param {ArrayLike<number>} labels
 * @param {number} folds
 * @param {boolean} isClasses
 * @returns {Uint8Array}
 */
export function foldsOf(labels, folds, isClasses) {
  const { length } = labels;
  const all = Uint8Array.from({ length }, (_, row) => {
    const long = length % folds;
    const size = Math.floor(length / folds);
    const inLong = Math.floor(row / (size + 1));
    return inLong < long ? inLong : long + Math.floor((row - long * (size + 1)) / size);
  });
  if (!isClasses) return all;
  /** Classes by the order in which they first occur. @type {Map<number, number[]>} */
  const rowsOf = new Map();
  for (let row = 0; row < length; ++row) {
    const rows = rowsOf.get(labels[row]);
    if (rows) rows.push(row);
    else rowsOf.set(labels[row], [row]);
  }
  // In the order of the classes the folds are dealt one by one; each class then has its share in the rows' own order.
  let dealt = 0;
  for (const rows of rowsOf.values()) {
    const counts = new Array(folds).fill(0);
    for (let i = 0; i < rows.length; ++i) ++counts[dealt++ % folds];
    let at = 0;
    counts.forEach((count, fold) => {
      for (const end = at + count; at < end; ++at) all[rows[at]] = fold;
    });
  }
  return all;
}

/** Class numbers as they are, or where each one-hot row is largest. @param {ArrayLike<number>} numbers @param {number} width */
const classesIn = (numbers, width) =>
  Uint32Array.from({ length: numbers.length / width }, (_, row) => {
    if (width === 1) return numbers[row];
    let best = 0;
    for (let k = 1; k < width; ++k) {
      if (numbers[row * width + k] > numbers[row * width + best]) best = k;
    }
    return best;
  });

/** @param {number} from @param {number} to */
const range = (from, to) => Uint32Array.from({ length: to - from }, (_, i) => from + i);

/**
 * @param {CompleteExperiment} json
 * @param {Prepared} prepared
 * @param {CrossOptions} options
 * @returns {Promise<Predictions>}
 */
export async function crossPredict(json, prepared, options) {
  const where = "crossValPredict()";
  checkOptions(where, options, ["cv", "output", "onProgress", "signal", "begin", "files"]);
  const folds = wholeNumber(`${where}: cv`, options.cv ?? 5, 2, 100);
  const onProgress = optionalFunction(`${where}: onProgress`, options.onProgress);
  const signal = optionalSignal(`${where}: signal`, options.signal);
  const begin = checkBeginning(where, options.begin, json.begin);
  const { known, target } = outputIn(prepared, where, options.output ?? 0);
  const { train } = prepared;
  const fit = completeFit(json.fit, prepared, {});
  const count = trainingRows(train.rows, fit.validation_split);
  if (count < folds) {
    throw new MinibatchError("invalid-data", {
      id: "cross.few-rows",
      values: { where, rows: count, folds },
    });
  }
  const { y } = await train.take(range(0, count), { target });
  const classes = known.target.class_names.length;
  const width = (y?.length ?? 0) / count;
  const labels = classes > 0 && y ? classesIn(y, width) : range(0, count);
  const foldOf = foldsOf(labels, folds, classes > 0);
  /** @type {{ targets: Float32Array, outputs: Float32Array, width: number } | null} */
  let all = null;
  // Whether each of several numbers is the probability of a label: where it is so in every fold.
  let indicators = true;
  let furthest = 0;
  for (let fold = 0; fold < folds; ++fold) {
    const held = range(0, count).filter((row) => foldOf[row] === fold);
    if (held.length === 0) continue;
    const judged = await judgedBy({ ...json, fit }, prepared, {
      held,
      rest: range(0, count).filter((row) => foldOf[row] !== fold),
      validating: range(count, train.rows),
      output: known.output,
      ...{ signal, begin },
      // Batches are counted anew where an epoch is validated.
      onProgress: (done) => {
        furthest = Math.max(furthest, (fold + done) / folds);
        onProgress?.(furthest, fold);
      },
    });
    all ??= {
      targets: new Float32Array(count * judged.each),
      outputs: new Float32Array(count * judged.width),
      width: judged.width,
    };
    indicators &&= judged.indicators;
    for (const [i, row] of held.entries()) {
      const { each, width: wide } = judged;
      all.targets.set(judged.targets.subarray(i * each, (i + 1) * each), row * each);
      all.outputs.set(judged.outputs.subarray(i * wide, (i + 1) * wide), row * wide);
    }
  }
  onProgress?.(1, folds - 1);
  const { engine, classNames } = train;
  const info = await engine.calls.predictionsOf({
    .../** @type {NonNullable<typeof all>} */ (all),
    classes,
  });
  const outputs = [{ ...info.outputs[0], name: known.output, indicators }];
  const names = classes > 0 ? known.target.class_names : classNames;
  return new Predictions(engine, { ...info, outputs }, count, names, [train.targets[target]]);
}

/**
 * What a model that has learned the rest of the rows predicts for those that are held.
 * @param {CompleteExperiment & { fit: import("./types.js").CompleteFit }} json
 * @param {Prepared} prepared
 * @param {{ held: Uint32Array, rest: Uint32Array, validating: Uint32Array, output: string, signal?: AbortSignal,
 *   begin?: import("../transfer.js").Beginning, onProgress: (done: number) => unknown }} parts
 */
async function judgedBy(json, prepared, parts) {
  const { held, rest, validating, output, signal, begin, onProgress } = parts;

  /** @type {{ dispose(): void }[]} */
  const made = [];
  /** @param {Uint32Array} rows */
  const some = async (rows) => {
    const subset = await prepared.train.subset(rows);
    made.push(subset);
    return subset;
  };
  try {
    const start = await startOf(begin);
    const given = json.model ?? begin?.model.toJSON() ?? suggestModel(prepared);
    const spec = start.spec(withInput(given, prepared.inputShape, json.fit ?? {}), prepared);
    const net = model(spec);
    made.push(net);
    await net.compile(compileOptions(completeCompile(json.compile, prepared, spec), json.seed));
    await start.fill(net);
    const { validationSplit: _, ...options } = fitOptions(json.fit);
    await net.fit(await some(rest), {
      ...options,
      ...(validating.length > 0 && { validationData: await some(validating) }),
      callbacks: json.fit.callbacks,
      signal,
      onProgress: ({ epoch, epochs, batch, batches }) =>
        onProgress(Math.min(1, (epoch + batch / Math.max(1, batches)) / epochs)),
    });
    signal?.throwIfAborted();
    const predictions = await net.predictions(await some(held), { signal });
    made.push(predictions);
    const place = output ? predictions.outputs.findIndex(({ name }) => name === output) : 0;
    const page = await prepared.engine.calls.pageOfPredictions({
      predictions: predictions.handle,
      output: Math.max(0, place),
      query: { ...everyRow, count: held.length },
    });
    const { classes, labels } = predictions.outputs[Math.max(0, place)];
    const outputs = classes > 0 ? page.probabilities : page.predicted;
    if (page.rows.length !== held.length || page.positions.some((position) => position > 0)) {
      throw new MinibatchError("invalid-state", { id: "cross.positions" });
    }
    const [each, width] = [page.actual, outputs].map(({ length }) => length / held.length);
    return { targets: page.actual, outputs, each, width, indicators: labels.length > 0 };
  } finally {
    for (const object of made) object.dispose();
  }
}

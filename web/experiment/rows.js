/** From files to rows, as the experiment says: the two steps that data and recovery have in common. */

import { readFiles } from "minibatch";
import { toInput } from "./files.js";

/** @import { Experiment, NamedFile, PreparedFacts } from "./types.js" */

/**
 * @param {NamedFile[]} files
 * @param {{ signal?: AbortSignal, onProgress?: (done: number, total: number) => void }} [options]
 * @returns {Promise<any>} a data source
 */
export const readSource = (files, options) => readFiles(files.map(toInput), options);

/**
 * The config of a step of the preparation, where it is there.
 * @param {Experiment} experiment
 * @param {string} className
 */
export const stepOf = ({ preparation }, className) =>
  preparation?.find(({ class_name }) => class_name === className)?.config;

/**
 * What the rows depend on, beside the seed.
 * @param {Experiment} experiment
 */
export const rowsKey = ({ reading, target, preparation }) =>
  JSON.stringify([reading, target, preparation]);

/**
 * What the source's `prepare` takes.
 * @param {Experiment} experiment
 * @param {any} facts the source's description
 */
export function prepareOptions(experiment, facts) {
  const { seed, target, reading } = experiment;
  const testSize = stepOf(experiment, "TrainTestSplit")?.test_size ?? 0.2;
  if (facts.kind === "images") {
    const [height, width] = reading?.config.image_size ?? [facts.height, facts.width];
    const { color_mode } = reading?.config ?? {};
    const channels = color_mode ? (color_mode === "grayscale" ? 1 : 3) : facts.channels;
    return { testSize, seed, height, width, channels };
  }
  const features = stepOf(experiment, "SelectColumns")?.columns;
  return {
    testSize,
    seed,
    target: target?.columns[0],
    ...(target?.task && { task: target.task }),
    ...(features && { features }),
  };
}

/** What the page shows of prepared rows. @param {any} prepared @returns {PreparedFacts} */
export const factsOf = ({ task, classNames, inputShape, train, test }) => ({
  task,
  classNames: classNames ?? [],
  inputShape,
  trainRows: train.rows,
  testRows: test.rows,
});

/** The parts of the rows that a model can be judged on: those it learned from, those that validated it, and the others. */

/** @import { Dataset } from "minibatch" */
/** @import { Playground } from "./playground.js" */
/** @import { EvaluationState, Experiment, Part, State } from "./types.js" */

/** @type {readonly Part[]} */
const parts = ["train", "validation", "test"];

/**
 * The rows that are trained on, without those that validate: the last ones, as Keras takes them.
 * @param {Experiment} experiment
 * @param {number} trainRows
 */
export const trainedRows = ({ fit }, trainRows) =>
  Math.floor(trainRows * (1 - (fit?.validation_split ?? 0)));

/**
 * Which of the training or the test rows a part is of.
 * @param {State} state
 * @param {Part} part
 * @returns {{ from: number, to: number }}
 */
export function rangeOf({ training, experiment, data }, part) {
  const { trainRows = 0, testRows = 0 } = data.prepared ?? {};
  if (part === "test") return { from: 0, to: testRows };
  const trained = trainedRows(training.experiment ?? experiment, trainRows);
  return part === "train" ? { from: 0, to: trained } : { from: trained, to: trainRows };
}

/**
 * A part of the rows as the package is asked for them as they are in the file.
 * @param {Playground} playground
 * @param {Part} name
 */
export function partOf({ store, handles }, name) {
  const { training, experiment } = store.state;
  const { fit } = training.experiment ?? experiment;
  return { prepared: handles.prepared, name, validationSplit: fit?.validation_split ?? 0 };
}

/**
 * The parts that have rows, with their numbers.
 * @param {State} state
 */
export const partsOf = (state) =>
  parts
    .map((part) => ({ part, range: rangeOf(state, part) }))
    .map(({ part, range }) => ({ part, rows: range.to - range.from }))
    .filter(({ rows }) => rows > 0);

/**
 * Does something with a part's rows.
 * @template T
 * @param {Playground} playground
 * @param {Part} part
 * @param {(rows: Dataset) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withRowsOf({ store, handles }, part, work) {
  const { train, test } = handles.prepared;
  if (part === "test") return work(test);
  const { from, to } = rangeOf(store.state, part);
  const rows = await train.subset(new Uint32Array(to - from).map((_, i) => from + i));
  try {
    return await work(rows);
  } finally {
    rows.dispose();
  }
}

/**
 * Some rows of a part, as take() gives them.
 * @param {Playground} playground
 * @param {Part} part
 * @param {number[]} rows
 */
export function takeOf({ store, handles }, part, rows) {
  const { train, test } = handles.prepared;
  const { from } = rangeOf(store.state, part);
  return (part === "test" ? test : train).take(rows.map((row) => from + row));
}

/**
 * What the test rows gave, whichever rows are looked at.
 * @param {EvaluationState} evaluation
 */
export const tested = (evaluation) => evaluation.others.test ?? evaluation;

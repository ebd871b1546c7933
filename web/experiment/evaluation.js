/** Testing the trained model on the rows kept for it, and looking at single rows. */

import { baselineOf, judgedClasses, judgedNumbers } from "./judging.js";
import { pictureOf } from "./picture.js";
import { whileThere } from "./recovery.js";
import { noEvaluation } from "./store.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { EvaluationState } from "./types.js" */

/** How many rows are shown at first. */
const firstRows = 20;

/**
 * The test rows' predictions, which stay in the worker. Where they are gone with it, they are made again.
 * @param {Playground} playground
 * @returns {Promise<any>}
 */
export async function predictionsOf({ handles }) {
  const { net, prepared } = handles;
  if (!net) return null;
  if (handles.predictions) return handles.predictions;
  const predictions = await net.predictions(prepared.test, { batchSize: 256 });
  // Another run, or other data, may have come in meanwhile.
  if (net === handles.net && prepared === handles.prepared && !handles.predictions) {
    handles.predictions = predictions;
    return predictions;
  }
  predictions.dispose();
  return null;
}

/** Measures loss and metrics on the test rows and predicts each of them. @param {Playground} playground */
export async function evaluate(playground) {
  const { store, language } = playground;
  const prepared = store.state.data.prepared;
  if (!prepared) return;
  playground.handles.disposePredictions();
  store.patch("evaluation", { status: "running", error: null });
  try {
    const evaluated = await whileThere(playground, async () => {
      const predictions = await predictionsOf(playground);
      if (!predictions) return null;
      const isNumbers = prepared.task === "regression";
      const { train } = playground.handles.prepared;
      const threshold = keptThreshold(playground);
      const judged = isNumbers
        ? { ...(await judgedNumbers(predictions)), confusion: [], right: 0 }
        : await judgedAt(predictions, threshold);
      const baseline = await baselineOf(predictions, train, isNumbers);
      const { metrics, rows } = predictions;
      /** @type {EvaluationState["filter"]} */
      const filter = judged.right < rows ? "wrong" : "right";
      const query = queryOf({ ...noEvaluation, filter, threshold }, prepared.task);
      const page = await predictions.page({ ...query, count: firstRows });
      return { predictions, metrics, rows, ...judged, baseline, threshold, filter, page };
    });
    if (!evaluated) return forgetEvaluation(playground);
    const { predictions, ...values } = evaluated;
    if (predictions !== playground.handles.predictions) return;
    store.patch("evaluation", { ...noEvaluation, ...values, status: "ready" });
    const parts = Object.entries(values.metrics).map(
      ([name, value]) =>
        `${scoreName(language, name, prepared)}: ${language.metric(Number(value))}`,
    );
    store.announce(parts.join(", "));
  } catch (error) {
    failed(playground, "running", error);
  }
}

/** The threshold that the run was given; of other than two classes none. @param {Playground} playground */
function keptThreshold({ store }) {
  const { data, runs, training } = store.state;
  if (data.prepared?.classNames.length !== 2) return null;
  return runs.list.find(({ id }) => id === training.id)?.threshold ?? null;
}

/**
 * How good the model is where the second of two classes is predicted above a threshold.
 * @param {any} predictions
 * @param {number | null} threshold
 */
export async function judgedAt(predictions, threshold) {
  const at = threshold === null ? {} : { threshold };
  /** @type {number[][]} */
  const confusion = await predictions.confusionMatrix(at);
  const right = confusion.reduce((sum, row, i) => sum + row[i], 0);
  return { confusion, right, ...(await judgedClasses(predictions, at)) };
}

/**
 * Reports what went wrong, unless it no longer matters because another run has begun.
 * @param {Playground} playground
 * @param {EvaluationState["status"]} during
 * @param {unknown} error
 */
function failed(playground, during, error) {
  if (playground.store.state.evaluation.status !== during) return;
  playground.store.patch("evaluation", { status: "failed", error: messageOf(error) });
}

/**
 * What the filter and the chosen cell let through.
 * @param {Pick<EvaluationState, "filter" | "cell" | "threshold">} evaluation
 * @param {import("./types.js").Task} task
 */
function queryOf({ filter, cell, threshold }, task) {
  if (task === "regression") return {};
  const at = threshold === null ? {} : { threshold };
  return cell ? { actual: cell.actual, predicted: cell.predicted, ...at } : { filter, ...at };
}

/**
 * Shows the rows that the filter and the chosen cell let through, the surest first; of a regression the
 * farthest off.
 * @param {Playground} playground
 * @param {number} [count] how many
 */
export async function showRows(playground, count = firstRows) {
  const { store } = playground;
  const { filter, cell, threshold } = store.state.evaluation;
  const task = store.state.data.prepared?.task ?? "classification";
  try {
    const page = await whileThere(playground, async () =>
      (await predictionsOf(playground))?.page({
        ...queryOf({ filter, cell, threshold }, task),
        count,
      }),
    );
    const { evaluation } = store.state;
    // Something else may have been chosen meanwhile.
    if (!page || evaluation.filter !== filter || evaluation.cell !== cell) return;
    if (evaluation.threshold !== threshold) return;
    store.patch("evaluation", { page });
  } catch (error) {
    failed(playground, "ready", error);
  }
}

/** Any of the test rows. @param {Playground} playground */
export async function anyRow(playground) {
  const { rows, threshold } = playground.store.state.evaluation;
  const from = Math.floor(Math.random() * rows);
  const at = threshold === null ? {} : { threshold };
  const page = await whileThere(playground, async () =>
    (await predictionsOf(playground))?.page({ order: "row", from, count: 1, ...at }),
  );
  return page?.rows[0];
}

/**
 * What a score on the test rows is called.
 * @param {import("../locales/i18n.js").Language} language
 * @param {string} name
 * @param {import("./types.js").PreparedDescription | null} [prepared] where losses may be of scaled numbers
 */
export const scoreName = ({ has, t }, name, prepared = null) =>
  name === "loss" && prepared?.scaling
    ? t("evaluate.test_scaledLoss")
    : has(`evaluate.test_${name}`)
      ? t(`evaluate.test_${name}`)
      : t("evaluate.test_other", { name });

/**
 * Test images as pictures, in the order asked for.
 * @param {Playground} playground
 * @param {number[]} indices
 */
export async function testPictures({ store, handles }, indices) {
  const dataset = handles.prepared?.test;
  if (!dataset || indices.length === 0) return [];
  const { x, inputShape } = await dataset.take(indices);
  const shape = inputShape ?? store.state.data.prepared?.inputShape;
  const size = shape.reduce((/** @type {number} */ a, /** @type {number} */ b) => a * b, 1);
  return indices.map((_, place) => pictureOf(x.subarray(place * size, (place + 1) * size), shape));
}

/** Drops the results of a model that is gone. @param {Playground} playground */
export function forgetEvaluation({ store, handles }) {
  handles.disposePredictions();
  handles.disposeFilePredictions();
  store.patch("evaluation", noEvaluation);
  store.patch("prediction", { result: null, error: null, name: "", files: null });
}

/**
 * @param {Playground} playground
 * @param {"wrong" | "right" | "all"} filter
 */
export async function setFilter(playground, filter) {
  playground.store.patch("evaluation", { filter, cell: null, selected: null });
  await showRows(playground);
}

/**
 * @param {Playground} playground
 * @param {{ actual: number, predicted: number } | null} cell of the confusion matrix
 */
export async function setCell(playground, cell) {
  playground.store.patch("evaluation", { cell, selected: null });
  await showRows(playground);
}

/**
 * @param {Playground} playground
 * @param {number | null} row
 */
export function selectRow({ store }, row) {
  store.patch("evaluation", { selected: row });
}

/**
 * Looks at another of several numbers that are predicted.
 * @param {Playground} playground
 * @param {number} number
 */
export function setNumber({ store }, number) {
  store.patch("evaluation", { number });
}

/** Testing the trained model on the rows kept for it, and looking at single rows. */

import { judge } from "./judging.js";
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
      const numbers = prepared.task === "regression";
      const confusion = numbers ? [] : await predictions.confusionMatrix();
      const judged = await judge(predictions, playground.handles.prepared.train, numbers);
      const { metrics, rows } = predictions;
      const right = confusion.reduce(
        (/** @type {number} */ sum, /** @type {number[]} */ row, /** @type {number} */ i) =>
          sum + row[i],
        0,
      );
      /** @type {EvaluationState["filter"]} */
      const filter = right < rows ? "wrong" : "right";
      const query = queryOf({ ...noEvaluation, filter }, prepared.task);
      const page = await predictions.page({ ...query, count: firstRows });
      return { predictions, metrics, rows, right, confusion, ...judged, filter, page };
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
 * @param {Pick<EvaluationState, "filter" | "cell">} evaluation
 * @param {import("./types.js").Task} task
 */
function queryOf({ filter, cell }, task) {
  if (task === "regression") return {};
  return cell ? { actual: cell.actual, predicted: cell.predicted } : { filter };
}

/**
 * Shows the rows that the filter and the chosen cell let through, the surest first; of a regression the
 * farthest off.
 * @param {Playground} playground
 * @param {number} [count] how many
 */
export async function showRows(playground, count = firstRows) {
  const { store } = playground;
  const { filter, cell } = store.state.evaluation;
  const task = store.state.data.prepared?.task ?? "classification";
  try {
    const page = await whileThere(playground, async () =>
      (await predictionsOf(playground))?.page({ ...queryOf({ filter, cell }, task), count }),
    );
    const { evaluation } = store.state;
    // Something else may have been chosen meanwhile.
    if (!page || evaluation.filter !== filter || evaluation.cell !== cell) return;
    store.patch("evaluation", { page });
  } catch (error) {
    failed(playground, "ready", error);
  }
}

/** Any of the test rows. @param {Playground} playground */
export async function anyRow(playground) {
  const { rows } = playground.store.state.evaluation;
  const from = Math.floor(Math.random() * rows);
  const page = await whileThere(playground, async () =>
    (await predictionsOf(playground))?.page({ order: "row", from, count: 1 }),
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

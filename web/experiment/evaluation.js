/** Testing the trained model on the rows kept for it, and looking at single rows. */

import { evaluation } from "minibatch";
import { pictureOf } from "./picture.js";
import { whileThere } from "./recovery.js";
import { judge } from "./results.js";
import { noEvaluation } from "./store.js";

/** @import { Playground } from "./playground.js" */
/** @import { PreparedFacts } from "./types.js" */
/** @import { Result } from "./results.js" */

/** Rows taken at a time while labels are read; features of large data sets come along. */
const portion = 2000;

/** Measures loss and metrics on the test rows and predicts each of them. @param {Playground} playground */
export async function evaluate(playground) {
  const { store, handles, language } = playground;
  const facts = store.state.data.prepared;
  if (!facts) return;
  store.patch("evaluation", { status: "running", error: "" });
  try {
    const { net, ...judged } = await whileThere(playground, async () => {
      const { net, prepared } = handles;
      if (!net) return { net, metrics: {}, results: [], confusion: [] };
      const metrics = await net.evaluate(prepared.test, undefined, { batchSize: 256 });
      const { data, shape } = await net.predict(prepared.test, { batchSize: 256 });
      const labels = await labelsOf(prepared.test);
      const width = shape
        .slice(1)
        .reduce((/** @type {number} */ a, /** @type {number} */ b) => a * b, 1);
      const results = judge(data, width, labels, facts.task);
      return { net, metrics, results, confusion: await confusionOf(results, facts) };
    });
    if (!net) return forgetEvaluation(playground);
    // Another run, or other data, may have come in meanwhile.
    if (net !== handles.net) return;
    const { metrics, results } = judged;
    store.patch("evaluation", {
      ...noEvaluation,
      ...judged,
      status: "ready",
      filter: results.some((row) => !row.right) ? "wrong" : "right",
    });
    const parts = Object.entries(metrics).map(
      ([name, value]) => `${scoreName(language, name)}: ${language.metric(value)}`,
    );
    store.announce(parts.join(", "));
  } catch (error) {
    store.patch("evaluation", { status: "failed", error: playground.errorText(error) });
  }
}

/**
 * What a score on the test rows is called.
 * @param {import("../locales/i18n.js").Language} language
 * @param {string} name
 */
export const scoreName = ({ has, t }, name) =>
  has(`evaluate.test_${name}`) ? t(`evaluate.test_${name}`) : t("evaluate.test_other", { name });

/**
 * @param {Result[]} results
 * @param {PreparedFacts} facts
 * @returns {Promise<number[][]>}
 */
async function confusionOf(results, { task, classNames }) {
  if (task === "regression") return [];
  const actual = results.map((row) => row.actual);
  const predicted = results.map((row) => row.predicted);
  return evaluation.confusionMatrix(actual, predicted, classNames.length);
}

/** @param {any} dataset */
async function labelsOf(dataset) {
  const labels = new Float32Array(dataset.rows);
  for (let start = 0; start < dataset.rows; start += portion) {
    const count = Math.min(portion, dataset.rows - start);
    const indices = Array.from({ length: count }, (_, index) => start + index);
    const { y } = await dataset.take(indices);
    labels.set(y.subarray(0, count), start);
  }
  return labels;
}

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

/** Forgets what was tested or predicted with a model that is gone. @param {Playground} playground */
export function forgetEvaluation({ store }) {
  store.patch("evaluation", noEvaluation);
  store.patch("prediction", { result: null, error: "", name: "" });
}

/**
 * @param {Playground} playground
 * @param {"wrong" | "right" | "all"} filter
 */
export function setFilter({ store }, filter) {
  store.patch("evaluation", { filter, cell: null, selected: null });
}

/**
 * @param {Playground} playground
 * @param {{ actual: number, predicted: number } | null} cell of the confusion matrix
 */
export function setCell({ store }, cell) {
  store.patch("evaluation", { cell, selected: null });
}

/**
 * @param {Playground} playground
 * @param {number | null} row
 */
export function selectRow({ store }, row) {
  store.patch("evaluation", { selected: row });
}

/** Testing the trained model on the rows kept for it, and looking at single rows. */

import { evaluation } from "minibatch";
import { handles } from "../handles.js";
import { metric, t } from "../locales/i18n.js";
import { announce, store } from "../store.js";
import { pictureOf } from "../components/picture.js";
import { judge } from "./results.js";

/** Rows taken at a time while labels are read; features of large data sets come along. */
const portion = 2000;

/** Measures loss and metrics on the test rows and predicts each of them. */
export async function evaluate() {
  const { net, prepared } = handles;
  const facts = store.state.data.prepared;
  if (!net || !prepared || !facts) return;
  store.patch("evaluation", { status: "running", error: "" });
  try {
    const metrics = await net.evaluate(prepared.test, undefined, { batchSize: 256 });
    const { data, shape } = await net.predict(prepared.test, { batchSize: 256 });
    const labels = await labelsOf(prepared.test);
    const width = shape
      .slice(1)
      .reduce((/** @type {number} */ a, /** @type {number} */ b) => a * b, 1);
    const results = judge(data, width, labels, facts.task);
    store.patch("evaluation", {
      status: "ready",
      metrics,
      results,
      confusion: await confusionOf(results, facts),
      filter: results.some((row) => !row.right) ? "wrong" : "right",
      cell: null,
      selected: null,
    });
    const parts = Object.entries(metrics).map(
      ([name, value]) => `${t(`evaluate.test_${name}`)}: ${metric(value)}`,
    );
    announce(parts.join(", "));
  } catch (error) {
    store.patch("evaluation", { status: "failed", error: /** @type {Error} */ (error).message });
  }
}

/**
 * @param {import("./results.js").Result[]} results
 * @param {import("../types.js").PreparedFacts} facts
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
 * @param {number[]} indices
 */
export async function testPictures(indices) {
  const dataset = handles.prepared?.test;
  if (!dataset || indices.length === 0) return [];
  const { x, inputShape } = await dataset.take(indices);
  const shape = inputShape ?? store.state.data.prepared?.inputShape;
  const size = shape.reduce((/** @type {number} */ a, /** @type {number} */ b) => a * b, 1);
  return indices.map((_, place) => pictureOf(x.subarray(place * size, (place + 1) * size), shape));
}

/** @param {"wrong" | "right" | "all"} filter */
export function setFilter(filter) {
  store.patch("evaluation", { filter, cell: null, selected: null });
}

/** @param {{ actual: number, predicted: number } | null} cell of the confusion matrix */
export function setCell(cell) {
  store.patch("evaluation", { cell, selected: null });
}

/** @param {number | null} row */
export function selectRow(row) {
  store.patch("evaluation", { selected: row });
}

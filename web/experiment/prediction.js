/** What the trained model predicts for something new. */

import { anyRow, testPictures } from "./evaluation.js";
import { pictureOf } from "./picture.js";
import { whileThere } from "./recovery.js";
import { classProbabilities, predictedClass } from "./results.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { NamedFile } from "./types.js" */

/**
 * What the model gives for something new, and what else is to be seen of it.
 * @typedef {{ data: Float32Array, picture?: any } & Record<string, unknown>} Predicted
 */

/**
 * @param {Playground} playground
 * @param {string} name
 * @param {() => Promise<Predicted>} work
 * @param {boolean} [aloud] whether it is announced
 */
export async function predict(playground, name, work, aloud = true) {
  const { store } = playground;
  if (!store.state.training.hasWeights) return;
  store.patch("prediction", { busy: true, name });
  try {
    await whileThere(playground, async () => {
      const { data, picture = null, ...extra } = await work();
      const regression = store.state.data.prepared?.task === "regression";
      const probabilities = regression ? null : classProbabilities(data);
      const values = regression ? [...data] : null;
      const result = { probabilities, values, picture, ...extra };
      store.patch("prediction", { result, busy: false, error: null });
      if (aloud) store.announce(predictionText(playground, result));
    });
  } catch (error) {
    store.patch("prediction", {
      busy: false,
      result: null,
      error: messageOf(error),
    });
  }
}

/**
 * @param {Playground} playground
 * @param {{ probabilities: Float32Array | null, values: number[] | null }} result
 */
function predictionText({ store, language }, { probabilities, values }) {
  const { t, metric, percent } = language;
  if (!probabilities) {
    const texts = (values ?? []).map((value) => metric(value));
    return t("predict.resultNumber", { value: texts.join(", ") });
  }
  const top = predictedClass(probabilities, store.state.evaluation.threshold);
  const name = store.state.data.prepared?.classNames[top] ?? String(top);
  return t("predict.resultClass", { name, probability: percent(probabilities[top]) });
}

/**
 * @param {Playground} playground
 * @param {NamedFile} file
 * @param {boolean} [invert] whether light and dark are swapped
 */
export async function predictImage(playground, { path, blob }, invert = false) {
  const { store, handles } = playground;
  const file = new File([blob], path, { type: blob.type });
  await predict(playground, path, async () => {
    const row = await handles.prepared.transform(file, invert ? { invert } : {});
    try {
      const { data } = await handles.net.predict(row, {});
      const { x } = await row.take([0]);
      const picture = pictureOf(x, store.state.data.prepared?.inputShape ?? []);
      const looksInverted = await handles.prepared.looksInverted(row);
      return { data, picture, invert, looksInverted, original: blob };
    } finally {
      row.dispose();
    }
  });
}

/**
 * Predicts a row as it is typed.
 * @param {Playground} playground
 * @param {Record<string, string>} cells by column
 * @param {boolean} [aloud] whether the result is announced
 */
export async function predictRow(playground, cells, aloud = true) {
  const { handles, store } = playground;
  store.patch("prediction", { row: { of: store.state.data.description, cells } });
  const { typing } = playground;
  typing.next = { cells, aloud };
  if (typing.isUnderWay) return;
  typing.isUnderWay = true;
  try {
    while (typing.next) {
      const { cells: row, aloud: isAloud } = typing.next;
      typing.next = null;
      await predict(playground, "", async () => ({ data: await outputsOf(handles, row) }), isAloud);
    }
  } finally {
    typing.isUnderWay = false;
  }
}

/**
 * What the model gives for rows that go through the preparation.
 * @param {import("./handles.js").Handles} handles
 * @param {Record<string, string> | Record<string, string>[]} rows
 * @returns {Promise<Float32Array>}
 */
async function outputsOf({ prepared, net }, rows) {
  const dataset = await prepared.transform(rows);
  try {
    return (await net.predict(dataset, { batchSize: 256 })).data;
  } finally {
    dataset.dispose();
  }
}

/**
 * What the model gives for a row if one of its cells were another.
 * @param {Playground} playground
 * @param {Record<string, string>} cells by column
 * @param {string} column
 * @param {string[]} values that its cell has, one after the other
 * @returns {Promise<number[][] | null>} for each a probability of each class, or each predicted number; null where the row
 *   cannot be predicted
 */
export async function sweptRow(playground, cells, column, values) {
  const { handles, store } = playground;
  if (!store.state.training.hasWeights) return null;
  const isNumber = store.state.data.prepared?.task === "regression";
  try {
    const rows = values.map((value) => ({ ...cells, [column]: value }));
    const data = await whileThere(playground, () => outputsOf(handles, rows));
    const width = data.length / values.length;
    return values.map((_, i) => {
      const outputs = data.slice(i * width, (i + 1) * width);
      return [...(isNumber ? outputs : classProbabilities(outputs))];
    });
  } catch {
    return null;
  }
}

/** Takes one of the test images, to see a prediction without a file at hand. @param {Playground} playground */
export async function predictTestImage(playground) {
  const { store } = playground;
  if (store.state.evaluation.status !== "ready") return;
  const result = await anyRow(playground);
  if (!result) return;
  const [picture] = await testPictures(playground, [result.row], "test");
  const { probabilities, actual } = result;
  const name = { id: "predict.testRow", values: { row: result.row + 1 } };
  const shown = { probabilities, values: null, picture, truth: actual };
  store.patch("prediction", { result: shown, name, error: null });
  store.announce(predictionText(playground, shown));
}

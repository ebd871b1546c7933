/** What the trained model predicts for something new. */

import { testPictures } from "./evaluation.js";
import { labelsAbove, predictedLabels } from "./labels.js";
import { anyRow } from "./looking.js";
import { severalOutputs } from "./outputs.js";
import { pictureOf } from "./picture.js";
import { whileThere } from "./recovery.js";
import { classProbabilities, predictedClass } from "./results.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { NamedFile } from "./types.js" */

/**
 * What the model gives for something new, by output, and what else is to be seen of it.
 * @typedef {{ data: Record<string, Float32Array>, picture?: any } & Record<string, unknown>} Predicted
 */

/**
 * What an output gives, as probabilities of its classes or as numbers; `all` are those of every output.
 * @param {import("./types.js").PreparedDescription | null} prepared as the output sees the data
 * @param {Record<string, Float32Array>} all
 */
export function resultFor(prepared, all) {
  const data = all[prepared?.output ?? ""];
  const isNumber = prepared?.task === "regression";
  return {
    probabilities: isNumber ? null : classProbabilities(data),
    values: isNumber ? [...data] : null,
    all,
  };
}

/**
 * By the outputs' names, as the package's predict() gives them; of a model with one the name is "".
 * @param {Playground} playground
 * @param {any} given
 * @returns {Record<string, Float32Array>}
 */
function byOutput({ store }, given) {
  if (!Array.isArray(given)) return { "": given.data };
  const { training, experiment } = store.state;
  const names = severalOutputs((training.experiment ?? experiment).model);
  return Object.fromEntries(names.map((name, place) => [name, given[place].data]));
}

/**
 * @param {Playground} playground
 * @param {string} name
 * @param {() => Promise<Predicted>} work
 * @param {boolean} [aloud] whether it is announced
 */
export async function predict(playground, name, work, aloud = true) {
  const { store } = playground;
  if (!store.state.training.hasWeights) return;
  const question = {};
  const isLast = () => playground.asked === question;
  playground.asked = question;
  store.patch("prediction", { busy: true, name });
  try {
    await whileThere(playground, async () => {
      const { data, picture = null, ...extra } = await work();
      if (!isLast()) return;
      const result = { ...resultFor(store.state.data.prepared, data), picture, ...extra };
      store.patch("prediction", { result, busy: false, error: null });
      if (aloud) store.announce(predictionText(playground, result));
    });
  } catch (error) {
    if (!isLast()) return;
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
  const labels = probabilities ? [] : predictedLabels(store.state);
  if (labels.length > 0) {
    const names = labelsAbove(store.state, labels, values ?? []);
    return t(names.length > 0 ? "predict.resultLabels" : "predict.resultNoLabels", {
      names: names.join(", "),
    });
  }
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
      const data = byOutput(playground, await handles.net.predict(row, {}));
      const { x } = await row.take([0]);
      const picture = pictureOf(x, store.state.data.prepared?.inputShape ?? []);
      const looksInverted = await handles.prepared.looksInverted(row);
      return { data, picture, invert, looksInverted, original: blob };
    } finally {
      row.dispose();
    }
  });
}

/** What one draws on: as light or dark as the borders of the training images. @param {Playground} playground */
export const drawingGround = ({ handles }) =>
  (handles.prepared?.description.preparation.border?.mean ?? 0) < 128 ? "black" : "white";

/**
 * Predicts what is being drawn, stroke by stroke: each is not announced.
 * @param {Playground} playground
 * @param {Blob} blob
 */
export const predictDrawing = (playground, blob) =>
  predict(
    playground,
    /** @type {any} */ ({ id: "predict.drawing" }),
    async () => {
      const { handles, store } = playground;
      const row = await handles.prepared.transform(
        new File([blob], "drawing.png", { type: blob.type }),
      );
      try {
        const data = byOutput(playground, await handles.net.predict(row, {}));
        const { x } = await row.take([0]);
        return { data, picture: pictureOf(x, store.state.data.prepared?.inputShape ?? []) };
      } finally {
        row.dispose();
      }
    },
    false,
  );

/** Takes away what was predicted. @param {Playground} playground */
export function forgetPrediction(playground) {
  playground.asked = null;
  playground.store.patch("prediction", { result: null, error: null, name: "", busy: false });
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
      await predict(
        playground,
        "",
        async () => ({ data: byOutput(playground, await outputsOf(handles, row)) }),
        isAloud,
      );
    }
  } finally {
    typing.isUnderWay = false;
  }
}

/**
 * What the model gives for rows that go through the preparation.
 * @param {import("./handles.js").Handles} handles
 * @param {Record<string, string> | Record<string, string>[]} rows
 * @returns {Promise<any>} as predict() gives it
 */
async function outputsOf({ prepared, net }, rows) {
  const dataset = await prepared.transform(rows);
  try {
    return await net.predict(dataset, { batchSize: 256 });
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
  const { task, output = "" } = store.state.data.prepared ?? {};
  const isNumber = task === "regression";
  try {
    const rows = values.map((value) => ({ ...cells, [column]: value }));
    const given = await whileThere(playground, () => outputsOf(handles, rows));
    const data = byOutput(playground, given)[output];
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
  playground.asked = null;
  const [picture] = await testPictures(playground, [result.row], "test");
  const { probabilities, actual } = result;
  const name = { id: "predict.testRow", values: { row: result.row + 1 } };
  const shown = { probabilities, values: null, picture, truth: actual };
  store.patch("prediction", { result: shown, name, error: null });
  store.announce(predictionText(playground, shown));
}

/** What the trained model predicts for something new. */

import { anyRow, testPictures } from "./evaluation.js";
import { pictureOf } from "./picture.js";
import { whileThere } from "./recovery.js";
import { classProbabilities } from "./results.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { NamedFile } from "./types.js" */

/**
 * @param {Playground} playground
 * @param {string} name
 * @param {any} input what the package's `transform` takes
 * @param {{ invert?: boolean } & Record<string, unknown>} [extra]
 */
async function predict(playground, name, input, { invert = false, ...extra } = {}) {
  const { store, handles } = playground;
  if (!store.state.training.hasWeights) return;
  store.patch("prediction", { busy: true, error: null, name });
  try {
    await whileThere(playground, async () => {
      const row = await handles.prepared.transform(input, invert ? { invert } : {});
      try {
        const all = (await handles.net.predict(row, {})).data;
        // Of several windows the last says what comes next.
        const data = all.slice(all.length - all.length / row.rows);
        const prepared = store.state.data.prepared;
        const regression = prepared?.task === "regression";
        const { x } = await row.take([0]);
        const shape = prepared?.inputShape ?? [];
        const picture = shape.length === 3 ? pictureOf(x, shape) : null;
        const probabilities = regression ? null : classProbabilities(data);
        const values = regression ? [...data] : null;
        const looksInverted = picture !== null && (await handles.prepared.looksInverted(row));
        const result = { probabilities, values, picture, invert, looksInverted, ...extra };
        store.patch("prediction", { result, busy: false });
        store.announce(predictionText(playground, result));
      } finally {
        row.dispose();
      }
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
  const top = probabilities.indexOf(Math.max(...probabilities));
  const name = store.state.data.prepared?.classNames[top] ?? String(top);
  return t("predict.resultClass", { name, probability: percent(probabilities[top]) });
}

/**
 * @param {Playground} playground
 * @param {NamedFile} file
 * @param {boolean} [invert] whether light and dark are swapped
 */
export async function predictImage(playground, { path, blob }, invert = false) {
  const file = new File([blob], path, { type: blob.type });
  await predict(playground, path, file, { original: blob, invert });
}

/**
 * @param {Playground} playground
 * @param {Record<string, string> | Record<string, string>[]} row a value for each column, or the rows of a window
 */
export async function predictRow(playground, row) {
  await predict(playground, "", row);
}

/** Takes one of the test images, to see a prediction without a file at hand. @param {Playground} playground */
export async function predictTestImage(playground) {
  const { store } = playground;
  if (store.state.evaluation.status !== "ready") return;
  const result = await anyRow(playground);
  if (!result) return;
  const [picture] = await testPictures(playground, [result.row]);
  const { probabilities, actual } = result;
  const name = { id: "predict.testRow", values: { row: result.row + 1 } };
  const shown = { probabilities, values: null, picture, truth: actual };
  store.patch("prediction", { result: shown, name, error: null });
  store.announce(predictionText(playground, shown));
}

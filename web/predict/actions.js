/** What the trained model says about something new. */

import { handles } from "../handles.js";
import { pictureOf } from "../components/picture.js";
import { testPictures } from "../evaluate/actions.js";
import { classProbabilities } from "../evaluate/results.js";
import { metric, percent, t } from "../locales/i18n.js";
import { announce, store } from "../store.js";

/** @import { NamedFile } from "../handles.js" */

/**
 * @param {string} name
 * @param {() => Promise<any>} getRow a data set of one row
 * @param {Record<string, unknown>} [extra]
 */
async function predict(name, getRow, extra = {}) {
  if (!handles.net) return;
  store.patch("prediction", { busy: true, error: "", name });
  let row = null;
  try {
    row = await getRow();
    const { data } = await handles.net.predict(row, {});
    const facts = store.state.data.prepared;
    const regression = facts?.task === "regression";
    const { x } = await row.take([0]);
    const shape = facts?.inputShape ?? [];
    const picture = shape.length === 3 ? pictureOf(x, shape) : null;
    const probabilities = regression ? null : classProbabilities(data);
    const result = { probabilities, value: regression ? data[0] : null, picture, ...extra };
    store.patch("prediction", { result, busy: false });
    announce(predictionText(result));
  } catch (error) {
    store.patch("prediction", {
      busy: false,
      result: null,
      error: /** @type {Error} */ (error).message,
    });
  } finally {
    row?.dispose?.();
  }
}

/** @param {{ probabilities: Float32Array | null, value: number | null }} result */
function predictionText({ probabilities, value }) {
  if (!probabilities) return t("predict.resultNumber", { value: metric(value) });
  const top = probabilities.indexOf(Math.max(...probabilities));
  const name = store.state.data.prepared?.classNames[top] ?? String(top);
  return t("predict.resultClass", { name, probability: percent(probabilities[top]) });
}

/** @param {NamedFile} file */
export async function predictImage({ path, blob }) {
  const file = new File([blob], path, { type: blob.type });
  await predict(path, () => handles.prepared.transform(file), { original: blob });
}

/** @param {Record<string, string | number | null>} row a value for each column */
export async function predictRow(row) {
  await predict("", () => handles.prepared.transform(row));
}

/** Takes one of the test images, to see a prediction without a file at hand. */
export async function predictTestImage() {
  const { results } = store.state.evaluation;
  if (results.length === 0) return;
  const result = results[Math.floor(Math.random() * results.length)];
  const [picture] = await testPictures([result.row]);
  const { probabilities, actual } = result;
  const name = t("predict.testRow", { row: result.row + 1 });
  const shown = { probabilities, value: null, picture, truth: actual };
  store.patch("prediction", { result: shown, name, error: "" });
  announce(predictionText(shown));
}

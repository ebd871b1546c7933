/** What the trained model says of rows or an image that a page gives. */

import { severalOutputs } from "../experiment/outputs.js";
import { whileThere } from "../experiment/recovery.js";
import { PageError } from "../locales/i18n.js";
import { plainPrediction } from "./plain-prediction.js";

/** @import { Playground } from "../experiment/playground.js" */

const isRow = (/** @type {unknown} */ x) =>
  typeof x === "object" && x !== null && !Array.isArray(x) && !(x instanceof Blob);

/**
 * Numbers are cells as they are written.
 * @param {Record<string, unknown>} row
 */
const cells = (row) =>
  Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [name, cell === null ? "" : String(cell)]),
  );

/**
 * @param {unknown} x a row by its columns' names, an array of rows, or an image
 * @returns {any} as transform() takes it
 */
function rowsOf(x) {
  if (x instanceof Blob) return new File([x], "image", { type: x.type });
  if (isRow(x)) return [cells(/** @type {any} */ (x))];
  if (Array.isArray(x) && x.length > 0 && x.every(isRow)) return x.map(cells);
  throw new PageError("embed.notRow", { kind: Array.isArray(x) ? "array" : typeof x });
}

/**
 * @param {Playground} playground
 * @param {unknown} x
 * @returns {Promise<ReturnType<typeof plainPrediction>[]>} one for each row
 */
export async function predictPlain(playground, x) {
  const { store, handles } = playground;
  if (!store.state.training.hasWeights) throw new PageError("embed.noModel");
  const rows = rowsOf(x);
  const { experiment } = store.state.training;
  const names = severalOutputs((experiment ?? store.state.experiment).model);
  return whileThere(playground, async () => {
    const dataset = await handles.prepared.transform(rows);
    try {
      const given = await handles.net.predict(dataset, { batchSize: 256 });
      const tensors = Array.isArray(given) ? given : [given];
      return Array.from({ length: tensors[0].shape[0] }, (_, row) => {
        const each = tensors.map(({ data }, at) => {
          const width = data.length / tensors[0].shape[0];
          return [names[at] ?? "", data.subarray(row * width, (row + 1) * width)];
        });
        return plainPrediction(store.state, Object.fromEntries(each));
      });
    } finally {
      dataset.dispose();
    }
  });
}

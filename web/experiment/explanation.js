/** Where the model looks in a test picture: heat maps of a class. */

import { asked, hasModel, inspectedGraph, measure } from "./inspection.js";
import { pictureOf } from "./picture.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { State } from "./types.js" */

/** Whether the model takes pictures. @param {State} state */
export const takesPictures = ({ data }) => data.prepared?.inputShape.length === 3;

/** The convolutions that Grad-CAM can be of. @param {State} state */
export const convolutionsOf = (state) =>
  inspectedGraph(state)
    .layers.filter(({ class_name: name }) => name.includes("Conv2D"))
    .map(({ name }) => name);

/** What the scores are called: classes, or columns of numbers. @param {State} state */
export function scoreNames({ data }) {
  const { task, classNames = [], targets = [] } = data.prepared ?? {};
  return task === "regression" ? targets : classNames;
}

/** The name of the first output. @param {State} state */
function outputOf(state) {
  const { layers, outputs } = inspectedGraph(state);
  const first = Array.isArray(outputs?.[0]) ? outputs[0] : outputs;
  return first?.[0] ?? layers[layers.length - 1].name;
}

/** The test row that is looked at. @param {State} state */
export const lookedRow = ({ inspection, data }) =>
  Math.max(0, Math.min(inspection.row, (data.prepared?.testRows ?? 0) - 1));

/**
 * The patch that covers a place: the chosen one, or a seventh of the picture, which moves by half of itself.
 * @param {import("./types.js").InspectionState} inspection
 */
export function patchOf({ patch, explained }) {
  const side = Math.min(explained?.picture.width ?? 1, explained?.picture.height ?? 1);
  const size = Math.min(patch.size || Math.max(2, Math.round(side / 7)), side);
  return { side, size, stride: Math.min(patch.stride || Math.max(1, size >> 1), size) };
}

/** What an occlusion is of: another row, class, patch or training has another. @param {State} state */
export function occlusionSubject(state) {
  const { inspection, training } = state;
  const { explainClass, explained } = inspection;
  return JSON.stringify([
    [training.id, training.epoch.length, lookedRow(state)],
    [explainClass ?? explained?.classIndex, patchOf(inspection)],
  ]);
}

/**
 * Grad-CAM and the input's gradient of the chosen test row and class. While a model trains, they are of the moment.
 * @param {Playground} playground
 */
export async function explainRow(playground) {
  const { store, handles } = playground;
  return asked(playground, "explain", async () => {
    const { net, prepared } = handles;
    const { state } = store;
    if (!net || !prepared || !hasModel(state) || !takesPictures(state) || prepared.test.rows === 0)
      return null;
    const row = lookedRow(state);
    const rows = [row];
    const [last] = await net.observe(prepared.test, { layers: [outputOf(state)], rows });
    const isNumber = state.data.prepared?.task === "regression";
    const scores = Array.from(last.output.data);
    // The probability of class 1 alone.
    const shares = scores.length === 1 && !isNumber ? [1 - scores[0], scores[0]] : scores;
    const predicted = isNumber ? 0 : shares.indexOf(Math.max(...shares));
    const isSingle = scores.length === 1 && isNumber;
    const classIndex = isSingle ? 1 : (state.inspection.explainClass ?? predicted);
    const { x, y, inputShape } = await prepared.test.take(rows);
    const options = { rows, classIndex };
    const { camLayer } = state.inspection;
    const layer = convolutionsOf(state).includes(camLayer) ? { layer: camLayer } : {};
    /** @type {import("minibatch").Message | null} */
    let camError = null;
    const cam = await net
      .gradCam(prepared.test, { ...options, ...layer })
      .catch((/** @type {any} */ error) => {
        if (error.code !== "invalid-argument") throw error;
        camError = messageOf(error);
        return null;
      });
    const slopes = await net.saliency(prepared.test, options);
    return {
      explained: {
        ...{ row, classIndex, predicted, shares, cam, camError, saliency: slopes.heatmap },
        ...{ picture: pictureOf(x, inputShape), y },
      },
    };
  });
}

/**
 * Covers the chosen picture place by place.
 * @param {Playground} playground
 */
export async function occlude(playground) {
  const { store, handles, language } = playground;
  const { state } = store;
  const { explained } = state.inspection;
  if (!explained) return;
  const of = occlusionSubject(state);
  const { size, stride } = patchOf(state.inspection);
  const isDone = await measure(playground, "occlusion", async ({ signal, onProgress }) => {
    const { net, prepared } = handles;
    if (!net) return null;
    const { heatmap } = await net.occlusion(prepared.test, {
      ...{ rows: [explained.row], classIndex: explained.classIndex },
      ...{ patchSize: size, stride, signal },
      onProgress: (/** @type {{ done: number, total: number }} */ { done, total }) =>
        onProgress(done, total),
    });
    return { occluded: { of, heatmap } };
  });
  if (isDone) store.announce(language.t("inspect.occluded"));
}

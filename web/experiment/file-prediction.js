/** What the trained model predicts for a file of new rows, or for several images. */

import { transfer } from "minibatch";
import { bringFiles } from "./bring.js";
import { toInput } from "./files.js";
import { packageThresholds } from "./kept-thresholds.js";
import { labelThresholds } from "./labels.js";
import { isCrash, whileThere } from "./recovery.js";
import { fileName, saveFile } from "./save.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { NamedFile } from "./types.js" */

/**
 * What is predicted for files; a model among them is opened instead.
 * @param {Playground} playground
 * @param {NamedFile[]} files
 */
export async function predictFiles(playground, files) {
  const { store, handles, language } = playground;
  const { training, experiment } = store.state;
  if (files.length === 0 || !training.hasWeights) return;
  if (files.some(({ path }) => transfer.isModel(path))) return void bringFiles(playground, files);
  forgetFilePrediction(playground);
  const controller = new AbortController();
  handles.predicting = controller;
  const { signal } = controller;
  const name = nameOf(files) ?? language.t("predict.several", { count: files.length });
  const show = (/** @type {object | null} */ shown) => {
    if (handles.predicting === controller) store.patch("prediction", { files: shown });
  };
  const say = (/** @type {object} */ progress) => show({ name, progress });
  say({ phase: "read", done: 0, total: 0 });
  try {
    await whileThere(playground, async () => {
      const { reading } = experiment;
      const predictions = await handles.net.predictFiles(files.map(toInput), {
        ...{ preparation: handles.prepared, signal, onProgress: say },
        ...(reading && { reading }),
        ...thresholdOf(store.state),
      });
      if (handles.predicting !== controller) return predictions.dispose();
      handles.filePredictions = predictions;
      const { rows: count, columns, warnings } = predictions;
      const [first = []] = await predictions.page({ count: 1 });
      const numeric = first.map((/** @type {unknown} */ cell) => typeof cell === "number");
      show({ name, count, columns, numeric, warnings });
      store.announce(language.t("predict.filePredicted", { count, name }));
    });
  } catch (error) {
    if (handles.predicting !== controller) return;
    forgetFilePrediction(playground);
    store.patch("prediction", { error: messageOf(error) });
  }
}

/**
 * Above which the second of two classes is predicted, or each label: of several outputs those that are kept, and the one
 * that is looked at.
 * @param {import("./types.js").State} state
 */
function thresholdOf(state) {
  const { data, evaluation, runs, training } = state;
  const { output = "", labels = [] } = data.prepared ?? {};
  const { threshold } = evaluation;
  if (!output && labels.length === 0) return packageThresholds({ threshold });
  const { thresholds } = runs.list.find(({ id }) => id === training.id) ?? {};
  const own = labels.length > 0 ? labelThresholds(state) : threshold;
  return packageThresholds({ thresholds: { ...thresholds, [output]: own } });
}

/** Of a folder its own name; null of several files that have none in common. @param {NamedFile[]} files */
function nameOf([{ path }, ...others]) {
  const folder = path.slice(0, path.indexOf("/") + 1);
  if (folder && others.every((other) => other.path.startsWith(folder))) return folder.slice(0, -1);
  return others.length === 0 ? path : null;
}

/** Ends what is under way, and frees what was predicted. @param {Playground} playground */
export function forgetFilePrediction({ store, handles }) {
  handles.disposeFilePredictions();
  store.patch("prediction", { files: null, error: null });
}

/**
 * Some rows of what was predicted, as a grid shows them; null where they are gone.
 * @param {Playground} playground
 * @param {number} from
 * @param {number} count
 */
export async function predictedRows(playground, from, count) {
  const { handles, language } = playground;
  const { filePredictions } = handles;
  try {
    const rows = await filePredictions.page({ from, count });
    if (handles.filePredictions !== filePredictions) return null;
    const text = (/** @type {string | number} */ cell) =>
      typeof cell !== "number" ? cell : Number.isNaN(cell) ? "" : language.metric(cell);
    return {
      rows: rows.map((/** @type {(string | number)[]} */ row) => row.map(text)),
      numbers: rows.map((/** @type {unknown} */ _, /** @type {number} */ i) => from + i),
    };
  } catch (error) {
    if (handles.filePredictions === filePredictions) lost(playground, error);
    return null;
  }
}

/** Gives a person all rows with their predictions as a CSV. @param {Playground} playground */
export async function saveFilePrediction(playground) {
  const { store, handles, language } = playground;
  const { filePredictions } = handles;
  const { name } = store.state.prediction.files;
  try {
    // With the mark that tells spreadsheets it is UTF-8.
    const pieces = ["\ufeff"];
    for await (const piece of filePredictions.csv()) pieces.push(piece);
    const base = name.replace(/^.*\//, "").replace(/\.[^.]*$/, "");
    const title = fileName([base, language.t("predict.predictions")], "csv");
    saveFile(title, new Blob(pieces, { type: "text/csv" }));
  } catch (error) {
    if (handles.filePredictions === filePredictions) lost(playground, error);
  }
}

/** @param {Playground} playground @param {unknown} error */
function lost(playground, error) {
  // What a worker held that is gone can be predicted again.
  if (isCrash(error)) forgetFilePrediction(playground);
  playground.store.patch("prediction", { error: messageOf(error) });
}

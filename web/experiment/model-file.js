/** The trained model as a file that Keras and others load. */

import { hasModel } from "./inspection.js";
import { fileName, saveFile } from "./save.js";

/**
 * @param {import("./playground.js").Playground} playground
 * @param {import("minibatch").SaveFormat} format
 * @param {string} noModel what is said where nothing is trained
 */
export async function saveModel({ store, handles }, format, noModel) {
  if (!handles.net || !hasModel(store.state)) return store.announce(noModel);
  const bytes = await handles.net.save(format);
  const ending = format === "tfjs" ? "tfjs.zip" : format;
  const name = fileName([store.state.experiment.title ?? "", "model"], ending);
  saveFile(name, new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)]));
}

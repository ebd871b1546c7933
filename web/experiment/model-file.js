/** The trained model as a file that Keras loads. */

import { hasModel } from "./inspection.js";
import { fileName, saveFile } from "./save.js";

/**
 * @param {import("./playground.js").Playground} playground
 * @param {"keras" | "h5"} format
 * @param {string} noModel what is said where nothing is trained
 */
export async function saveModel({ store, handles }, format, noModel) {
  if (!handles.net || !hasModel(store.state)) return store.announce(noModel);
  const bytes = await handles.net.save(format);
  const name = fileName([store.state.experiment.title ?? "", "model"], format);
  saveFile(name, new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)]));
}

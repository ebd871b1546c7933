/** The trained model as a file that Keras and others load. */

import { model } from "minibatch";
import { hasModel } from "./inspection.js";
import { whileThere } from "./recovery.js";
import { fileName, saveFile } from "./save.js";

/** @import { Playground } from "./playground.js" */

/**
 * @param {Playground} playground
 * @param {import("minibatch").SaveFormat} format
 * @param {string} noModel what is said where nothing is trained
 */
export async function saveModel(playground, format, noModel) {
  const { store } = playground;
  const bytes = hasModel(store.state) ? await bytesOf(playground, format) : null;
  if (!bytes) return store.announce(noModel);
  const ending = format === "tfjs" ? "tfjs.zip" : format;
  const name = fileName([store.state.experiment.title ?? "", "model"], ending);
  saveFile(name, new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)]));
}

/**
 * After a reload the weights are there before the rows are, or where these do not come back at all.
 * @param {Playground} playground
 * @param {import("minibatch").SaveFormat} format
 * @returns {Promise<Uint8Array | null>}
 */
async function bytesOf(playground, format) {
  const { handles, store } = playground;
  const { checkpoint } = handles;
  if (handles.net) return whileThere(playground, () => handles.net.save(format));
  if (checkpoint?.run !== store.state.training.id) return null;
  const net = model(checkpoint.state.spec);
  try {
    await net.restoreCheckpoint(checkpoint.state);
    return await net.save(format);
  } finally {
    net.dispose();
  }
}

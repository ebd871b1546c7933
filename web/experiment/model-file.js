/** The trained model as a file that Keras and others load, or its run with all that is known of it. */

import { model, writeRun } from "minibatch";
import { rowsIn } from "./checkpoint.js";
import { packageThresholds } from "./kept-thresholds.js";
import { hasModel } from "./inspection.js";
import { whileThere } from "./recovery.js";
import { fileName, saveFile } from "./save.js";

/** @import { Model } from "minibatch" */
/** @import { Playground } from "./playground.js" */

/** @typedef {import("minibatch").SaveFormat | "minibatch"} Format */

/**
 * @param {Playground} playground
 * @param {Format} format
 * @returns {Promise<boolean>} false where nothing is trained
 */
export async function saveModel(playground, format) {
  const { store } = playground;
  const bytes = hasModel(store.state) ? await bytesOf(playground, format) : null;
  if (!bytes) return false;
  const ending = format === "tfjs" ? "tfjs.zip" : format;
  const what = format === "minibatch" ? "run" : "model";
  const name = fileName([store.state.experiment.title ?? "", what], ending);
  saveFile(name, new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)]));
  return true;
}

/**
 * After a reload the weights are there before the rows are, or where these do not come back at all.
 * @param {Playground} playground
 * @param {Format} format
 * @returns {Promise<Uint8Array | null>}
 */
async function bytesOf(playground, format) {
  const { handles, store } = playground;
  const { checkpoint } = handles;
  if (handles.net) return whileThere(playground, () => bytesOfNet(playground, handles.net, format));
  if (checkpoint?.run !== store.state.training.id) return null;
  const net = model(checkpoint.state.spec);
  try {
    await net.restoreCheckpoint(checkpoint.state);
    return await bytesOfNet(playground, net, format);
  } finally {
    net.dispose();
  }
}

/** Why a run ended, as its file says it: what the page alone knows of is that it was stopped. */
const reasons = ["completed", "early-stopping", "stopped", "not-finite"];

/**
 * @param {Playground} playground
 * @param {Model} net of the run that is shown
 * @param {Format} format
 * @returns {Promise<Uint8Array>}
 */
async function bytesOfNet(playground, net, format) {
  if (format !== "minibatch") return net.save(format);
  const { training, runs } = playground.store.state;
  const { checkpoint } = playground.handles;
  const { epoch, history, seconds, experiment } = training;
  const {
    evaluation = {},
    stopReason = "stopped",
    bestEpoch = null,
    ...kept
  } = runs.list.find(({ id }) => id === training.id) ?? {};
  const { preparation } = rowsIn(playground) ?? {};
  const run = {
    ...{ epoch, history, seconds, bestEpoch },
    experiment: /** @type {any} */ (experiment),
    evaluation: Object.keys(evaluation).length > 0 ? evaluation : null,
    stopReason: reasons.includes(stopReason) ? stopReason : "stopped",
    ...packageThresholds(kept),
  };
  return writeRun(/** @type {any} */ (run), net, preparation ?? checkpoint?.rows?.preparation);
}

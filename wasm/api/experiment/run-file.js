/** Runs as files. What reads and writes them is loaded with the first. */

import { wrong } from "../checks.js";

/**
 * The run of a `.minibatch` file, with its model as it was trained.
 *
 * Rejects with `invalid-data` for a damaged or different file, `newer-version` if a newer Minibatch made
 * it.
 * @param {Uint8Array | ArrayBuffer} bytes
 * @returns {Promise<import("./run.js").Run>}
 */
export async function loadRun(bytes) {
  if (!(bytes instanceof Uint8Array || bytes instanceof ArrayBuffer)) {
    throw wrong("loadRun()", "bytes", bytes);
  }
  const { readRun } = await import("./read-run.js");
  return readRun(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes));
}

/**
 * The `.minibatch` file of a run that was kept without its Run object, such as one that a page restored: what `Run.save()`
 * gives. `loadRun()` takes it.
 * @param {import("./write-run.js").KeptRun} run
 * @param {import("../model.js").Model} net its trained model, compiled as the experiment says
 * @param {unknown} [preparation] the JSON of what prepares its rows; without it the file predicts no new ones
 * @returns {Promise<Uint8Array>}
 */
export async function writeRun(run, net, preparation = null) {
  return (await import("./write-run.js")).runBytes(run, net, preparation);
}

/** Models from files. */

import { checkOptions, wrong } from "./checks.js";
import { loadRun } from "./experiment/run-file.js";
import { labelsIn } from "../keras/labels.js";
import { MinibatchError } from "../messages/error.js";
import { bytesOf, withModelFile } from "./model-files.js";
import { model } from "./sequential.js";

/**
 * @typedef {object} LoadOptions
 * @property {boolean} [compile] whether the model is compiled as the file says; true when left out
 * @property {string} [name] of the file, for messages
 * @property {readonly string[] | string} [classNames] names of what the outputs stand for, also as the text of a `labels.txt`:
 *   one a line; those in the file when left out
 */

/**
 * A model from a file: Keras 3's `.keras`, the older `.h5` of Keras 2 and 3 (also in a zip, as Teachable Machine gives it) or
 * `.minibatch`. Which of them it is, its contents say. It is compiled as it was, and training goes on where it ended.
 *
 * Rejects with `invalid-data` where the file is no model or damaged, and with `unknown-name` where a layer is not known.
 * @param {Uint8Array | ArrayBuffer} given
 * @param {LoadOptions} [options]
 * @returns {Promise<import("./model.js").Model>}
 */
export async function loadModel(given, options = {}) {
  const where = "loadModel()";
  const bytes = bytesOf(where, given);
  checkOptions(where, options, ["compile", "name", "classNames"]);
  const { compile: asked = true, name = where } = options;
  const labels =
    typeof options.classNames === "string" ? labelsIn(options.classNames) : options.classNames;
  if (typeof asked !== "boolean") throw wrong(`${where}: compile`, "boolean", asked);
  if (typeof name !== "string") throw wrong(`${where}: name`, "name", name);
  return withModelFile(name, bytes, async (opened) => {
    const { handle, format, spec, compile, classNames, front } = opened;
    if (format === "minibatch") {
      const run = await loadRun(bytes);
      run.model.classNames = labels ?? run.preparation?.classNames ?? [];
      run.preparation?.dispose();
      return run.model;
    }
    if (!spec) throw new MinibatchError("invalid-data", { id: "model.only-weights" });
    const net = model(spec);
    try {
      if (front) net.front = (await import("./lookups.js")).frontOf(front);
      if (asked && compile) await net.compile(compile);
      const { resource } = await net.inCore();
      const training = asked && compile !== null;
      const call = { model: resource.handle, file: handle, training };
      await resource.engine.calls.fillModel(call);
      net.classNames = labels ?? classNames ?? [];
      return net;
    } catch (error) {
      net.dispose();
      throw error;
    }
  });
}

/**
 * What prepares new images, or rows of numbers, for a model that comes without the data it was trained on: for
 * `model.predictFiles()`, and `transform()`. Images get the model's size and the numbers that it takes for their pixels; classes
 * have the names that were in the model's file (`labels.txt` of Teachable Machine), or are numbered.
 *
 * Rejects with `invalid-argument` where the model takes neither images nor a row of numbers, or has several inputs or outputs.
 * @param {import("./model.js").Model} net
 * @param {import("./bare-preparation.js").BareOptions} [options]
 * @returns {Promise<import("./prepared.js").Preparation>} which the caller disposes
 */
export async function preparationFor(net, options) {
  return (await import("./bare-preparation.js")).barePreparation(net, options);
}

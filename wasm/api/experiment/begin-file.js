/** The model's file that an experiment begins with, among the files that were given. Loaded when the first one is named. */

import { hashFiles } from "../hash-files.js";
import { loadModel } from "../load-model.js";
import { model } from "../sequential.js";
import { isLabels, isModel } from "../../keras/labels.js";
import { checkFiles } from "./files.js";

/** @typedef {import("../../wire/protocol.js").InputFile} InputFile */
/** @typedef {import("./types.js").CompleteExperiment & { begin: import("./types.js").BeginJson }} BegunExperiment */

/** Its name without its folder. @param {InputFile} file */
const nameOf = ({ name }) => /** @type {string} */ (name.split("/").at(-1));

/** @param {InputFile} file */
async function bytesIn(file) {
  if (file instanceof Blob) return new Uint8Array(await file.arrayBuffer());
  if ("blob" in file) return new Uint8Array(await file.blob.arrayBuffer());
  return new Uint8Array(/** @type {ArrayBuffer} */ (file.bytes));
}

/**
 * Runs with the file that an experiment names, where it is among those that are given and no model is.
 * @template T
 * @template {{ begin?: import("../transfer.js").Beginning }} Options
 * @param {BegunExperiment} json
 * @param {unknown} given files, where they are a list
 * @param {Options} options
 * @param {(files: any, options: Options) => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function withNamedFile(json, given, options, run) {
  const isList = typeof (/** @type {any} */ (given)?.[Symbol.iterator]) === "function";
  const files = isList ? [.../** @type {Iterable<InputFile>} */ (given)] : [];
  const { file: named } = json.begin;
  const found =
    files.find((file) => nameOf(file) === named.name) ??
    files.find((file) => isModel(nameOf(file)));
  if (!found) return run(given, options);
  const [name, bytes] = [nameOf(found), await bytesIn(found)];
  checkFiles([named], await hashFiles([{ name, bytes }]));
  const labels = files.find((one) => isLabels(nameOf(one)));
  const classNames = labels && new TextDecoder().decode(await bytesIn(labels));
  const net = await netOf(json, bytes, {
    name,
    ...(classNames !== undefined && { classNames }),
  });
  try {
    const rest = files.filter((one) => one !== found && one !== labels);
    return await run(rest, { ...options, begin: { model: net } });
  } finally {
    net.dispose();
  }
}

/**
 * @param {BegunExperiment} json
 * @param {Uint8Array} bytes
 * @param {import("../load-model.js").LoadOptions} options
 */
async function netOf(json, bytes, options) {
  try {
    return await loadModel(bytes, options);
  } catch (error) {
    if (/** @type {any} */ (error).id !== "model.only-weights" || !json.model) throw error;
    // Weights alone are for the experiment's model.
    const net = model(json.model);
    try {
      await net.loadWeights(bytes);
      return net;
    } catch (unfit) {
      net.dispose();
      throw unfit;
    }
  }
}

/** What a model file predicts, which comes without the data it was trained on. */

import { basename, dirname, join } from "node:path";
import { stat } from "node:fs/promises";
import { preparationFor, readFiles } from "minibatch";
import { readModel, readText } from "./input.js";

/** @typedef {import("minibatch").InputFile} InputFile */

/** Whether it is a model rather than a run. @param {string} path */
export const isModel = (path) => /\.(keras|h5|hdf5|safetensors|zip)$/i.test(path);

const isLabels = (/** @type {string} */ path) => /^(labels|classes)\.txt$/i.test(basename(path));

/**
 * The text with the classes' names: the file that is named, or one beside the model.
 * @param {string} path of the model
 * @param {string | undefined} labels
 */
async function classNamesFor(path, labels) {
  const beside = join(dirname(path), "labels.txt");
  const isThere = await stat(beside).then(
    (found) => found.isFile(),
    () => false,
  );
  const text = labels ?? (isThere ? beside : undefined);
  return text === undefined ? undefined : await readText(text);
}

/**
 * The numbers of a table's rows stand under its header, in the model's order.
 * @param {InputFile[]} files
 * @returns {Promise<string[] | undefined>} undefined where it is no table
 */
async function columnsOf(files) {
  const source = await readFiles(files);
  const { description } = source;
  source.dispose();
  return description.kind === "table" ? description.columns.map(({ name }) => name) : undefined;
}

/**
 * @param {import("./arguments.js").Parsed} parsed
 * @param {InputFile[]} files
 * @param {(predictions: import("minibatch").FilePredictions) => Promise<void>} use
 */
export async function predictWithModel({ experiment: path, labels, columns }, files, use) {
  const net = await readModel(path);
  const classNames = await classNamesFor(path, labels);
  const data = files.filter(({ name }) => !isLabels(name ?? ""));
  const first = await preparationFor(net, { ...(classNames && { classNames }) });
  const isTable = first.inputColumns.length > 0;
  const named = isTable ? (columns ?? (await columnsOf(data))) : undefined;
  const preparation = named
    ? await preparationFor(net, { ...(classNames && { classNames }), columns: named })
    : first;
  if (preparation !== first) first.dispose();
  const predictions = await net.predictFiles(data, { preparation });
  await use(predictions);
  predictions.dispose();
  preparation.dispose();
  net.dispose();
}

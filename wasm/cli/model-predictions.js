/** What a model file predicts, which comes without the data it was trained on. */

import { preparationFor, readFiles, transfer } from "minibatch";
import { labelsFor } from "./begin.js";
import { readModel } from "./input.js";
import { thresholdsFor } from "./threshold.js";

/** @typedef {import("minibatch").InputFile} InputFile */

/** Whether it is a model rather than a run: one in a zip, too, as Teachable Machine gives it. @param {string} path */
export const isBareModel = (path) =>
  /\.zip$/i.test(path) || (transfer.isModel(path) && !/\.minibatch$/i.test(path));

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
export async function predictWithModel(
  { experiment: path, labels, columns, threshold },
  files,
  use,
) {
  const classNames = await labelsFor(path, labels);
  const net = await readModel(path, { ...(classNames !== undefined && { classNames }) });
  const data = files.filter(({ name }) => !transfer.isLabels(name ?? ""));
  const first = await preparationFor(net);
  const isTable = first.inputColumns.length > 0;
  const named = isTable ? (columns ?? (await columnsOf(data))) : undefined;
  const preparation = named ? await preparationFor(net, { columns: named }) : first;
  if (preparation !== first) first.dispose();
  const predictions = await net.predictFiles(data, {
    ...{ preparation, ...thresholdsFor(threshold, preparation.outputs) },
  });
  await use(predictions);
  predictions.dispose();
  preparation.dispose();
  net.dispose();
}

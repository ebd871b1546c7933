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
 * What files say of the rows that a model takes: the numbers of a table's rows stand under its header, in the model's
 * order; a model of images of any size gets them in the size that most of them have.
 * @param {InputFile[]} files
 * @param {readonly string[]} [columns] as the command names them
 * @returns {Promise<{ columns?: readonly string[], imageSize?: [height: number, width: number] }>}
 */
async function rowsOf(files, columns) {
  const source = await readFiles(files).catch(() => photosIn(files));
  if (!source) return { ...(columns && { columns }) };
  const { description } = source;
  source.dispose();
  if (description.kind === "images") return { imageSize: [description.height, description.width] };
  return { columns: columns ?? description.columns.map(({ name }) => name) };
}

/**
 * Photos that are in no folder, as if they were of two classes: none is read without.
 * @param {InputFile[]} files
 */
const photosIn = (files) =>
  readFiles(
    files.flatMap((file) =>
      ["a", "b"].map((kind) => ({ ...file, path: `photos/${kind}/${file.name}` })),
    ),
  ).catch(() => null);

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
  const { layers } = await net.describe();
  const isOpen = layers[0].output_shape?.slice(1).includes(null);
  const first = isOpen ? null : await preparationFor(net);
  const rows = first?.inputColumns.length === 0 ? null : await rowsOf(data, columns);
  const preparation = first && !rows?.columns ? first : await preparationFor(net, { ...rows });
  if (preparation !== first) first?.dispose();
  const predictions = await net.predictFiles(data, {
    ...{ preparation, ...thresholdsFor(threshold, preparation.outputs) },
  });
  await use(predictions);
  predictions.dispose();
  preparation.dispose();
  net.dispose();
}

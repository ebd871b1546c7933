/** A model file that training begins with, and the names of its classes. */

import { basename, dirname, join } from "node:path";
import { readdir } from "node:fs/promises";
import { hashFiles, loadModel, transfer } from "minibatch";
import { readBytes, readText } from "./input.js";

/**
 * The text with the classes' names: the file that is named, or one beside the model.
 * @param {string} path of the model
 * @param {string | undefined} labels
 */
export async function labelsFor(path, labels) {
  const beside = labels === undefined ? await readdir(dirname(path)).catch(() => []) : [];
  const found = beside.sort().find(transfer.isLabels);
  const text = labels ?? (found && join(dirname(path), found));
  return text === undefined ? undefined : readText(text);
}

/**
 * The files with the names of the classes, where the model that the experiment begins with is among them.
 * @param {import("minibatch").InputFile[]} files
 * @param {import("./arguments.js").Parsed} parsed
 * @param {import("minibatch").Experiment} experiment
 * @returns {Promise<import("minibatch").InputFile[]>}
 */
export async function withLabels(files, { model, labels, files: paths }, { json: { begin } }) {
  const found = begin && model === undefined && paths.find(transfer.isModel);
  if (!found) return files;
  const text = await labelsFor(found, labels ?? paths.find(transfer.isLabels));
  if (text === undefined) return files;
  const others = files.filter(({ name }) => !transfer.isLabels(name ?? ""));
  return [...others, { name: "labels.txt", bytes: new TextEncoder().encode(text) }];
}

/**
 * @param {Pick<import("./arguments.js").Parsed, "model" | "head" | "labels">} parsed
 * @returns {Promise<import("minibatch").Beginning | undefined>}
 */
export async function beginningOf({ model: path, head, labels }) {
  if (path === undefined) return undefined;
  const classNames = await labelsFor(path, labels);
  const [name, bytes] = [basename(path), await readBytes(path)];
  const model = await loadModel(bytes, { name, ...(classNames !== undefined && { classNames }) });
  const [file] = await hashFiles([{ name, bytes }]);
  return { model, file, ...(head && { head }) };
}

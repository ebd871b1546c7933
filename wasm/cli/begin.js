/** A model file that training begins with, and the names of its classes. */

import { basename, dirname, join } from "node:path";
import { readdir } from "node:fs/promises";
import { hashFiles, transfer } from "minibatch";
import { readBytes, readModel, readText } from "./input.js";

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

const models = /\.(keras|h5|hdf5|minibatch)$/i;

/**
 * The arguments with the file that the experiment begins with as the model, where it is among the data's.
 * @template {import("./arguments.js").Parsed} T
 * @param {T} parsed
 * @param {import("minibatch").Experiment} experiment
 * @returns {T}
 */
export function withNamedModel(parsed, { json: { begin } }) {
  const { model, labels, files } = parsed;
  if (!begin || model !== undefined) return parsed;
  const { name } = begin.file;
  const found =
    files.find((path) => basename(path) === name) ?? files.find((path) => models.test(path));
  if (found === undefined) return parsed;
  const text = labels ?? files.find(transfer.isLabels);
  return {
    ...parsed,
    model: found,
    files: files.filter((path) => path !== found && path !== text),
    ...(text !== undefined && { labels: text }),
  };
}

/**
 * @param {Pick<import("./arguments.js").Parsed, "model" | "head" | "labels">} parsed
 * @returns {Promise<import("minibatch").Beginning | undefined>}
 */
export async function beginningOf({ model: path, head, labels }) {
  if (path === undefined) return undefined;
  const classNames = await labelsFor(path, labels);
  const model = await readModel(path, { ...(classNames !== undefined && { classNames }) });
  const [file] = await hashFiles([{ name: basename(path), bytes: await readBytes(path) }]);
  return { model, file, ...(head && { head }) };
}

/** A model file that training begins with, and the names of its classes. */

import { dirname, join } from "node:path";
import { readdir } from "node:fs/promises";
import { transfer } from "minibatch";
import { readModel, readText } from "./input.js";

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
 * @param {Pick<import("./arguments.js").Parsed, "model" | "head" | "labels">} parsed
 * @returns {Promise<import("minibatch").Beginning | undefined>}
 */
export async function beginningOf({ model: path, head, labels }) {
  if (path === undefined) return undefined;
  const classNames = await labelsFor(path, labels);
  const model = await readModel(path, { ...(classNames !== undefined && { classNames }) });
  return { model, ...(head && { head }) };
}

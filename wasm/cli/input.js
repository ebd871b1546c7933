/** What a command reads: experiments and data. */

import { readFile, readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { experiment, loadModel, loadRun } from "minibatch";
import { CommandError } from "./language.js";

/** @typedef {import("minibatch").InputFile} InputFile */

/**
 * @param {string} path
 * @param {string} unreadable the id of the message that says so
 */
async function read(path, unreadable) {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new CommandError(unreadable, { path, why: whyUnreadable(cause) }, { cause });
  }
}

/** @param {unknown} cause @returns {import("minibatch").MessageValue} */
function whyUnreadable(cause) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (cause);
  if (code === "ENOENT") return { id: "cli.not-there" };
  return code === "EISDIR" ? { id: "cli.is-folder" } : message;
}

/**
 * @param {string} given the path of a JSON file, or a link
 * @returns {Promise<import("minibatch").Experiment>}
 */
export async function readExperiment(given) {
  if (given.startsWith("#") || /^https?:\/\//i.test(given)) return experiment.fromLink(given);
  const json = (await read(given, "cli.experiment-unreadable")).toString("utf8");
  return experiment(json.replace(/^\ufeff/, ""));
}

/** @param {string} path of a script or a notebook */
export const readText = async (path) => (await read(path, "cli.file-unreadable")).toString("utf8");

/** @param {string} path */
export const readBytes = async (path) => new Uint8Array(await read(path, "cli.file-unreadable"));

/**
 * @param {string} path of a model: .keras, .h5 or .minibatch
 * @param {Pick<import("minibatch").LoadOptions, "compile" | "classNames">} [options]
 * @returns {Promise<import("minibatch").Model>}
 */
export const readModel = async (path, options) =>
  loadModel(await readBytes(path), { ...options, name: basename(path) });

/**
 * @param {string} path of a .minibatch file
 * @returns {Promise<import("minibatch").Run>}
 */
export const readRun = async (path) => loadRun(await readBytes(path));

/**
 * @param {string[]} paths of files, and of folders for what is in them
 * @returns {Promise<InputFile[]>}
 */
export async function readData(paths) {
  const lists = await Promise.all(paths.map((path) => filesBelow(path, basename(path))));
  return lists.flat();
}

/**
 * @param {string} path
 * @param {string} shown how the file is named to the reader: the class of an image is its folder
 * @returns {Promise<InputFile[]>}
 */
async function filesBelow(path, shown) {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    return [{ name: basename(path), path: shown, bytes: await readBytes(path) }];
  }
  const names = (await readdir(path)).sort();
  const lists = [];
  for (const name of names) lists.push(await filesBelow(join(path, name), `${shown}/${name}`));
  return lists.flat();
}

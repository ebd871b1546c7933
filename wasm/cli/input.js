/** What a command reads: experiments and data. */

import { readFile, readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { MinibatchError, experiment } from "minibatch";

/** @typedef {import("minibatch").InputFile} InputFile */

/**
 * @param {string} path
 * @param {string} what
 */
async function read(path, what) {
  try {
    return await readFile(path);
  } catch (cause) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (cause);
    const why =
      code === "ENOENT"
        ? "there is no such file"
        : code === "EISDIR"
          ? "it is a folder"
          : String(cause);
    throw new MinibatchError("invalid-argument", `${what} ${path} cannot be read: ${why}.`, {
      cause,
    });
  }
}

/**
 * @param {string} given the path of a JSON file, or a link
 * @returns {Promise<import("minibatch").Experiment>}
 */
export async function readExperiment(given) {
  if (given.startsWith("#") || /^https?:\/\//i.test(given)) return experiment.fromLink(given);
  return experiment((await read(given, "The experiment")).toString("utf8").replace(/^\ufeff/, ""));
}

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
    return [
      { name: basename(path), path: shown, bytes: new Uint8Array(await read(path, "The file")) },
    ];
  }
  const names = (await readdir(path)).sort();
  const lists = [];
  for (const name of names) lists.push(await filesBelow(join(path, name), `${shown}/${name}`));
  return lists.flat();
}

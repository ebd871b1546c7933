/** The files that an experiment names, and whether the given ones are the same. */

import { hashFiles } from "../hash-files.js";
import { MinibatchError } from "../../messages/error.js";
import { say } from "./faults.js";

/** @typedef {import("./types.js").FileJson} FileJson */
/** @typedef {import("../../wire/protocol.js").HashedFile} HashedFile */
/** @typedef {import("../../wire/protocol.js").InputFile} InputFile */

/** More files than this, such as a folder of images, are named as a whole. */
const mostNamed = 100;

/**
 * What an experiment says of files: each by itself, or of many their folder, with the SHA-256 of a list of
 * theirs.
 * @param {InputFile[]} files
 * @param {{ signal?: AbortSignal }} [options]
 * @returns {Promise<HashedFile[]>}
 */
export async function describeFiles(files, options = {}) {
  const hashed = await hashFiles(files, options);
  return hashed.length > mostNamed ? [await asFolder(hashed, options)] : hashed;
}

/**
 * @param {HashedFile[]} files
 * @param {{ signal?: AbortSignal }} options
 * @returns {Promise<HashedFile>}
 */
async function asFolder(files, options) {
  const root = commonFolder(files.map(({ name }) => name));
  const lines = files.map(({ name, sha256 }) => `${sha256}  ${name.slice(root.length)}\n`).sort();
  const bytes = new TextEncoder().encode(lines.join(""));
  const [{ sha256 }] = await hashFiles([{ name: "list", bytes }], options);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return { name: root === "" ? "files/" : root, size, sha256 };
}

/** @param {string[]} paths */
function commonFolder(paths) {
  const folders = paths[0].split("/").slice(0, -1);
  let shared = folders.length;
  for (const path of paths) {
    const parts = path.split("/");
    let same = 0;
    while (same < shared && parts[same] === folders[same]) ++same;
    shared = same;
  }
  return folders
    .slice(0, shared)
    .map((folder) => `${folder}/`)
    .join("");
}

/**
 * Throws `wrong-file`, which says which file differs from the one that is named, and how.
 * @param {readonly FileJson[]} expected
 * @param {HashedFile[]} given
 */
export function checkFiles(expected, given) {
  const wrong = (
    /** @type {string} */ id,
    /** @type {import("./faults.js").MessageValues} */ values,
  ) => new MinibatchError("wrong-file", say("run.wrong-files", { why: say(id, values) }));
  if (given.length !== expected.length) {
    const names = expected.map(({ name }) => name);
    throw wrong("run.file-count", { names, expected: expected.length, received: given.length });
  }
  for (const file of expected) {
    // A browser's "data (1).csv" is the file, if it is the only one and holds the same.
    const renamed = given.length === 1 && file.sha256 !== undefined ? given[0] : undefined;
    const found = given.find(({ name }) => name === file.name) ?? renamed;
    const name = file.name;
    if (!found) throw wrong("run.file-missing", { name, names: given.map((other) => other.name) });
    if (file.size !== undefined && file.size !== found.size) {
      throw wrong("run.file-size", {
        name,
        size: file.size,
        found: found.name,
        received: found.size,
      });
    }
    if (file.sha256 !== undefined && file.sha256 !== found.sha256) {
      const sums = { sha256: file.sha256, received: found.sha256 };
      throw wrong("run.file-contents", { name, found: found.name, ...sums });
    }
  }
}

/** Files and the hashes of their contents. */

import { checkOptions, optionalFunction, optionalSignal, wrong } from "./checks.js";
import { getEngine } from "./engine.js";
import { abortable } from "./job.js";

/** @typedef {import("../wire/protocol.js").HashedFile} HashedFile */
/** @typedef {import("../wire/protocol.js").InputFile} InputFile */

/**
 * @param {string} where
 * @param {unknown} files
 * @returns {InputFile[]}
 */
export function listOfFiles(where, files) {
  if (typeof (/** @type {any} */ (files)?.[Symbol.iterator]) !== "function") {
    throw wrong(where, "file-list", files);
  }
  return [.../** @type {Iterable<InputFile>} */ (files)];
}

/**
 * Name, size and SHA-256 of files, computed in the engine without holding a whole file.
 * @param {Iterable<InputFile>} files File objects, { name, blob } or { name, bytes }
 * @param {{ onProgress?: (done: number, total: number) => unknown, signal?: AbortSignal }} [options] progress in
 *   bytes
 * @returns {Promise<HashedFile[]>}
 */
export async function hashFiles(files, options = {}) {
  const where = "hashFiles()";
  checkOptions(where, options, ["onProgress", "signal"]);
  const onProgress = optionalFunction(`${where}: onProgress`, options.onProgress);
  const signal = optionalSignal(`${where}: signal`, options.signal);
  const list = listOfFiles(where, files);
  const engine = getEngine();
  return abortable(engine, signal, (job, guarded) =>
    engine.calls.hashFiles(
      { job, files: list },
      guarded(({ done, total }) => onProgress?.(done, total)),
    ),
  );
}

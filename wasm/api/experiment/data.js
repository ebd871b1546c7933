/** From what an experiment says of its data to files that can be read. */

import { MinibatchError } from "../../messages/error.js";
import { say } from "./faults.js";
import { listOfFiles } from "../hash-files.js";
import { readFiles } from "../data-source.js";
import { checkFiles, describeFiles } from "./files.js";
import { getPlatform } from "./platform.js";

/** @typedef {import("./types.js").DataJson} DataJson */
/** @typedef {import("../../wire/protocol.js").InputFile} InputFile */
/** @typedef {import("./platform.js").FetchData} FetchData */

/**
 * The files to read, and what the run's experiment says of them: where files are given, they are the data.
 *
 * Rejects with `wrong-file` where others are named, `invalid-argument` where none are given and none can be
 * fetched.
 * @param {DataJson | null} data
 * @param {InputFile[]} given
 * @param {{ fetchData?: FetchData, signal?: AbortSignal }} options
 * @returns {Promise<{ files: InputFile[], data: DataJson }>}
 */
export async function filesFor(data, given, options) {
  const { fetchData = getPlatform().fetchData, signal } = options;
  if (given.length > 0) {
    const described = await describeFiles(given, { signal });
    if (data && "files" in data) {
      checkFiles(data.files, described);
      return { files: given, data };
    }
    return { files: given, data: { files: described } };
  }
  if (!data) {
    throw new MinibatchError("invalid-argument", say("run.no-data"));
  }
  if ("files" in data) {
    const names = data.files.map(({ name, size }) =>
      size === undefined ? name : say("run.file-of", { name, size }),
    );
    throw new MinibatchError("invalid-argument", say("run.files-wanted", { names }));
  }
  return { files: [...(await fetchData(data, signal))], data };
}

/** samples/index.json. @typedef {{ samples: { id: string, files: string[] }[] }} SampleList */

/**
 * The files of a sample, as samples/index.json lists them.
 * @param {string} id
 * @param {(path: string) => Promise<Blob>} load a file below samples/
 * @returns {Promise<InputFile[]>}
 */
export async function sampleFiles(id, load) {
  /** @type {SampleList} */
  const { samples } = JSON.parse(await (await load("index.json")).text());
  const sample = samples.find((entry) => entry.id === id);
  if (!sample) {
    const names = samples.map((entry) => entry.id);
    throw new MinibatchError("invalid-data", say("run.no-such-sample", { id, names }));
  }
  return Promise.all(
    sample.files.map(async (path) => ({
      name: path.slice(path.lastIndexOf("/") + 1),
      path,
      blob: await load(path),
    })),
  );
}

/**
 * Reads the files of an experiment.
 * @param {import("./types.js").CompleteExperiment} json
 * @param {Iterable<InputFile> | null | undefined} given
 * @param {Pick<import("./run.js").RunOptions, "onProgress" | "signal" | "fetchData"> & { classNames?: readonly string[] }} options
 *   classNames: in which order images lie in the classes, where nothing else is said and they are called so
 */
export async function openData(json, given, { onProgress, signal, fetchData, classNames = [] }) {
  const list = given === undefined || given === null ? [] : listOfFiles("run()", given);
  signal?.throwIfAborted();
  const { files, data } = await filesFor(json.data, list, { fetchData, signal });
  const read = (/** @type {any} */ reading) =>
    readFiles(files, {
      signal,
      ...(reading && { reading }),
      onProgress: (done, total) => onProgress?.({ phase: "read", done, total }),
    });
  if (classNames.length === 0)
    return { source: await read(json.reading), data, reading: json.reading };
  const { readInOrder } = await import("../transfer.js");
  return { ...(await readInOrder(read, json.reading, classNames)), data };
}

/** The package in Node: the core runs in the same thread. */

import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { pathToFileURL } from "node:url";
import { Client } from "../worker/client.js";
import { sameThread } from "../worker/connect.js";
import { createServer } from "../worker/server.js";
import { setEngineMaker } from "./engine.js";
import { MinibatchError } from "./error.js";
import { chooseThreads } from "./threads.js";

/** @param {string | URL} file a path or a file: URL */
async function readBinary(file) {
  try {
    return await readFile(String(file).startsWith("file:") ? new URL(file) : file);
  } catch (cause) {
    throw new MinibatchError("load-failed", `The core could not be read from ${file}.`, { cause });
  }
}

setEngineMaker(({ worker = false, threads: asked, wasmUrl, wasmBinary, workerUrl }) => {
  if (worker || workerUrl !== undefined) {
    throw new MinibatchError(
      "invalid-argument",
      "init(): in Node the core runs in the same thread; worker and workerUrl are for browsers.",
    );
  }
  const file = wasmUrl ?? new URL("./minibatch.wasm", import.meta.url);
  const threads = chooseThreads({
    asked,
    cores: availableParallelism(),
    hindrance: wasmBinary ? "own-binary" : null,
    unasked: "node",
  });
  const url = String(file).startsWith("file:") ? new URL(file) : pathToFileURL(String(file));
  const where = async () => ({
    wasmUrl: String(file),
    wasmBinary: wasmBinary ?? (await readBinary(file)),
    ...threads,
    threadsWasmUrl: new URL("./minibatch-threads.wasm", url).href,
    threadsScriptUrl: new URL("./minibatch-threads.js", url).href,
  });
  return {
    engine: new Client(
      sameThread(async () => createServer),
      where,
    ),
    worker: false,
  };
});

export * from "./api.js";

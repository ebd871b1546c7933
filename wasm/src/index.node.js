/** The package in Node: the core runs in the same thread. */

import { readFile } from "node:fs/promises";
import { Client } from "../worker/client.js";
import { sameThread } from "../worker/connect.js";
import { createServer } from "../worker/server.js";
import { setEngineMaker } from "./engine.js";
import { MinibatchError } from "./error.js";

/** @param {string | URL} file a path or a file: URL */
async function readBinary(file) {
  try {
    return await readFile(String(file).startsWith("file:") ? new URL(file) : file);
  } catch (cause) {
    throw new MinibatchError("load-failed", `The core could not be read from ${file}.`, { cause });
  }
}

setEngineMaker(({ worker = false, wasmUrl, wasmBinary, workerUrl }) => {
  if (worker || workerUrl !== undefined) {
    throw new MinibatchError(
      "invalid-argument",
      "init(): in Node the core runs in the same thread; worker and workerUrl are for browsers.",
    );
  }
  const file = wasmUrl ?? new URL("./minibatch.wasm", import.meta.url);
  const where = async () => ({
    wasmUrl: String(file),
    wasmBinary: wasmBinary ?? (await readBinary(file)),
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

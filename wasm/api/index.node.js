/** The package in Node: the core runs in the same thread. */

import { availableParallelism } from "node:os";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { Client } from "../wire/client.js";
import { sameThread } from "../wire/connect.js";
import { createServer } from "../wire/server.js";
import { setEngineMaker } from "./engine.js";
import { fetchInNode } from "./experiment/fetch.node.js";
import { setPlatform } from "./experiment/platform.js";
import { MinibatchError } from "../messages/error.js";
import { chooseRelaxed } from "./relaxed.js";
import { chooseThreads } from "./threads.js";

setPlatform({
  fetchData: fetchInNode(new URL("./samples/", import.meta.url)),
  describe: () => ({
    platform: `Node ${process.versions.node} on ${process.platform}`,
    cores: availableParallelism(),
  }),
});

setEngineMaker((options) => {
  const { worker = false, wasmUrl, wasmBinary, workerUrl } = options;
  if (worker || workerUrl !== undefined) {
    throw new MinibatchError("invalid-argument", { id: "init.node" });
  }
  const file = wasmUrl ?? new URL("./minibatch.wasm", import.meta.url);
  const threads = chooseThreads({
    asked: options.threads,
    cores: availableParallelism(),
    reason: wasmBinary ? "own-binary" : null,
    unasked: "node",
  });
  const { relaxed, relaxedReason } = chooseRelaxed({
    asked: options.relaxed,
    ownBinary: Boolean(wasmBinary),
  });
  const url = String(file).startsWith("file:") ? new URL(file) : pathToFileURL(String(file));
  const beside = (/** @type {string} */ name) => new URL(name, url).href;
  const where = async () => ({
    wasmUrl: url.href,
    wasmBinary: wasmBinary ?? null,
    ...threads,
    threadsWasmUrl: beside("minibatch-threads.wasm"),
    threadsScriptUrl: beside("minibatch-threads.js"),
    relaxed: relaxed
      ? {
          wasmUrl: beside("minibatch-relaxed.wasm"),
          threadsWasmUrl: beside("minibatch-relaxed-threads.wasm"),
        }
      : null,
    relaxedReason,
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

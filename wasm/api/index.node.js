/** The package in Node: the core runs in the same thread. */

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Client } from "../wire/client.js";
import { sameThread } from "../wire/connect.js";
import { createServer } from "../wire/engine.node.js";
import { setEngineMaker } from "./engine.js";
import { fetchInNode } from "./experiment/fetch.node.js";
import { setPlatform } from "./experiment/platform.js";
import { MinibatchError } from "../messages/error.js";
import { chooseRelaxed } from "./relaxed.js";
import { chooseThreads } from "./threads.js";

/**
 * The URL of a file beside this script. Not by `new URL("./…", import.meta.url)`: bundlers for servers take that for
 * a module, and Turbopack tries to compile it.
 * @param {string} name
 */
const ownUrl = (name) => import.meta.url.replace(/[^/]*$/, name);

/** @param {string | URL} file @returns {URL | null} */
function existing(file) {
  try {
    const url = new URL(file);
    return existsSync(fileURLToPath(url)) ? url : null;
  } catch {
    // A bundler's idea of a URL.
    return null;
  }
}

/**
 * Where minibatch.wasm is: beside this script or, if a bundler has put this script into another, in the installed
 * package. Null if it is in neither.
 */
function findWasm() {
  const own = existing(ownUrl("minibatch.wasm"));
  if (own) return own;
  try {
    // Not the file itself, for the reason above.
    const manifest = createRequire(import.meta.url).resolve("minibatch/package.json");
    return existing(new URL("dist/package/minibatch.wasm", pathToFileURL(manifest)));
  } catch {
    return null;
  }
}

setPlatform({
  fetchData: fetchInNode(ownUrl("samples/")),
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
  /** @param {URL} url */
  const placeAt = (url) => {
    const beside = (/** @type {string} */ name) => new URL(name, url).href;
    return {
      wasmUrl: url.href,
      wasmBinary: wasmBinary ?? null,
      ...threads,
      threadsWasmUrl: beside("minibatch-threads.wasm"),
      relaxed: relaxed
        ? {
            wasmUrl: beside("minibatch-relaxed.wasm"),
            threadsWasmUrl: beside("minibatch-relaxed-threads.wasm"),
          }
        : null,
      relaxedReason,
    };
  };
  async function where() {
    if (wasmUrl !== undefined) {
      const isUrl = String(wasmUrl).startsWith("file:");
      return placeAt(isUrl ? new URL(wasmUrl) : pathToFileURL(String(wasmUrl)));
    }
    const found = findWasm();
    // Not read where the bytes are given.
    if (found || wasmBinary) return placeAt(found ?? new URL("file:///minibatch.wasm"));
    const inline = /** @type {const} */ ("inline");
    return {
      wasmUrl: null,
      wasmBinary: await (await import("../wire/inline-core.js")).inlineModule(),
      threads: 1,
      threadsReason: inline,
      threadsWasmUrl: null,
      relaxed: null,
      relaxedReason: inline,
    };
  }
  const connect = sameThread(async () => createServer);
  return new Client([{ connect, where }]);
});

export * from "./api.js";

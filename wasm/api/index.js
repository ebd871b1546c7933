/**
 * The package in a browser. The core runs in the package's worker, or with `init({ worker: false })` in
 * the page's thread. The URLs are those of the published files beside this one, written in the one way
 * that bundlers find.
 */

import { Client } from "../wire/client.js";
import { inWorker, sameThread } from "../wire/connect.js";
import { bundledWorker, workerFrom } from "../wire/start-worker.js";
import { setEngineMaker } from "./engine.js";
import { fetchInPage } from "./experiment/fetch-in-page.js";
import { browserName, setPlatform } from "./experiment/platform.js";
import { chooseRelaxed } from "./relaxed.js";
import { chooseThreads } from "./threads.js";

/** The worker's script without the worker. @returns {Promise<import("../wire/connect.js").CreateServer>} */
async function loadServer() {
  const { href } = new URL("./engine.js", import.meta.url);
  return (await import(/* @vite-ignore */ /* webpackIgnore: true */ href)).createServer;
}

/**
 * Resolved here, because a worker may run from a blob URL, which no URL can be relative to.
 * @param {string | URL} file
 */
const absolute = (file) => new URL(file, globalThis.location.href).href;

/**
 * The core's files: beside the one that the caller names, or where a bundler puts them.
 * @param {string | URL | undefined} wasmUrl
 */
function filesOf(wasmUrl) {
  if (wasmUrl === undefined) {
    return {
      wasm: new URL("./minibatch.wasm", import.meta.url),
      threadsWasm: new URL("./minibatch-threads.wasm", import.meta.url),
      threadsScript: new URL("./minibatch-threads.js", import.meta.url),
      relaxedWasm: new URL("./minibatch-relaxed.wasm", import.meta.url),
      relaxedThreadsWasm: new URL("./minibatch-relaxed-threads.wasm", import.meta.url),
    };
  }
  const beside = (/** @type {string} */ name) => new URL(name, absolute(wasmUrl));
  return {
    wasm: wasmUrl,
    threadsWasm: beside("minibatch-threads.wasm"),
    threadsScript: beside("minibatch-threads.js"),
    relaxedWasm: beside("minibatch-relaxed.wasm"),
    relaxedThreadsWasm: beside("minibatch-relaxed-threads.wasm"),
  };
}

/**
 * Why there can be no threads. An isolated page should have shared memory, but WebKitGTK's has none.
 * @param {import("./engine.js").InitOptions} options
 */
function reasonAgainstThreads({ worker = true, wasmBinary }) {
  if (!worker) return "page-thread";
  if (wasmBinary) return "own-binary";
  if (!globalThis.crossOriginIsolated) return "not-isolated";
  return typeof SharedArrayBuffer === "function" ? null : "no-shared-memory";
}

/** @param {import("./engine.js").InitOptions} options */
function placeOf(options) {
  const { threads: asked, relaxed: relaxedAsked, wasmUrl, wasmBinary } = options;
  const reason = reasonAgainstThreads(options);
  const cores = navigator.hardwareConcurrency || 1;
  const { relaxed, relaxedReason } = chooseRelaxed({
    asked: relaxedAsked,
    ownBinary: Boolean(wasmBinary),
  });
  const files = filesOf(wasmUrl);
  return {
    wasmUrl: absolute(files.wasm),
    wasmBinary: wasmBinary ?? null,
    ...chooseThreads({ asked, cores, reason }),
    threadsWasmUrl: files.threadsWasm.href,
    threadsScriptUrl: files.threadsScript.href,
    relaxed: relaxed
      ? { wasmUrl: files.relaxedWasm.href, threadsWasmUrl: files.relaxedThreadsWasm.href }
      : null,
    relaxedReason,
  };
}

setPlatform({
  fetchData: fetchInPage,
  describe: () => ({
    platform: browserName(navigator.userAgent),
    cores: navigator.hardwareConcurrency || 1,
  }),
});

setEngineMaker((options) => {
  const { worker = true, workerUrl } = options;
  const where = async () => placeOf(options);
  const createWorker = () =>
    workerUrl === undefined
      ? bundledWorker(() => new Worker(new URL("./worker.js", import.meta.url), { type: "module" }))
      : workerFrom(workerUrl);
  const connect = worker ? inWorker(createWorker) : sameThread(loadServer);
  return { engine: new Client(connect, where), worker };
});

export * from "./api.js";

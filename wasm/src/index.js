/**
 * The package in a browser. The core runs in the package's worker, or with `init({ worker: false })` in
 * the page's thread. The URLs are those of the published files beside this one, written in the one way
 * that bundlers find.
 */

import { Client } from "../worker/client.js";
import { inWorker, sameThread, workerFrom } from "../worker/connect.js";
import { setEngineMaker } from "./engine.js";
import { chooseThreads } from "./threads.js";

/** The worker's script without the worker. @returns {Promise<import("../worker/connect.js").CreateServer>} */
async function loadServer() {
  const { href } = new URL("./engine.js", import.meta.url);
  return (await import(/* @vite-ignore */ /* webpackIgnore: true */ href)).createServer;
}

/** The URL of a published file, out of bundlers' sight. @param {string} file */
const besideThis = (file) => new URL(file, import.meta.url);

/**
 * Resolved here: a worker may run from a blob, which nothing is relative to.
 * @param {string | URL} file
 */
const absolute = (file) => new URL(file, globalThis.location.href).href;

/** @param {import("./engine.js").InitOptions} options */
function placeOf({ worker = true, threads: asked, wasmUrl, wasmBinary }) {
  const hindrance = !worker
    ? "page-thread"
    : wasmBinary
      ? "own-binary"
      : globalThis.crossOriginIsolated
        ? null
        : "not-isolated";
  const cores = navigator.hardwareConcurrency || 1;
  const threads = chooseThreads({ asked, cores, hindrance });
  const file = wasmUrl ?? new URL("./minibatch.wasm", import.meta.url);
  // Beside the file the caller names, or where a bundler puts them.
  const [threadsWasmUrl, threadsScriptUrl] = wasmUrl
    ? ["minibatch-threads.wasm", "minibatch-threads.js"].map(
        (name) => new URL(name, absolute(file)),
      )
    : [
        new URL("./minibatch-threads.wasm", import.meta.url),
        new URL("./minibatch-threads.js", import.meta.url),
      ];
  return {
    wasmUrl: absolute(file),
    wasmBinary: wasmBinary ?? null,
    ...threads,
    threadsWasmUrl: threadsWasmUrl.href,
    threadsScriptUrl: threadsScriptUrl.href,
  };
}

setEngineMaker((options) => {
  const { worker = true, workerUrl } = options;
  const where = async () => placeOf(options);
  const createWorker = () => {
    if (workerUrl !== undefined) return workerFrom(workerUrl);
    // As these files are, on a host of their own; bundled ones are of the page's origin.
    if (new URL(import.meta.url).origin !== location.origin)
      return workerFrom(besideThis("worker.js"));
    return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  };
  const connect = worker ? inWorker(createWorker) : sameThread(loadServer);
  return { engine: new Client(connect, where), worker };
});

export * from "./api.js";

/**
 * The package in a browser. The core runs in the package's worker, or with `init({ worker: false })` in
 * the page's thread. The URLs are those of the published files beside this one, written in the one way
 * that bundlers find.
 */

import { Client } from "../worker/client.js";
import { inWorker, sameThread, workerFrom } from "../worker/connect.js";
import { setEngineMaker } from "./engine.js";

/** The worker's script without the worker. @returns {Promise<import("../worker/connect.js").CreateServer>} */
async function loadServer() {
  const { href } = new URL("./engine.js", import.meta.url);
  return (await import(/* @vite-ignore */ /* webpackIgnore: true */ href)).createServer;
}

/** The URL of a published file, out of bundlers' sight. @param {string} file */
const besideThis = (file) => new URL(file, import.meta.url);

setEngineMaker(({ worker = true, wasmUrl, wasmBinary, workerUrl }) => {
  // Resolved here: a worker may run from a blob, which nothing is relative to.
  const file = wasmUrl ?? new URL("./minibatch.wasm", import.meta.url);
  const where = async () => ({
    wasmUrl: new URL(file, globalThis.location.href).href,
    wasmBinary: wasmBinary ?? null,
  });
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

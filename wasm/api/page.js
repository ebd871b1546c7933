/**
 * The package in a browser. The core runs in the package's worker, or with `init({ worker: false })` in
 * the page's thread. The URLs are those of the published files beside this one, written in the one form
 * that bundlers recognize. Where these files are missing, copies embedded in scripts run instead.
 */

import { Client } from "../wire/client.js";
import { inWorker, sameThread } from "../wire/connect.js";
import { bundledWorker, outsideCache, workerFrom } from "../wire/start-worker.js";
import { absolute, placeOf, setUpPage } from "./in-page.js";

const files = () => ({
  wasm: new URL("./minibatch.wasm", import.meta.url),
  threadsWasm: new URL("./minibatch-threads.wasm", import.meta.url),
  relaxedWasm: new URL("./minibatch-relaxed.wasm", import.meta.url),
  relaxedThreadsWasm: new URL("./minibatch-relaxed-threads.wasm", import.meta.url),
});

/** The worker's other script. @param {string | URL | undefined} workerUrl */
const filesUrl = (workerUrl) =>
  workerUrl === undefined
    ? absolute(outsideCache(new URL("./worker-files.js", import.meta.url)))
    : new URL("worker-files.js", absolute(workerUrl)).href;

setUpPage((options) => {
  const { worker = true, workerUrl, wasmUrl, wasmBinary } = options;
  const createWorker = () =>
    workerUrl === undefined
      ? bundledWorker(() => new Worker(new URL("./worker.js", import.meta.url), { type: "module" }))
      : workerFrom(workerUrl);
  const connect = worker
    ? inWorker(createWorker)
    : sameThread(async () => (await import("../wire/page-engine.js")).createServer);
  const where = async () => ({
    ...placeOf(options, files),
    ...(worker && { filesUrl: filesUrl(workerUrl) }),
  });
  const asAsked = { connect, where };
  // If the caller names a file, that file runs or init() rejects.
  const isNamed = workerUrl !== undefined || (!worker && (wasmUrl !== undefined || wasmBinary));
  return new Client([asAsked], async () =>
    isNamed ? [] : (await import("./fallback.js")).fallbackWays(options),
  );
});

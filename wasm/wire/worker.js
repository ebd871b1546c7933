/**
 * The package's worker, and each of its threads: Emscripten's glue, which is imported first, runs as a thread
 * where the worker has the name of one. One script for both, so that no bundler has to find another.
 */

import createThreadsCore from "../../build/wasm/minibatch-threads.js";
// The other glue lies beside it then, where gzip finds what is alike in both: 5 KB less.
import "../engine/load-core.js";
import { coreId } from "../../build/generated/build.js";
import { fetchBinary } from "../engine/read-binary.js";
import { holdLockWhenAsked } from "../engine/thread.js";
import { lockThreads } from "../engine/thread-locks.js";
import { MinibatchError, causeOf } from "../messages/error.js";
import { serve } from "./serve.js";
import { scriptFrom, trustedScriptUrl } from "./start-worker.js";

/**
 * @typedef {object} Scope
 * @property {string} [name]
 * @property {string} [minibatchScript]
 * @property {() => Promise<unknown>} [loadMinibatchFiles] which tools/worker-parts.mjs has called for what this script
 *   imports when it is needed
 * @property {unknown} [minibatchFiles] what that left
 */
const scope = /** @type {Scope} */ (/** @type {unknown} */ (globalThis));
const { name, minibatchScript } = scope;

/**
 * Where this script is. What starts it from another origin says so; a bundler may not know the module's URL, and
 * a copy of it has a blob's.
 */
const urls = [minibatchScript, import.meta.url, globalThis.location.href];
const script = urls.find((url) => /^https?:/.test(url ?? "")) ?? null;

/** A worker may only be started from its own origin, but a module of its own may import one from elsewhere. */
function threadsScript() {
  const url = script ?? globalThis.location.href;
  if (new URL(url).origin === globalThis.origin) return url;
  return scriptFrom(`import ${JSON.stringify(url)};`);
}

/** Where the other script of the worker is. */
let filesUrl = "";

scope.loadMinibatchFiles = async () => {
  try {
    await import(/* @vite-ignore */ /* webpackIgnore: true */ /* turbopackIgnore: true */ filesUrl);
  } catch (cause) {
    const values = { url: filesUrl, cause: causeOf(cause) };
    throw new MinibatchError("load-failed", { id: "engine.no-files-script", values }, { cause });
  }
  return scope.minibatchFiles;
};

/** @type {import("../engine/load-core.js").CorePlatform} */
const platform = {
  filesAt: (url) => void (filesUrl = url),
  readBinary: fetchBinary,
  loadThreads: async () => ({
    create: createThreadsCore,
    coreId,
    script: trustedScriptUrl(threadsScript()),
  }),
  lockThreads,
};

if (name?.startsWith("em-pthread")) holdLockWhenAsked();
else serve(platform, script);

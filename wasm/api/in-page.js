/** What the entries for browsers share: where the core's files are, and how the engine is made. */

import { outsideCache } from "../wire/start-worker.js";
import { setEngineMaker } from "./engine.js";
import { browserName, setPlatform } from "./experiment/platform.js";
import { chooseRelaxed } from "./relaxed.js";
import { chooseThreads } from "./threads.js";

/** @typedef {import("./engine.js").InitOptions} InitOptions */
/** @typedef {import("../wire/client.js").Client} Client */
/** @typedef {import("../wire/protocol.js").CorePlace} CorePlace */

/** The core's modules. @typedef {Record<"wasm" | "threadsWasm" | "relaxedWasm" | "relaxedThreadsWasm", URL>} Files */

/** Resolved here, because a worker may run from a blob URL, which no URL can be relative to. @param {string | URL} file */
export const absolute = (file) => new URL(file, globalThis.location?.href).href;

/** @param {string | URL} wasmUrl @returns {Files} */
export function filesBeside(wasmUrl) {
  const beside = (/** @type {string} */ name) => new URL(name, absolute(wasmUrl));
  return {
    wasm: new URL(absolute(wasmUrl)),
    threadsWasm: beside("minibatch-threads.wasm"),
    relaxedWasm: beside("minibatch-relaxed.wasm"),
    relaxedThreadsWasm: beside("minibatch-relaxed-threads.wasm"),
  };
}

/**
 * Why there can be no threads. An isolated page should have shared memory, but WebKitGTK's has none.
 * @param {InitOptions} options
 */
function reasonAgainstThreads({ worker = true, wasmBinary }) {
  if (!worker) return "page-thread";
  if (wasmBinary) return "own-binary";
  if (!globalThis.crossOriginIsolated) return "not-isolated";
  return typeof SharedArrayBuffer === "function" ? null : "no-shared-memory";
}

const coresHere = () => globalThis.navigator?.hardwareConcurrency || 1;

/**
 * The core by its files, or what the caller gives in their place.
 * @param {InitOptions} options
 * @param {() => Files} bundled where a bundler puts them
 * @returns {CorePlace}
 */
export function placeOf(options, bundled) {
  const { threads: asked, relaxed: relaxedAsked, wasmUrl, wasmBinary } = options;
  const reason = reasonAgainstThreads(options);
  const { relaxed, relaxedReason } = chooseRelaxed({
    asked: relaxedAsked,
    ownBinary: Boolean(wasmBinary),
  });
  const threads = chooseThreads({ asked, cores: coresHere(), reason });
  if (wasmBinary) {
    return {
      wasmUrl: null,
      wasmBinary,
      ...threads,
      threadsWasmUrl: null,
      relaxed: null,
      relaxedReason,
    };
  }
  const files = wasmUrl === undefined ? bundled() : filesBeside(wasmUrl);
  const at = (/** @type {URL} */ file) => absolute(outsideCache(file));
  return {
    wasmUrl: at(files.wasm),
    wasmBinary: null,
    ...threads,
    threadsWasmUrl: at(files.threadsWasm),
    relaxed: relaxed
      ? { wasmUrl: at(files.relaxedWasm), threadsWasmUrl: at(files.relaxedThreadsWasm) }
      : null,
    relaxedReason,
  };
}

/**
 * Makes this the entry of its page.
 * @param {(options: InitOptions) => Client} makeClient
 */
export function setUpPage(makeClient) {
  setPlatform({
    fetchData: async (...asked) =>
      (await import("./experiment/fetch-in-page.js")).fetchInPage(...asked),
    describe: () => ({
      platform: browserName(globalThis.navigator?.userAgent ?? ""),
      cores: coresHere(),
    }),
  });
  setEngineMaker(makeClient);
}

/** What the entries for browsers share: where the core's files are, and what runs where there are none. */

import { Client } from "../wire/client.js";
import { inWorker, sameThread } from "../wire/connect.js";
import { outsideCache, workerOf } from "../wire/start-worker.js";
import { setEngineMaker } from "./engine.js";
import { fetchInPage } from "./experiment/fetch-in-page.js";
import { browserName, setPlatform } from "./experiment/platform.js";
import { chooseRelaxed } from "./relaxed.js";
import { chooseThreads } from "./threads.js";

/** @typedef {import("./engine.js").InitOptions} InitOptions */
/** @typedef {import("../wire/client.js").Way} Way */
/** @typedef {import("../wire/connect.js").CreateServer} CreateServer */
/** @typedef {import("../wire/protocol.js").CorePlace} CorePlace */

/** The core's modules. @typedef {Record<"wasm" | "threadsWasm" | "relaxedWasm" | "relaxedThreadsWasm", URL>} Files */

/**
 * What is within scripts, and loaded when it is needed.
 * @typedef {object} Inline
 * @property {() => Promise<WebAssembly.Module>} module
 * @property {() => Promise<string>} worker its source
 * @property {() => Promise<CreateServer>} server the worker's work without the worker
 */

/** Resolved here: a worker may run from a blob, which nothing is relative to. @param {string | URL} file */
const absolute = (file) => new URL(file, globalThis.location?.href).href;

/** @param {string | URL} wasmUrl @returns {Files} */
function filesBeside(wasmUrl) {
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
function hindranceTo({ worker = true, wasmBinary }) {
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
  const hindrance = hindranceTo(options);
  const { relaxed, relaxedReason } = chooseRelaxed({
    asked: relaxedAsked,
    ownBinary: Boolean(wasmBinary),
  });
  const threads = chooseThreads({ asked, cores: coresHere(), hindrance });
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
 * The ways to what is within a script, from the best to the last: a worker, this thread. What the caller says of
 * the core's files holds here, too.
 * @param {InitOptions} options
 * @param {Inline} within
 * @returns {Way[]}
 */
export function inlineWays(options, within) {
  const { worker = true, wasmUrl, wasmBinary } = options;
  /** @returns {Promise<CorePlace>} */
  async function where() {
    if (wasmUrl !== undefined || wasmBinary) {
      const place = placeOf(options, () => filesBeside(/** @type {string} */ (wasmUrl)));
      const threads = place.threads > 1 ? { threads: 1, threadsReason: inline } : {};
      return { ...place, ...threads };
    }
    return {
      wasmUrl: null,
      wasmBinary: await within.module(),
      threads: 1,
      threadsReason: inline,
      threadsWasmUrl: null,
      relaxed: null,
      relaxedReason: inline,
    };
  }
  let source = "";
  const worked = async () => {
    source ||= await within.worker();
    return where();
  };
  const connect = inWorker(() => workerOf(source, "within the package's script"));
  const here = { connect: sameThread(within.server), where };
  return worker ? [{ connect, where: worked }, here] : [here];
}
const inline = /** @type {const} */ ("inline");

/**
 * Makes this the entry of its page.
 * @param {(options: InitOptions) => Way[]} waysOf each is tried where what those before it load cannot be loaded
 */
export function setUpPage(waysOf) {
  setPlatform({
    fetchData: fetchInPage,
    describe: () => ({
      platform: browserName(globalThis.navigator?.userAgent ?? ""),
      cores: coresHere(),
    }),
  });
  setEngineMaker((options) => new Client(waysOf(options)));
}

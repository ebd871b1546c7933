/**
 * Loads the core: the relaxed modules where they are wanted and run, else those whose bits are the same
 * everywhere; of both the module with threads where those are wanted and run, else the one of one thread.
 */

import createCore from "../../build/wasm/minibatch.js";
import { MinibatchError } from "../messages/error.js";
import { Core } from "./core.js";

/** @typedef {import("../wire/protocol.js").CorePlace} CorePlace */
/** @typedef {import("../wire/protocol.js").StartInfo} StartInfo */
/** @typedef {typeof import("../../build/wasm/minibatch.js").default} CreateCore */

/** A thread's script that is never answered for would be waited for without end. */
const threadsTimeoutMs = 10_000;

/**
 * Takes a wasm file from where the page says it is.
 * @param {string} url absolute
 * @returns {Promise<ArrayBuffer>}
 */
async function fetchBinary(url) {
  let response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new MinibatchError("load-failed", `The core could not be fetched from ${url}.`, {
      cause,
    });
  }
  if (!response.ok) {
    throw new MinibatchError(
      "load-failed",
      `The core could not be fetched from ${url}: the server answered ${response.status}.`,
    );
  }
  return response.arrayBuffer();
}

/** @param {Pick<CorePlace, "wasmUrl" | "wasmBinary">} place */
async function loadSingle({ wasmUrl, wasmBinary }) {
  const binary = wasmBinary ?? (await readBinary(wasmUrl ?? ""));
  try {
    // What it would print on the console is in the error that it throws.
    return new Core(await createCore({ wasmBinary: binary, printErr() {} }));
  } catch (cause) {
    throw new MinibatchError(
      "load-failed",
      `The core from ${wasmBinary ? "wasmBinary" : wasmUrl} could not be started: either it is not ` +
        "the package's WebAssembly file, or this browser has no WebAssembly SIMD with exception " +
        `handling (Chrome 95, Firefox 100, Safari 16.4, Node 18 have both). ${cause}`,
      { cause },
    );
  }
}

/** Whether this is Node, whose threads take a URL and whose files are not fetched. */
const isNode = typeof globalThis.process?.versions?.node === "string";

/**
 * A worker may only be started from its own origin, but a module of its own may import one from
 * elsewhere.
 * @param {string} url
 */
function scriptOfThreads(url) {
  if (isNode) return new URL(url);
  if (new URL(url).origin === globalThis.location.origin) return url;
  const source = new Blob([`import ${JSON.stringify(url)};`], { type: "text/javascript" });
  return URL.createObjectURL(source);
}

/** @param {string} url */
async function readBinary(url) {
  if (!isNode) return fetchBinary(url);
  const { readFile } = await import(/* @vite-ignore */ `node:${"fs/promises"}`);
  return readFile(new URL(url));
}

/**
 * @param {string} scriptUrl
 * @param {string} wasmUrl
 * @param {number} threads
 */
async function loadThreads(scriptUrl, wasmUrl, threads) {
  const [wasmBinary, glue] = await Promise.all([
    readBinary(wasmUrl),
    import(/* @vite-ignore */ /* webpackIgnore: true */ scriptUrl),
  ]);
  const create = /** @type {CreateCore} */ (glue.default);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const failure = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("Its threads did not start.")), threadsTimeoutMs);
  });
  try {
    const started = create({
      wasmBinary,
      printErr() {},
      threads,
      threadsScript: scriptOfThreads(scriptUrl),
    });
    return new Core(
      await /** @type {typeof started} */ (Promise.race([started, failure])),
      threads,
    );
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Fails with `load-failed` where a file is not there or the browser cannot run it.
 * @param {CorePlace} place
 * @param {"simd" | "relaxed"} kind of these modules
 * @returns {Promise<{ core: Core, info: Omit<StartInfo, "relaxedReason"> }>}
 */
async function loadKind(place, kind) {
  const { threads, threadsScriptUrl, threadsWasmUrl } = place;
  let { threadsReason } = place;
  if (threads > 1 && threadsScriptUrl && threadsWasmUrl) {
    // What a thread's script fails of reaches this scope, too, and would end the engine.
    const ignore = (/** @type {Event} */ event) => event.preventDefault();
    globalThis.addEventListener?.("error", ignore);
    try {
      const core = await loadThreads(threadsScriptUrl, threadsWasmUrl, threads);
      return { core, info: { build: `${kind}-threads`, threads, threadsReason } };
    } catch {
      threadsReason = "failed";
    } finally {
      globalThis.removeEventListener?.("error", ignore);
    }
  }
  const core = await loadSingle(place);
  return { core, info: { build: kind, threads: 1, threadsReason } };
}

/**
 * As loadKind(), which it tries for both kinds where relaxed modules are wanted.
 * @param {CorePlace} place
 * @returns {Promise<{ core: Core, info: StartInfo }>}
 */
export async function loadCore(place) {
  let { relaxedReason } = place;
  if (place.relaxed) {
    try {
      const { core, info } = await loadKind(
        { ...place, ...place.relaxed, wasmBinary: null },
        "relaxed",
      );
      return { core, info: { ...info, relaxedReason } };
    } catch {
      relaxedReason = "failed";
    }
  }
  const { core, info } = await loadKind(place, "simd");
  return { core, info: { ...info, relaxedReason } };
}

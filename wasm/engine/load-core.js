/**
 * Loads the core: the relaxed modules where they are wanted and run, else those whose bits are the same
 * everywhere; of both the module with threads where those are wanted and run, else the one of one thread.
 */

import { coreId } from "../../build/generated/build.js";
import createCore from "../../build/wasm/minibatch.js";
import { MinibatchError } from "../messages/error.js";
import { Core } from "./core.js";
import { lockThreads } from "./thread-locks.js";

/** @typedef {import("../wire/protocol.js").CorePlace} CorePlace */
/** @typedef {import("../wire/protocol.js").StartArgs} StartArgs */
/** @typedef {import("../wire/protocol.js").Started} Started */
/** @typedef {import("../wire/protocol.js").StartInfo} StartInfo */
/** @typedef {typeof import("../../build/wasm/minibatch.js").default} CreateCore */

/**
 * `trusted` makes the URL of a worker's script one that the page's policy lets pass.
 * @typedef {CorePlace & Pick<StartArgs, "modules" | "scripts"> & { trusted: (url: string) => string }} Place
 */

/** Without a timeout a thread script that never responds would hang the start. */
const threadsTimeoutMs = 10_000;

/**
 * Fetches a wasm file from where the page says it is.
 * @param {string} url absolute
 * @returns {Promise<ArrayBuffer>}
 */
async function fetchBinary(url) {
  let response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new MinibatchError("load-failed", { id: "core.not-fetched", values: { url } }, { cause });
  }
  if (!response.ok) {
    throw new MinibatchError("load-failed", {
      id: "core.server",
      values: { url, status: response.status },
    });
  }
  return response.arrayBuffer();
}

/** Whether this is Node, whose threads take a URL and whose files are not fetched. */
const isNode = typeof globalThis.process?.versions?.node === "string";

/** @param {string} url */
async function readFileOf(url) {
  const { readFile } = await import(/* @vite-ignore */ `node:${"fs/promises"}`);
  try {
    return await readFile(new URL(url));
  } catch (cause) {
    throw new MinibatchError("load-failed", { id: "core.not-read", values: { url } }, { cause });
  }
}

/** @param {string} url */
const readBinary = (url) => (isNode ? readFileOf(url) : fetchBinary(url));

/**
 * Refuses a file of another build of the package, which may lack what this one calls, or do something else.
 * @param {string} source where it is from
 * @param {string | undefined} id
 */
function checkCore(source, id) {
  if (id !== coreId) {
    throw new MinibatchError("load-failed", { id: "core.other-build", values: { source } });
  }
}

/**
 * @param {ArrayBuffer | Uint8Array} binary
 * @param {string} source where it is from
 */
async function compile(binary, source) {
  const module = await WebAssembly.compile(/** @type {BufferSource} */ (binary));
  const [id] = WebAssembly.Module.customSections(module, "minibatch");
  checkCore(source, id && new TextDecoder().decode(id));
  return module;
}

/**
 * The compiled module: the one that an earlier engine has loaded from there, where there is one.
 * @param {Place} place
 * @param {string} url
 */
async function moduleAt({ modules }, url) {
  const module = modules.get(url) ?? (await compile(await readBinary(url), url));
  modules.set(url, module);
  return module;
}

/**
 * @param {CreateCore} create Emscripten's glue
 * @param {WebAssembly.Module} module
 * @param {import("../bindings.d.ts").CoreOptions} [options]
 * @returns {Promise<import("../bindings.d.ts").Core>}
 */
const instantiate = (create, module, options) =>
  new Promise((resolve, reject) => {
    /** @type {import("../bindings.d.ts").CoreOptions["instantiateWasm"]} */
    const instantiateWasm = (imports, done) => {
      WebAssembly.instantiate(module, imports).then((instance) => done(instance, module), reject);
      return {};
    };
    // What it would print to the console is in the error that it throws.
    create({ ...options, instantiateWasm, printErr() {} }).then(resolve, reject);
  });

/** @param {Place} place */
async function loadSingle(place) {
  const { wasmUrl, wasmBinary } = place;
  try {
    const module = wasmBinary
      ? await compile(wasmBinary, "wasmBinary")
      : await moduleAt(place, wasmUrl ?? "");
    return new Core(await instantiate(createCore, module));
  } catch (cause) {
    if (cause instanceof MinibatchError) throw cause;
    throw new MinibatchError(
      "load-failed",
      {
        id: "core.not-started",
        values: { source: wasmBinary ? "wasmBinary" : String(wasmUrl), cause: String(cause) },
      },
      { cause },
    );
  }
}

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

/**
 * The glue of the module with threads, from where it is or from its copy.
 * @param {Place} place
 * @param {string} url
 * @returns {Promise<{ create: CreateCore, from: string }>}
 */
async function importGlue({ scripts }, url) {
  const copy = scripts.get(url);
  const from = async (/** @type {string} */ script) => {
    const glue = await import(/* @vite-ignore */ /* webpackIgnore: true */ script);
    checkCore(url, glue.coreId);
    return { create: glue.default, from: script };
  };
  try {
    return await from(url);
  } catch (error) {
    if (!copy) throw error;
    return from(copy);
  }
}

/**
 * @param {Place} place
 * @param {string} scriptUrl
 * @param {string} wasmUrl
 * @returns {Promise<{ core: Core, locks: string[] }>} with what its threads hold
 */
async function loadThreads(place, scriptUrl, wasmUrl) {
  const { threads, trusted } = place;
  const [module, { create, from }] = await Promise.all([
    moduleAt(place, wasmUrl),
    importGlue(place, scriptUrl),
  ]);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const failure = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("Its threads did not start.")), threadsTimeoutMs);
  });
  try {
    const script = scriptOfThreads(from);
    const threadsScript = typeof script === "string" ? trusted(script) : script;
    const start = async () => {
      const bindings = await instantiate(create, module, { threads, threadsScript });
      const workers = isNode ? [] : (bindings.PThread?.unusedWorkers ?? []);
      const locks = await lockThreads(workers);
      return { core: new Core(bindings, threads), locks };
    };
    const started = start();
    return await /** @type {typeof started} */ (Promise.race([started, failure]));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Fails with `load-failed` where a file is missing or the browser cannot run it.
 * @param {Place} place
 * @param {"simd" | "relaxed"} kind of these modules
 * @returns {Promise<{ core: Core, locks: string[], info: Omit<StartInfo, "relaxedReason"> }>}
 */
async function loadKind(place, kind) {
  const { threads, threadsScriptUrl, threadsWasmUrl } = place;
  let { threadsReason } = place;
  if (threads > 1 && threadsScriptUrl && threadsWasmUrl) {
    // Errors of a thread's script reach this scope, too, and would end the engine.
    const ignore = (/** @type {Event} */ event) => event.preventDefault();
    globalThis.addEventListener?.("error", ignore);
    try {
      const { core, locks } = await loadThreads(place, threadsScriptUrl, threadsWasmUrl);
      return { core, locks, info: { build: `${kind}-threads`, threads, threadsReason } };
    } catch {
      threadsReason = "failed";
    } finally {
      globalThis.removeEventListener?.("error", ignore);
    }
  }
  const core = await loadSingle(place);
  return { core, locks: [], info: { build: kind, threads: 1, threadsReason } };
}

/**
 * As loadKind(), which it tries for both kinds where relaxed modules are wanted.
 * @param {CorePlace & Partial<Place>} given
 * @returns {Promise<{ core: Core } & Started>}
 */
export async function loadCore(given) {
  const place = { modules: new Map(), scripts: new Map(), trusted: String, ...given };
  let { relaxedReason } = place;
  /** @param {Awaited<ReturnType<typeof loadKind>>} loaded */
  const started = ({ core, locks, info }) => ({
    core,
    locks,
    info: { ...info, relaxedReason },
    modules: place.modules,
    scripts: info.threads > 1 && place.threadsScriptUrl ? [place.threadsScriptUrl] : [],
  });
  if (place.relaxed) {
    try {
      return started(await loadKind({ ...place, ...place.relaxed, wasmBinary: null }, "relaxed"));
    } catch {
      relaxedReason = "failed";
    }
  }
  return started(await loadKind(place, "simd"));
}

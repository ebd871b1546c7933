/**
 * Loads the core: the relaxed modules if they are wanted and can run, otherwise those whose bits are the same
 * everywhere; of either, the module with threads if threads are wanted and can run, otherwise the single-threaded one.
 */

import { coreId } from "../../build/generated/build.js";
import createCore from "../../build/wasm/minibatch.js";
import { MinibatchError } from "../messages/error.js";
import { Core } from "./core.js";

/** @typedef {import("../wire/protocol.js").CorePlace} CorePlace */
/** @typedef {import("../wire/protocol.js").StartArgs} StartArgs */
/** @typedef {import("../wire/protocol.js").Started} Started */
/** @typedef {import("../wire/protocol.js").StartInfo} StartInfo */
/** @typedef {typeof import("../../build/wasm/minibatch.js").default} CreateCore */

/**
 * What the core needs of the place that it runs in, which the entry of the engine knows.
 * @typedef {object} CorePlatform
 * @property {(url: string) => Promise<ArrayBuffer | Uint8Array>} readBinary the contents of a wasm file
 * @property {((threadsWasmUrl: string) => Promise<ThreadsGlue>) | null} loadThreads null where there can be none
 * @property {(url: string) => void} [filesAt] told where what reads and writes rare files is, if it is in a script of
 *   its own
 * @property {(workers: Worker[]) => Promise<string[]>} lockThreads has the threads hold Web Locks: their names
 */

/**
 * The glue of the module with threads, the build it is of, and the script that its threads run.
 * @typedef {{ create: CreateCore, coreId: string, script: string | URL }} ThreadsGlue
 */

/** @typedef {CorePlace & Pick<StartArgs, "modules">} Place */

/** Without a timeout a thread's script that never responds would hang the start. */
const threadsTimeoutMs = 10_000;

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
 * @param {ArrayBuffer | Uint8Array | WebAssembly.Module} binary
 * @param {string} source where it is from
 */
async function compile(binary, source) {
  const module =
    binary instanceof WebAssembly.Module
      ? binary
      : await WebAssembly.compile(/** @type {BufferSource} */ (binary));
  const [id] = WebAssembly.Module.customSections(module, "minibatch");
  checkCore(source, id && new TextDecoder().decode(id));
  return module;
}

/**
 * The compiled module: the one that an earlier engine has loaded from there, where there is one.
 * @param {Place} place
 * @param {CorePlatform} platform
 * @param {string} url
 */
async function moduleAt({ modules }, { readBinary }, url) {
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

/**
 * @param {Place} place
 * @param {CorePlatform} platform
 */
async function loadSingle(place, platform) {
  const { wasmUrl, wasmBinary } = place;
  try {
    const module = wasmBinary
      ? await compile(wasmBinary, "wasmBinary")
      : await moduleAt(place, platform, wasmUrl ?? "");
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
 * @param {Place} place
 * @param {CorePlatform} platform
 * @param {string} wasmUrl
 * @returns {Promise<{ core: Core, locks: string[] }>} with what its threads hold
 */
async function loadThreads(place, platform, wasmUrl) {
  const { threads } = place;
  if (!platform.loadThreads) throw new Error("There can be no threads here.");
  const [module, glue] = await Promise.all([
    moduleAt(place, platform, wasmUrl),
    platform.loadThreads(wasmUrl),
  ]);
  const { create, script } = glue;
  checkCore(String(script), glue.coreId);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const failure = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("Its threads did not start.")), threadsTimeoutMs);
  });
  try {
    const start = async () => {
      const bindings = await instantiate(create, module, { threads, threadsScript: script });
      const locks = await platform.lockThreads(bindings.PThread?.unusedWorkers ?? []);
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
 * @param {CorePlatform} platform
 * @param {"simd" | "relaxed"} kind of these modules
 * @returns {Promise<{ core: Core, locks: string[], info: Omit<StartInfo, "relaxedReason"> }>}
 */
async function loadKind(place, platform, kind) {
  const { threads, threadsWasmUrl } = place;
  let { threadsReason } = place;
  if (threads > 1 && threadsWasmUrl) {
    // Errors of a thread's script reach this scope, too, and would end the engine.
    const ignore = (/** @type {Event} */ event) => event.preventDefault();
    globalThis.addEventListener?.("error", ignore);
    try {
      const { core, locks } = await loadThreads(place, platform, threadsWasmUrl);
      return { core, locks, info: { build: `${kind}-threads`, threads, threadsReason } };
    } catch {
      threadsReason = "failed";
    } finally {
      globalThis.removeEventListener?.("error", ignore);
    }
  }
  const core = await loadSingle(place, platform);
  return { core, locks: [], info: { build: kind, threads: 1, threadsReason } };
}

/**
 * As loadKind(), which it tries for both kinds where relaxed modules are wanted.
 * @param {CorePlace & Partial<Place>} given
 * @param {CorePlatform} platform
 * @returns {Promise<{ core: Core } & Started>}
 */
export async function loadCore(given, platform) {
  const place = { modules: new Map(), ...given };
  let { relaxedReason } = place;
  /** @param {Awaited<ReturnType<typeof loadKind>>} loaded */
  const started = ({ core, locks, info }) => ({
    core,
    locks,
    info: { ...info, relaxedReason },
    modules: place.modules,
  });
  if (place.relaxed) {
    const relaxed = { ...place, ...place.relaxed, wasmBinary: null };
    try {
      return started(await loadKind(relaxed, platform, "relaxed"));
    } catch {
      relaxedReason = "failed";
    }
  }
  return started(await loadKind(place, platform, "simd"));
}

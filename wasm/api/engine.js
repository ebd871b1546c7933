/** The one engine of a page: access to it, options before it starts, and its end. */

import { checkOptions, optionalFunction, wholeNumber, wrong } from "./checks.js";
import { MinibatchError } from "../messages/error.js";
import { mostThreads } from "./threads.js";

/** @typedef {import("../wire/protocol.js").Method} Method */
/** @template {Method} M @typedef {import("../wire/protocol.js").Args<M>} Args */
/** @template {Method} M @typedef {import("../wire/protocol.js").Result<M>} Result */
/** @template {Method} M @typedef {import("../wire/protocol.js").EventOf<M>} EventOf */

/**
 * What this folder needs of wasm/wire/client.js, which an entry (index.js, index.node.js) connects.
 * @typedef {object} Engine
 * @property {{ [M in Method]: (args: Args<M>, options?: { transfer?: (ArrayBuffer | import("../wire/protocol.js").Bitmap)[],
 *   onEvent?: (event: EventOf<M>) => unknown }) => Promise<Result<M>> }} calls
 * @property {() => Promise<EngineInfo>} start
 * @property {boolean} hasStarted whether a core has ever run
 * @property {() => number} newJob
 * @property {(handle: number) => void} release disposes of what a handle names; nobody waits for it
 * @property {(handle: number) => void} forget the same for what was collected as garbage
 * @property {EngineState} state
 * @property {(listener: CrashListener) => void} onCrash
 * @property {(listener: (info: EngineInfo) => void) => void} onRestart
 * @property {() => Promise<void>} settle resolves when no call is under way
 * @property {() => void} close ends it for good
 */

/** @typedef {(crash: { message: string }) => unknown} CrashListener */
/** @typedef {(info: EngineInfo & { crashed: boolean }) => unknown} RestartListener */

/**
 * - `stopped`: no core runs; the next call that computes starts one
 * - `starting`
 * - `running`
 * - `crashed`: the core crashed; the next call starts another one, and `init()` starts it now
 * @typedef {"stopped" | "starting" | "running" | "crashed"} EngineState
 */

/**
 * @typedef {object} InitOptions
 * @property {boolean} [worker] whether the core runs in a worker of its own. Browsers: true. Node: always
 *   false.
 * @property {number} [threads] how many threads the core uses, 1 to 64. Default in browsers: as many as there are
 *   cores, at most 8, if the page is cross-origin isolated, otherwise 1; in Node: 1. Results do not depend on it.
 *   Where more threads are impossible there is one; `threadsReason` says why.
 * @property {boolean} [relaxed] whether the core may fuse multiplications with additions, if the processor can. That is
 *   faster, by how much depends on the processor, but results are no longer the same bits on every machine.
 *   Default: false. Where it is not available, the `simd` build runs; `relaxedReason` says why.
 * @property {string | URL} [wasmUrl] where minibatch.wasm is, if not beside the package's scripts;
 *   minibatch-threads.wasm, minibatch-relaxed.wasm and minibatch-relaxed-threads.wasm (in Node also
 *   minibatch-threads.js) are looked for beside it
 * @property {ArrayBuffer | Uint8Array | import("../wire/engine-types.js").WasmModule} [wasmBinary] the contents of minibatch.wasm, or its
 *   module, instead of a URL; it runs on one thread, and is not relaxed
 * @property {string | URL} [workerUrl] where worker.js is, if not beside the package's scripts; any origin.
 *   worker-files.js is looked for beside it
 * @property {CrashListener} [onCrash] called when the core has crashed. Its models and data sets are then gone;
 *   the next call starts a new core.
 */

/**
 * What runs.
 * @typedef {object} EngineInfo
 * @property {import("../wire/protocol.js").Build} build `simd` and `simd-threads` give the same bits
 *   everywhere, `relaxed` and `relaxed-threads` those of this machine
 * @property {number} threads
 * @property {import("./threads.js").ThreadsReason} threadsReason why so many
 * @property {import("./relaxed.js").RelaxedReason} relaxedReason why it is relaxed or not
 * @property {boolean} worker
 * @property {MinibatchError} [fallback] what could not be loaded, if copies of worker and core embedded in a script run
 *   instead. Absent if nothing is missing.
 */

/** @typedef {(options: InitOptions) => Engine} EngineMaker */

/** @type {EngineMaker | null} */
let makeEngine = null;
/** @type {InitOptions} */
let chosen = {};
/** @type {Engine | null} */
let made = null;

/**
 * Called once, by the platform's entry.
 * @param {EngineMaker} maker
 */
export function setEngineMaker(maker) {
  makeEngine = maker;
}

/** @type {Set<CrashListener>} */
const crashListeners = new Set();
/** @type {Set<RestartListener>} */
const restartListeners = new Set();

/**
 * Calls all listeners without waiting for one another. Errors they throw are logged and stop nothing.
 * @template T
 * @param {Set<(event: T) => unknown>} listeners
 * @param {T} event
 */
function tell(listeners, event) {
  for (const listener of [...listeners]) {
    const call = async () => listener(event);
    call().catch((error) => console.error(error));
  }
}

/** @param {InitOptions} options */
function make(options) {
  if (!makeEngine) throw new MinibatchError("internal", { id: "engine.no-entry" });
  const next = makeEngine(options);
  next.onCrash((crash) => tell(crashListeners, crash));
  next.onRestart((info) => tell(restartListeners, { ...info, crashed: true }));
  return next;
}

const makeOnce = () => (made ??= make(chosen));

/** The engine; it starts with its first call. */
export const getEngine = () => makeOnce();

const optionNames = [
  "worker",
  "threads",
  "relaxed",
  "wasmUrl",
  "wasmBinary",
  "workerUrl",
  "onCrash",
];

/**
 * @param {string} where the function that takes them
 * @param {InitOptions} options
 */
function checkInitOptions(where, options) {
  checkOptions(where, options, optionNames);
  const { threads, wasmBinary, onCrash } = options;
  for (const name of /** @type {const} */ (["worker", "relaxed"])) {
    const value = options[name];
    if (value !== undefined && typeof value !== "boolean") {
      throw wrong(`${where}: ${name}`, "boolean", value);
    }
  }
  if (threads !== undefined && wholeNumber(`${where}: threads`, threads, 1) > mostThreads) {
    throw wrong(
      `${where}: threads`,
      { id: "expected.at-most", values: { maximum: mostThreads } },
      threads,
    );
  }
  if (
    wasmBinary !== undefined &&
    ![ArrayBuffer, Uint8Array, WebAssembly.Module].some((type) => wasmBinary instanceof type)
  ) {
    throw wrong(`${where}: wasmBinary`, "bytes", wasmBinary);
  }
  optionalFunction(`${where}: onCrash`, onCrash);
}

/**
 * Starts the core now instead of at the first call that computes, and returns what runs. Optional: without it,
 * defaults apply. Options can be given only before the core has started; `restart()` changes them later.
 *
 * Rejects with `invalid-state` when options come too late, `load-failed` when the core's file cannot be
 * fetched or started.
 * @param {InitOptions} [options]
 * @returns {Promise<EngineInfo>}
 */
export async function init(options = {}) {
  checkInitOptions("init()", options);
  if (Object.keys(options).length > 0) {
    if (made?.hasStarted) {
      throw new MinibatchError("invalid-state", { id: "init.too-late" });
    }
    // A core that never ran, for example because its file was not found, may be tried again with other options.
    made = null;
    chosen = { ...options };
  }
  if (options.onCrash) crashListeners.add(options.onCrash);
  return { ...(await makeOnce().start()) };
}

/**
 * Replaces the running core with one that has other options, once the running calls have ended. Its models and data
 * sets are then gone: save what you still need (`saveCheckpoint()`) beforehand, or in a listener of `onRestart()`,
 * whose first calls still reach the old core. If the new core does not start, the old one keeps running, and this
 * rejects as `init()` does.
 * @param {InitOptions} [options]
 * @returns {Promise<EngineInfo>}
 */
export async function restart(options = {}) {
  checkInitOptions("restart()", options);
  const next = make(options);
  const info = await next.start();
  if (options.onCrash) crashListeners.add(options.onCrash);
  const before = made;
  made = next;
  chosen = { ...options };
  if (before) {
    if (before.hasStarted) tell(restartListeners, { ...info, crashed: false });
    await end(before);
  }
  return { ...info };
}

/**
 * Ends the core, its worker and its threads, once the running calls have ended. Models and data sets are then
 * gone; the next call starts a new core, and `init()` takes options again.
 * @returns {Promise<void>}
 */
export async function terminate() {
  const ending = made;
  if (!ending) return;
  await end(ending);
  if (made !== ending) return;
  made = null;
  chosen = {};
}

/** @param {Engine} engine */
async function end(engine) {
  await engine.settle();
  engine.close();
}

/**
 * Calls `listener` whenever the core has crashed.
 * @param {CrashListener} listener
 * @returns {() => void} takes the listener off
 */
export function onCrash(listener) {
  crashListeners.add(listener);
  return () => crashListeners.delete(listener);
}

/**
 * Calls `listener` whenever a core replaces another: one that `crashed`, or one that `restart()` ends.
 * @param {RestartListener} listener called with what runs
 * @returns {() => void} takes the listener off
 */
export function onRestart(listener) {
  restartListeners.add(listener);
  return () => restartListeners.delete(listener);
}

/**
 * Resolves when no call is running, whichever code on the page made it.
 * @returns {Promise<void>}
 */
export const whenIdle = async () => made?.settle();

/**
 * The state of the core. Does not start it.
 * @returns {EngineState}
 */
export const engineState = () => made?.state ?? "stopped";

/**
 * What the core holds: objects that are not disposed, and bytes of memory in use and allocated.
 * @returns {Promise<import("../wire/protocol.js").EngineStatus>}
 */
export const status = () => getEngine().calls.status({});

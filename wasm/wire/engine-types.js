/** How an engine starts and what it says of itself, as it crosses. Types only. */

/** @typedef {import("../api/threads.js").ThreadsReason} ThreadsReason */
/** @typedef {import("../api/relaxed.js").RelaxedReason} RelaxedReason */
/**
 * WebAssembly.Module where there is such a type: TypeScript's libraries for Node alone have none.
 * @typedef {typeof globalThis extends { WebAssembly: { Module: { prototype: infer T } } } ? T : never} WasmModule
 */
/** Which of the core's modules. @typedef {"simd" | "simd-threads" | "relaxed" | "relaxed-threads"} Build */

/**
 * Where the core's files are, how many threads it is to have, and whether it may be relaxed.
 * @typedef {object} CorePlace
 * @property {string | null} wasmUrl
 * @property {ArrayBuffer | Uint8Array | WasmModule | null} wasmBinary
 * @property {number} threads
 * @property {ThreadsReason} threadsReason why so many
 * @property {string | null} threadsWasmUrl the module with threads; only where there are several
 * @property {{ wasmUrl: string, threadsWasmUrl: string } | null} relaxed the modules that replace those
 *   above, with the same glue; null where they are not to run
 * @property {RelaxedReason} relaxedReason why they are or are not
 */
/**
 * Also where worker-files.js is, for a worker; the page's build; and the modules that its earlier engines have loaded, by URL.
 * @typedef {CorePlace & { filesUrl?: string, build: string, firstHandle: number, modules: Map<string, WasmModule> }} StartArgs
 */
/**
 * What runs, what was loaded for it, and the Web Locks that its threads hold.
 * @typedef {{ info: StartInfo, modules: Map<string, WasmModule>, locks: string[] }} Started
 */
/**
 * @typedef {{ build: Build, threads: number, threadsReason: ThreadsReason, relaxedReason: RelaxedReason }} StartInfo
 */

/**
 * @typedef {object} EngineStatus
 * @property {number} handles models, data sets and sources not disposed yet
 * @property {number} usedBytes bytes of the core's memory in use
 * @property {number} memoryBytes bytes of the core's memory; it never shrinks
 */

export {};

/** SHA-256 of files and of weights, to tell whether two are the same. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { toEntry } from "../formats/entry.js";
import { takeOut } from "./core.js";

/** @typedef {import("../wire/server.js").Handlers} Handlers */
/** @typedef {import("./jobs.js").Control} Control */

/** Bytes at a time: about 10 ms. */
const slice = 2 ** 21;
/** How long it hashes before it handles messages and reports progress. */
const sliceMs = 50;

/**
 * Lets messages in at intervals, until the job is stopped.
 * @param {Control} control
 * @param {() => void} [progressed]
 */
function pace(control, progressed) {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < sliceMs) return;
    progressed?.();
    await control.turn();
    if (control.stopped) throw control.signal.reason;
    last = performance.now();
  };
}

/**
 * Not crypto.subtle, which needs everything at once and is missing on plain http.
 * @param {number} size
 * @param {(from: number, to: number) => Uint8Array | Promise<Uint8Array>} read
 * @param {(bytes: number) => Promise<void>} done told how many have been hashed
 * @returns {Promise<string>} in lower-case hexadecimal digits
 */
async function hash(size, read, done) {
  const state = sha256.create();
  for (let from = 0; from < size; from += slice) {
    const to = Math.min(size, from + slice);
    state.update(await read(from, to));
    await done(to - from);
  }
  return bytesToHex(state.digest());
}

/**
 * @param {import("../wire/server.js").Engine} engine
 * @returns {Pick<Handlers, "hashFiles" | "fingerprint">}
 */
export function hashHandlers({ handles, jobs }) {
  return {
    hashFiles: ({ job, files }, call) =>
      jobs.run(job, async (control) => {
        const entries = files.map(toEntry);
        const total = entries.reduce((sum, { size }) => sum + size, 0);
        let counted = 0;
        const next = pace(control, () => call.emit({ type: "counted", done: counted, total }));
        const hashed = [];
        for (const { path, size, read } of entries) {
          const sha256 = await hash(size, read, (bytes) => {
            counted += bytes;
            return next();
          });
          hashed.push({ name: path, size, sha256 });
        }
        call.emit({ type: "counted", done: total, total });
        return hashed;
      }),

    fingerprint: ({ job, model }) =>
      jobs.run(job, (control) => {
        const entry = handles.get("model", model);
        entry.requireOwnWeights();
        const { buffer } = takeOut(entry.model.copyWeights());
        return hash(
          buffer.byteLength,
          (from, to) => new Uint8Array(buffer, from, to - from),
          pace(control),
        );
      }),
  };
}

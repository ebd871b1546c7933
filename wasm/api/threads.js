/** How many threads the core gets, and why. */

/**
 * - `shared-memory`: the threads share memory
 * - `asked`: `init({ threads: 1 })`
 * - `node`: in Node there is one unless `init({ threads })` asks for more
 * - `one-core`: the machine has one
 * - `not-isolated`: the page is not cross-origin isolated, so browsers give it no shared memory
 * - `no-shared-memory`: the page is cross-origin isolated, but this browser has no SharedArrayBuffer
 * - `page-thread`: the core runs in the page's own thread, which may not wait for others
 * - `own-binary`: the core comes from `wasmBinary`, one module for one thread
 * - `inline`: the core is the one within the script, one module for one thread
 * - `failed`: the module with threads could not be started; the single-threaded one runs instead
 * @typedef {"shared-memory" | "asked" | "node" | "one-core" | "not-isolated" | "no-shared-memory" | "page-thread" | "own-binary" | "inline" | "failed"} ThreadsReason
 */

/** The most threads by default: with more, a training step waits for memory. */
const mostByDefault = 8;
/** More threads would only wait for each other. */
export const mostThreads = 64;

/**
 * @param {object} place
 * @param {number} [place.asked] `init({ threads })`
 * @param {number} place.cores of this machine, as reported by the browser
 * @param {ThreadsReason | null} place.reason why more threads are impossible here
 * @param {ThreadsReason} [place.unasked] why there is one if no number was asked for
 * @returns {{ threads: number, threadsReason: ThreadsReason }}
 */
export function chooseThreads({ asked, cores, reason, unasked }) {
  const one = (/** @type {ThreadsReason} */ threadsReason) => ({ threads: 1, threadsReason });
  if (asked === 1) return one("asked");
  if (reason) return one(reason);
  if (asked !== undefined) return { threads: asked, threadsReason: "shared-memory" };
  if (unasked) return one(unasked);
  const threads = Math.min(cores, mostByDefault);
  return threads > 1 ? { threads, threadsReason: "shared-memory" } : one("one-core");
}

/** Jobs that a signal can end, and that end when the caller's own function throws. */

/**
 * Makes the options of a call whose events go to a function of the caller: when it throws, or the promise it
 * returns rejects, the job is stopped and rejects with that error.
 * @callback Guarded
 * @param {(event: any) => unknown} listener
 * @returns {{ onEvent: (event: any) => Promise<any> }} the event is answered by what the listener returns, or by
 *   nothing when it threw
 */

/**
 * Rejects with the signal's reason as soon as it is aborted: the engine ends the call by itself, and what it gives is lost.
 * @template T
 * @param {AbortSignal | undefined} signal
 * @param {() => Promise<T>} call
 * @returns {Promise<T>}
 */
export async function orAborted(signal, call) {
  if (!signal) return call();
  signal.throwIfAborted();
  /** @type {(reason: unknown) => void} */
  let reject = () => {};
  const aborted = new Promise((_, refuse) => (reject = refuse));
  const stop = () => reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return /** @type {T} */ (await Promise.race([call(), aborted]));
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/**
 * Runs a job whose work is discarded when it is aborted.
 * @template T
 * @param {import("./engine.js").Engine} engine
 * @param {AbortSignal | undefined} signal
 * @param {(job: number, guarded: Guarded) => Promise<T>} run
 * @returns {Promise<T>} rejects with the signal's reason
 */
export async function abortable(engine, signal, run) {
  signal?.throwIfAborted();
  const job = engine.newJob();
  const stop = () => engine.calls.control({ job, action: "stop" }).catch(() => {});
  /** The first error that the caller's function threw. @type {{ error: unknown } | null} */
  let failure = null;
  /** @type {Guarded} */
  const guarded = (listener) => ({
    async onEvent(event) {
      if (failure) return;
      try {
        return await listener(event);
      } catch (error) {
        failure ??= { error };
        stop();
      }
    },
  });
  signal?.addEventListener("abort", stop, { once: true });
  try {
    const result = await run(job, guarded);
    if (failure) throw /** @type {{ error: unknown }} */ (failure).error;
    return result;
  } catch (error) {
    if (failure) throw /** @type {{ error: unknown }} */ (failure).error;
    throw signal?.aborted && /** @type {Error} */ (error).name === "AbortError"
      ? signal.reason
      : error;
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

/** Jobs that a signal can end. */

/**
 * Runs a job that leaves nothing when it is aborted.
 * @template T
 * @param {import("./engine.js").Engine} engine
 * @param {AbortSignal | undefined} signal
 * @param {(job: number) => Promise<T>} run
 * @returns {Promise<T>} rejects with the signal's reason
 */
export async function abortable(engine, signal, run) {
  signal?.throwIfAborted();
  const job = engine.newJob();
  const stop = () => engine.calls.control({ job, action: "stop" }).catch(() => {});
  signal?.addEventListener("abort", stop, { once: true });
  try {
    return await run(job);
  } catch (error) {
    throw signal?.aborted && /** @type {Error} */ (error).name === "AbortError"
      ? signal.reason
      : error;
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

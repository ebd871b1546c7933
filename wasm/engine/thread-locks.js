/** The engine's end of what thread.js does. */

/**
 * Has every thread take a lock before it computes: from then on it takes no messages.
 * @param {Worker[]} workers those of the threads
 * @returns {Promise<string[]>} the names of the locks
 */
export async function lockThreads(workers) {
  if (!globalThis.navigator?.locks) return [];
  const locks = await Promise.all(
    workers.map(
      (worker) =>
        /** @type {Promise<string | null>} */ (
          new Promise((resolve) => {
            worker.addEventListener("message", ({ data }) => {
              if ("lock" in data) resolve(data.lock);
            });
            worker.postMessage({ lock: `minibatch-${crypto.randomUUID()}` });
          })
        ),
    ),
  );
  return locks.filter((lock) => lock !== null);
}

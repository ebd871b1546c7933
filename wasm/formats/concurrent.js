/**
 * Calls `work` for 0, …, count - 1, a few at a time, and hands the results to `take` in order.
 * @template T
 * @param {number} count
 * @param {(index: number) => Promise<T>} work
 * @param {(result: T, index: number) => void} take
 * @param {import("./types.js").Turn} [turn] called after each
 */
export async function inOrder(count, work, take, turn) {
  const atOnce = 4;
  /** @type {Promise<T>[]} */
  const running = [];
  try {
    for (let index = 0; index < count; ++index) {
      while (running.length < atOnce && index + running.length < count) {
        running.push(work(index + running.length));
      }
      const result = await /** @type {Promise<T>} */ (running.shift());
      await turn?.();
      take(result, index);
    }
  } finally {
    await Promise.allSettled(running);
  }
}

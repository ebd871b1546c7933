/**
 * Notices a worker that ends without an error, as when the browser reclaims its memory: no event reports it,
 * and calls would wait for their answers forever. It is treated as a crash.
 *
 * A worker holds a Web Lock for as long as it lives, so the page that waits for the same lock gets it when the
 * worker has ended, however long a single step takes and whether or not the tab is hidden. Where there are no
 * locks (plain http, a sandboxed frame), and until the worker has named its lock, the page pings.
 */

/**
 * From the worker. `lock` is what it holds; null where there are no locks, and in the answer to a ping. `script`
 * is the URL it was loaded from, where it knows it.
 * @typedef {{ type: "alive", lock: string | null, script: string | null }} Alive
 */
/** From the page. @typedef {{ type: "ping" }} Ping */
/** @typedef {import("../messages/render.js").Message} Message */

const pingMs = 5000;
/**
 * Unanswered pings before a worker is considered dead. A worker answers between two steps only, and a step may
 * be one large batch. Counted and not timed: timers of a hidden or sleeping page come late, all at once.
 */
const mostUnanswered = 24;

/**
 * The worker's end: takes a lock.
 * @returns {Promise<string | null>} its name; null where there are none
 */
export async function holdLock() {
  // Both exist in secure contexts only.
  if (!navigator.locks || !crypto.randomUUID) return null;
  const lock = `minibatch-${crypto.randomUUID()}`;
  return new Promise((resolve) => {
    navigator.locks
      .request(lock, () => {
        resolve(lock);
        return new Promise(() => {});
      })
      // An origin of its own, as a sandboxed frame has, may not lock.
      .catch(() => resolve(null));
  });
}

/**
 * Waits for the end of who holds a lock.
 * @param {string} lock
 * @param {Message} reason
 * @param {(reason: Message) => void} died also called for a worker that was closed on purpose
 */
export const awaitEnd = (lock, reason, died) =>
  void navigator.locks
    ?.request(lock, () => died(reason))
    // A page that may not lock where its worker may.
    .catch(() => {});

/** The page's end. */
export class Liveness {
  #ping;
  #died;
  #unanswered = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  /**
   * @param {() => void} ping sends a Ping
   * @param {(reason: Message) => void} died also called for a worker that was closed on purpose
   */
  constructor(ping, died) {
    this.#ping = ping;
    this.#died = died;
    this.#timer = setInterval(() => this.#tick(), pingMs);
  }

  /** Any message of the worker. @param {{ type: string }} message @returns {message is Alive} */
  heard(message) {
    this.#unanswered = 0;
    if (message.type !== "alive") return false;
    const { lock } = /** @type {Alive} */ (message);
    if (lock !== null) this.#await(lock);
    return true;
  }

  close() {
    clearInterval(this.#timer);
  }

  #tick() {
    if (this.#unanswered === mostUnanswered) {
      const seconds = (mostUnanswered * pingMs) / 1000;
      this.close();
      this.#died({ id: "crash.silent", values: { seconds } });
      return;
    }
    ++this.#unanswered;
    this.#ping();
  }

  /** @param {string} lock */
  #await(lock) {
    if (!navigator.locks) return;
    this.close();
    navigator.locks
      .request(lock, () => this.#died({ id: "crash.ended" }))
      .catch(
        // A page that may not lock although its worker may: then only the pings remain.
        () => (this.#timer = setInterval(() => this.#tick(), pingMs)),
      );
  }
}

import { hasModel } from "../experiment/inspection.js";
import { isTraining } from "../experiment/store.js";

/** While it trains: the least time between two looks, and how many times as long as a look they are apart. */
const liveMs = 500;
const apart = 20;

/**
 * Looks into the model when what is to be seen has changed; while it trains again and again, but so seldom that looking
 * takes at most a twentieth of the time.
 */
export class LiveLook {
  #host;
  #subject;
  #look;
  /** What was looked at last. */
  #seen = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {import("../components/store-element.js").StoreElement} host
   * @param {() => unknown} subject what is looked at, as JSON has it
   * @param {() => Promise<unknown>} look
   */
  constructor(host, subject, look) {
    this.#host = host;
    this.#subject = subject;
    this.#look = look;
    host.addController(this);
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
    this.#seen = "";
  }

  hostUpdated() {
    const { state } = this.#host;
    const { training, data } = state;
    if (!hasModel(state) || !data.prepared) return;
    const when = isTraining(state) ? training.status : training.epoch.length;
    const subject = JSON.stringify([training.id, when, this.#subject()]);
    if (subject === this.#seen) return;
    this.#seen = subject;
    void this.#repeat();
  }

  async #repeat() {
    clearTimeout(this.#timer);
    const began = performance.now();
    await this.#look();
    if (!this.#host.isConnected || this.#host.state.training.status !== "running") return;
    const took = performance.now() - began;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#repeat(), Math.max(liveMs, took * apart));
  }
}

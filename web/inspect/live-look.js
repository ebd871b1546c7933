import { hasModel } from "../experiment/inspection.js";
import { isTraining } from "../experiment/store.js";

/** While it trains: the least time between two looks, and how many times as long as a look they are apart. */
const liveMs = 500;
const apart = 20;
/** What a look costs is the shortest of so many: the others waited longer for the training to let them in. */
const remembered = 8;
/** Until so many are known, which may have made what the next ones need, they are this many times as long apart. */
const [fewest, apartAtFirst] = [4, 4];
/** How far outside of what is seen of the page an element is ready to be seen. */
const near = "50%";

/**
 * Looks into the model when what is to be seen has changed; while it trains again and again, but so seldom that looking
 * takes at most a twentieth of the time, and only where the element is on the screen.
 */
export class LiveLook {
  #host;
  #subject;
  #look;
  #isUntrained;
  /** What was looked at last. */
  #seen = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** How long the last looks took. @type {number[]} */
  #took = [];
  #isOnScreen = false;
  /** @type {IntersectionObserver | null} */
  #observer = null;

  /**
   * @param {import("../components/store-element.js").StoreElement} host
   * @param {() => unknown} subject what is looked at, as JSON has it
   * @param {() => Promise<number>} look which gives the milliseconds it took
   * @param {{ untrained?: boolean }} [options] whether there is something to be seen before it has weights
   */
  constructor(host, subject, look, { untrained = false } = {}) {
    this.#host = host;
    this.#subject = subject;
    this.#look = look;
    this.#isUntrained = untrained;
    host.addController(this);
  }

  hostConnected() {
    this.#observer = new IntersectionObserver(
      (entries) => {
        this.#isOnScreen = entries.at(-1)?.isIntersecting ?? false;
        if (this.#isOnScreen) this.#host.requestUpdate();
      },
      { rootMargin: near },
    );
    this.#observer.observe(this.#host);
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
    this.#observer?.disconnect();
    this.#seen = "";
    this.#isOnScreen = false;
  }

  hostUpdated() {
    const { state } = this.#host;
    const { training, data } = state;
    if (!this.#isOnScreen || !data.prepared) return;
    if (!hasModel(state) && !this.#isUntrained) return;
    const when = isTraining(state) ? training.status : training.epoch.length;
    const subject = JSON.stringify([hasModel(state), training.id, when, this.#subject()]);
    if (subject === this.#seen) return;
    this.#seen = subject;
    void this.#repeat();
  }

  async #repeat() {
    clearTimeout(this.#timer);
    if (!this.#isOnScreen) {
      // It looks again when it is.
      this.#seen = "";
      return;
    }
    const began = performance.now();
    const took = await this.#look();
    if (!this.#host.isConnected || this.#host.state.training.status !== "running") return;
    this.#took = [...this.#took.slice(1 - remembered), took];
    const times = this.#took.length < fewest ? apartAtFirst : apart;
    const left = liveMs - (performance.now() - began);
    const wait = Math.max(left, Math.min(...this.#took) * times);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#repeat(), wait);
  }
}

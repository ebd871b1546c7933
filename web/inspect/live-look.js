import { hasModel, setInspection } from "../experiment/inspection.js";
import { LiveBudget } from "../experiment/live-budget.js";
import { isTraining } from "../experiment/store.js";

/** While it trains: the least time between two looks of an element. */
const liveMs = 500;
/** What a look costs is the shortest of so many: the others waited longer for the training to let them in. */
const remembered = 8;
/** How far outside of what is seen of the page an element is ready to be seen. */
const near = "50%";

/**
 * Looks into the model when what is to be seen has changed; while it trains again and again, but only where the element is
 * on the screen, and no more than the budget that all such elements share lets it.
 */
export class LiveLook {
  #host;
  #subject;
  #look;
  #isUntrained;
  /** What was looked at last. */
  #seen = "";
  /** The rows, as they were prepared then. @type {unknown} */
  #of = null;
  /** Ends the waiting for the next look. */
  #waiting = new AbortController();
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
    this.#waiting.abort();
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
    // Other rows may come in one step, without a moment in which there are none.
    if (subject === this.#seen && data.prepared === this.#of) return;
    this.#seen = subject;
    this.#of = data.prepared;
    void this.#repeat();
  }

  /** What looking costs, as far as is known. @param {number} took the last time */
  #cost(took) {
    this.#took = [...this.#took.slice(1 - remembered), took];
    return Math.min(...this.#took);
  }

  async #repeat() {
    this.#waiting.abort();
    const { signal } = (this.#waiting = new AbortController());
    const { playground } = this.#host;
    const budget = (playground.budget ??= new LiveBudget((live) =>
      setInspection(playground, { live }),
    ));
    // What a person asked for is shown at once; what follows the training waits for its turn.
    for (let waited = false; ; waited = true) {
      if (!this.#isOnScreen) {
        // It looks again when it is.
        this.#seen = "";
        if (waited) budget.spend(this, 0);
        return;
      }
      const began = performance.now();
      const cost = this.#cost(await this.#look());
      if (waited) budget.spend(this, cost);
      if (!this.#isTraining || !(await after(liveMs - (performance.now() - began), signal))) return;
      if (!(await budget.turn(signal))) return;
      if (!this.#isTraining) return budget.spend(this, 0);
    }
  }

  get #isTraining() {
    return this.#host.state.training.status === "running";
  }
}

/** @param {number} ms @param {AbortSignal} signal @returns {Promise<boolean>} whether the time is over, and not the waiting */
const after = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve(false);
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", end);
      resolve(true);
    }, ms);
    const end = () => {
      clearTimeout(timer);
      resolve(false);
    };
    signal.addEventListener("abort", end, { once: true });
  });

/** The time that looking inside a model may take while it trains: one share for all that is looked at. */

/** The share of the time, and how far back it is measured. */
export const mostShare = 0.05;
const measuredMs = 20_000;

/** Lets one look after the other begin, so seldom that together they take no more than their share. */
export class LiveBudget {
  /** Those that wait for their turn, in order. @type {((isMine: boolean) => void)[]} */
  #waiting = [];
  /** When the next look may begin. */
  #next = 0;
  #isBusy = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** What was looked at lately: when it began, and what it cost. @type {{ at: number, cost: number, who: unknown }[]} */
  #spent = [];
  #onSpent;

  /**
   * @param {(measured: { share: number | null, looks: number }) => void} onSpent told what looking takes of the time (null
   *   after the first look), and at how many things
   */
  constructor(onSpent) {
    this.#onSpent = onSpent;
  }

  /**
   * Resolves when it is this one's turn; whoever was let in calls spend(), also where it did not look.
   * @param {AbortSignal} leaving no longer waits
   * @returns {Promise<boolean>} whether it is, false where it left
   */
  turn(leaving) {
    if (leaving.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const own = (/** @type {boolean} */ isMine) => {
        leaving.removeEventListener("abort", leave);
        resolve(isMine);
      };
      const leave = () => {
        this.#waiting = this.#waiting.filter((other) => other !== own);
        own(false);
      };
      leaving.addEventListener("abort", leave, { once: true });
      this.#waiting.push(own);
      this.#letIn();
    });
  }

  /**
   * What a look has cost whose turn it was. What a person asks for is no look that follows the training: it waits for no
   * turn, and is not counted.
   * @param {unknown} who looked
   * @param {number} cost in milliseconds; 0 where it did not look
   */
  spend(who, cost) {
    const now = performance.now();
    this.#isBusy = false;
    this.#next = now + cost * (1 / mostShare - 1);
    if (cost > 0) {
      const all = [...this.#spent, { at: now - cost, cost, who }];
      this.#spent = all.filter(({ at }, i) => i > all.length - 3 || now - at < measuredMs);
      this.#onSpent(this.#measured());
    }
    this.#letIn();
  }

  /** What the looks before the last one took of the time until it. */
  #measured() {
    const [first] = this.#spent;
    const last = this.#spent[this.#spent.length - 1];
    const before = this.#spent.slice(0, -1).reduce((sum, { cost }) => sum + cost, 0);
    const looks = new Set(this.#spent.map(({ who }) => who)).size;
    return { share: last === first ? null : before / (last.at - first.at), looks };
  }

  #letIn() {
    clearTimeout(this.#timer);
    if (this.#isBusy || this.#waiting.length === 0) return;
    const left = this.#next - performance.now();
    if (left > 0) {
      this.#timer = setTimeout(() => this.#letIn(), left);
      return;
    }
    this.#isBusy = true;
    this.#waiting.shift()?.(true);
  }
}

import { StoreElement } from "../components/store-element.js";
import { predictionsOf } from "../experiment/evaluation.js";
import { whileThere } from "../experiment/recovery.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Message, Predictions } from "minibatch" */

/** An element that shows what it asks the test rows' predictions for, again whenever they or its question change. */
export class ScoredElement extends StoreElement {
  static areas = ["evaluation", "data"];
  static properties = { found: { state: true }, error: { state: true } };

  constructor() {
    super();
    /** The answer; the last one until the next has come. @type {any} */
    this.found = null;
    /** @type {Message | null} */
    this.error = null;
  }

  /** What distinguishes one question from another. @protected */
  get question() {
    return "";
  }

  /**
   * @param {Predictions} _predictions
   * @returns {Promise<unknown>}
   * @protected
   */
  async ask(_predictions) {
    return null;
  }

  /** What was asked last, and of which test. @type {[unknown, string]} */
  #asked = [null, ""];

  updated() {
    void this.#fetch();
  }

  async #fetch() {
    const { status, metrics, labelled } = this.state.evaluation;
    const question = `${labelled?.at} ${this.question}`;
    if (status !== "ready" || (this.#asked[0] === metrics && this.#asked[1] === question)) return;
    /** @type {[unknown, string]} */
    const asked = (this.#asked = [metrics, question]);
    try {
      const found = await whileThere(this.playground, async () => {
        const predictions = await predictionsOf(this.playground);
        return predictions && this.ask(predictions);
      });
      if (found && this.#asked === asked) [this.found, this.error] = [found, null];
    } catch (error) {
      if (this.#asked === asked) [this.found, this.error] = [null, messageOf(error)];
    }
  }
}

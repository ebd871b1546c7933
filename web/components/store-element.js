import { LitElement } from "lit";
import { playgroundOf } from "../experiment/context.js";

/** @import { Playground } from "../experiment/playground.js" */
/** @import { Change } from "../experiment/store.js" */

/** An element of a playground. It renders parts of its state. */
export class StoreElement extends LitElement {
  /**
   * The areas of the state that it renders, or only some of their values: "training.status". While a model trains, the
   * others change many times a second.
   * @type {string[]}
   */
  static areas = [];

  /** @type {Playground} */
  playground = /** @type {any} */ (undefined);

  get store() {
    return this.playground.store;
  }

  get state() {
    return this.playground.store.state;
  }

  get language() {
    return this.playground.language;
  }

  get t() {
    return this.playground.language.t;
  }

  connectedCallback() {
    this.playground ??= playgroundOf(this);
    super.connectedCallback();
    this.store.addEventListener("change", this.#onChange);
    this.language.addEventListener("change", this.#onLanguage);
    this.requestUpdate();
  }

  /** While the page opens, what is new waits for its turn. @returns {any} */
  scheduleUpdate() {
    const turn = this.hasUpdated ? null : this.playground.slices?.turn();
    return turn ? turn.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  /** Its parent may just have removed it because of the new state, which it must then not render. */
  shouldUpdate() {
    return this.isConnected;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.store.removeEventListener("change", this.#onChange);
    this.language.removeEventListener("change", this.#onLanguage);
  }

  /** @param {Event} event */
  #onChange = (event) => {
    const { area, changed } = /** @type {CustomEvent<Change>} */ (event).detail;
    const { areas } = /** @type {typeof StoreElement} */ (this.constructor);
    if (areas.some((name) => name === area || changed.includes(name))) this.requestUpdate();
  };

  #onLanguage = () => this.requestUpdate();
}

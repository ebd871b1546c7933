import { LitElement } from "lit";
import { playgroundOf } from "../experiment/context.js";

/** @import { Playground } from "../experiment/playground.js" */

/** An element of a playground. It renders parts of its state: `static areas` names them. */
export class StoreElement extends LitElement {
  /** @type {string[]} */
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
    const area = /** @type {CustomEvent<string>} */ (event).detail;
    if (/** @type {typeof StoreElement} */ (this.constructor).areas.includes(area)) {
      this.requestUpdate();
    }
  };

  #onLanguage = () => this.requestUpdate();
}

import { LitElement } from "lit";
import { locale } from "../locales/i18n.js";
import { store } from "../store.js";

/** An element that renders parts of the store: `static areas` names them. */
export class StoreElement extends LitElement {
  /** @type {string[]} */
  static areas = [];

  connectedCallback() {
    super.connectedCallback();
    store.addEventListener("change", this.#onChange);
    locale.addEventListener("change", this.#onLocale);
    this.requestUpdate();
  }

  /** One that its parent has just removed, for what the store says now, is not for it. */
  shouldUpdate() {
    return this.isConnected;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    store.removeEventListener("change", this.#onChange);
    locale.removeEventListener("change", this.#onLocale);
  }

  /** @param {Event} event */
  #onChange = (event) => {
    const area = /** @type {CustomEvent<string>} */ (event).detail;
    if (/** @type {typeof StoreElement} */ (this.constructor).areas.includes(area)) {
      this.requestUpdate();
    }
  };

  #onLocale = () => this.requestUpdate();
}

import { css, html } from "lit";
import { StoreElement } from "../components/store-element.js";
import { entriesOf } from "../experiment/catalogue.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";
import { addCallback } from "../experiment/callbacks.js";

/** The catalogue's callbacks, folded away until one is wanted. */
class CallbackAdder extends StoreElement {
  static areas = ["training"];

  static properties = { open: { type: Boolean, reflect: true } };

  static styles = [
    base,
    controls,
    css`
      details[open] > summary {
        margin-bottom: 0.625rem;
      }

      ul {
        border: 1px solid var(--line);
        border-radius: var(--radius);
        padding: 0.25rem;
      }

      button {
        display: grid;
        grid-template-columns: 10.5rem 1fr;
        gap: 0.125rem 0.75rem;
        justify-content: start;
        width: 100%;
        padding: 0.375rem 0.5rem;
        text-align: left;
        font-weight: 400;
      }

      b {
        font-weight: 600;
        color: var(--ink);
      }

      button:disabled b {
        color: inherit;
      }

      @container (max-width: 30rem) {
        button {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.open = false;
  }

  render() {
    return html`<details
      .open=${this.open}
      @toggle=${(/** @type {any} */ event) => (this.open = event.target.open)}
    >
      <summary>${this.t("train.addCallback")}</summary>
      <ul>
        ${entriesOf("callback").map(
          (entry) =>
            html`<li>
              <button
                class="quiet"
                ?disabled=${isTraining(this.state)}
                @click=${() => this.#add(entry.class_name)}
              >
                <b>${entry.class_name}</b><span>${this.language.doc(entry)}</span>
              </button>
            </li>`,
        )}
      </ul>
    </details>`;
  }

  focus() {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("summary"))?.focus();
  }

  /** @param {string} className */
  #add(className) {
    addCallback(this.playground, className);
    this.open = false;
    this.focus();
  }
}

customElements.define("mb-callback-adder", CallbackAdder);

import { css, html } from "lit";
import { breakable } from "./breakable.js";
import { StoreElement } from "./store-element.js";
import { entriesOf } from "../experiment/catalogue.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";

/** The catalogue's entries of one kind, folded away until one is wanted. Sends "entry-chosen" with its class. */
class Adder extends StoreElement {
  static areas = ["training.status"];

  static properties = {
    kind: {},
    label: {},
    first: { attribute: false },
    open: { type: Boolean, reflect: true },
  };

  static styles = [
    base,
    controls,
    css`
      ul {
        margin-top: 0.5rem;
        padding: 0.25rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
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
    /** @type {"preparation" | "callback" | "metric"} */
    this.kind = "callback";
    this.label = "";
    /** The classes that are listed before the others. @type {string[]} */
    this.first = [];
    this.open = false;
  }

  render() {
    const locked = isTraining(this.state);
    return html`<details
      .open=${this.open}
      @toggle=${(/** @type {any} */ event) => (this.open = event.target.open)}
    >
      <summary>${this.label}</summary>
      <ul>
        ${this.#entries.map(
          (entry) =>
            html`<li>
              <button class="quiet" ?disabled=${locked} @click=${() => this.#add(entry.class_name)}>
                <b>${breakable(entry.class_name)}</b><span>${this.language.doc(entry)}</span>
              </button>
            </li>`,
        )}
      </ul>
    </details>`;
  }

  get #entries() {
    const place = (/** @type {string} */ name) =>
      this.first.includes(name) ? this.first.indexOf(name) : this.first.length;
    return entriesOf(this.kind).toSorted(
      (one, other) => place(one.class_name) - place(other.class_name),
    );
  }

  focus() {
    this.renderRoot.querySelector("summary")?.focus();
  }

  /** @param {string} className */
  #add(className) {
    this.dispatchEvent(new CustomEvent("entry-chosen", { detail: className }));
    this.open = false;
    this.focus();
  }
}

customElements.define("mb-adder", Adder);

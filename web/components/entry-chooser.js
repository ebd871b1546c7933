import { css, html, nothing } from "lit";
import { isFoundBy } from "minibatch";
import { breakable } from "./breakable.js";
import { StoreElement } from "./store-element.js";
import { icons } from "./icons.js";
import { base, controls, dialogs } from "../styles/shared.js";
import { entriesOf } from "../experiment/catalogue.js";

/** @import { Entry } from "../experiment/catalogue.js" */

/** Entries under a heading. @typedef {{ heading: string, entries: Entry[] }} Group */

/** A dialog with the catalogue's entries of a kind, to search and choose from. Sends "entry-chosen" with the class. */
class EntryChooser extends StoreElement {
  static properties = {
    kind: {},
    label: {},
    search: {},
    none: {},
    groups: { attribute: false },
    query: { state: true },
    shown: { state: true },
  };

  static styles = [
    base,
    controls,
    dialogs,
    css`
      dialog {
        width: min(34rem, calc(100vw - 2rem));
        max-height: min(36rem, calc(100dvh - 4rem));
      }

      .head input {
        flex-basis: 100%;
      }

      .lists {
        overflow-y: auto;
        padding: 0.375rem 0.5rem;
      }

      li button {
        display: grid;
        grid-template-columns: 10.5rem 1fr;
        gap: 0.125rem 0.75rem;
        justify-content: start;
        width: 100%;
        padding: 0.4rem 0.5rem;
        border: 0;
        background: none;
        text-align: left;
        font-weight: 400;
      }

      li button:focus-visible {
        outline-offset: -2px;
      }

      li b {
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .empty {
        padding: 1rem;
      }

      h3 {
        padding: 0.625rem 0.5rem 0.125rem;
        font-size: var(--tiny);
        font-weight: 600;
        color: var(--ink-soft);
      }

      @media (max-width: 30rem) {
        li button {
          grid-template-columns: 1fr;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.kind = "layer";
    this.label = "";
    /** What the field asks for. */
    this.search = "";
    /** What is said where nothing is found. */
    this.none = "";
    /** How the entries are grouped while nothing is typed. @type {((entries: Entry[]) => Group[]) | null} */
    this.groups = null;
    this.query = "";
    this.shown = false;
  }

  async open() {
    this.query = "";
    this.shown = true;
    await this.updateComplete;
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  render() {
    if (!this.shown) return nothing;
    const found = entriesOf(this.kind)
      // A slice is of a Functional model's tensors, and comes with its program.
      .filter(({ class_name }) => !/^(InputLayer|GetItem)$/.test(class_name))
      .filter((entry) => isFoundBy(entry, this.query, this.language.own))
      .toSorted((one, other) => this.#rank(one) - this.#rank(other));
    return html`<dialog
      aria-labelledby="title"
      @close=${() => (this.shown = false)}
      @click=${(/** @type {Event} */ event) =>
        event.target === event.currentTarget && this.#close()}
    >
      <div class="frame">
        <div class="head">
          <h2 id="title">${this.label}</h2>
          <button class="quiet square" aria-label=${this.t("common.close")} @click=${this.#close}>
            ${icons.remove}
          </button>
          <input
            type="search"
            autofocus
            aria-label=${this.search}
            placeholder=${this.search}
            .value=${this.query}
            @input=${(/** @type {any} */ event) => (this.query = event.target.value)}
            @keydown=${(/** @type {KeyboardEvent} */ event) => {
              if (event.key !== "Enter" || !found[0]) return;
              // Or the key would also press what has the focus next.
              event.preventDefault();
              this.#choose(found[0].class_name);
            }}
          />
        </div>
        <div class="lists">
          ${
            this.groups && !this.query.trim()
              ? this.groups(found).map(
                  ({ heading, entries }) =>
                    html`<h3 aria-hidden="true">${heading}</h3>
                      ${this.#list(entries, heading)}`,
                )
              : this.#list(found)
          }
          ${found.length ? nothing : html`<p class="empty faint">${this.none}</p>`}
        </div>
      </div>
    </dialog>`;
  }

  /**
   * @param {Entry[]} entries
   * @param {string} [heading]
   */
  #list(entries, heading) {
    return html`<ul aria-label=${heading ?? nothing}>
      ${entries.map(
        (entry) =>
          html`<li>
            <button @click=${() => this.#choose(entry.class_name)}>
              <b>${breakable(entry.class_name)}</b
              ><span class="soft">${this.language.doc(entry)}</span>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  /** What is called as was typed comes first. @param {{ class_name: string }} entry */
  #rank({ class_name }) {
    const [name, query] = [class_name.toLowerCase(), this.query.trim().toLowerCase()];
    return name === query ? 0 : name.startsWith(query) ? 1 : 2;
  }

  #close() {
    this.renderRoot.querySelector("dialog")?.close();
  }

  /** @param {string} className */
  #choose(className) {
    this.#close();
    this.dispatchEvent(new CustomEvent("entry-chosen", { detail: className }));
  }
}

customElements.define("mb-entry-chooser", EntryChooser);

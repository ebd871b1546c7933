import { css, html } from "lit";
import { StoreElement } from "../components/store-element.js";
import { base, controls } from "../styles/shared.js";

/** A row by its number, the one before, the next, or any. Sends "choose" with the number from 0. */
class RowChooser extends StoreElement {
  static properties = { row: { type: Number }, count: { type: Number }, label: {} };

  static styles = [
    base,
    controls,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem;
        align-items: center;
        font-size: var(--small);
      }

      input:not([type="checkbox"]) {
        width: 6rem;
      }
    `,
  ];

  constructor() {
    super();
    this.row = 0;
    this.count = 0;
    this.label = "";
  }

  render() {
    const step = (
      /** @type {number} */ by,
      /** @type {string} */ name,
      /** @type {unknown} */ icon,
    ) =>
      html`<button
        class="quiet square"
        aria-label=${this.t(`inspect.${name}`)}
        title=${this.t(`inspect.${name}`)}
        @click=${() => this.#choose(this.row + by)}
      >
        ${icon}
      </button>`;
    return html`<div class="row">
      <label for="row">${this.label}</label>
      ${step(-1, "previous", "‹")}
      <input
        id="row"
        type="number"
        min="1"
        max=${this.count}
        .value=${String(this.row + 1)}
        @change=${(/** @type {any} */ { target }) => this.#choose(target.valueAsNumber - 1)}
      />
      ${step(1, "next", "›")}
      <button class="small" @click=${() => this.#choose(Math.floor(Math.random() * this.count))}>
        ${this.t("inspect.random")}
      </button>
    </div>`;
  }

  /** @param {number} row */
  #choose(row) {
    const wanted = Number.isFinite(row) ? Math.round(row) : this.row;
    const detail = Math.max(0, Math.min(this.count - 1, wanted));
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent("choose", { detail }));
  }
}

customElements.define("mb-row-chooser", RowChooser);

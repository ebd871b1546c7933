import { LitElement, css, html, nothing } from "lit";
import { icons } from "../components/icons.js";
import { t } from "../locales/i18n.js";
import { base, controls } from "../styles/shared.js";
import { setInputs } from "./actions.js";
import { merges } from "./connections.js";

/**
 * @typedef {{ id: number, name: string }} Choice a layer that another can read
 *
 * @import { LayerEntry } from "../types.js"
 */

/** Which earlier layers a layer reads: one, or several where it merges. */
class LayerInputs extends LitElement {
  static properties = {
    entry: { attribute: false },
    reads: { attribute: false },
    choices: { attribute: false },
    disabled: { type: Boolean },
  };

  static styles = [
    base,
    controls,
    css`
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem 0.5rem;
        align-items: center;
        margin: 0;
        padding: 0;
        border: 0;
      }

      legend {
        margin-bottom: 0.25rem;
        padding: 0;
        font-size: var(--tiny);
      }

      .input {
        display: inline-flex;
        min-width: 0;
        max-width: 100%;
      }

      select {
        width: auto;
        min-width: 8rem;
        max-width: 100%;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {LayerEntry} */
    this.entry = { id: 0, className: "", config: {} };
    /** @type {Choice[]} */
    this.reads = [];
    /** @type {Choice[]} */
    this.choices = [];
    this.disabled = false;
  }

  render() {
    const several = merges(this.entry.className);
    // The first layer can read nothing but the model's input.
    if (this.choices.length < 2 && this.reads.length < 2 && !several) return nothing;
    return html`<fieldset ?disabled=${this.disabled}>
      <legend>${t("model.inputFrom")}</legend>
      ${this.reads.map((source, index) => this.#input(source, index))}
      ${
        several
          ? html`<button class="small" data-action="addInput" @click=${this.#add}>
              ${icons.add}${t("model.addInput")}
            </button>`
          : nothing
      }
    </fieldset>`;
  }

  /**
   * @param {Choice} source
   * @param {number} index
   */
  #input(source, index) {
    return html`<span class="input">
      <select
        aria-label=${t("model.inputNumber", { number: index + 1 })}
        @change=${(/** @type {any} */ event) => this.#set(index, Number(event.target.value))}
      >
        ${this.choices.map(
          ({ id, name }) =>
            html`<option value=${id} .selected=${id === source.id}>${name}</option>`,
        )}
      </select>
      ${
        this.reads.length > 1
          ? html`<button
              class="quiet square"
              aria-label=${t("model.removeInput", { name: source.name })}
              title=${t("model.removeInput", { name: source.name })}
              @click=${() => this.#remove(index)}
            >
              ${icons.remove}
            </button>`
          : nothing
      }
    </span>`;
  }

  get #ids() {
    return this.reads.map(({ id }) => id);
  }

  /**
   * @param {number} index
   * @param {number} id
   */
  #set(index, id) {
    setInputs(this.entry.id, this.#ids.with(index, id));
  }

  /** Adds the nearest layer that is not read yet. */
  #add() {
    const ids = this.#ids;
    const next = this.choices.findLast(({ id }) => !ids.includes(id)) ?? this.choices.at(-1);
    if (next) setInputs(this.entry.id, [...ids, next.id]);
  }

  /** @param {number} index */
  async #remove(index) {
    setInputs(this.entry.id, this.#ids.toSpliced(index, 1));
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("select"))?.focus();
  }
}

customElements.define("mb-layer-inputs", LayerInputs);

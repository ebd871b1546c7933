import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { icons } from "../components/icons.js";
import { base, controls } from "../styles/shared.js";
import { setInputs } from "../experiment/model.js";
import { merges } from "../experiment/connections.js";

/**
 * @import { Layer } from "../experiment/types.js"
 */

/** Which earlier layers a layer reads: one, or several where it merges. */
class LayerInputs extends StoreElement {
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

      details legend {
        position: absolute;
        clip-path: inset(50%);
      }

      details[open] > summary {
        margin-bottom: 0.5rem;
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
    /** @type {Layer} */
    this.entry = { name: "", class_name: "", config: {} };
    /** @type {string[]} */
    this.reads = [];
    /** @type {string[]} */
    this.choices = [];
    this.disabled = false;
  }

  render() {
    const { class_name, inputs, fixed } = this.entry;
    if (fixed) {
      return html`<p class="soft">${this.t("model.wired", { names: this.reads.join(", ") })}</p>`;
    }
    const several = merges(class_name);
    // What every layer of a chain does needs no place of its own.
    if (several || inputs) return this.#inputs(several);
    if (this.choices.length < 2) return nothing;
    return html`<details>
      <summary>${this.t("model.inputFrom")}</summary>
      ${this.#inputs(false)}
    </details>`;
  }

  /** @param {boolean} several whether it may read several layers */
  #inputs(several) {
    return html`<fieldset ?disabled=${this.disabled}>
      <legend>${this.t("model.inputFrom")}</legend>
      ${this.reads.map((source, index) => this.#input(source, index))}
      ${
        several
          ? html`<button class="small" data-action="addInput" @click=${this.#add}>
              ${icons.add}${this.t("model.addInput")}
            </button>`
          : nothing
      }
    </fieldset>`;
  }

  /**
   * @param {string} source
   * @param {number} index
   */
  #input(source, index) {
    return html`<span class="input">
      <select
        aria-label=${this.t("model.inputNumber", { number: index + 1 })}
        @change=${(/** @type {any} */ event) => this.#set(index, event.target.value)}
      >
        ${this.choices.map(
          (name) => html`<option value=${name} .selected=${name === source}>${name}</option>`,
        )}
      </select>
      ${
        this.reads.length > 1
          ? html`<button
              class="quiet square"
              aria-label=${this.t("model.removeInput", { name: source })}
              title=${this.t("model.removeInput", { name: source })}
              @click=${() => this.#remove(index)}
            >
              ${icons.remove}
            </button>`
          : nothing
      }
    </span>`;
  }

  /** @param {string[]} names */
  #read(names) {
    setInputs(this.playground, this.entry.name, names);
  }

  /**
   * @param {number} index
   * @param {string} name
   */
  #set(index, name) {
    this.#read(this.reads.with(index, name));
  }

  /** Adds the nearest layer that is not read yet. */
  #add() {
    const next = this.choices.findLast((name) => !this.reads.includes(name)) ?? this.choices.at(-1);
    if (next) this.#read([...this.reads, next]);
  }

  /** @param {number} index */
  async #remove(index) {
    this.#read(this.reads.toSpliced(index, 1));
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("select"))?.focus();
  }
}

customElements.define("mb-layer-inputs", LayerInputs);

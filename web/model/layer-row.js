import { html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import "../components/argument-form.js";
import { toolbarKeys } from "../components/toolbar.js";
import { cssVars } from "../components/css-vars.js";
import { icons } from "../components/icons.js";
import { shapeText } from "../locales/i18n.js";
import { base, controls } from "../styles/shared.js";
import { pathOf } from "../experiment/drafts.js";
import { augments } from "../experiment/connections.js";
import { moveLayer, removeLayer, selectLayer, setConfig } from "../experiment/model.js";
import { summarise } from "../experiment/catalogue.js";
import { columns, rowStyles } from "./layer-row-styles.js";

/** @import { Finding, Layer, LayerDescription } from "../experiment/types.js" */

/** One layer: a line with what it gives, and when opened its form. */
class LayerRow extends StoreElement {
  static properties = {
    entry: { attribute: false },
    description: { attribute: false },
    index: { type: Number },
    count: { type: Number },
    total: { type: Number },
    unknown: { type: Boolean },
    fixed: { type: Boolean },
    mentioned: { type: Boolean },
    reads: { attribute: false },
    choices: { attribute: false },
    finding: { attribute: false },
    open: { type: Boolean, reflect: true },
    locked: { type: Boolean, reflect: true },
  };

  static styles = [base, controls, columns, rowStyles];

  constructor() {
    super();
    /** @type {Layer} */
    this.entry = { name: "", class_name: "", config: {} };
    /** @type {LayerDescription | undefined} */
    this.description = undefined;
    this.index = 0;
    this.count = 0;
    /** The model's parameters, of which the layer has its share. */
    this.total = 0;
    this.unknown = false;
    /** Whether it is connected in a way that the page only shows. */
    this.fixed = false;
    /** Whether another layer names it as its input. */
    this.mentioned = false;
    /** @type {string[]} the layers it reads */
    this.reads = [];
    /** @type {string[]} the layers it could read */
    this.choices = [];
    /** What is wrong with it. @type {Finding | undefined} */
    this.finding = undefined;
    this.open = false;
    this.locked = false;
  }

  willUpdate() {
    if (this.open || this.finding) void this.playground.loadRest();
  }

  render() {
    const { class_name, config, name } = this.entry;
    const { output_shape: shape, parameters, error: fault } = this.description ?? {};
    const known = shape && !this.unknown && !fault;
    const summary = summarise("layer", class_name, config);
    return html`
      <div
        class="row ${this.finding?.blocks ? "faulty" : ""}"
        role="toolbar"
        aria-label=${this.t("model.layerNumber", { layer: class_name, position: this.index + 1 })}
        @keydown=${toolbarKeys}
      >
        <span
          class="grip"
          aria-hidden="true"
          @pointerdown=${(/** @type {PointerEvent} */ event) =>
            this.dispatchEvent(new CustomEvent("grab", { detail: event }))}
          >${icons.grip}</span
        >
        <div class="columns">
          <button
            class="name"
            aria-expanded=${this.open}
            @click=${() => selectLayer(this.playground, this.open ? null : name)}
          >
            <span class="class">${class_name}</span>
            ${this.mentioned ? html`<span class="own">${name}</span>` : nothing}
            <span class="summary">${summary.join(", ")}</span>
            ${this.entry.inputs ? this.#sources() : nothing}
          </button>
          <span class="shape mono ${known ? "" : "unknown"}"
            >${known ? shapeText(shape) : this.t("model.unknown")}</span
          >
          <span class="parameters">${known ? this.language.number(parameters ?? 0) : ""}</span>
        </div>
        <span class="share" aria-hidden="true"
          ><i
            ${cssVars({ "--share": known && this.total ? (parameters ?? 0) / this.total : 0 })}
          ></i
        ></span>
        ${this.locked || this.fixed ? nothing : this.#actions()}
      </div>
      ${this.finding ? html`<mb-finding .finding=${this.finding}></mb-finding>` : nothing}
      ${
        this.open
          ? html`<div class="form">
              <mb-argument-form
                kind="layer"
                .className=${class_name}
                .config=${config}
                path=${pathOf("model", name)}
                ?disabled=${this.locked}
                @config-change=${(/** @type {CustomEvent} */ event) => setConfig(this.playground, name, event.detail)}
              ></mb-argument-form>
              ${
                augments(class_name)
                  ? html`<mb-augmentation-preview .layer=${this.entry}></mb-augmentation-preview>`
                  : nothing
              }
              <mb-layer-inputs
                .entry=${this.entry}
                .reads=${this.reads}
                .choices=${this.choices}
                ?disabled=${this.locked}
              ></mb-layer-inputs>
            </div>`
          : nothing
      }
    `;
  }

  /** What the layer reads, where it is not the one before it. */
  #sources() {
    return html`<span class="sources"
      >${this.t("model.reads")}${this.reads.map((name) => html` <span class="chip">${name}</span>`)}</span
    >`;
  }

  #actions() {
    const { name } = this.entry;
    const { index, count, playground } = this;
    const insert = () => this.dispatchEvent(new CustomEvent("insert"));
    return html`${this.#action("insert", icons.add, insert)}
      <div class="actions">
        ${this.#action("moveUp", icons.up, () => moveLayer(playground, name, index - 1), index === 0)}
        ${this.#action("moveDown", icons.down, () => moveLayer(playground, name, index + 1), index === count - 1)}
        ${this.#action("remove", icons.remove, () => removeLayer(playground, name))}
      </div>`;
  }

  /**
   * aria-disabled keeps the focus where it is when a layer has come to an end of the list.
   * @param {string} name
   * @param {unknown} icon
   * @param {() => void} act
   * @param {boolean} [disabled]
   */
  #action(name, icon, act, disabled = false) {
    const values = { layer: this.entry.class_name, position: this.index + 1 };
    const label = this.t(`model.${name}`, values);
    return html`<button
      class="square ${name}"
      tabindex="-1"
      data-action=${name}
      aria-label=${label}
      title=${label}
      aria-disabled=${disabled ? "true" : nothing}
      @click=${() => !disabled && act()}
    >
      ${icon}
    </button>`;
  }

  focus() {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("button.name"))?.focus();
  }

  /** Puts the focus into its form, or on the row where that has no field. */
  async focusForm() {
    await this.updateComplete;
    const form = /** @type {any} */ (this.renderRoot.querySelector("mb-argument-form"));
    if (!(await form?.focusFirst())) this.focus();
  }
}

customElements.define("mb-layer-row", LayerRow);

import { LitElement, html, nothing } from "lit";
import "../components/argument-form.js";
import { cssVars } from "../components/css-vars.js";
import { icons } from "../components/icons.js";
import { number, shapeText, t } from "../locales/i18n.js";
import { base, controls } from "../styles/shared.js";
import { moveLayer, removeLayer, selectLayer, setConfig } from "./actions.js";
import { summarise } from "./catalogue.js";
import "./layer-inputs.js";
import { columns, rowStyles } from "./layer-row-styles.js";

/**
 * @import { LayerEntry, LayerFacts } from "../types.js"
 * @import { Choice } from "./layer-inputs.js"
 */

/** One layer: a line with what it gives, and when opened its form. */
class LayerRow extends LitElement {
  static properties = {
    entry: { attribute: false },
    facts: { attribute: false },
    index: { type: Number },
    count: { type: Number },
    total: { type: Number },
    unknown: { type: Boolean },
    name: {},
    mentioned: { type: Boolean },
    reads: { attribute: false },
    choices: { attribute: false },
    unread: { type: Boolean },
    open: { type: Boolean, reflect: true },
    locked: { type: Boolean, reflect: true },
  };

  static styles = [base, controls, columns, rowStyles];

  constructor() {
    super();
    /** @type {LayerEntry} */
    this.entry = { id: 0, className: "", config: {} };
    /** @type {LayerFacts | undefined} */
    this.facts = undefined;
    this.index = 0;
    this.count = 0;
    /** The model's parameters, of which the layer has its share. */
    this.total = 0;
    this.unknown = false;
    /** The layer's name in Keras. */
    this.name = "";
    /** Whether another layer names it as its input. */
    this.mentioned = false;
    /** @type {Choice[]} the layers it reads */
    this.reads = [];
    /** @type {Choice[]} the layers it could read */
    this.choices = [];
    /** Whether no layer reads it, though it is not the last. */
    this.unread = false;
    this.open = false;
    this.locked = false;
  }

  render() {
    const { className, config, id } = this.entry;
    const { output_shape: shape, parameters, error: fault } = this.facts ?? {};
    const error = fault || (this.unread ? t("model.unread") : "");
    const known = shape && !this.unknown && !fault;
    const summary = summarise("layer", className, config);
    return html`
      <div class="row ${error ? "faulty" : ""}">
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
            @click=${() => selectLayer(this.open ? null : id)}
          >
            <span class="class">${className}</span>
            ${this.mentioned ? html`<span class="own">${this.name}</span>` : nothing}
            <span class="summary">${summary.join(", ")}</span>
            ${this.entry.inputs ? this.#sources() : nothing}
          </button>
          <span class="shape mono ${known ? "" : "unknown"}"
            >${known ? shapeText(shape) : t("model.unknown")}</span
          >
          <span class="parameters">${known ? number(parameters ?? 0) : ""}</span>
        </div>
        <span class="share" aria-hidden="true"
          ><i
            ${cssVars({ "--share": known && this.total ? (parameters ?? 0) / this.total : 0 })}
          ></i
        ></span>
        ${this.locked ? nothing : this.#actions()}
      </div>
      ${error ? html`<p class="error" role="alert">${error}</p>` : nothing}
      ${
        this.open
          ? html`<div class="form">
              <mb-layer-inputs
                .entry=${this.entry}
                .reads=${this.reads}
                .choices=${this.choices}
                ?disabled=${this.locked}
              ></mb-layer-inputs>
              <mb-argument-form
                kind="layer"
                .className=${className}
                .config=${config}
                ?disabled=${this.locked}
                @config-change=${(/** @type {CustomEvent} */ event) => setConfig(id, event.detail)}
              ></mb-argument-form>
            </div>`
          : nothing
      }
    `;
  }

  /** What the layer reads, where it is not the one before it. */
  #sources() {
    return html`<span class="sources"
      >${t("model.reads")}${this.reads.map(({ name }) => html` <span class="chip">${name}</span>`)}</span
    >`;
  }

  #actions() {
    const { className, id } = this.entry;
    const values = { layer: className, position: this.index + 1 };
    const move = (/** @type {number} */ to) => this.#move(id, to);
    return html`<div class="actions">
      ${this.#action("moveUp", icons.up, this.index === 0, () => move(this.index - 1), values)}
      ${this.#action("moveDown", icons.down, this.index === this.count - 1, () => move(this.index + 1), values)}
      ${this.#action("remove", icons.remove, false, () => removeLayer(id), values)}
    </div>`;
  }

  /**
   * @param {string} name
   * @param {unknown} icon
   * @param {boolean} disabled
   * @param {() => void} act
   * @param {Record<string, string | number>} values
   */
  #action(name, icon, disabled, act, values) {
    const label = t(`model.${name}`, values);
    return html`<button
      class="square"
      data-action=${name}
      aria-label=${label}
      title=${label}
      ?disabled=${disabled}
      @click=${act}
    >
      ${icon}
    </button>`;
  }

  /**
   * Moving takes the row, and the focus with it, to another place.
   * @param {number} id
   * @param {number} to
   */
  async #move(id, to) {
    const focused = /** @type {ShadowRoot} */ (this.renderRoot).activeElement;
    moveLayer(id, to);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const button = /** @type {HTMLButtonElement | null} */ (focused);
    if (button?.disabled) {
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("button.name"))?.focus();
    } else button?.focus();
  }
}

customElements.define("mb-layer-row", LayerRow);

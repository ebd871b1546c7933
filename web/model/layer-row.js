import { LitElement, css, html, nothing } from "lit";
import "../components/argument-form.js";
import { cssVars } from "../components/css-vars.js";
import { icons } from "../components/icons.js";
import { number, shapeText, t } from "../locales/i18n.js";
import { base, controls } from "../styles/shared.js";
import { moveLayer, removeLayer, selectLayer, setConfig } from "./actions.js";
import { summarise } from "./catalogue.js";

/** @import { LayerEntry, LayerFacts } from "../types.js" */

/** The columns that a layer, the input and the total share. */
export const columns = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 6.75rem 4.75rem;
    gap: 0 0.5rem;
    align-items: baseline;
    padding-left: 1.375rem;
    padding-right: 6.5rem;
  }

  .shape {
    font-size: var(--small);
    white-space: nowrap;
  }

  .parameters {
    text-align: right;
    font-size: var(--small);
  }

  @container (max-width: 30rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr) 6.25rem 4.5rem;
      padding-left: 0.25rem;
      padding-right: 0;
    }
  }
`;

/** One layer: a line with what it gives, and when opened its form. */
class LayerRow extends LitElement {
  static properties = {
    entry: { attribute: false },
    facts: { attribute: false },
    index: { type: Number },
    count: { type: Number },
    total: { type: Number },
    unknown: { type: Boolean },
    open: { type: Boolean, reflect: true },
    locked: { type: Boolean, reflect: true },
  };

  static styles = [
    base,
    controls,
    columns,
    css`
      :host {
        border-bottom: 1px solid var(--line);
      }

      :host([open]) {
        background: var(--surface);
      }

      .row {
        position: relative;
      }

      .row:hover {
        background: var(--sunken);
      }

      :host([open]) .row:hover {
        background: none;
      }

      .grip {
        position: absolute;
        left: 0;
        top: 0;
        bottom: 0;
        display: grid;
        place-items: center;
        width: 1.25rem;
        color: var(--line-strong);
        cursor: grab;
        touch-action: none;
      }

      :host([locked]) .grip {
        visibility: hidden;
      }

      button.name {
        display: block;
        min-height: 2.25rem;
        padding: 0.375rem 0;
        border: 0;
        background: none;
        text-align: left;
        font-size: var(--small);
        font-weight: 400;
        overflow: hidden;
        text-overflow: ellipsis;
      }

      button.name::after {
        content: "";
        position: absolute;
        inset: 0 6.5rem 0 1.25rem;
      }

      .class {
        font-weight: 600;
        margin-right: 0.5rem;
      }

      .summary {
        color: var(--ink-soft);
        font-family: var(--mono);
        font-size: var(--tiny);
      }

      .unknown {
        color: var(--ink-faint);
      }

      .faulty .class,
      .error {
        color: var(--bad);
      }

      .error {
        padding: 0 0.5rem 0.5rem 1.375rem;
        font-size: var(--small);
        overflow-wrap: anywhere;
      }

      .share {
        position: absolute;
        right: 0;
        top: calc(50% - 0.25rem);
        width: 5.5rem;
        pointer-events: none;
      }

      .share i {
        display: block;
        width: calc(var(--share) * 100%);
        height: 0.5rem;
        background: var(--accent);
        opacity: 0.55;
      }

      .row:hover .share,
      .row:focus-within .share,
      :host([open]) .share {
        visibility: hidden;
      }

      .actions {
        position: absolute;
        right: 0;
        top: 50%;
        translate: 0 -50%;
        display: flex;
        gap: 1px;
        opacity: 0;
      }

      .row:hover .actions,
      .row:focus-within .actions,
      :host([open]) .actions {
        opacity: 1;
      }

      .actions button {
        border-color: transparent;
        background: none;
        color: var(--ink-soft);
      }

      .actions button:disabled {
        color: var(--line-strong);
      }

      .actions button:hover:not(:disabled) {
        color: var(--ink);
        background: var(--line);
      }

      .form {
        padding: 0.25rem 1.375rem 0.5rem;
      }

      @media (hover: none) {
        .actions {
          opacity: 1;
        }

        .share {
          visibility: hidden;
        }
      }

      @container (max-width: 30rem) {
        .grip,
        .share {
          display: none;
        }

        button.name::after {
          inset: 0;
        }

        .summary {
          display: block;
        }

        .actions {
          display: none;
          position: static;
          translate: none;
          justify-content: flex-end;
          padding: 0 0.25rem 0.25rem;
        }

        :host([open]) .actions {
          display: flex;
        }

        .form,
        .error {
          padding-inline: 0.25rem;
        }
      }
    `,
  ];

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
    this.open = false;
    this.locked = false;
  }

  render() {
    const { className, config, id } = this.entry;
    const { output_shape: shape, parameters, error } = this.facts ?? {};
    const known = shape && !this.unknown && !error;
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
            <span class="summary">${summary.join(", ")}</span>
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

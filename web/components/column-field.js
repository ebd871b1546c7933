import { css, html, nothing } from "lit";
import { StoreElement } from "./store-element.js";
import { base, controls } from "../styles/shared.js";

/** Of more columns all can be chosen at once, or none. */
const mostSingly = 8;

/**
 * Columns of a table, each with a checkbox. Sends "columns-change" with their names; null for those that a step takes by
 * itself, or where they are sparse for none.
 */
class ColumnField extends StoreElement {
  static properties = {
    label: {},
    columns: { attribute: false },
    value: { attribute: false },
    applied: { attribute: false },
    nullable: { type: Boolean },
    sparse: { type: Boolean },
    disabled: { type: Boolean },
  };

  static styles = [
    base,
    controls,
    css`
      fieldset {
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }

      legend {
        padding: 0;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      legend.many {
        float: left;
        min-height: 1.625rem;
        line-height: 1.625rem;
        margin-inline-end: 0.875rem;
      }

      .all {
        display: flex;
        gap: 0.875rem;
        justify-content: end;
        min-height: 1.625rem;
      }

      /* Cut within a row, so that it is seen to go on. */
      .list {
        display: flex;
        flex-wrap: wrap;
        gap: 0.125rem 0.875rem;
        max-height: 8rem;
        overflow-y: auto;
        padding-block: 0.125rem;
      }

      label {
        min-width: 0;
        min-height: 1.625rem;
        overflow-wrap: anywhere;
      }

      .gone {
        text-decoration: line-through;
      }
    `,
  ];

  constructor() {
    super();
    this.label = "";
    /** Those there are. @type {string[]} */
    this.columns = [];
    /** Those that are chosen. @type {string[] | null} */
    this.value = null;
    /** Those that null stands for; if not known, all. @type {string[] | null} */
    this.applied = null;
    this.nullable = false;
    /** Whether null stands for none. */
    this.sparse = false;
    this.disabled = false;
  }

  focus() {
    this.renderRoot.querySelector("input")?.focus();
  }

  render() {
    const gone = (this.value ?? []).filter((name) => !this.columns.includes(name));
    return html`<fieldset ?disabled=${this.disabled}>
      <legend class=${this.#areMany ? "many" : ""}>${this.label}</legend>
      ${this.#areMany ? this.#all() : nothing}
      <div class="list">
        ${[...this.columns, ...gone].map(
          (name) =>
            html`<label class="check">
              <input
                type="checkbox"
                .checked=${this.#chosen.has(name)}
                @change=${(/** @type {any} */ event) => this.#set(name, event.target.checked)}
              />
              <span
                class=${gone.includes(name) ? "gone" : ""}
                title=${gone.includes(name) ? this.t("prepare.noColumn") : nothing}
                >${name}</span
              >
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  get #areMany() {
    return this.columns.length > mostSingly;
  }

  #all() {
    const all = (/** @type {string} */ text, /** @type {string[]} */ names) =>
      html`<button class="link" @click=${() => this.#send(new Set(names))}>
        ${this.t(text)}
      </button>`;
    return html`<div class="all">
      ${all("form.selectAll", this.columns)} ${all("form.selectNone", [])}
    </div>`;
  }

  get #chosen() {
    return new Set(this.value ?? this.#default);
  }

  /** What null stands for. */
  get #default() {
    return this.sparse ? [] : (this.applied ?? this.columns);
  }

  /**
   * @param {string} name
   * @param {boolean} isIn
   */
  #set(name, isIn) {
    const chosen = this.#chosen;
    if (isIn) chosen.add(name);
    else chosen.delete(name);
    this.#send(chosen);
  }

  /** @param {Set<string>} chosen */
  #send(chosen) {
    const all = this.columns.filter((column) => chosen.has(column));
    const gone = [...chosen].filter((column) => !this.columns.includes(column));
    const isDefault = String(all) === String(this.#default) && gone.length === 0;
    const detail = this.nullable && isDefault ? null : [...all, ...gone];
    this.dispatchEvent(new CustomEvent("columns-change", { detail }));
  }
}

customElements.define("mb-column-field", ColumnField);

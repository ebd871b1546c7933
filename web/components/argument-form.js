import { css, html, nothing } from "lit";
import { StoreElement } from "./store-element.js";
import { within } from "../experiment/drafts.js";
import { entryOf, isSeldom } from "../experiment/catalogue.js";
import { base, controls } from "../styles/shared.js";
import "./argument-field.js";

/** @import { Argument, Entry } from "../experiment/catalogue.js" */

/** Arguments about printing to a console, which a page does not have. */
const hidden = new Set(["verbose"]);

/** Whether a field takes all of the form's width. @param {Argument} argument */
const isWide = ({ type, of }) => of === "condition" || type === "strings";

/**
 * The form of any entry of the catalogue: a field for each argument, those that are seldom changed folded away.
 * Sends "config-change" with the new config.
 */
class ArgumentForm extends StoreElement {
  static areas = ["data.description"];

  static properties = {
    kind: {},
    className: {},
    config: { attribute: false },
    disabled: { type: Boolean },
    without: { attribute: false },
    path: {},
    columns: { attribute: false },
    applied: { attribute: false },
    hinted: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
      }

      mb-argument-field {
        min-width: 0;
      }

      .wide {
        grid-column: 1 / -1;
      }

      .hint {
        min-height: 1.4em;
        font-size: var(--tiny);
        line-height: 1.4;
        color: var(--ink-soft);
      }

      .nested {
        margin-top: 0.75rem;
        padding-left: 0.75rem;
        border-left: 2px solid var(--line);
      }

      .nested > p {
        margin-bottom: 0.375rem;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      details[open] > summary {
        margin-bottom: 0.5rem;
      }
    `,
  ];

  constructor() {
    super();
    this.kind = "layer";
    this.className = "";
    /** @type {Record<string, any>} */
    this.config = {};
    this.disabled = false;
    /** @type {string[]} arguments that have their field elsewhere */
    this.without = [];
    /** Where the entry stands: see drafts.js. */
    this.path = "";
    /** The columns that its lists of names are of. @type {string[] | null} */
    this.columns = null;
    /** Those of them that the entry takes by itself. @type {string[] | null} */
    this.applied = null;
    /** The argument whose field has the focus. @type {Argument | undefined} */
    this.hinted = undefined;
  }

  render() {
    const entry = entryOf(this.kind, this.className);
    if (!entry) return nothing;
    // Images have no column that they could be sorted by; what is set all the same can be taken away.
    const isOrdered = this.state.data.description?.kind !== "images" || this.config.by;
    const shown = entry.arguments.filter(
      ({ name }) =>
        !hidden.has(name) && !this.without.includes(name) && (name !== "by" || isOrdered),
    );
    const usual = shown.filter((argument) => !isSeldom(argument));
    const seldom = shown.filter(isSeldom);
    return html`
      ${usual.length ? this.#fields(entry, usual) : nothing}
      ${
        seldom.length
          ? html`<details>
              <summary>${this.t("form.more")}</summary>
              ${this.#fields(entry, seldom)}
            </details>`
          : nothing
      }
      <p class="hint">${this.#hint(entry)}</p>
    `;
  }

  /** @param {Entry} entry */
  #hint(entry) {
    if (!this.hinted) return this.language.doc(entry);
    return `${this.hinted.name}: ${this.language.doc(entry, this.hinted)}`;
  }

  /** @param {Entry} entry @param {Argument[]} list */
  #fields(entry, list) {
    return html`<div class="fields" @value-change=${this.#changed} @focusin=${this.#focused}>
        ${list.map(
          (argument) =>
            html`<mb-argument-field
              class=${this.columns && isWide(argument) ? "wide" : ""}
              .argument=${argument}
              .of=${entry}
              .value=${this.config[argument.name]}
              .columns=${this.columns}
              .applied=${this.applied}
              path=${within(this.path, this.className, argument.name)}
              ?disabled=${this.disabled}
            ></mb-argument-field>`,
        )}
      </div>
      ${list.map((argument) => this.#nested(argument))}`;
  }

  /**
   * The arguments of an object that is itself an argument.
   * @param {Argument} argument
   */
  #nested(argument) {
    if (!argument.kind) return nothing;
    const value = this.config[argument.name] ?? argument.default;
    const name = typeof value === "string" ? value : value?.class_name;
    const entry = name ? entryOf(argument.kind ?? "", name) : undefined;
    if (!entry || entry.arguments.length === 0) return nothing;
    return html`<div class="nested">
      <p>${argument.name}: ${entry.class_name}</p>
      <mb-argument-form
        kind=${argument.kind ?? ""}
        .className=${entry.class_name}
        .config=${typeof value === "string" ? {} : (value.config ?? {})}
        path=${within(this.path, this.className, argument.name)}
        ?disabled=${this.disabled}
        @config-change=${(/** @type {CustomEvent} */ event) => {
          event.stopPropagation();
          this.#set(argument.name, { class_name: entry.class_name, config: event.detail });
        }}
      ></mb-argument-form>
    </div>`;
  }

  /** @param {CustomEvent<{ name: string, value: any }>} event */
  #changed(event) {
    event.stopPropagation();
    this.#set(event.detail.name, event.detail.value);
  }

  /**
   * @param {string} name
   * @param {any} value undefined: the default
   */
  #set(name, value) {
    const config = { ...this.config, [name]: value };
    if (value === undefined) delete config[name];
    this.config = config;
    this.dispatchEvent(new CustomEvent("config-change", { detail: config, bubbles: true }));
  }

  /** Puts the focus into the first field. @returns {Promise<boolean>} whether there is one */
  async focusFirst() {
    await this.updateComplete;
    const field = /** @type {any} */ (
      this.renderRoot.querySelector("mb-argument-field:not(details *)")
    );
    await field?.updateComplete;
    field?.focus();
    return field !== null;
  }

  /** @param {Event} event */
  #focused(event) {
    const field = /** @type {any} */ (event.target);
    this.hinted = field.argument;
  }
}

customElements.define("mb-argument-form", ArgumentForm);

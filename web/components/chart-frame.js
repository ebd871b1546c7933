import { css, html, nothing } from "lit";
import { fileName, saveFile } from "../experiment/save.js";
import { base, controls, tables } from "../styles/shared.js";
import { csvText } from "./csv.js";
import { icons } from "./icons.js";
import { StoreElement } from "./store-element.js";

/** @import { Cell } from "./csv.js" */
/** `writers` say how a column of numbers is written, where not as quantities.
 * @typedef {{ columns: string[], rows: Cell[][], writers?: ((value: number) => string)[] }} Table */

/** So many rows of the table are shown at first. */
const page = 100;

/**
 * What every chart has around it: a title with the units, its numbers as a table, and itself as PNG, SVG and CSV.
 * The chart is what the element holds; fields that belong to it stand in the slot "fields", above it.
 */
class ChartFrame extends StoreElement {
  static areas = ["experiment"];
  static properties = {
    heading: {},
    units: {},
    table: { attribute: false },
    isTable: { type: Boolean, attribute: "is-table" },
    open: { state: true },
    tabled: { state: true },
    scheme: { state: true },
    shown: { state: true },
  };

  static styles = [
    base,
    controls,
    tables,
    css`
      :host {
        position: relative;
        container-type: inline-size;
        break-inside: avoid;
        print-color-adjust: exact;
      }

      header {
        display: flex;
        gap: 0.25rem 0.5rem;
        align-items: start;
        min-height: 1.75rem;
        margin-bottom: 0.25rem;
      }

      .title {
        display: flex;
        flex: 1 1 auto;
        flex-wrap: wrap;
        gap: 0 0.75rem;
        align-items: baseline;
        min-width: 0;
        padding-top: 0.25rem;
      }

      /* A long title leaves them their size. */
      header button {
        flex: none;
      }

      h3 {
        overflow-wrap: anywhere;
      }

      .units {
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      .save {
        position: absolute;
        z-index: 4;
        top: 2rem;
        right: 0;
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        align-items: end;
        max-width: 100%;
        padding: 0.75rem;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        box-shadow: 0 0.5rem 1.5rem rgb(0 0 0 / 0.2);
      }

      .table {
        max-height: 20rem;
        margin-top: 0.5rem;
        overflow: auto;
      }

      .table thead th {
        position: sticky;
        top: 0;
        background: var(--paper);
      }
    `,
  ];

  constructor() {
    super();
    this.heading = "";
    this.units = "";
    /** The numbers that are drawn; made when they are asked for. @type {() => Table} */
    this.table = () => ({ columns: [], rows: [] });
    /** Whether the chart is a table itself. */
    this.isTable = false;
    this.open = false;
    this.tabled = false;
    /** What pictures are on; "" as the page is. @type {"" | "light" | "dark"} */
    this.scheme = "";
    this.shown = page;
  }

  render() {
    return html`<section aria-labelledby="heading">
      <header>
        <div class="title">
          <h3 id="heading">${this.heading}</h3>
          ${this.units ? html`<span class="units">${this.units}</span>` : nothing}
          <slot name="key"></slot>
        </div>
        ${
          this.isTable
            ? nothing
            : html`<button
                class="quiet square"
                id="as-table"
                aria-label=${this.t("chart.table", { title: this.heading })}
                title=${this.t("chart.asTable")}
                aria-pressed=${this.tabled}
                @click=${() => (this.tabled = !this.tabled)}
              >
                ${icons.table}
              </button>`
        }
        <button
          class="quiet square"
          id="save"
          aria-label=${this.t("chart.saveOf", { title: this.heading })}
          title=${this.t("chart.save")}
          aria-expanded=${this.open}
          @click=${() => (this.open = !this.open)}
        >
          ${icons.save}
        </button>
      </header>
      ${this.open ? this.#choices() : nothing}
      <slot name="fields"></slot>
      <slot></slot>
      ${this.tabled && !this.isTable ? this.#table() : nothing}
    </section>`;
  }

  #choices() {
    const scheme = this.#scheme;
    return html`<div
      class="save"
      role="group"
      aria-label=${this.t("chart.saveOf", { title: this.heading })}
      @keydown=${this.#onKey}
      @focusout=${this.#onLeave}
    >
      <button class="small" @click=${this.#savePicture} value="png">PNG</button>
      <button class="small" @click=${this.#savePicture} value="svg">SVG</button>
      <button class="small" @click=${this.#saveTable}>CSV</button>
      <div class="field">
        <label for="scheme">${this.t("chart.background")}</label>
        <select
          id="scheme"
          @change=${(/** @type {any} */ { target }) => (this.scheme = target.value)}
        >
          ${["light", "dark"].map(
            (name) =>
              html`<option value=${name} .selected=${name === scheme}>
                ${this.t(`chart.background_${name}`)}
              </option>`,
          )}
        </select>
      </div>
    </div>`;
  }

  /** @returns {"light" | "dark"} */
  get #scheme() {
    if (this.scheme) return this.scheme;
    const { theme } = this.playground.scope.dataset;
    const isDark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    return isDark ? "dark" : "light";
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.open = false;
    /** @type {HTMLElement} */ (this.renderRoot.querySelector("#save")).focus();
  }

  /** @param {FocusEvent} event */
  #onLeave({ currentTarget, relatedTarget }) {
    const next = /** @type {Element | null} */ (relatedTarget);
    const inside = /** @type {Element} */ (currentTarget).contains(next);
    // The button closes it itself, and where nothing has the focus the page has lost it.
    if (next && !inside && next.id !== "save") this.open = false;
  }

  /** @param {string} extension */
  #name(extension) {
    return fileName([this.state.experiment.title ?? "", this.heading], extension);
  }

  /** @param {Event} event */
  async #savePicture({ currentTarget }) {
    const kind = /** @type {HTMLButtonElement} */ (currentTarget).value;
    const { svgOf, pngOf } = await import("./chart-export.js");
    const slots = /** @type {NodeListOf<HTMLSlotElement>} */ (
      this.renderRoot.querySelectorAll('slot:not([name="fields"])')
    );
    const elements = [...slots].flatMap((slot) => slot.assignedElements());
    const { heading: title, units } = this;
    const picture = await svgOf(this, elements, { title, units, scheme: this.#scheme });
    const blob =
      kind === "svg" ? new Blob([picture.svg], { type: "image/svg+xml" }) : await pngOf(picture);
    this.#save(kind, blob);
  }

  #saveTable() {
    const { columns, rows } = this.table();
    // Spreadsheets take a file for UTF-8 that begins with a byte order mark.
    this.#save("csv", new Blob(["\ufeff", csvText(columns, rows)], { type: "text/csv" }));
  }

  /**
   * @param {string} extension
   * @param {Blob} blob
   */
  #save(extension, blob) {
    const name = this.#name(extension);
    saveFile(name, blob);
    this.store.announce(this.t("chart.saved", { name }));
  }

  #table() {
    const { columns, rows, writers = [] } = this.table();
    const { quantity } = this.language;
    const shown = rows.slice(0, this.shown);
    const left = rows.length - shown.length;
    const kind = (/** @type {number} */ column) =>
      rows.some((cells) => typeof cells[column] === "string") ? nothing : "number";
    const kinds = columns.map((_, column) => kind(column));
    const text = (/** @type {Cell} */ value, /** @type {number} */ column) => {
      if (typeof value !== "number") return value ?? "–";
      return Number.isFinite(value) ? (writers[column] ?? quantity)(value) : value;
    };
    return html`<div
      class="scroll table"
      tabindex="0"
      role="region"
      aria-label=${this.t("chart.table", { title: this.heading })}
    >
      <table aria-label=${this.t("chart.table", { title: this.heading })}>
        <thead>
          <tr>
            ${columns.map((name, column) =>
              name === ""
                ? html`<td></td>`
                : html`<th scope="col" class=${kinds[column]}>${name}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (cells) =>
              html`<tr>
                ${columns.map((_, column) => html`<td class=${kinds[column]}>${text(cells[column], column)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
      ${
        left > 0
          ? html`<button class="link" @click=${() => (this.shown += page * 5)}>
              ${this.t("common.showMore", { count: left })}
            </button>`
          : nothing
      }
    </div>`;
  }
}

customElements.define("mb-chart-frame", ChartFrame);
